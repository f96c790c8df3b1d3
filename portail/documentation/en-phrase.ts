import { enTirets } from '../../src/moteur/lignes.js'

const voyelle = /^[aeiouyhàâéèêîô]/i
const accents: Readonly<Record<string, string>> = {
  rsa: 'RSA',
  iae: 'IAE',
  eligibilite: 'éligibilité',
  delegation: 'délégation',
  acces: 'accès',
  competents: 'compétents',
}

export const capitale = (phrase: string): string => phrase.charAt(0).toUpperCase() + phrase.slice(1)

/** A title inside a sentence, unless it begins with initials. */
export const minuscule = (phrase: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(phrase) ? phrase.charAt(0).toLowerCase() + phrase.slice(1) : phrase

/** The name of an échange, a word of code, as a title: « demandeDAccompagnement » → « Demande d’accompagnement ». */
export function enPhrase(nom: string): string {
  const mots = enTirets(nom)
    .split('-')
    .map(mot => accents[mot] ?? mot)
  return capitale(mots.reduce((phrase, mot, i) => phrase + (mots[i - 1]?.length === 1 && voyelle.test(mot) ? '’' : ' ') + mot, '').trim())
}

/** The beginning of a title, enough for a menu. */
export const menuDe = (intitule: string): string => intitule.split(/ : |,/)[0] ?? intitule
