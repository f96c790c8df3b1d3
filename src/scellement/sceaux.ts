import type { ISql } from 'postgres'
import { lireLeSceau, type Sceau } from './sceau.js'

export type SceauSigne = { note: string; sceau: Sceau }

/** What a note says, its signature left to who verifies it; null when it is not a seal of ours. */
export const lireLaNote = (note: string): Sceau | null => lireLeSceau(note.slice(0, note.lastIndexOf('\n\n') + 1))

/** @throws when the note is not a seal of ours: somebody wrote in its place. */
function enSceau(note: string): SceauSigne {
  const sceau = lireLaNote(note)
  if (!sceau) throw new Error('Un sceau du journal n’est pas lisible : il a été modifié.')
  return { note, sceau }
}

export async function dernierSceau(sql: ISql): Promise<SceauSigne | null> {
  const [r] = await sql<{ note: string }[]>`select note from sceau order by rang desc limit 1`
  return r ? enSceau(r.note) : null
}

/** The seal that took the rows of a transaction. */
export async function sceauDeLaTransaction(sql: ISql, tx: bigint): Promise<SceauSigne | null> {
  const [r] = await sql<{ note: string }[]>`select note from sceau where au > ${tx.toString()}::bigint order by au limit 1`
  return r ? enSceau(r.note) : null
}
