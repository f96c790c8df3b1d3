import { ajouterChamp, type Bloc, nouveauBloc, PROFONDEUR_MAX } from './bloc.js'
import { BLOCS_NON_LUS, NOMS_CONNUS } from './schema.js'

const BARRE = 0x2f
const NOM = /^[A-Za-z][A-Za-z0-9]*$/

/**
 * Direct reading of the form nearly all payers send: known element names, no attribute, no entity, no comment. It never accepts what
 * is not well formed: at the first surprise it gives up (null) and the complete parser decides. Blocks that are not read are checked
 * but not kept.
 */
export const arbreRapide = (texte: string): Bloc | null => {
  if (texte.includes('&') || texte.includes(']]>')) return null
  const racine = nouveauBloc('')
  const ouverts: string[] = []
  const blocs: Bloc[] = []
  let bloc = racine
  // Number of open elements when an unread block was entered; Infinity outside of any.
  let muet = Number.POSITIVE_INFINITY
  let position = 0
  for (;;) {
    const debut = texte.indexOf('<', position)
    if (!blanc(texte, position, debut === -1 ? texte.length : debut)) return null
    if (debut === -1) return ouverts.length === 0 ? (racine.blocs[0] ?? null) : null
    const fin = texte.indexOf('>', debut)
    if (fin === -1) return null
    position = fin + 1
    if (texte.charCodeAt(debut + 1) === BARRE) {
      const ferme = ouverts.pop()
      if (ferme === undefined || fin - debut - 2 !== ferme.length || !texte.startsWith(ferme, debut + 2)) return null
      if (ouverts.length < muet) bloc = blocs.pop() ?? racine
      else if (ouverts.length === muet) muet = Number.POSITIVE_INFINITY
      continue
    }
    if (ouverts.length > PROFONDEUR_MAX || (ouverts.length === 0 && racine.blocs.length > 0)) return null
    const vide = texte.charCodeAt(fin - 1) === BARRE
    const lu = vide ? texte.slice(debut + 1, fin - 1).trimEnd() : texte.slice(debut + 1, fin)
    const nom = ouverts.length < muet ? (NOMS_CONNUS.get(lu) ?? (BLOCS_NON_LUS.has(lu) ? lu : null)) : NOM.test(lu) ? lu : null
    if (nom === null) return null
    const suite = vide ? -1 : texte.indexOf('<', position)
    const feuille = vide || (suite !== -1 && texte.charCodeAt(suite + 1) === BARRE)
    if (feuille) {
      if (ouverts.length === 0) return null
      if (!vide) {
        const finDuNom = suite + 2 + nom.length
        if (texte.charCodeAt(finDuNom) !== 0x3e || !texte.startsWith(nom, suite + 2)) return null
      }
      if (ouverts.length < muet) ajouterChamp(bloc, nom, vide ? '' : texte.slice(position, suite))
      if (!vide) position = suite + nom.length + 3
      continue
    }
    if (ouverts.length < muet) {
      if (BLOCS_NON_LUS.has(nom)) muet = ouverts.length
      else {
        const enfant = nouveauBloc(nom)
        bloc.blocs.push(enfant)
        blocs.push(bloc)
        bloc = enfant
      }
    }
    ouverts.push(nom)
  }
}

const blanc = (texte: string, debut: number, fin: number): boolean => {
  for (let position = debut; position < fin; position++) {
    const code = texte.charCodeAt(position)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return false
  }
  return true
}
