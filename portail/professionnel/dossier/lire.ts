import { sensibles } from '../../../src/droit/categories.js'
import type { Ligne } from '../../../src/moteur/lignes.js'
import type { Ressource } from '../../../src/moteur/ressource.js'
import { cheminDe, sesLignes } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'

export type Version = {
  numero?: number
  version: number
  misAJour: { le: string; par: string; structure: string | null }
  donnees: Record<string, unknown>
  remplaceLe: string | null
  modifies: string[]
}

/** What the agent reads of one resource for one person: every version of every record, latest first, unless a summary was asked. */
export type Lue = {
  ressource: Ressource
  ligne: Ligne
  enregistrements: { numero?: number; versions: [Version, ...Version[]] }[]
  /** From which day on everything is read; null when everything is. */
  suivant: string | null
  /** How many records there are, read or not. */
  enTout: number
}
/** `resume`: how many versions and how many records, at most about so many, whatever the length of the history. */
type Etendue = { lignes?: readonly Ligne[]; resume?: number }

/**
 * Reads one resource under the first of her lines that sees the person; null when none does. The history holds the present: one read
 * of the API, and one row of the journal, give the data, who wrote each, and when.
 */
export async function lireLaRessource(
  d: Demande,
  ressource: Ressource,
  usager: string,
  { lignes = sesLignes(d.contexte, d.session, ressource.nom, 'consulter'), resume }: Etendue = {},
): Promise<Lue | null> {
  const seulement = resume === undefined ? '' : `?resume=${resume}`
  for (const ligne of lignes) {
    const { statut, corps } = await d.appeler('GET', `${cheminDe(ligne)}/${encodeURIComponent(usager)}/historique${seulement}`)
    if (statut === 200) {
      const enregistrements = parEnregistrement(corps.versions as Version[])
      const { enregistrements: enTout = enregistrements.length } = (corps.enTout as { enregistrements: number } | null) ?? {}
      return { ressource, ligne, enregistrements, suivant: corps.suivant as string | null, enTout }
    }
    if (statut !== 404) throw refusDeLApi(statut, corps)
  }
  return null
}

function parEnregistrement(versions: readonly Version[]): Lue['enregistrements'] {
  const parNumero = new Map<number, [Version, ...Version[]]>()
  for (const v of versions) {
    const deja = parNumero.get(v.numero ?? 0)
    if (deja) deja.push(v)
    else parNumero.set(v.numero ?? 0, [v])
  }
  // By their rank: a clock that went back must not hide the present behind what it replaced.
  return [...parNumero.values()]
    .map(v => v.toSorted((a, b) => b.version - a.version) as typeof v)
    .filter(([presente]) => presente.remplaceLe === null)
    .map(v => ({ ...(v[0].numero === undefined ? {} : { numero: v[0].numero }), versions: v }))
    .toSorted((a, b) => (a.numero ?? 0) - (b.numero ?? 0))
}

/** The corrections of a record that are all read, from the last one on: each with the version it replaced. */
export const dernieresCorrections = (versions: readonly Version[]): Version[] =>
  versions.slice(
    0,
    versions.findIndex((v, i) => versions[i + 1]?.version !== v.version - 1),
  )

/** Health is not read because a file is open: whoever needs it opens it, and that reading says so. */
export const aPart = (r: Ressource): boolean => Object.values(r.donnees).some(d => sensibles.includes(d.categorie))

/** The resources kept apart that she may open. */
export const aOuvrirAPart = (d: Demande): Ressource[] =>
  d.contexte.ressources.filter(r => aPart(r) && sesLignes(d.contexte, d.session, r.nom, 'consulter').length > 0)

/** What a page shows of each resource: a file is opened more often than it is read to its beginning. */
const EN_RESUME = 20

/** Everything open to her at once, in the order of the declaration, in summary; the identity says who it is. */
export async function lireLeDossier(d: Demande, usager: string): Promise<Lue[]> {
  const lues = await Promise.all(
    d.contexte.ressources.filter(r => !aPart(r)).map(r => lireLaRessource(d, r, usager, { resume: EN_RESUME })),
  )
  const ouvertes = lues.filter(l => l !== null)
  if (ouvertes.length === 0) throw refusDeLApi(404, {})
  return ouvertes
}

/** Who last wrote a field: the latest version that changed it, else the first one. */
export function sourceDe(versions: readonly Version[], champ: string): Version['misAJour'] {
  const changee = versions.find(v => v.modifies.includes(champ)) ?? versions.at(-1)
  return changee?.misAJour ?? { le: '', par: '', structure: null }
}
