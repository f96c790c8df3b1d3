import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Profil } from '../src/acces/federation/index.js'
import { signerJeton } from '../src/acces/index.js'
import type { GenreDeFacteur } from '../src/droit/niveaux.js'
import { NOM_DU_COOKIE, noterFacteur, ouvrirSession } from '../src/acces/session/index.js'
import { jourDe } from '../src/moteur/moteur.js'
import {
  chargerLExtraitDuRome,
  chargerLesAgents,
  chargerLesApplications,
  chargerLesOrganisations,
  chargerLesPersonnes,
  secretDe,
} from '../jeu-d-essai/charger.js'
import { chargerLesCreneaux } from '../jeu-d-essai/creneaux.js'
import { organisations } from '../jeu-d-essai/organisations.js'
import { professionnels } from '../jeu-d-essai/professionnels.js'
import { lignesNommant } from '../src/moteur/lignes.js'
import { scopesPartenairesDe } from '../src/partenaire/index.js'
import type { Traitements } from '../src/moteur/traitements.js'
import { ressources } from '../src/parcours/ressources.js'
import { composer, type Plateforme } from '../src/serveur/plateforme.js'
import type { Bilan, Effets } from '../src/suites/index.js'
import { portLibre } from '../src/serveur/base/port-libre.js'
import type { Tls } from '../src/serveur/tls.js'
import type { Secrets } from '../src/serveur/secrets.js'
import { type BaseDEssai, uneBaseDeclaree } from './base-d-essai.js'
import { connexionForte } from './connexion-d-essai.js'
import { secretsDEssai } from './secrets-d-essai.js'

export type PlateformeDEssai = Plateforme & {
  dossierDesImports: string
  dossierDesCourriels: string
  temoinDuJournal: string
  url: string
  adressePublique: string
  base: BaseDEssai
  secrets: Secrets
  /** Token of a named person or professional, with every line open to her kind unless scopes are given. */
  jetonDe(persona: string | bigint, scopes?: readonly string[]): Promise<string>
  /** Token of a program, with every line open to the kind of its organisation. */
  jetonDApplication(clientId: string): Promise<string>
  /** Signs a named person or professional in, without her identity provider: the value of a Cookie header. */
  ouvrirSession(persona: string | bigint, preuve?: { acr?: string; amr?: readonly string[]; facteur?: GenreDeFacteur }): Promise<string>
  secretDe(clientId: string): Promise<string>
  /** Identifier of a named person for an organisation. */
  identifiant(personne: string | bigint, organisation: string): string
  /** Internal number, to look at the journal. */
  numero(personne: string): bigint
  appeler(chemin: string, init?: RequestInit & { jeton?: string }): Promise<Response>
  /** Moves the clock to this instant, from which it goes on, then does what deadlines make due by then. */
  avancer(instant: Date): Promise<Bilan>
}

/** Derived once for a kind of actor: some specs make thousands of tokens. */
const scopes = new Map<string, string[]>()
function scopesDe(type: string): string[] {
  const siens = scopes.get(type) ?? lignesNommant(ressources, type)
  scopes.set(type, siens)
  return siens
}

