import type { Absence } from '../../src/parcours/activites/index.js'
import {
  champ,
  date,
  type ErreurDeSaisie,
  fiche,
  type Html,
  html,
  leJour,
  listeDeroulante,
  motsDesAbsences,
  zoneDeTexte,
} from '../interface/index.js'
import { enPhrase } from './cartes.js'
import type { Recu } from './champs.js'

const raisons = [
  { valeur: '', texte: 'Non dite' },
  ...Object.entries(motsDesAbsences).map(([valeur, texte]) => ({ valeur, texte: enPhrase(texte) })),
]

/** Why: a closed list in which there is no illness, and what the person says of it. */
export const champsDeLaRaison = (recu: Recu, erreurs: readonly ErreurDeSaisie[]): Html =>
  html`${listeDeroulante({ nom: 'motif', libelle: 'Pour quelle raison ?', aide: 'Une raison de santé ou de famille se dit de vive voix : choisissez « une raison personnelle ».', valeur: recu.motif ?? '', facultatif: 'facultatif', options: raisons, erreurs })}
${zoneDeTexte({ nom: 'explication', libelle: 'Avec les mots de la personne', aide: 'Rien sur la santé : ce n’est pas nécessaire.', lignes: 3, longueur: 2000, valeur: recu.explication ?? '', facultatif: 'facultatif', erreurs })}`

export const champsDAbsence = (
  recu: Recu,
  activites: readonly { valeur: string; texte: string }[],
  erreurs: readonly ErreurDeSaisie[],
): Html =>
  html`${date({ nom: 'jour', libelle: 'Quel jour ?', valeur: recu.jour ?? '', erreurs })}
${champ({ nom: 'intitule', libelle: 'À quoi ?', aide: 'Par exemple : rendez-vous de suivi, atelier CV.', valeur: recu.intitule ?? '', longueur: 160, autocomplete: 'off', erreurs })}
${activites.length > 0 && listeDeroulante({ nom: 'activite', libelle: 'Est-ce une activité de la semaine ?', valeur: recu.activite ?? '', facultatif: 'facultatif', options: [{ valeur: '', texte: 'Non, ou je ne sais pas' }, ...activites], erreurs })}
${champsDeLaRaison(recu, erreurs)}`

/** What was typed of an absence, as the API takes it; what is missing goes to `erreurs`. */
export function absenceSaisie(recu: Recu, erreurs: ErreurDeSaisie[]): Record<string, unknown> {
  const { jour = '', intitule = '', activite = '' } = recu
  if (jour === '') erreurs.push({ champ: 'jour', texte: 'Dites quel jour.' })
  if (intitule.length < 3) erreurs.push({ champ: 'intitule', texte: 'Dites à quoi.' })
  return { jour, intitule, activite: activite === '' ? null : Number(activite), ...raisonSaisie(recu, erreurs) }
}

export function raisonSaisie({ motif = '', explication = '' }: Recu, erreurs: ErreurDeSaisie[]): Record<string, unknown> {
  if (explication !== '' && explication.length < 3) erreurs.push({ champ: 'explication', texte: 'Trois caractères au moins.' })
  return { motif: motif || null, explication: explication || null }
}

export const ficheDAbsence = (a: Absence, nommer: (code: string) => string, jointes: Html | null = null): Html =>
  fiche([
    ['Notée', html`${leJour(a.noteeLe)}, par ${a.signaleePar === 'personne' ? 'la personne' : 'un professionnel'}`],
    ['Raison', a.motif ? motsDesAbsences[a.motif] : 'non dite'],
    ['Ce que dit la personne', a.explication ? html`« ${a.explication} »${a.reponduLe && html`, ${leJour(a.reponduLe)}`}` : 'rien encore'],
    ['Ce qu’elle a joint', jointes],
    ['Appréciation', a.legitime !== null && (a.legitime ? 'motif légitime' : 'sans motif légitime')],
    ['Pourquoi', a.motivation && html`« ${a.motivation} »`],
    ['Par', a.appreciePar && html`${nommer(a.appreciePar)}${a.apprecieLe && html`, ${leJour(a.apprecieLe)}`}`],
  ])
