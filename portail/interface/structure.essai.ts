/** A start tag as written: its name and its attributes. */
export type Balise = { nom: string; attributs: Readonly<Record<string, string>> }

const VIDES = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr'])
const BALISE = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>|<!doctype html>/g

const attributs = (texte: string): Record<string, string> => {
  const lus: Record<string, string> = {}
  for (const [, nom = '', valeur = ''] of texte.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)) {
    if (nom in lus) throw new Error(`attribut répété : ${nom}`)
    lus[nom] = valeur
  }
  return lus
}

/** Reads a page strictly: every element is closed where it was opened, every attribute is quoted, no stray `<` remains. */
export function balises(page: string): Balise[] {
  const ouvertes: string[] = []
  const lues: Balise[] = []
  for (const [, fin, nom = '', reste = ''] of page.matchAll(BALISE)) {
    if (nom === '') continue
    if (fin) {
      const attendue = ouvertes.pop()
      if (attendue !== nom) throw new Error(`</${nom}> ferme <${attendue}>`)
    } else {
      lues.push({ nom, attributs: attributs(reste) })
      if (!VIDES.has(nom)) ouvertes.push(nom)
    }
  }
  if (ouvertes.length > 0) throw new Error(`jamais fermés : ${ouvertes.join(', ')}`)
  const restes = page.replaceAll(BALISE, '')
  if (/[<>]/.test(restes)) throw new Error(`balise illisible près de : ${/.{0,40}[<>].{0,40}/.exec(restes)?.[0]}`)
  return lues
}
