import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { chargerLesApplications, chargerLesOrganisations, chargerLesPersonnes, secretDe } from '../../jeu-d-essai/charger.js'
import { uneBase } from '../../outils/base-d-essai.js'
import { secretsDEssai } from '../../outils/secrets-d-essai.js'
import { creerServeurAutorisation, creerVerification, lireHabilitations } from '../acces/index.js'
import { creerChiffrement } from '../moteur/chiffrement.js'
import { creerIdentifiants } from '../moteur/identifiants.js'
import { installerLaDeclaration } from '../moteur/installation.js'
import { creerLecture } from '../moteur/lecture.js'
import { jourDe, type Moteur } from '../moteur/moteur.js'
import { ressources } from '../parcours/ressources.js'
import { empreinteDuNir } from '../personnes/empreintes.js'
import { installerLesLimites, tailleMaximale } from '../serveur/http/limites.js'
import { installerLesProblemes } from '../serveur/http/problemes.js'
import { creerTraitements } from '../serveur/traitements.js'
import { creerCatalogue, installerPartenaire, scopesPartenairesDe } from './index.js'

/** Scopes of the published Postman environment, repeated and spaced as it has them. */
export const scopesDePostman =
  'api_activites-operationnellesv1 activitesCD referentielCD profil_accedant api_rechercher-usagerv2 rechercheusager profil_accedant api_orientationusagerv1 orientationusager profil_accedant  api_rendez-vous-partenairev1 gererRDV profil_accedant api_informations-administrativesv1 informationsadministrativesusager api_contrat-usagerv2 statutcontratusager profil_accedant'

const agentDEssai = { 'pa-identifiant-agent': 'BATCH', 'pa-nom-agent': 'BATCH', 'pa-prenom-agent': 'test-postman-cd56' }

type Appel = { jeton?: string; jetonUsager?: string; corps?: unknown; brut?: string; entetes?: Record<string, string | undefined> }

/** A platform that speaks the partner contract, with the demonstration organisations and persons; its clock can be moved. */
export async function uneFacade() {
  const base = await uneBase()
  const sql = base.application
  const secrets = await secretsDEssai()
  const dossier = await mkdtemp(join(tmpdir(), 'facade-'))
  let decalage = 0
  const horloge = () => new Date(Date.now() + decalage)
  const port = await portLibre()
  const url = `http://127.0.0.1:${port}`

  const numeros = await installerLaDeclaration(base.proprietaire, ressources)
  const habilitations = await lireHabilitations(sql)
  const adhere = (o: string, r: string, e: string) => habilitations.adhere(o, r, e, jourDe(horloge()))
  const moteur: Moteur = {
    sql,
    numeros,
    identifiants: creerIdentifiants(secrets.identifiants),
    chiffrement: creerChiffrement(secrets.nir),
    adhere,
    horloge,
  }
  const { catalogue, refusDeScope } = creerCatalogue(ressources, { habilitations, adhere, bacASable: true })
  const verifier = await creerVerification({ secrets, adressePublique: url, revocations: habilitations, horloge })
  const app = Fastify({ bodyLimit: tailleMaximale })
  installerLesProblemes(app, url)
  installerLesLimites(app)
  const empreinte = (nir: string) => empreinteDuNir(secrets.nirEmpreinte, nir)
  installerPartenaire(app, {
    moteur,
    lire: creerLecture(moteur),
    adhere,
    verifier,
    habilitations,
    secrets,
    adressePublique: url,
    empreinteDuNir: empreinte,
  })
  const autorisation = await creerServeurAutorisation({
    sql,
    secrets,
    adressePublique: url,
    habilitations,
    catalogue,
    refusDeScope,
    horloge,
  })
  autorisation.installer(app)

  await chargerLesOrganisations(sql)
  await chargerLesApplications(sql, dossier, scopesPartenairesDe)
  const personnes = await chargerLesPersonnes(moteur, creerTraitements(secrets))
  await habilitations.rafraichir()
  await app.listen({ host: '127.0.0.1', port })

  const demanderJeton = async (clientId: string, scope = scopesDePostman, realm = '/agent') => {
    const corps = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: await secretDe(dossier, clientId),
      scope,
    })
    const reponse = await fetch(`${url}/connexion/oauth2/access_token?realm=${encodeURIComponent(realm)}`, { method: 'POST', body: corps })
    return (await reponse.json()) as { access_token?: string; scope?: string; error?: string; error_description?: string }
  }

  async function appeler(verbe: 'GET' | 'POST', chemin: string, { jeton, jetonUsager, corps, brut, entetes }: Appel = {}) {
    const tous = {
      ...agentDEssai,
      authorization: jeton && `Bearer ${jeton}`,
      'ft-jeton-usager': jetonUsager,
      ...(verbe === 'POST' && { 'content-type': 'application/json; charset=utf-8' }),
      ...entetes,
    }
    const headers = Object.fromEntries(Object.entries(tous).filter((e): e is [string, string] => e[1] !== undefined))
    const reponse = await fetch(`${url}/partenaire${chemin}`, {
      method: verbe,
      headers,
      ...(verbe === 'POST' && { body: brut ?? JSON.stringify(corps) }),
    })
    const texte = await reponse.text()
    const json =
      /json/.test(reponse.headers.get('content-type') ?? '') && texte ? (JSON.parse(texte) as Record<string, unknown>) : undefined
    return { statut: reponse.status, entetes: reponse.headers, texte, json }
  }

  return {
    base,
    secrets,
    habilitations,
    moteur,
    url,
    app,
    /** Moves the clock by that many milliseconds. */
    avancer: (ms: number) => {
      decalage += ms
    },
    numero: (personne: string) => personnes[personne] ?? 0n,
    demanderJeton,
    jetonDe: async (clientId: string, scope?: string, realm?: string) => String((await demanderJeton(clientId, scope, realm)).access_token),
    appeler,
    parNir: (jeton: string, dateNaissance: string, nir: string) =>
      appeler('POST', '/rechercher-usager/v2/usagers/par-datenaissance-et-nir', { jeton, corps: { dateNaissance, nir } }),
    parNumero: (jeton: string, numeroFranceTravail: string) =>
      appeler('POST', '/rechercher-usager/v2/usagers/par-numero-francetravail', { jeton, corps: { numeroFranceTravail } }),
    informations: (jeton: string, jetonUsager: string) => appeler('GET', '/informations-administratives/v1/usager', { jeton, jetonUsager }),
    contrat: (jeton: string, jetonUsager: string) => appeler('GET', '/contrat-usager/v2/contrat', { jeton, jetonUsager }),
    journal: () =>
      base.proprietaire<
        { code: string; usager_id: string | null; issue: string; agent: string; organisation: string; application: string }[]
      >`
        select l.code, j.usager_id::text, j.issue, j.agent, j.organisation, j.application from journal j join ligne_declaree l on l.id = j.ligne
        where j.correlation <> 'jeu-d-essai' order by j.instant, j.id`,
    async fermer() {
      await app.close()
      await habilitations.fermer()
      await base.fermer()
      await rm(dossier, { recursive: true, force: true })
    },
  }
}
export type Facade = Awaited<ReturnType<typeof uneFacade>>

const portLibre = (): Promise<number> =>
  new Promise(resoudre => {
    const sonde = createServer().listen(0, '127.0.0.1', () => {
      const adresse = sonde.address()
      sonde.close(() => resoudre(typeof adresse === 'object' && adresse ? adresse.port : 0))
    })
  })
