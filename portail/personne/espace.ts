import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Consultation, Contestation, Organisation, Rubrique } from '../../src/personnes/index.js'
import type { Session } from '../../src/acces/session/index.js'
import type { ContextePortail, ReponseApi } from '../contexte.js'
import { EcranRefuse } from '../ecran-refuse.js'
import { panneDeLApi } from '../panne-de-l-api.js'
import { sessionDe } from '../garde.js'

/** One request of a person at the keyboard: what she asks of the API, and for whom the page is written. */
export type Visite = {
  session: Session
  requete: FastifyRequest
  reponse: FastifyReply
  nommer: (organisation: string) => string
  /** Reads; what is not found is a page that says so. */
  lire<T>(chemin: string): Promise<T>
  /** Writes; the answer comes back whatever it is. */
  ecrire(methode: 'POST' | 'PATCH', chemin: string, corps: unknown, entetes?: Record<string, string>): Promise<ReponseApi>
}

const acces = '/api/v1/acces-de-la-personne'
export const chemins = {
  consultations: (suite = '') => `${acces}/consultations/moi${suite}`,
  organisations: `${acces}/organisations/moi`,
  copie: `${acces}/copie/moi`,
  identite: `${acces}/identites/moi`,
  inscription: `${acces}/inscriptions/moi`,
  radiations: `${acces}/radiations/moi`,
  decisionsDeRadiation: `${acces}/decisions-de-radiation/moi`,
  rattachements: `${acces}/rattachements/moi`,
  maReponseALaRadiation: '/api/v1/reponse-de-la-personne/radiations/moi',
  actualisations: `${acces}/actualisations/moi`,
  maDeclaration: '/api/v1/declaration-de-la-personne/actualisations/moi',
  orientations: `${acces}/orientations/moi`,
  decisions: `${acces}/decisions-d-orientation/moi`,
  diagnostic: `${acces}/diagnostics/moi`,
  sante: `${acces}/diagnostics-sante/moi`,
  projets: `${acces}/projets/moi`,
  offres: `${acces}/propositions-d-offres/moi`,
  activites: `${acces}/activites/moi`,
  absences: `${acces}/absences/moi`,
  dispenses: `${acces}/dispenses/moi`,
  demandesDeDispense: `${acces}/demandes-de-dispense/moi`,
  mesDispenses: '/api/v1/demande-de-la-personne/demandes-de-dispense/moi',
  contrats: `${acces}/contrats-d-engagement/moi`,
  mesActivites: '/api/v1/declaration-de-la-personne/activites/moi',
  mesAbsences: '/api/v1/reponse-de-la-personne/absences/moi',
  monProjet: '/api/v1/proposition-de-la-personne/projets/moi',
  maReponse: '/api/v1/reponse-de-la-personne/propositions-d-offres/moi',
  rendezVous: `${acces}/rendez-vous/moi`,
  monRendezVous: '/api/v1/choix-de-la-personne/rendez-vous/moi',
  creneaux: '/api/v1/creneaux',
  signatures: `${acces}/signatures-de-contrat/moi`,
  maDemande: '/api/v1/reponse-de-la-personne/contrats-d-engagement/moi',
  maSignature: '/api/v1/reponse-de-la-personne/signatures-de-contrat/moi',
  contestations: '/api/v1/contestations',
  jalons: '/api/v1/jalons/moi',
  manquements: `${acces}/manquements/moi`,
  monManquement: '/api/v1/reponse-de-la-personne/manquements/moi',
  sanctions: `${acces}/sanctions-rsa/moi`,
  opportunites: '/api/v1/acces-de-la-personne/decisions-d-opportunite/moi',
  maSanction: '/api/v1/reponse-de-la-personne/sanctions-rsa/moi',
  envois: `${acces}/envois-au-payeur/moi`,
  droits: `${acces}/droits-rsa/moi`,
}
export type PageDeConsultations = { elements: Consultation[]; suivant: string | null }
export type Copie = { etablieLe: string; rubriques: Rubrique[]; reservees: { ressource: string; intitule: string }[] }
/** Her identity as the platform holds it. */
export type Identite = Readonly<Record<string, unknown>>
export type Contestations = { elements: Contestation[]; suivant: string | null }
export type Organisations = { elements: Organisation[] }

/** Makes a screen of the person out of what it does with one visit. */
export const ecran =
  (contexte: ContextePortail, faire: (visite: Visite) => unknown) => async (requete: FastifyRequest, reponse: FastifyReply) => {
    const session = sessionDe(requete)
    return faire({
      session,
      requete,
      reponse,
      nommer: reponse.server.interface.nommer,
      async lire<T>(chemin: string): Promise<T> {
        const lue = await contexte.api(session, requete.id, 'GET', chemin)
        if (lue.statut === 404)
          throw new EcranRefuse(404, 'Page introuvable', 'Rien de ce que la plateforme tient sur vous ne porte ce nom.')
        if (lue.statut >= 400) throw panneDeLApi(`${chemin}, ${lue.texte}`, lue.statut)
        // The API is ours, and its contract is checked by its own tests.
        return lue.corps as T
      },
      ecrire: (methode, chemin, corps, entetes = {}) =>
        contexte.api(session, requete.id, methode, chemin, {
          corps,
          entetes: methode === 'PATCH' ? { 'content-type': 'application/merge-patch+json', ...entetes } : entetes,
        }),
    })
  }

export const lireMonIdentite = async (v: Visite): Promise<Identite> => (await v.lire<{ donnees: Identite }>(chemins.identite)).donnees

/** How she is called on an envelope and at the head of her pages. */
export function nomDe({ prenom, nom }: Identite): string {
  const texte = (valeur: unknown) => (typeof valeur === 'string' ? valeur : '')
  return `${texte(prenom)
    .toLowerCase()
    .replaceAll(/(^|[\s'’-])\p{L}/gu, m => m.toUpperCase())} ${texte(nom)}`.trim()
}

export const corpsDe = (requete: FastifyRequest): Record<string, string> => {
  const corps = requete.body as Record<string, unknown> | undefined
  return Object.fromEntries(Object.entries(corps ?? {}).map(([nom, v]) => [nom, typeof v === 'string' ? v.trim() : '']))
}

/** The sentence of a refusal, as the API says it. */
export const detailDe = (corps: Record<string, unknown>): string => (typeof corps.detail === 'string' ? corps.detail : '')
