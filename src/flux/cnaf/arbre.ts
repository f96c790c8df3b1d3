import { SaxesParser } from 'saxes'
import type { CodeMotif } from '../motifs.js'
import { arbreRapide } from './arbre-rapide.js'
import { ajouterChamp, type Bloc, nouveauBloc, PROFONDEUR_MAX } from './bloc.js'

/** Why a fragment is no tree. */
export type Illisible = { motif: CodeMotif; detail: string }

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 § 2.2 forbids precisely these
const CONTROLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
const DECLARATION = /<!(?:DOCTYPE|ENTITY)/i

/**
 * Tree of one fragment (one root element). Plain fragments take a direct path; whatever has an entity, a comment, an attribute or
 * an unexpected form is read by the complete XML parser, the only one to say that a fragment is malformed.
 */
export const lireArbre = (texte: string): Bloc | Illisible => {
  if (CONTROLE.test(texte)) return { motif: 'FOYER_CARACTERE_INTERDIT', detail: nommerControle(texte) }
  if (texte.includes('<!') && DECLARATION.test(texte)) return { motif: 'FOYER_DTD_INTERDITE', detail: '' }
  return arbreRapide(texte) ?? arbreComplet(texte)
}

/** Reads with the complete parser, whatever the form of the fragment. */
export const arbreComplet = (texte: string): Bloc | Illisible => {
  const analyseur = new SaxesParser({ xmlns: false })
  const racine = nouveauBloc('')
  const ouverts: { bloc: Bloc; texte: string; enfants: boolean }[] = [{ bloc: racine, texte: '', enfants: false }]
  let echec: Illisible | null = null
  analyseur.on('error', erreur => {
    echec ??= { motif: 'FOYER_MAL_FORME', detail: erreur.message }
  })
  analyseur.on('opentagstart', balise => {
    const parent = ouverts.at(-1)
    if (parent !== undefined) parent.enfants = true
    if (ouverts.length <= PROFONDEUR_MAX)
      ouverts.push({
        bloc: nouveauBloc(balise.name),
        texte: '',
        enfants: false,
      })
    else
      echec ??= {
        motif: 'FOYER_TROP_PROFOND',
        detail: `plus de ${PROFONDEUR_MAX} niveaux`,
      }
  })
  const ajouterTexte = (morceau: string): void => {
    const courant = ouverts.at(-1)
    if (courant !== undefined) courant.texte += morceau
  }
  analyseur.on('text', ajouterTexte)
  analyseur.on('cdata', ajouterTexte)
  analyseur.on('closetag', () => {
    const ferme = ouverts.length > 1 ? ouverts.pop() : undefined
    const parent = ouverts.at(-1)
    if (ferme === undefined || parent === undefined) return
    if (ferme.enfants) parent.bloc.blocs.push(ferme.bloc)
    else ajouterChamp(parent.bloc, ferme.bloc.nom, ferme.texte)
  })
  // By slices, so that a hostile fragment stops at its first fault instead of being read whole.
  for (let debut = 0; debut < texte.length && echec === null; debut += 4096) analyseur.write(texte.slice(debut, debut + 4096))
  if (echec === null) analyseur.close()
  if (echec !== null) return echec
  return racine.blocs[0] ?? nouveauBloc([...racine.champs.keys()][0] ?? '')
}

const nommerControle = (texte: string): string => {
  const code = CONTROLE.exec(texte)?.[0].charCodeAt(0) ?? 0
  return `caractère U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
