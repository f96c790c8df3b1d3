/** A small XML tree that defects can bend before it is written. */
export type Noeud = { nom: string; contenu: string | Noeud[] }

/** Leaf or element; what is null or false is left out. */
export const noeud = (nom: string, ...contenu: (string | Noeud | Noeud[] | null)[]): Noeud => {
  const texte = contenu.find(partie => typeof partie === 'string')
  if (texte !== undefined) return { nom, contenu: texte }
  return { nom, contenu: contenu.flat().filter((partie): partie is Noeud => partie !== null && typeof partie === 'object') }
}

/** XML text of a tree, one block a line as the payers' software writes it. */
export const ecrireNoeud = ({ nom, contenu }: Noeud): string => {
  if (typeof contenu === 'string') return contenu === '' ? `<${nom}/>\n` : `<${nom}>${echapper(contenu)}</${nom}>\n`
  return `<${nom}>\n${contenu.map(ecrireNoeud).join('')}</${nom}>\n`
}

const echapper = (texte: string): string =>
  /[&<>]/.test(texte) ? texte.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') : texte

export const enfants = (parent: Noeud): Noeud[] => (typeof parent.contenu === 'string' ? [] : parent.contenu)

/** Every descendant of this name, in the order of the document. */
export const tous = (racine: Noeud, nom: string): Noeud[] =>
  enfants(racine).flatMap(fils => (fils.nom === nom ? [fils, ...tous(fils, nom)] : tous(fils, nom)))

/** First descendant of this name. @throws Error when there is none: the generator and the defect disagree */
export const trouver = (racine: Noeud, nom: string): Noeud => {
  const trouve = tous(racine, nom)[0]
  if (trouve === undefined) throw new Error(`no ${nom} in ${racine.nom}`)
  return trouve
}

export const texteDe = (racine: Noeud, nom: string): string => {
  const { contenu } = trouver(racine, nom)
  return typeof contenu === 'string' ? contenu : ''
}

export const remplacer = (racine: Noeud, nom: string, texte: string): void => {
  trouver(racine, nom).contenu = texte
}

/** Takes every descendant of this name out, and says how many there were. */
export const retirer = (racine: Noeud, nom: string): void => {
  if (typeof racine.contenu === 'string') return
  racine.contenu = racine.contenu.filter(fils => fils.nom !== nom)
  for (const fils of racine.contenu) retirer(fils, nom)
}

/** Puts an element just after the first one of another name, under the same parent. */
export const ajouterApres = (racine: Noeud, repere: string, ajout: Noeud): boolean => {
  if (typeof racine.contenu === 'string') return false
  const rang = racine.contenu.findIndex(fils => fils.nom === repere)
  if (rang === -1) return racine.contenu.some(fils => ajouterApres(fils, repere, ajout))
  racine.contenu.splice(rang + 1, 0, ajout)
  return true
}

export const copier = ({ nom, contenu }: Noeud): Noeud => ({ nom, contenu: typeof contenu === 'string' ? contenu : contenu.map(copier) })
