import type { ISql } from 'postgres'
import { chercherCandidats, type Indices } from './candidats.js'
import { type Candidat, type Description, type Rapprochement, rapprocher } from './rapprochement.regles.js'

export type Recue = Description & Indices

/**
 * Result for one description of a lot. `meme` is the rank of the earlier description of the lot that is the same new person;
 * an ambiguity with one of them names it there too.
 */
export type ResultatEnMasse = Rapprochement | { issue: 'deja-dans-le-lot'; meme: number }

/** Matches a whole lot: against the persons known, then among the new ones of the lot itself, in the order given. */
export async function rapprocherEnMasse(sql: ISql, recues: readonly Recue[]): Promise<ResultatEnMasse[]> {
  const candidats = await chercherCandidats(sql, recues)
  const nouvelles = nouvellesDuLot()
  return recues.map((recue, rang) => {
    const connu = rapprocher(recue, candidats[rang] ?? [])
    if (connu.issue !== 'nouvelle') return connu
    const dansLeLot = rapprocher(recue, nouvelles.semblables(recue))
    if (dansLeLot.issue === 'certaine' || dansLeLot.issue === 'probable')
      return { issue: 'deja-dans-le-lot', meme: Number(dansLeLot.usager) }
    if (dansLeLot.issue === 'ambigue') return { ...dansLeLot, candidats: [] }
    nouvelles.ajouter(recue, rang)
    return connu
  })
}

/** New persons of the lot, found by what they share; each stands as a candidate named by its rank. */
function nouvellesDuLot() {
  const parCle = new Map<string, number[]>()
  const gardees = new Map<number, Recue>()
  const cles = (r: Recue) => [
    ...(r.nir === null ? [] : [`nir ${r.nir}`]),
    `ec ${r.etatCivil}`,
    ...(r.usage === null ? [] : [`ec ${r.usage}`]),
  ]
  return {
    ajouter(recue: Recue, rang: number) {
      gardees.set(rang, recue)
      for (const cle of cles(recue)) parCle.set(cle, [...(parCle.get(cle) ?? []), rang])
    },
    semblables(recue: Recue): Candidat[] {
      const rangs = new Set(cles(recue).flatMap(cle => parCle.get(cle) ?? []))
      return [...rangs].flatMap(rang => {
        const autre = gardees.get(rang)
        return autre ? [enCandidat(autre, rang, recue)] : []
      })
    },
  }
}

const enCandidat = (autre: Recue, rang: number, recue: Recue): Candidat => ({
  ...autre,
  usager: BigInt(rang),
  corrobore:
    autre.matricule !== null && autre.matricule === recue.matricule
      ? 'matricule'
      : autre.departement !== null && autre.departement === recue.departement
        ? 'departement'
        : null,
})
