import type { GenreDePiece } from '../../moteur/ressource.js'

/** The name a request gives its body (RFC 6266, 8187), as a name of a file of that kind; « pièce » when it gives none. */
export function nomDe(disposition: string | undefined, genre: GenreDePiece): string {
  const etendu = /filename\*=UTF-8''([^;\s]+)/i.exec(disposition ?? '')?.[1]
  const simple = /filename="([^"]*)"/i.exec(disposition ?? '')?.[1] ?? ''
  const donne = etendu === undefined ? simple : decoder(etendu)
  const propre = donne
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replaceAll(/[\p{C}"<>:|?*]/gu, '')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .trim()
    .slice(0, 100)
  return `${propre || 'pièce'}.${genre}`
}

function decoder(texte: string): string {
  try {
    return decodeURIComponent(texte)
  } catch {
    return ''
  }
}

/** To be kept by who receives it, under that name: never shown in the page's own name. */
export const enPieceJointe = (nom: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(nom).replaceAll(/['()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`
