import { etatsDEnquete, evenementsDEnquete } from '../../../src/vigilance/index.js'
import { nomDeLAgent } from '../../administration/actes/acte.js'
import { lire } from '../../administration/appel.js'
import { parametre } from '../../administration/saisie.js'
import { etiquette, html, type Html } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'

/** An investigation as the API describes it. */
export type Enquete = {
  numero: number
  alerte: string
  organisation: string
  agent: string | null
  application: string
  etat: keyof typeof etatsDEnquete
  du: string
  au: string
  note: string
  ouverteLe: string
  ouvertePar: string
  connueLe: string | null
  attendReponse: boolean
  aNotifierAvant: string | null
}
export type EnqueteEntiere = Enquete & {
  arrete: boolean
  portee: {
    lignes: number
    personnes: number
    premier: string | null
    dernier: string | null
    echanges: { code: string; finalite: string; personnes: number; champs: string[] }[]
    jours: { jour: string; personnes: number }[]
  }
  faits: { le: string; par: string; evenement: keyof typeof evenementsDEnquete; texte: string }[]
  evenements: string[]
}

const tons = { ouverte: 'attente', violation: 'mauvais', notifiee: 'attente', close: 'fini' } as const

export const etatDeLEnquete = ({ etat, attendReponse }: Enquete): Html =>
  html`${etiquette(etatsDEnquete[etat], tons[etat])}${attendReponse && html` ${etiquette('question sans réponse', 'attente')}`}`
export const libelleDuFait = (evenement: keyof typeof evenementsDEnquete): string => evenementsDEnquete[evenement]
export const surQui = (d: Demande, { agent, application }: Enquete): string =>
  agent ? nomDeLAgent(agent) : (d.contexte.habilitations.application(application)?.nom ?? application)
export const lireLEnquete = (d: Demande): Promise<EnqueteEntiere> =>
  lire<EnqueteEntiere>(d, `/enquetes/${encodeURIComponent(parametre(d, 'numero'))}`)
