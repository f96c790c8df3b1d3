import { parse } from 'node:querystring'

/** Size limit of a request body on the OAuth endpoints, in bytes: an assertion and fifty scopes take less than 8 kB. */
export const TAILLE_MAXIMALE = 32 * 1024

/** A form that cannot be read: the sentence goes to the caller as `error_description` of `invalid_request`. */
export class FormulaireRefuse extends Error {}

/**
 * Reads an `application/x-www-form-urlencoded` body the way deployed clients write it: `+`, `%20` or raw spaces, any order, any declared
 * charset (the published Java example announces ISO-8859-1), an unknown charset being read as UTF-8.
 *
 * @throws FormulaireRefuse for another media type, a repeated parameter (RFC 6749, 3.2) or a control character.
 */
export const lireFormulaire = (corps: Buffer, type: string | undefined): Map<string, string> => {
  if (type?.split(';')[0]?.trim().toLowerCase() !== 'application/x-www-form-urlencoded') {
    throw new FormulaireRefuse('the body must be application/x-www-form-urlencoded')
  }
  const champs = new Map<string, string>()
  for (const [nom, valeur] of Object.entries(parse(decodeur(type).decode(corps).trim()))) {
    if (valeur === undefined) continue
    if (Array.isArray(valeur)) throw new FormulaireRefuse('parameters must not be repeated')
    if (CONTROLE.test(valeur)) throw new FormulaireRefuse('parameters must not contain control characters')
    champs.set(nom, valeur)
  }
  return champs
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are precisely what is looked for
const CONTROLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

const decodeur = (type: string): TextDecoder => {
  const jeu = /charset="?([^;"\s]+)/i.exec(type)?.[1]
  try {
    return new TextDecoder(jeu)
  } catch {
    return new TextDecoder()
  }
}
