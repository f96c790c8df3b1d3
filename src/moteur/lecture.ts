import type { Appelant } from './appelant.js'
import { type Contenu, dechiffrer } from './contenu.js'
import { nomDeLecture } from './deriver/lecture.js'
import { grouper } from './groupage.js'
import type { Ligne } from './lignes.js'
import { aujourdHui, type Moteur } from './moteur.js'

export type Lire = (ligne: Ligne, appelant: Appelant, usager: bigint) => Promise<Contenu | null>

type Demande = { usager: bigint; appelant: Appelant }
type Rang = { rang: number; version: number; document: string }

/** Reads one line for one person, traced. Null when the person is not in the caller's perimeter, or unknown: same thing. */
export function creerLecture(moteur: Moteur): Lire {
  const parLigne = new Map<string, (d: Demande) => Promise<string | null>>()

  const executer =
    (ligne: Ligne) =>
    async (demandes: readonly Demande[]): Promise<(string | null)[]> => {
      const rangs = (await moteur.sql.unsafe(
        `select rang, version, document from ${nomDeLecture(ligne)}($1, $2, $3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::text[])`,
        [
          moteur.numeros.get(ligne.code) ?? null,
          aujourdHui(moteur),
          demandes.map(d => d.usager.toString()),
          demandes.map(d => d.appelant.organisation),
          demandes.map(d => d.appelant.structure),
          demandes.map(d => d.appelant.personne?.toString() ?? null),
          demandes.map(d => d.appelant.agent),
          demandes.map(d => d.appelant.application),
          demandes.map(d => d.appelant.correlation),
        ],
        { prepare: true },
      )) as unknown as Rang[]
      const documents: (string | null)[] = demandes.map(() => null)
      for (const r of rangs) documents[r.rang - 1] = r.document
      return documents
    }

  return async (ligne, appelant, usager) => {
    let groupe = parLigne.get(ligne.code)
    if (!groupe) {
      groupe = grouper(executer(ligne))
      parLigne.set(ligne.code, groupe)
    }
    const document = await groupe({ usager, appelant })
    return document === null ? null : dechiffrer(ligne, moteur.chiffrement, JSON.parse(document) as Contenu)
  }
}
