import type { Actualisation } from '../../src/parcours/actualisation/index.js'
import type { Inscription } from '../../src/parcours/inscription/index.js'
import { enJour, enMots, etiquette, fiche, type Html, html, tableau, type Valeur } from '../interface/index.js'

const tons = { inscrit: 'bon', cessation: 'attente', radie: 'mauvais' } as const
const mots = (champ: string, valeur: unknown): string =>
  enMots(valeur, { ressource: 'inscription', champ, nommer: code => code }).join(', ')

/** « novembre 2026 », from `2026-11`. */
export const enMois = (periode: string): string => enJour(`${periode}-15`).split(' ').slice(1).join(' ')

/** « de novembre 2026 », « d’avril 2026 ». */
export const deMois = (periode: string): string => (/^[ao]/.test(enMois(periode)) ? `d’${enMois(periode)}` : `de ${enMois(periode)}`)

/** On the list, or not: since when, in which category, and why no longer. */
/** What some may read of it, and no more: a payer its status alone. */
export type InscriptionLue = Pick<Inscription, 'statut' | 'dateEffetStatut'> & Partial<Inscription>

export const ficheDInscription = (i: InscriptionLue): Html =>
  fiche([
    ['Situation', html`${etiquette(mots('statut', i.statut), tons[i.statut])} depuis le ${enJour(i.dateEffetStatut)}`],
    ['Raison', i.motifFin != null && mots('motifFin', i.motifFin)],
    ['Première inscription', i.dateInscription !== undefined && i.dateInscription !== i.dateEffetStatut && enJour(i.dateInscription)],
    ['Catégorie', i.categorie != null && mots('categorie', i.categorie)],
    ['Inscription du fait de', i.origine !== undefined && mots('origine', i.origine)],
  ])

export type MoisDeclare = { numero: number; donnees: Partial<Actualisation> & Pick<Actualisation, 'periode' | 'le' | 'enRetard'> }

/** Each month declared, the latest first; what was said of it only to whom it is told. `elle`: how the page calls her; `recu`: where its receipt is. */
export function moisDeclares(mois: readonly MoisDeclare[], elle: string, recu: ((m: MoisDeclare) => Valeur) | null): Html | false {
  const complets = mois.some(m => m.donnees.chercheToujours !== undefined)
  return (
    mois.length > 0 &&
    tableau(
      'mois-declares',
      mois.length === 1 ? 'Un mois déclaré' : `${mois.length} mois déclarés, le dernier d’abord`,
      ['Mois', 'Déclaré le', ...(complets ? ['Ce qui est dit', 'Par'] : []), ...(recu ? ['Reçu'] : [])],
      mois
        .toReversed()
        .map(m => [
          enMois(m.donnees.periode),
          html`${enJour(m.donnees.le)}${m.donnees.enRetard && html` ${etiquette('après la fermeture', 'attente')}`}`,
          ...(complets ? [ceQuiEstDit(m.donnees).join(' ; '), parQui(m.donnees, elle)] : []),
          ...(recu ? [recu(m)] : []),
        ]),
    )
  )
}

/** What was said of the month, a sentence each. */
export const ceQuiEstDit = ({ chercheToujours, heuresTravaillees = 0, indisponible = null }: Partial<Actualisation>): string[] => [
  chercheToujours ? 'recherche toujours un emploi' : 'ne recherche plus d’emploi',
  heuresTravaillees > 0 ? `${heuresTravaillees.toLocaleString('fr-FR')} h de travail` : 'aucune heure de travail',
  ...(indisponible === null
    ? []
    : [`indisponible : ${enMots(indisponible, { ressource: 'actualisation', champ: 'indisponible', nommer: code => code }).join('')}`]),
]

export const parQui = ({ declareePar, declarant }: Partial<Actualisation>, elle: string): string =>
  declareePar === 'personne' ? elle : (declarant ?? 'un professionnel')

/** She asked to leave the list and nobody has taken note yet: the day she did; null otherwise. */
export function departDemande(i: InscriptionLue, mois: readonly MoisDeclare[]): string | null {
  const dernier = mois.at(-1)?.donnees
  return i.statut === 'inscrit' && dernier?.chercheToujours === false ? dernier.le : null
}
