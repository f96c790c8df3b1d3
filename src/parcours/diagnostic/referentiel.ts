import type { Confiance } from '../../droit/parametres/parametre.js'
import type { Nature, Referentiel, Reserve } from './referentiel-forme.js'
import { referentielV4 } from './referentiel-v4.js'

/** One situation or objective, as a screen lists it. */
export type Entree = {
  contrainte: string
  nature: Nature
  code: string | null
  libelle: string
  confiance: Confiance
  reserve: Reserve | null
}

/** The versions, the latest last: a diagnostic says by which one it was made. */
export const referentiels: readonly Referentiel[] = [referentielV4]

export const referentielEnVigueur = (jour: string): Referentiel => referentiels.findLast(r => r.depuis <= jour) ?? referentielV4

export const entreesDe = (r: Referentiel, contrainte: string, nature: Nature): Entree[] =>
  r.lignes
    .filter(([c, n]) => c === contrainte && n === nature)
    .map(([c, n, code, , libelle, confiance, reserve]) => ({ contrainte: c, nature: n, code, libelle, confiance, reserve }))

const simple = (libelle: string) =>
  libelle
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()

/** Two labels that differ by an accent, a case or an apostrophe are the same. */
export const memesMots = (a: string, b: string): boolean => simple(a) === simple(b)

/** The entry a code or, failing that, a label names; undefined for what the referential does not hold. */
export const trouver = (
  r: Referentiel,
  contrainte: string,
  nature: Nature,
  { code, libelle }: { code: string | null; libelle: string },
): Entree | undefined => entreesDe(r, contrainte, nature).find(e => (code === null ? memesMots(e.libelle, libelle) : e.code === code))

/** Whether a need may be explored for a project: those of the themes, and not that of the digital autonomy, which is the person's. */
export const besoinDUnProjet = (code: string): boolean => referentiels.some(r => r.thematiques.some(t => t.besoins.includes(code)))
