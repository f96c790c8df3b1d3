/** Who acts on a request or on what it granted: the organisation that asks, the operator that decides, the passing of time. */
export type Qui = 'demandeur' | 'instructeur' | 'systeme'

export const etatsDeDemande = {
  brouillon: 'brouillon',
  soumise: 'soumise',
  'modifications-demandees': 'modifications demandées',
  validee: 'validée',
  refusee: 'refusée',
  archivee: 'archivée',
} as const
export type EtatDeDemande = keyof typeof etatsDeDemande

export const evenementsDeDemande = {
  modifier: 'modification du contenu',
  soumettre: 'envoi à l’instruction',
  ecrire: 'message',
  'demander-modifications': 'modifications demandées',
  valider: 'validation',
  refuser: 'refus',
  archiver: 'archivage',
} as const
export type EvenementDeDemande = keyof typeof evenementsDeDemande

export const etatsDHabilitation = { active: 'en vigueur', obsolete: 'remplacée', revoquee: 'révoquée', expiree: 'expirée' } as const
export type EtatDHabilitation = keyof typeof etatsDHabilitation

export const evenementsDHabilitation = {
  revoir: 'revue',
  rouvrir: 'réouverture',
  remplacer: 'remplacement par une habilitation plus récente',
  revoquer: 'révocation',
  expirer: 'arrivée au terme',
} as const
export type EvenementDHabilitation = keyof typeof evenementsDHabilitation

type Passage<Etat, Evenement> = readonly [depuis: Etat, evenement: Evenement, vers: Etat, par: readonly Qui[]]

const demandeur = ['demandeur'] as const
const instructeur = ['instructeur'] as const
const lUnOuLAutre = ['demandeur', 'instructeur'] as const

/** The states and the events are DataPass's; what is not written here is refused. */
// biome-ignore format: a table is read in columns
const passagesDeDemande: readonly Passage<EtatDeDemande, EvenementDeDemande>[] = [
  ['brouillon',               'modifier',               'brouillon',               demandeur],
  ['brouillon',               'soumettre',              'soumise',                 demandeur],
  ['brouillon',               'archiver',               'archivee',                demandeur],
  ['soumise',                 'ecrire',                 'soumise',                 lUnOuLAutre],
  ['soumise',                 'demander-modifications', 'modifications-demandees', instructeur],
  ['soumise',                 'valider',                'validee',                 instructeur],
  ['soumise',                 'refuser',                'refusee',                 instructeur],
  ['modifications-demandees', 'modifier',               'modifications-demandees', demandeur],
  ['modifications-demandees', 'ecrire',                 'modifications-demandees', lUnOuLAutre],
  ['modifications-demandees', 'soumettre',              'soumise',                 demandeur],
  ['modifications-demandees', 'refuser',                'refusee',                 instructeur],
  ['modifications-demandees', 'archiver',               'archivee',                lUnOuLAutre],
  ['validee',                 'ecrire',                 'validee',                 lUnOuLAutre],
  ['refusee',                 'ecrire',                 'refusee',                 lUnOuLAutre],
  ['refusee',                 'archiver',               'archivee',                lUnOuLAutre],
]

/** Only the state changes: what was granted is never written again. A revoked one is asked for anew, from what it said. */
// biome-ignore format: a table is read in columns
const passagesDHabilitation: readonly Passage<EtatDHabilitation, EvenementDHabilitation>[] = [
  ['active',   'revoir',    'active',   demandeur],
  ['active',   'rouvrir',   'active',   demandeur],
  ['active',   'remplacer', 'obsolete', instructeur],
  ['active',   'revoquer',  'revoquee', instructeur],
  ['active',   'expirer',   'expiree',  ['systeme']],
  ['expiree',  'rouvrir',   'expiree',  demandeur],
  ['expiree',  'remplacer', 'obsolete', instructeur],
  ['revoquee', 'rouvrir',   'revoquee', demandeur],
]

/** The state an event leads to, or why it may not happen: the state forbids it to everyone, or to whoever asks. */
export type Passe<Etat> = { vers: Etat } | { refus: 'etat' | 'qui' }

const passer = <Etat, Evenement>(table: readonly Passage<Etat, Evenement>[], etat: Etat, evenement: Evenement, qui: Qui): Passe<Etat> => {
  const passage = table.find(([depuis, e]) => depuis === etat && e === evenement)
  if (!passage) return { refus: 'etat' }
  const [, , vers, par] = passage
  return par.includes(qui) ? { vers } : { refus: 'qui' }
}

export const passerLaDemande = (etat: EtatDeDemande, evenement: EvenementDeDemande, qui: Qui) =>
  passer(passagesDeDemande, etat, evenement, qui)

export const passerLHabilitation = (etat: EtatDHabilitation, evenement: EvenementDHabilitation, qui: Qui) =>
  passer(passagesDHabilitation, etat, evenement, qui)