/** A platform that listens, on a database of its own, with the demonstration organisations and persons. */
export async function unePlateforme({
  horloge: depart = () => new Date(),
  declaration = ressources,
  tls = null as Tls | null,
  fournisseurs = [] as readonly Profil[],
  /** « localhost » for what a browser only does of a named site. */
  hote = '127.0.0.1',
  effets = undefined as Effets | undefined,
  traitementsDEssai = undefined as Traitements | undefined,
  webhooksInternes = false,
  graceDuJournal = undefined as number | undefined,
  temoinDuJournal = undefined as string | undefined,
  graceDuTemoin = Number.POSITIVE_INFINITY,
  /** The trials of vigilance alone: others read in a second what an agent reads in a year. */
  vigilance = false,
} = {}): Promise<PlateformeDEssai> {
  let decalage = 0
  const horloge = () => new Date(depart().getTime() + decalage)
  const base = await uneBaseDeclaree()
  const secrets = await secretsDEssai()
  const dossier = await mkdtemp(join(tmpdir(), 'plateforme-'))
  const port = await portLibre()
  const adressePublique = `${tls ? 'https' : 'http'}://${hote}:${port}`
  const reglages = {
    secrets,
    tls,
    fournisseurs,
    adressePublique,
    production: false,
    niveauJournal: 'silent',
    dossierDesImports: join(dossier, 'imports'),
    dossierDesCourriels: join(dossier, 'courriels'),
    temoinDuJournal: { chemin: temoinDuJournal ?? join(dossier, 'temoin.jsonl'), aPart: true, grace: graceDuTemoin },
    webhooksInternes,
    ...(vigilance ? {} : { seuils: [] }),
    ...(graceDuJournal === undefined ? {} : { graceDuJournal }),
    horloge,
    ressources: declaration,
    ...(effets ? { effets } : {}),
    ...(traitementsDEssai ? { traitementsDEssai } : {}),
  }
  const plateforme = await composer({ ...base, ...reglages })
  await chargerLesOrganisations(base.application)
  await chargerLesApplications(base.application, dossier, scopesPartenairesDe)
  await chargerLesAgents(base.application, horloge())
  await chargerLesCreneaux(base.application, horloge())
  await chargerLExtraitDuRome(base.proprietaire, horloge())
  const numeros = await chargerLesPersonnes(plateforme.moteur, plateforme.traitements)
  await plateforme.habilitations.rafraichir()
  await plateforme.app.listen({ host: '127.0.0.1', port })
  const url = adressePublique

  const numero = (personne: string) => {
    const n = numeros[personne]
    if (n === undefined) throw new Error(`personne inconnue : ${personne}`)
    return n
  }
  const identifiant = (personne: string | bigint, organisation: string) =>
    plateforme.moteur.identifiants.pour(organisation, typeof personne === 'bigint' ? personne : numero(personne))
  return {
    ...plateforme,
    dossierDesImports: reglages.dossierDesImports,
    dossierDesCourriels: reglages.dossierDesCourriels,
    temoinDuJournal: reglages.temoinDuJournal.chemin,
    url,
    base,
    secrets,
    numero,
    identifiant,
    adressePublique,
    async ouvrirSession(persona, { acr = 'eidas2', amr = ['pwd', 'mfa'], facteur } = {}) {
      const instant = horloge()
      const commun = { acr, amr, appareil: 'Essai', instant, jour: jourDe(instant) }
      const pro = typeof persona === 'string' ? professionnels[persona] : undefined
      const sql = base.application
      const [agent] = pro ? await sql<{ id: string }[]>`select id from agent where courriel = ${pro.courriel}` : []
      const { cookie, id } = agent
        ? await ouvrirSession(sql, {
            genre: 'agent',
            agent: agent.id,
            organisation: pro?.organisation ?? '',
            fournisseur: 'proconnect',
            ...commun,
          })
        : await ouvrirSession(sql, {
            genre: 'personne',
            usager: typeof persona === 'bigint' ? persona : numero(persona),
            organisation: 'ESPACE-USAGER',
            fournisseur: 'franceconnect',
            ...commun,
          })
      return `${NOM_DU_COOKIE}=${facteur ? await noterFacteur(sql, id, facteur, instant) : cookie}`
    },
    secretDe: clientId => secretDe(dossier, clientId),
    jetonDApplication(clientId) {
      const { organisation = '', structure = null } = plateforme.habilitations.application(clientId) ?? {}
      const scopes = scopesDe(organisations.find(o => o.code === organisation)?.type ?? '')
      const agent = 'essai|ESSAI|Agent'
      return signerJeton(
        secrets,
        { clientId, organisation, structure, royaume: '/agent', agent, scopes, session: connexionForte(horloge()) },
        { adressePublique, instant: horloge() },
      )
    },
    jetonDe(persona, scopes) {
      const pro = typeof persona === 'string' ? professionnels[persona] : undefined
      const organisation = pro?.organisation ?? 'ESPACE-USAGER'
      const type = organisations.find(o => o.code === organisation)?.type ?? 'USAGER'
      const porteur = pro
        ? { clientId: 'portail', organisation, structure: pro.structure, royaume: '/agent' as const, agent: pro.agent }
        : { clientId: 'espace-usager', organisation, royaume: '/individu' as const, personne: identifiant(persona, organisation) }
      return signerJeton(
        secrets,
        { ...porteur, scopes: scopes ?? scopesDe(type), session: connexionForte(horloge()) },
        { adressePublique, instant: horloge() },
      )
    },
    appeler(chemin, { jeton, ...init } = {}) {
      const entetes = new Headers(init.headers)
      if (jeton) entetes.set('authorization', `Bearer ${jeton}`)
      if (init.body && !entetes.has('content-type')) entetes.set('content-type', 'application/json')
      return fetch(url + chemin, { ...init, headers: entetes })
    },
    avancer(instant) {
      decalage = instant.getTime() - depart().getTime()
      return plateforme.echeances()
    },
    async fermer() {
      await plateforme.fermer()
      await base.fermer()
      await rm(dossier, { recursive: true, force: true })
    },
  }
}
