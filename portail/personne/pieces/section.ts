import type { PieceJointe } from '../../../src/moteur/ressource.js'
import { type Html, html, lienBouton } from '../../interface/index.js'
import { piecesEnListe } from '../../pieces/en-liste.js'
import { adresseDesPieces } from './lieux.js'

/** What she joined, and where she joins more as long as somebody will read it. */
export const mesPieces = (
  { chemin, numero, pieces }: { chemin: string; numero: number; pieces: readonly PieceJointe[] | null },
  ouverte: 'à joindre' | 'close',
  nommer: (organisation: string) => string,
): Html | false => {
  const adresse = adresseDesPieces(chemin, numero)
  const liste = piecesEnListe(pieces, adresse, nommer)
  return (
    (liste !== null || ouverte === 'à joindre') &&
    html`<section aria-labelledby="pieces"><h2 id="pieces">Mes pièces jointes</h2>
${liste ?? html`<p>Rien n’est joint.</p>`}
${ouverte === 'à joindre' && html`<p class="boutons pas-imprime">${lienBouton(adresse, 'Joindre une pièce')}</p>`}</section>`
  )
}
