import { jourDe } from '../../src/moteur/moteur.js'
import type { Ligne } from '../../src/moteur/lignes.js'
import { routesDe } from '../../src/moteur/deriver/routes.js'
import type { Version } from '../../src/moteur/passe.js'
import { z } from 'zod'
import type { ReponseApi } from '../contexte.js'
import type { Fait } from './etapes.js'

/** Versions asked of each resource: a page of the story is about a month of an ordinary file. */
const PAR_RESSOURCE = 30

/** What one resource tells, whole down to the day of `suivant`; null when it has nothing older. */
export type Part = { faits: readonly Fait[]; suivant: string | null }

/** One page of the story: what each resource tells is whole down to its own day, so the page is whole down to the latest of them. */
export function assembler(parts: readonly Part[]): Part {
  const suivant =
    parts
      .flatMap(p => p.suivant ?? [])
      .toSorted()
      .at(-1) ?? null
  const faits = parts.flatMap(p => p.faits)
  return { suivant, faits: suivant === null ? faits : faits.filter(f => jourDe(new Date(f.le)) >= suivant) }
}

type Demande = {
  /** The lines that read each resource, in their order: the first that sees the person tells it. */
  lignes: readonly (readonly Ligne[])[]
  usager: string
  /** As it stands in the address: what is no day asks for the latest page. */
  avant: unknown
  appeler: (chemin: string) => Promise<ReponseApi>
}

/** Reads one page of the story, never the whole of it. */
export async function lirePageDuRecit({ lignes, usager, avant, appeler }: Demande): Promise<Part> {
  const jour = z.iso.date().safeParse(avant).data
  const voulue = new URLSearchParams({ nombre: String(PAR_RESSOURCE), ...(jour !== undefined && { avant: jour }) })
  return assembler(await Promise.all(lignes.map(l => part(l))))

  async function part(siennes: readonly Ligne[]): Promise<Part> {
    for (const ligne of siennes) {
      const chemin = routesDe(ligne)
        .find(r => r.forme === 'historique')
        ?.url.replace('{usager}', encodeURIComponent(usager))
      const { statut, corps, texte } = await appeler(`${chemin}?${voulue}`)
      if (statut === 200)
        return { faits: (corps.versions as Version[]).map(v => enFait(ligne, v)), suivant: corps.suivant as string | null }
      if (statut !== 404) throw Object.assign(new Error(`${chemin} : ${statut} ${texte}`), { statusCode: statut })
    }
    return { faits: [], suivant: null }
  }
}

const enFait = ({ ressource: { nom, intitule } }: Ligne, { donnees, modifies, version, misAJour }: Version): Fait => ({
  ...{ ressource: nom, intitule, donnees, modifies, premiere: version === 1 },
  ...{ le: misAJour.le, par: misAJour.par },
})
