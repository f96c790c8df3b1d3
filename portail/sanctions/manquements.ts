import { type Manquement, naturesDeManquement } from '../../src/parcours/manquement/index.js'
import { etiquette, fiche, type Html, html, leJour, liste } from '../interface/index.js'

export const enPhrase = (t: string): string => t.charAt(0).toUpperCase() + t.slice(1)
export const intituleDuManquement = ({ nature }: Pick<Manquement, 'nature'>): string => enPhrase(naturesDeManquement[nature].libelle)

/** What a human made of it: a word, never a colour alone. Who only reports does not read what was made of it. */
export const issueDuManquement = ({ retire, motifLegitime }: Partial<Manquement>): Html =>
  retire
    ? etiquette('signalement retiré', 'fini')
    : motifLegitime === undefined
      ? etiquette('signalé')
      : motifLegitime === null
        ? etiquette('à apprécier', 'attente')
        : etiquette(motifLegitime ? 'motif légitime' : 'sans motif légitime', motifLegitime ? 'bon' : 'mauvais')

/** A text of several lines, as it was written. */
export const enLignes = (texte: string): Html => html`${texte.split('\n').map((l, i) => html`${i > 0 && html`<br>`}${l}`)}`

type Vue = {
  nommer: (organisation: string) => string
  absence: (numero: number) => string
  offre: (numero: number) => string
  contrat: string
}

/** What is held against the person, by whom, on what evidence, and under which text: the RSA and the code du travail are kept apart. */
export const ficheDuManquement = (m: Manquement, regime: 'rsa' | 'travail', vue: Vue): Html => {
  const texte = naturesDeManquement[m.nature][regime]
  const repose = [
    ...(m.contrat === null ? [] : [html`<a href="${vue.contrat}">Contrat d’engagement n° ${m.contrat}</a>`]),
    ...m.absences.map(({ absence }) => html`<a href="${vue.absence(absence)}">Absence n° ${absence}</a>`),
    ...m.propositions.map(({ proposition }) => html`<a href="${vue.offre(proposition)}">Offre n° ${proposition}</a>`),
    ...m.pieces.map(p => html`Pièce : ${p.intitule}`),
  ]
  return fiche([
    ['Ce qui est signalé', html`${intituleDuManquement(m)}${texte && html` <span class="discret">${texte.cite}</span>`}`],
    ['Jour des faits', leJour(m.jour)],
    ['Les faits', html`<p>${enLignes(m.faits)}</p>`],
    ['Ce qui l’établit', repose.length > 0 && liste(repose)],
    ['Signalé', html`par ${vue.nommer(m.organisation)}, le ${leJour(m.signaleLe)}`],
  ])
}

/** The legitimate reason: what was asked, what she said, what was made of it and why. */
export const ficheDuMotif = (m: Manquement, nommer: Vue['nommer'], jointes: Html | null = null): Html =>
  fiche([
    ['Ce qui a été demandé', m.demande === null ? 'rien encore' : html`${m.demande}${m.demandeLe && html`, ${leJour(m.demandeLe)}`}`],
    ['Ce que la personne en a dit', m.parole === null ? 'rien de noté' : html`« ${m.parole} »`],
    ['Sa réponse écrite', m.reponse && html`« ${m.reponse} »${m.reponduLe && html`, ${leJour(m.reponduLe)}`}`],
    ['Ce qu’elle a joint', jointes],
    ['Appréciation', m.motifLegitime !== undefined && issueDuManquement(m)],
    ['Pourquoi', m.motivation && html`« ${m.motivation} »`],
    ['Par', m.appreciePar && html`${nommer(m.appreciePar)}${m.apprecieLe && html`, ${leJour(m.apprecieLe)}`}`],
  ])
