import type { ISql } from 'postgres'
import type { Appelant } from './appelant.js'
import { agirPour, journaliser } from './journal.js'
import type { Ligne } from './lignes.js'
import { aujourdHui, type Moteur } from './moteur.js'
import { estVisible } from './visibilite.js'

/** Exact keys of one person. `nir` is given as its keyed fingerprint, so that the value never reaches the database. */
export type Cles = { nirEmpreinte: Buffer; dateNaissance: string } | { numeroFranceTravail: string }

export type Trouvaille =
  | { issue: 'aucune' }
  | { issue: 'plusieurs' }
  | { issue: 'hors-perimetre'; usager: bigint }
  | { issue: 'trouvee'; usager: bigint; certifiee: boolean }

/** Finds one person by exact keys and traces it. The native API says the same 404 of all that is not « trouvee ». */
export async function rechercher(moteur: Moteur, ligne: Ligne, appelant: Appelant, cles: Cles): Promise<Trouvaille> {
  return moteur.sql.begin(async sql => {
    await agirPour(sql, appelant, aujourdHui(moteur))
    const trouvaille = await trouver(sql, moteur, ligne, appelant, cles)
    const usager = 'usager' in trouvaille ? trouvaille.usager : null
    const issue = trouvaille.issue === 'trouvee' ? 'servi' : trouvaille.issue === 'hors-perimetre' ? 'hors-perimetre' : 'invisible'
    await journaliser(sql, moteur, { ligne, appelant, usagers: [usager], issue })
    return trouvaille
  })
}

/** The same in a transaction keyed to the caller, for who traces it herself. */
export async function trouver(sql: ISql, moteur: Moteur, ligne: Ligne, appelant: Appelant, cles: Cles): Promise<Trouvaille> {
  const trouves =
    'numeroFranceTravail' in cles
      ? await sql<
          Trouve[]
        >`select usager_id, identite_certifiee from cle_d_identite where numero_france_travail = ${cles.numeroFranceTravail}`
      : await sql<Trouve[]>`select usager_id, identite_certifiee from cle_d_identite
          where nir_empreinte = ${cles.nirEmpreinte} and date_naissance = ${cles.dateNaissance} limit 2`
  return juger(trouves, u => estVisible(sql, moteur, ligne, appelant, u))
}

type Trouve = { usager_id: string; identite_certifiee: boolean }

/** Nobody. Looked at as anybody would be: the time an answer takes must not tell that somebody one may not see is known here. */
const PERSONNE = 0n

async function juger(trouves: readonly Trouve[], visible: (u: bigint) => Promise<boolean>): Promise<Trouvaille> {
  const [un, ...autres] = trouves
  const usager = un && autres.length === 0 ? BigInt(un.usager_id) : PERSONNE
  const vue = await visible(usager)
  if (!un) return { issue: 'aucune' }
  if (autres.length > 0) return { issue: 'plusieurs' }
  return vue ? { issue: 'trouvee', usager, certifiee: un.identite_certifiee } : { issue: 'hors-perimetre', usager }
}
