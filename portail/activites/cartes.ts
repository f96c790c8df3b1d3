import { enHeures } from '../../src/droit/heures.js'
import type { Semaine } from '../../src/droit/semaines.js'
import {
  type Activite,
  type Compteur,
  type Dispense,
  libellesDesActivites,
  libellesDesDispenses,
} from '../../src/parcours/activites/index.js'
import { enJour, enSemaine, etiquette, fiche, type Html, html, leJour, liste, motsDesHeures, tableau } from '../interface/index.js'

type Ton = 'neutre' | 'bon' | 'attente' | 'mauvais' | 'fini'
export const enPhrase = (t: string): string => t.charAt(0).toUpperCase() + t.slice(1)

/** Where a week stands, in words; the colour only helps. Nothing here is a breach: a human says so, elsewhere. */
function etatDeLaSemaine({ semaine, attendu, declarees, validees, aValider }: Compteur, courante: Semaine): [mots: string, ton: Ton] {
  if (aValider > 0) return [`${aValider} à valider`, 'attente']
  if (semaine > courante) return ['à venir', 'neutre']
  if (attendu.minutes === null) return ['sans nombre d’heures', 'fini']
  if (validees >= attendu.minutes) return ['faite', 'bon']
  if (semaine === courante) return ['en cours', 'neutre']
  if (declarees === 0) return ['rien de déclaré', 'attente']
  return [`il manque ${enHeures(attendu.minutes - validees)}`, 'attente']
}

/** What a week asks, and where it comes from; what is not sure says so. */
const demande = ({ attendu: { minutes, parceQue, confiance } }: Compteur): Html =>
  html`${minutes === null ? 'sans durée quantifiée' : enHeures(minutes)} <span class="discret">(${parceQue}${confiance !== 'sûr' && `, ${confiance}`})</span>`

/** The picture of the weeks: one line a week, what was asked, planned, declared, validated, and where it stands. */
export const tableauDesSemaines = (compteurs: readonly Compteur[], courante: Semaine, adresse: (semaine: Semaine) => string): Html =>
  tableau(
    'semaines',
    'Les semaines, la plus récente d’abord',
    ['Semaine', 'Demandé', 'Prévu', 'Déclaré', 'Validé', 'État'],
    compteurs.map(c => [
      html`<a href="${adresse(c.semaine)}">${enPhrase(enSemaine(c.semaine))}</a>`,
      c.attendu.minutes === null ? 'sans durée' : enHeures(c.attendu.minutes),
      enHeures(c.prevues),
      enHeures(c.declarees),
      enHeures(c.validees),
      etiquette(...etatDeLaSemaine(c, courante)),
    ]),
  )

/** The figures of one week. */
export const chiffres = (c: Compteur): Html =>
  fiche([
    ['Demandé', demande(c)],
    ['Prévu', enHeures(c.prevues)],
    ['Déclaré', enHeures(c.declarees)],
    ['Validé', enHeures(c.validees)],
  ])

const tons: Readonly<Record<string, Ton>> = {
  DECLAREE: 'attente',
  VALIDEE: 'bon',
  CORRIGEE: 'attente',
  REFUSEE: 'mauvais',
  ANNULEE: 'fini',
}
export const etatDeLActivite = ({ etat }: Activite): Html => etiquette(motsDesHeures[etat] ?? etat, tons[etat] ?? 'neutre')

/** What an activity is, for whoever reads only its kind too. */
export const titreDActivite = ({ intitule, type }: Activite): string => intitule ?? libellesDesActivites[type] ?? type

/** When, how long, what shows it, and what was made of it. */
export const ficheDActivite = (a: Activite, nommer: (code: string) => string): Html =>
  fiche([
    ['Sorte', libellesDesActivites[a.type]],
    ['Quand', a.jour && html`${leJour(a.jour)}${a.debut && html`, de ${a.debut} à ${a.fin}`}`],
    ['Prévu', a.minutesPrevues !== null && enHeures(a.minutesPrevues)],
    ['Déclaré', a.minutesDeclarees !== null && html`${enHeures(a.minutesDeclarees)}${a.declareeLe && html`, ${leJour(a.declareeLe)}`}`],
    ['Ce qui le montre', a.preuve],
    [
      'Validé',
      a.minutesValidees !== null &&
        html`${enHeures(a.minutesValidees)}${a.valideePar && html`, par ${nommer(a.valideePar)}`}${a.valideeLe && html`, ${leJour(a.valideeLe)}`}`,
    ],
    ['Pourquoi', a.motif && html`« ${a.motif} »`],
  ])

/** The exemptions of a person, each in one sentence. */
export const dispensesEnPhrases = (dispenses: readonly Dispense[]): Html =>
  liste(
    dispenses
      .toSorted((a, b) => b.du.localeCompare(a.du))
      .map(
        d =>
          html`Du ${enJour(d.du)} au ${enJour(d.au)} : ${d.minutes === null ? 'aucun nombre d’heures demandé' : html`${enHeures(d.minutes)} par semaine`}${d.motif && html`. ${libellesDesDispenses[d.motif]}`}${d.precisions ? html`, « ${d.precisions} »` : '.'}`,
      ),
  )
