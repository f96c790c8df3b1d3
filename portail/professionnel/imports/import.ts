/** One deposited file, as the API tells it. */
export type Import = {
  id: string
  format: 'cnaf' | 'mission-locale' | 'contrats'
  nom: string
  etat: 'recu' | 'en-cours' | 'termine' | 'refuse' | 'echoue'
  motif: string | null
  detail: string | null
  dateReference: string | null
  avancement: number
  lus: number
  rejetes: number
  douteux: number
  personnes: number
  crees: number
  modifies: number
  inchanges: number
  sansEffet: number
  ambigus: number
  recuLe: string
  termineLe: string | null
}

export const formatsEnMots: Readonly<Record<Import['format'], string>> = {
  cnaf: 'Flux des bénéficiaires du RSA (CNAF, MSA)',
  'mission-locale': 'Jeunes accompagnés (mission locale)',
  contrats: 'Contrats déjà signés',
}

export const etatsEnMots: Readonly<Record<Import['etat'], readonly [string, 'attente' | 'bon' | 'mauvais']>> = {
  recu: ['en attente', 'attente'],
  'en-cours': ['en cours', 'attente'],
  termine: ['terminé', 'bon'],
  refuse: ['refusé', 'mauvais'],
  echoue: ['interrompu', 'mauvais'],
}

export const enCours = (i: Import): boolean => i.etat === 'recu' || i.etat === 'en-cours'
