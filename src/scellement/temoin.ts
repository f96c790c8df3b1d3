import { constants, createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'

const { O_APPEND, O_CREAT, O_NONBLOCK, O_RDWR } = constants

/** A note seen, one JSON a line, with the token of whoever dated it when somebody did. `jeton`: RFC 3161, DER, base64. */
const vuParLeTemoin = z.object({ note: z.string(), jeton: z.string().exactOptional() })
export type VuParLeTemoin = z.infer<typeof vuParLeTemoin>

/** Adds to the witness file: kept apart from the base, best where its administrators cannot write. On disk when it returns. */
export async function temoigner(chemin: string, vu: VuParLeTemoin): Promise<void> {
  const fichier = await ouvrir(chemin)
  try {
    const coupure = (await finitParUneCoupure(fichier)) ? '\n' : ''
    await fichier.appendFile(`${coupure}${JSON.stringify(vu)}\n`)
    await fichier.sync()
  } finally {
    await fichier.close()
  }
}

/** Whether it can be written. @throws what the system said otherwise. */
export async function essayerLeTemoin(chemin: string): Promise<void> {
  await (await ouvrir(chemin)).close()
}

/** Without waiting for whoever would read a pipe put in its place: one of the few threads of the process would wait with it, for ever. */
async function ouvrir(chemin: string): Promise<FileHandle> {
  await mkdir(dirname(chemin), { recursive: true })
  const fichier = await open(chemin, O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK, 0o640)
  if ((await fichier.stat()).isFile()) return fichier
  await fichier.close()
  throw new Error(`« ${chemin} » n’est pas un fichier ordinaire : le témoin du journal ne s’y garde pas`)
}

/** A crash may have cut the last line short: what is added after it would be lost with it. */
async function finitParUneCoupure(fichier: FileHandle): Promise<boolean> {
  const { size } = await fichier.stat()
  return size > 0 && (await fichier.read(Buffer.alloc(1), 0, 1, size - 1)).buffer[0] !== FIN_DE_LIGNE
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
