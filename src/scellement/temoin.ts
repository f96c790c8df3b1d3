import { createReadStream, existsSync } from 'node:fs'
import { appendFile, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'

/** A note seen, one JSON a line, with the token of whoever dated it when somebody did. `jeton`: RFC 3161, DER, base64. */
const vuParLeTemoin = z.object({ note: z.string(), jeton: z.string().exactOptional() })
export type VuParLeTemoin = z.infer<typeof vuParLeTemoin>

/** Adds to the witness file, if there is one: kept apart from the base, best where its administrators cannot write. On disk when it returns. */
export async function temoigner(chemin: string | undefined, vu: VuParLeTemoin): Promise<void> {
  if (chemin === undefined) return
  await mkdir(dirname(chemin), { recursive: true })
  const coupure = (await finitParUneCoupure(chemin)) ? '\n' : ''
  await appendFile(chemin, `${coupure}${JSON.stringify(vu)}\n`, { mode: 0o640, flush: true })
}

/** Whether it can be written. @throws what the system said otherwise. */
export async function essayerLeTemoin(chemin: string): Promise<void> {
  await mkdir(dirname(chemin), { recursive: true })
  await (await open(chemin, 'a', 0o640)).close()
}

/** A crash may have cut the last line short: what is added after it would be lost with it. */
async function finitParUneCoupure(chemin: string): Promise<boolean> {
  if (!existsSync(chemin)) return false
  const fichier = await open(chemin)
  try {
    const { size } = await fichier.stat()
    return size > 0 && (await fichier.read(Buffer.alloc(1), 0, 1, size - 1)).buffer[0] !== FIN_DE_LIGNE
  } finally {
    await fichier.close()
  }
}

const FIN_DE_LIGNE = 0x0a

/**
 * Everything the witness saw, and the lines that say nothing, from 1: a crash cut them, or somebody altered them. Each seal holds the hash of
 * the one before, so that a later line still answers for what such a line said.
 */
export async function lireLeTemoin(chemin: string): Promise<{ vus: VuParLeTemoin[]; illisibles: number[] }> {
  const vus: VuParLeTemoin[] = []
  const illisibles: number[] = []
  let numero = 0
  for await (const ligne of createInterface({ input: createReadStream(chemin) })) {
    numero++
    const vu = lireUneLigne(ligne)
    if (vu) vus.push(vu)
    else illisibles.push(numero)
  }
  return { vus, illisibles }
}

function lireUneLigne(ligne: string): VuParLeTemoin | null {
  try {
    return vuParLeTemoin.safeParse(JSON.parse(ligne)).data ?? null
  } catch {
    return null
  }
}
