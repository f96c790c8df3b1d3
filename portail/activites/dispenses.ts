import { enHeures } from '../../src/droit/heures.js'
import { type DemandeDeDispense, type Dispense, libellesDesDispenses } from '../../src/parcours/activites/index.js'
import {
  champ,
  choix,
  date,
  type ErreurDeSaisie,
  enJour,
  etiquette,
  fiche,
  type Html,
  html,
  leJour,
  liste,
  motsDesDemandes,
  type Valeur,
} from '../interface/index.js'
import { aideDesDurees, type Recu } from './champs.js'
import { minutesSaisies } from './saisie.js'

/** How the same questions are asked of the person, and of whoever accompanies her. */
type Mots = { duree: string; aucune: Valeur; minutes: string; reserve: Valeur }

const motifs = (reserve: Valeur) =>
  Object.entries(libellesDesDispenses).map(([valeur, texte]) => ({ valeur, texte, ...(valeur === 'RESERVE' && { aide: reserve }) }))

/** From when to when, how much, and on which ground. */
export const champsDeDispense = (recu: Recu, erreurs: readonly ErreurDeSaisie[], mots: Mots): Html =>
  html`<div class="rangee">${date({ nom: 'du', libelle: 'Du', valeur: recu.du ?? '', erreurs })}${date({ nom: 'au', libelle: 'Au', valeur: recu.au ?? '', erreurs })}</div>
${choix({
  nom: 'duree',
  libelle: mots.duree,
  valeur: recu.duree,
  options: [
    { valeur: 'minoree', texte: 'Moins d’heures par semaine' },
    { valeur: 'aucune', texte: 'Aucun nombre d’heures', aide: mots.aucune },
  ],
  erreurs,
})}
${champ({ nom: 'minutes', libelle: mots.minutes, aide: aideDesDurees, valeur: recu.minutes ?? '', largeur: 'courte', autocomplete: 'off', facultatif: 'sans mention', erreurs })}
${choix({ nom: 'motif', libelle: 'Pour quel motif ?', valeur: recu.motif, options: motifs(mots.reserve), erreurs })}`

/** What was typed, as the API takes it; what is missing goes to `erreurs`. */
export function dispenseSaisie(recu: Recu, erreurs: ErreurDeSaisie[]): { du: string; au: string; minutes: number | null; motif: string } {
  const { du = '', au = '', duree = '', motif = '' } = recu
  for (const [nom, valeur] of Object.entries({ du, au }))
    if (valeur === '') erreurs.push({ champ: nom, texte: 'Dites de quel jour à quel jour.' })
  if (duree === '') erreurs.push({ champ: 'duree', texte: 'Choisissez : moins d’heures, ou aucun nombre d’heures.' })
  const minutes = duree === 'minoree' ? minutesSaisies(recu.minutes ?? '', 'minutes', erreurs) : null
  if (duree === 'minoree' && minutes === null) erreurs.push({ champ: 'minutes', texte: 'Dites combien d’heures par semaine.' })
  if (motif === '') erreurs.push({ champ: 'motif', texte: 'Choisissez un motif.' })
  return { du, au, minutes, motif }
}

/** What was asked or decided, in the words of the form. */
export const dispenseEnRecu = ({ du, au, minutes, motif }: Pick<Dispense, 'du' | 'au' | 'minutes' | 'motif'>): Recu => ({
  du,
  au,
  duree: minutes === null ? 'aucune' : 'minoree',
  minutes: minutes === null ? '' : enHeures(minutes),
  motif,
})

const tons = { A_DECIDER: 'attente', ACCORDEE: 'bon', REFUSEE: 'mauvais', RETIREE: 'fini' } as const
const etatDeLaDemande = ({ etat }: DemandeDeDispense): Html => etiquette(motsDesDemandes[etat] ?? etat, tons[etat])

/** The demands, the latest first, each with where it stands. */
export const demandesEnListe = (
  demandes: readonly { numero: number; donnees: DemandeDeDispense }[],
  adresse: (numero: number) => string,
): Html =>
  liste(
    demandes
      .toSorted((a, b) => b.numero - a.numero)
      .map(
        ({ numero, donnees: d }) =>
          html`<a href="${adresse(numero)}">Demande du ${enJour(d.demandeeLe)}</a> : du ${enJour(d.du)} au ${enJour(d.au)} ${etatDeLaDemande(d)}`,
      ),
  )

/** What is asked, and what was answered; `accordee`: the exemption that answers it. */
export const ficheDeDemande = (
  d: DemandeDeDispense,
  accordee: Dispense | undefined,
  nommer: (code: string) => string,
  jointes: Html | null = null,
): Html =>
  fiche([
    ['Où elle en est', etatDeLaDemande(d)],
    ['Demandée', leJour(d.demandeeLe)],
    ['Pour quels jours', html`du ${enJour(d.du)} au ${enJour(d.au)}`],
    ['Heures possibles', d.minutes === null ? 'aucun nombre d’heures' : html`${enHeures(d.minutes)} par semaine`],
    ['Motif', libellesDesDispenses[d.motif]],
    ['Ce que dit la personne', d.explication && html`« ${d.explication} »`],
    ['Ce qu’elle a joint', jointes],
    ['Répondue', d.repondueLe && html`${leJour(d.repondueLe)}${d.reponduePar && html`, par ${nommer(d.reponduePar)}`}`],
    ['Pourquoi elle est refusée', d.refus && html`« ${d.refus} »`],
    [
      'Ce qui est accordé',
      accordee &&
        html`du ${enJour(accordee.du)} au ${enJour(accordee.au)}, ${accordee.minutes === null ? 'aucun nombre d’heures' : html`${enHeures(accordee.minutes)} par semaine`}`,
    ],
    ['Pourquoi pas tout', accordee?.motivation && html`« ${accordee.motivation} »`],
  ])
