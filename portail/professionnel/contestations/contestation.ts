/** What the API tells of one datum a person contests. */
export type Contestation = {
  id: string
  usager: string
  ressource: string
  champ: string
  rang: number | null
  intitule: string
  libelle: string
  constat: 'inexacte' | 'incomplete' | 'perimee' | 'autre-personne'
  explication: string
  etat: 'recue' | 'en-examen' | 'acceptee' | 'refusee' | 'retiree'
  deposeeLe: string
  aRepondreAvant: string
  reponse: string | null
  peutRepondre: boolean
}

export const constats: Readonly<Record<Contestation['constat'], string>> = {
  inexacte: 'Elle est inexacte',
  incomplete: 'Elle est incomplète',
  perimee: 'Elle n’est plus à jour',
  'autre-personne': 'Elle concerne une autre personne',
}

export const etats: Readonly<Record<Contestation['etat'], readonly [string, 'attente' | 'bon' | 'fini']>> = {
  recue: ['reçue', 'attente'],
  'en-examen': ['en examen', 'attente'],
  acceptee: ['acceptée', 'bon'],
  refusee: ['refusée', 'fini'],
  retiree: ['retirée par la personne', 'fini'],
}
