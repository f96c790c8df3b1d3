import type { Absence } from '../../src/parcours/activites/index.js'
import type { Offre } from '../../src/parcours/projet/index.js'
import { enJour, etiquette, type Html, html, motsDesAbsences, motsDesRefus, tableau } from '../interface/index.js'

type Ligne = { le: string; quoi: Html; raison: string | null; parole: string | null; legitime: boolean | null; retiree: boolean }

/** What a human made of it: a word, never a colour alone. */
export const issue = ({ legitime, retiree }: Pick<Absence, 'legitime' | 'retiree'>): Html =>
  retiree
    ? etiquette('retirée', 'fini')
    : legitime === null
      ? etiquette('pas encore apprécié', 'attente')
      : etiquette(legitime ? 'motif légitime' : 'sans motif légitime', legitime ? 'bon' : 'mauvais')

/** Absences and refused offers, side by side with what the person says of each, the latest first. */
export function tableauDAssiduite(
  absences: readonly { numero: number; donnees: Absence }[],
  offres: readonly { numero: number; donnees: Offre }[],
  adresses: { absence: (numero: number) => string; offre: (numero: number) => string },
): Html {
  const lignes: Ligne[] = [
    ...absences.map(({ numero, donnees: a }) => ({
      le: a.jour,
      quoi: html`Absence : <a href="${adresses.absence(numero)}">${a.intitule}</a>`,
      raison: a.motif && (motsDesAbsences[a.motif] ?? a.motif),
      parole: a.explication,
      legitime: a.legitime,
      retiree: a.retiree,
    })),
    ...offres
      .filter(({ donnees: o }) => o.reponse === 'REFUSEE')
      .map(({ numero, donnees: o }) => ({
        le: o.reponduLe ?? o.proposeeLe,
        quoi: html`Offre refusée : <a href="${adresses.offre(numero)}">${o.intitule}</a>`,
        raison: o.motifDuRefus && (motsDesRefus[o.motifDuRefus] ?? o.motifDuRefus),
        parole: [o.explication, o.observations].filter(Boolean).join(' ') || null,
        legitime: o.legitime,
        retiree: false,
      })),
  ]
  if (lignes.length === 0) return html`<p class="non-renseigne">Aucune absence n’est notée, aucune offre n’a été refusée.</p>`
  return tableau(
    'assiduite',
    'Absences et offres refusées, les plus récentes d’abord',
    ['Quoi', 'Quand', 'Raison', 'Ce que dit la personne', 'Appréciation'],
    lignes
      .toSorted((a, b) => b.le.localeCompare(a.le))
      .map(l => [l.quoi, enJour(l.le), l.raison ?? 'non dite', l.parole === null ? 'rien encore' : html`« ${l.parole} »`, issue(l)]),
  )
}
