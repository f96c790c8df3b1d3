import { libellesDesProtections } from '../../src/droit/protection.js'
import { baremeRsa, plafondDuFoyer } from '../../src/droit/parametres/bareme-rsa.js'
import { auJour } from '../../src/droit/parametres/parametre.js'
import { CodeDeLActionSociale } from '../../src/droit/textes.js'
import { bornesDe, libellesDeLaSanctionRsa as mots, type Sanction } from '../../src/parcours/sanction-rsa/index.js'
import { enJour, etiquette, fiche, type Html, html, leJour, tableau } from '../interface/index.js'
import { enLignes, enPhrase } from './manquements.js'

type Nommer = (organisation: string) => string

const tons = {
  A_INSTRUIRE: 'attente',
  A_TRAITER: 'attente',
  CONTRADICTOIRE: 'attente',
  SANS_SUITE: 'fini',
  DECIDEE: 'mauvais',
  LEVEE_A_TRAITER: 'attente',
  LEVEE: 'bon',
  ECHUE: 'fini',
  ANNULEE: 'fini',
} as const
export const etatDeLaSanction = ({ etat }: Pick<Sanction, 'etat'>): Html => etiquette(mots.libellesDesEtats[etat], tons[etat])

export const sanctionEnMots = ({ consequence, taux, mois }: Pick<Sanction, 'consequence' | 'taux' | 'mois'>): string =>
  `${mots.libellesDesConsequences[consequence]}${taux === null ? '' : taux === 100 ? ' de tout le RSA' : ` de ${taux} % du RSA`}${mois === null ? '' : ` pendant ${mois} mois`}`

/** What it is about: what was decided, or else what is considered; who only accompanies her reads no proposal. */
export const viseeEnMots = (s: Pick<Sanction, 'consequence' | 'taux' | 'mois' | 'decideeLe'> & Partial<Sanction>): string =>
  sanctionEnMots(s.decideeLe === null ? { consequence: s.consequence, taux: s.tauxPropose ?? null, mois: s.moisProposes ?? null } : s)

/** What was decided, as the person and whoever may read it do. */
export const ficheDeLaDecision = (s: Sanction): Html | false =>
  s.decideeLe !== null &&
  fiche([
    ['Décision', s.decision === 'SANS_SUITE' ? 'aucune suite' : enPhrase(sanctionEnMots(s))],
    ['Période', s.du !== null && s.au !== null && html`du ${leJour(s.du)} au ${leJour(s.au)} inclus`],
    ['Motifs', s.motivation && html`<p>${enLignes(s.motivation)}</p>`],
    ['Foyer', s.foyer && mots.libellesDesFoyers[s.foyer]],
    ['Signée', s.decideur && html`par ${s.decideur}${s.qualite && html`, ${s.qualite}`}, le ${leJour(s.decideeLe)}`],
    ['Levée', s.leveeLe && html`${leJour(s.leveeLe)}${s.motifDeLevee && html` : ${s.motifDeLevee}`}`],
    ['Maintenue', s.levee === 'MAINTIEN' && s.leveeLe === null && s.motifDeLevee],
    ['Sommes rétablies', s.retablieDepuis && html`à compter du ${leJour(s.retablieDepuis)}`],
    [
      'Recours',
      s.rejetLe && html`rejeté le ${leJour(s.rejetLe)}${s.rejetPar && html` par ${s.rejetPar}`}${s.rejet && html` : ${s.rejet}`}`,
    ],
    ['Annulée', s.annuleeLe && html`${leJour(s.annuleeLe)}${s.annulation && html` : ${s.annulation}`}`],
  ])

/** What is proposed, before any decision: by whom, why, at which rank. */
export const ficheDeLaProposition = (s: Sanction, nommer: Nommer): Html =>
  fiche([
    ['Envisagé', enPhrase(sanctionEnMots({ consequence: s.consequence, taux: s.tauxPropose, mois: s.moisProposes }))],
    ['Raisons', html`<p>${enLignes(s.raisons)}</p>`],
    ['Rang', html`${enPhrase(mots.libellesDesRangs[s.rang])} <span class="discret">au jour des faits, le ${enJour(s.faitsLe)}</span>`],
    ['Mesure de protection', s.protection && enPhrase(libellesDesProtections[s.protection])],
    ['Notifiée aussi à', s.representant],
    ['Proposé', html`par ${nommer(s.proposeePar)}, le ${leJour(s.proposeeLe)}`],
  ])

/** Who decides, and under which text; the operator when the département let the delay pass. */
export const competent = (s: Sanction, nommer: Nommer): Html =>
  s.delegueeLe === null
    ? html`Le président du conseil départemental (${nommer(s.organisation)}), ou l’agent qui signe pour lui <span class="discret">${CodeDeLActionSociale.L262_37.cite}</span>`
    : html`France Travail, par délégation depuis le ${enJour(s.delegueeLe)} <span class="discret">${CodeDeLActionSociale.R262_69.cite}</span>`

/** The scale of the day of the facts, for each household: it bounds whoever decides, and decides nothing. */
export function baremeExplique({ rang, faitsLe, consequence }: Pick<Sanction, 'rang' | 'faitsLe' | 'consequence'>): Html {
  const { depuis, texte } = baremeRsa.valeurs.findLast(v => v.depuis <= faitsLe) ?? {
    depuis: faitsLe,
    texte: CodeDeLActionSociale.R262_68_1,
  }
  const { suppression } = bornesDe(rang, 'SEUL', faitsLe)
  const rangee = (foyer: 'SEUL' | 'PLUSIEURS') => {
    const { taux, mois } = bornesDe(rang, foyer, faitsLe)
    return [enPhrase(mots.libellesDesFoyers[foyer]), `de ${taux[0]} à ${taux[1]} %`, `de ${mois[0]} à ${mois[1]} mois`]
  }
  return html`<section aria-labelledby="bareme"><h2 id="bareme">Ce que permet le barème</h2>
${tableau('bornes', `${enPhrase(mots.libellesDesRangs[rang])}, faits du ${enJour(faitsLe)}`, ['Foyer', 'Part du RSA', 'Durée'], [rangee('SEUL'), rangee('PLUSIEURS')])}
<p class="discret">Barème du jour des faits, en vigueur depuis le ${enJour(depuis)} (${texte.cite}). Un foyer de plusieurs personnes ne perd pas plus de ${auJour(plafondDuFoyer, faitsLe)} % (${CodeDeLActionSociale.R262_68_6.cite}).${consequence === 'SUPPRESSION' && !suppression && ' Un premier manquement se suspend, il ne se supprime pas.'}</p>
<p class="discret">La décision tient compte de la situation de la personne, de sa santé, de son foyer, de la nature et de la fréquence des manquements (${CodeDeLActionSociale.R262_68_5.cite}). L’outil ne propose ni taux ni durée.</p></section>`
}
