import { createReadStream } from 'node:fs'
import { appendFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'

/** A note seen, one JSON a line, with the token of whoever dated it when somebody did. `jeton`: RFC 3161, DER, base64. */
export type VuParLeTemoin = { note: string; jeton?: string }

/** Adds to the witness file, if there is one: kept apart from the base, best where its administrators cannot write. On disk when it returns. */
export async function temoigner(chemin: string | undefined, vu: VuParLeTemoin): Promise<void> {
  if (chemin === undefined) return
  await mkdir(dirname(chemin), { recursive: true })
  await appendFile(chemin, `${JSON.stringify(vu)}\n`, { mode: 0o640, flush: true })
}

/** Everything the witness saw. A last line cut short by a crash is left out. */
export async function lireLeTemoin(chemin: string): Promise<VuParLeTemoin[]> {
  const vus: VuParLeTemoin[] = []
  for await (const ligne of createInterface({ input: createReadStream(chemin) })) {
    try {
      vus.push(JSON.parse(ligne) as VuParLeTemoin)
    } catch {
      // Nobody was told that this one was kept.
    }
  }
  return vus
}
