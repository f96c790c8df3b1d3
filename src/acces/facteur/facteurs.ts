import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { ISql, Sql } from 'postgres'
import type { GenreDeFacteur } from '../../droit/niveaux.js'
import type { Messagerie } from '../../messagerie/messagerie.js'
import { type AgentDeSession, noterFacteur, type Session } from '../session/index.js'
import { defierUneCle, enrolerUneCle, proposerUneCle, siteDe, verifierUneCle } from './cle-d-acces.js'
import { creerClesDeFacteur } from './cles.js'
import { confirmer, prendreUnCode, preparer, secretEnAttente } from './code-a-usage-unique.js'
import { facteursDe, retirer } from './liste.js'
import { type Enrolement, enroler, peutModifier } from './modifier.js'
import { type GenreEnrole, lettresDuPremier } from './premier.js'
import { codesRestants, emettreLesCodes, employerUnCode } from './secours.js'
import { adresseDuSecret } from './totp.js'
import { essayer, type Issue, verrouDe } from './verrou.js'

type Reglages = {
  sql: Sql
  secrets: { nir: Buffer }
  adressePublique: string
  nom: string
  messagerie: Messagerie
  /** A letter that could not leave: what was done stays done. */
  signaler: (erreur: unknown) => void
  horloge: () => Date
}
export type SessionDAgent = Session & { agent: AgentDeSession }
export type Essai = Exclude<Issue, { issue: 'bon' }> | { issue: 'bon'; cookie: string }
export type Facteurs = ReturnType<typeof creerFacteurs>

/** The second factors of the professionals: what a page of them needs, whole. `nom` is how an application of codes calls us. */
export function creerFacteurs({ sql, secrets, adressePublique, nom, messagerie, signaler, horloge }: Reglages) {
  const cles = creerClesDeFacteur(secrets.nir)
  const site = siteDe(adressePublique, nom)
  const porteur = (s: SessionDAgent) => ({
    agent: s.agent.id,
    session: s.id,
    courriel: s.agent.courriel,
    nom: `${s.agent.prenom} ${s.agent.nom}`,
  })

  const prouver = async (
    s: SessionDAgent,
    genre: GenreDeFacteur,
    reussit: (tx: ISql, instant: Date) => Promise<boolean>,
  ): Promise<Essai> => {
    const instant = horloge()
    let cookie = ''
    const issue = await essayer(sql, s.agent.id, instant, async tx => {
      if (!(await reussit(tx, instant))) return false
      cookie = await noterFacteur(tx, s.id, genre, instant)
      return true
    })
    return issue.issue === 'bon' ? { issue: 'bon', cookie } : issue
  }

  const ajouter = async (
    s: SessionDAgent,
    genre: GenreEnrole,
    faire: (tx: ISql, instant: Date) => Promise<boolean>,
  ): Promise<Enrolement | null> => {
    const instant = horloge()
    const fait = await enroler(sql, cles, { agent: s.agent.id, session: s, genre, instant }, tx => faire(tx, instant))
    if (fait?.codes) for (const lettre of await lettresDuPremier(sql, s, genre)) await messagerie.envoyer(lettre).catch(signaler)
    return fait
  }

  return {
    /** Passkeys need a host name: none of them accepts an IP address. */
    accepteLesCles: site !== null,
    de: (s: SessionDAgent) => facteursDe(sql, s.agent.id),
    codesRestants: (s: SessionDAgent) => codesRestants(sql, s.agent.id),
    verrou: (s: SessionDAgent) => verrouDe(sql, s.agent.id, horloge()),
    async peutModifier(s: SessionDAgent) {
      return peutModifier(sql, s, (await facteursDe(sql, s.agent.id)).length, horloge())
    },

    preparerUnCode: (s: SessionDAgent) => sql.begin(tx => preparer(tx, cles, s.agent.id, horloge())),
    async secretPrepare(s: SessionDAgent) {
      const secret = await secretEnAttente(sql, cles, s.agent.id)
      return secret === null ? null : { secret, adresse: adresseDuSecret(secret, nom, s.agent.courriel) }
    },
    confirmerLeCode: (s: SessionDAgent, code: string) =>
      ajouter(s, 'totp', (tx, instant) => confirmer(tx, cles, s.agent.id, code, instant)),
    verifierUnCode: (s: SessionDAgent, code: string) =>
      prouver(s, 'totp', (tx, instant) => prendreUnCode(tx, cles, s.agent.id, code, instant)),

    verifierUnSecours: (s: SessionDAgent, code: string) =>
      prouver(s, 'secours', (tx, instant) => employerUnCode(tx, cles, s.agent.id, code, instant)),
    renouvelerLesSecours: (s: SessionDAgent) => sql.begin(tx => emettreLesCodes(tx, cles, s.agent.id, horloge())),

    proposerUneCle: async (s: SessionDAgent) => (site ? proposerUneCle(sql, site, porteur(s), horloge()) : null),
    enrolerUneCle: async (s: SessionDAgent, reponse: RegistrationResponseJSON) =>
      site && ajouter(s, 'webauthn', (tx, instant) => enrolerUneCle(tx, site, porteur(s), reponse, instant)),
    defierUneCle: async (s: SessionDAgent) => (site ? defierUneCle(sql, site, porteur(s), horloge()) : null),
    verifierUneCle: (s: SessionDAgent, reponse: AuthenticationResponseJSON) =>
      prouver(s, 'webauthn', async (tx, instant) => site !== null && verifierUneCle(tx, site, porteur(s), reponse, instant)),

    retirer: (s: SessionDAgent, id: string) => sql.begin<boolean>(tx => retirer(tx, s.agent.id, id, horloge())),
  }
}
