import type { ErreurDeSaisie } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { texte, textes } from '../saisie.js'
import { type Champ, tousLesChamps } from './champs.js'
import type { Contenu } from './demande.js'

/** A request as typed: cell by cell, and the codes of the lines ticked. */
export type Saisie = { cellules: Readonly<Record<string, string>>; lignes: readonly string[] }

const lu = (contenu: Contenu, nom: string): unknown =>
  nom
    .split('.')
    .reduce<unknown>((o, cle) => (typeof o === 'object' && o !== null ? (o as Record<string, unknown>)[cle] : undefined), contenu)

/** A cell of a recorded request, as its field holds it; '' when it is empty. */
export const cellule = (contenu: Contenu, { nom }: Pick<Champ, 'nom'>): string => {
  const valeur = lu(contenu, nom)
  if (typeof valeur === 'boolean') return valeur ? 'oui' : ''
  return typeof valeur === 'string' || typeof valeur === 'number' ? `${valeur}` : ''
}

export const saisieDe = (contenu: Contenu): Saisie => ({
  cellules: Object.fromEntries(tousLesChamps.map(c => [c.nom, cellule(contenu, c)])),
  lignes: contenu.lignes ?? [],
})

export const saisieRecue = (d: Demande): Saisie => ({
  cellules: Object.fromEntries(tousLesChamps.map(c => [c.nom, texte(d, c.nom)])),
  lignes: d.contexte.ressources.flatMap(r => textes(d, nomDesLignes(r.nom))),
})

/** The boxes of one resource are one group. */
export const nomDesLignes = (ressource: string): string => `lignes.${ressource}`

const estUnNombre = ({ genre }: Champ) => genre === 'nombre' || genre === 'convention'

/** What no draft can hold: a number that is none. All the rest may be left for later. */
export const illisibles = ({ cellules }: Saisie): ErreurDeSaisie[] =>
  tousLesChamps
    .filter(c => estUnNombre(c) && !/^\d{0,7}$/.test(cellules[c.nom] ?? ''))
    .map(c => ({ champ: c.nom, texte: `${c.entier} : écrivez un nombre entier, en chiffres.` }))

const valeurDe = (c: Champ, ecrit: string): unknown => {
  if (c.genre === 'attestation') return ecrit === 'oui'
  if (estUnNombre(c)) return ecrit === '' ? null : Number(ecrit)
  return c.genre === 'genre-d-equipe' && ecrit === '' ? undefined : ecrit
}

/** The same as the API keeps it. */
export function enContenu({ cellules, lignes }: Saisie): Contenu {
  const contenu: Contenu = { lignes: [...lignes] }
  for (const c of tousLesChamps) {
    const valeur = valeurDe(c, cellules[c.nom] ?? '')
    const chemin = c.nom.split('.')
    const feuille = chemin.pop() ?? ''
    let noeud: Record<string, unknown> = contenu
    for (const cle of chemin) noeud = noeud[cle] = (noeud[cle] ?? {}) as Record<string, unknown>
    if (valeur !== undefined) noeud[feuille] = valeur
  }
  return contenu
}

/** A fault of the API at its cell, named as one reads it out of its section. */
export function faute(pointer: string, detail: string): ErreurDeSaisie {
  const nom = pointer
    .replace(/^\/contenu/, '')
    .slice(1)
    .replaceAll('/', '.')
  if (nom.startsWith('lignes')) return { champ: 'lignes', texte: detail }
  const champ = tousLesChamps.find(c => c.nom === nom)
  if (!champ) return { champ: 'geste', texte: detail }
  // « Indiquez son nom » says whose only beside the name of the contact.
  return { champ: nom, texte: nom.startsWith('contacts.') ? `${champ.entier} : ${enMinuscule(detail)}` : detail }
}

const enMinuscule = (phrase: string): string => phrase.charAt(0).toLowerCase() + phrase.slice(1)
