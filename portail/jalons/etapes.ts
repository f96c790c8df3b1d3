import type { JalonDeLaPersonne } from '../../src/parcours/jalons/index.js'
import { enJour, etiquette, type Html, html, tableau } from '../interface/index.js'

/** Where she is, from her right to her contract: what was reached, what is due and by when. Nothing for whom no right brought. */
export const etapes = (jalons: readonly JalonDeLaPersonne[], nommer: (code: string) => string): Html | false =>
  jalons.length > 0 &&
  html`<section aria-labelledby="etapes"><h2 id="etapes">Les étapes</h2>
${tableau(
  'jalons',
  'Du droit au RSA au contrat signé',
  ['Étape', 'Où elle en est', 'Qui s’en occupe'],
  jalons.map(j => [
    j.libelle,
    j.atteintLe
      ? html`faite le ${enJour(j.atteintLe)}`
      : j.auPlusTard
        ? html`attendue au plus tard le ${enJour(j.auPlusTard)}${j.enRetard && html` ${etiquette('en retard', 'mauvais')}`}${delaiDit(j)}`
        : 'à venir',
    j.aFairePar ? nommer(j.aFairePar) : '',
  ]),
)}</section>`

const delaiDit = ({ texte, confiance }: JalonDeLaPersonne): Html | false =>
  texte !== null &&
  html` <span class="discret">${texte}${confiance !== 'sûr' && html` — ${etiquette(`délai ${confiance} : aucun texte ne le fixe`)}`}</span>`
