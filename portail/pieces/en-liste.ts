import type { PieceJointe } from '../../src/moteur/ressource.js'
import { enJour, type Html, html, poidsEnMots } from '../interface/index.js'

const genres = { pdf: 'PDF', jpg: 'image JPEG', png: 'image PNG' } as const

/** « jointe le 3 novembre 2026 », and by whom when it was joined for her. */
const jointe = ({ jointeLe, jointePar }: PieceJointe, nommer: (organisation: string) => string): string =>
  `jointe le ${enJour(jointeLe)}${jointePar === undefined ? '' : ` par ${nommer(jointePar)}, d’un papier reçu de la personne`}`

/** What was joined, each to be kept on one's own disk: the platform shows none of it. */
export const piecesEnListe = (
  pieces: readonly PieceJointe[] | null | undefined,
  adresse: string,
  nommer: (organisation: string) => string,
): Html | null =>
  pieces && pieces.length > 0
    ? html`<ul>${pieces.map(p => html`<li><a href="${adresse}/${p.piece}" download>${p.nom}</a> (${genres[p.genre]}, ${poidsEnMots(p.octets)}), ${jointe(p, nommer)}</li>`)}</ul>`
    : null
