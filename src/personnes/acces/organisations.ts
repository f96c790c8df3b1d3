import type { ISql } from 'postgres'
import type { Enregistrement } from '../../moteur/contenu.js'
import { lireLesNoms } from './noms.js'
import type { Organisation } from './vue.js'

/** What the line `rattachement.accesDeLaPersonne.consulter` gives: shapes are those of its declared fields. */
type Suivi = { organisation: string; structure: string | null; motif: string; du: string; au: string | null }

/** The follow-ups of a person, their codes named: those that run first, then those that ended. */
export async function lireOrganisations(sql: ISql, suivis: readonly Enregistrement[]): Promise<Organisation[]> {
  const lus = suivis.map(({ donnees, misAJour }) => ({ ...(donnees as Suivi), misAJour }))
  const noms = await lireLesNoms(sql, {
    organisations: lus.map(s => s.organisation),
    structures: lus.flatMap(s => s.structure ?? []),
    applications: [],
    agents: [],
  })
  return lus
    .toSorted((a, b) => Number(a.au !== null) - Number(b.au !== null))
    .map(({ organisation, structure, motif, du, au, misAJour }) => ({
      organisation: { code: organisation, nom: noms.organisations.get(organisation)?.nom ?? organisation },
      type: noms.organisations.get(organisation)?.type ?? '',
      structure: structure === null ? null : { code: structure, nom: noms.structures.get(structure) ?? structure },
      motif,
      du,
      au,
      misAJour,
    }))
}
