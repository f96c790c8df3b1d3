import { Buffer } from 'node:buffer'

/** A logical line: several physical ones when a quoted cell holds line breaks. `ligne` is the number, from 1, of the first one. */
export type LigneLogique = { octets: Buffer; ligne: number; entiere: boolean }

const LIMITE_LIGNE = 64 * 1024
/** A quote still open after so many physical lines was a stray one. */
const LIGNES_PAR_CELLULE = 30
const SAUT = 0x0a
const RETOUR = 0x0d
const GUILLEMET = 0x22
const FIN = Buffer.from('\n')

/**
 * Cuts a CSV stream into logical lines, in bounded memory. Works on bytes, since every encoding read here keeps those of ASCII.
 * `seTient` says whether lines put together by an open quote make a good one: if not, the quote was a stray one, which costs its own
 * line and never the next ones.
 */
export async function* lignesLogiques(
  source: AsyncIterable<Uint8Array>,
  seTient: (octets: Buffer) => boolean,
): AsyncGenerator<LigneLogique> {
  let attente: LigneLogique[] = []
  for await (const physique of lignesPhysiques(source)) {
    attente.push(physique)
    for (let pretes = extraire(attente, seTient, false); pretes !== null; pretes = extraire(attente, seTient, false)) {
      attente = attente.slice(pretes.prises)
      yield pretes.ligne
    }
  }
  for (let pretes = extraire(attente, seTient, true); pretes !== null; pretes = extraire(attente, seTient, true)) {
    attente = attente.slice(pretes.prises)
    yield pretes.ligne
  }
}

/** First logical line of those waiting and the number of physical ones it takes; null when more are needed. */
const extraire = (
  attente: readonly LigneLogique[],
  seTient: (octets: Buffer) => boolean,
  derniere: boolean,
): { ligne: LigneLogique; prises: number } | null => {
  const [premiere] = attente
  if (premiere === undefined) return null
  if (!premiere.entiere || !impaire(premiere.octets)) return { ligne: premiere, prises: 1 }
  for (const [rang, { octets, entiere }] of attente.entries()) {
    if (rang === 0) continue
    if (!entiere) return { ligne: premiere, prises: 1 }
    if (!impaire(octets)) continue
    const jointe = Buffer.concat(
      attente.slice(0, rang + 1).flatMap((partie, position) => (position === 0 ? [partie.octets] : [FIN, partie.octets])),
    )
    return seTient(jointe) ? { ligne: { ...premiere, octets: jointe }, prises: rang + 1 } : { ligne: premiere, prises: 1 }
  }
  return derniere || attente.length > LIGNES_PAR_CELLULE ? { ligne: premiere, prises: 1 } : null
}

const impaire = (octets: Buffer): boolean => {
  let nombre = 0
  for (let position = octets.indexOf(GUILLEMET); position !== -1; position = octets.indexOf(GUILLEMET, position + 1)) nombre++
  return nombre % 2 === 1
}

/** Lines between LF, without their CR; a line above the limit is cut there and told. */
async function* lignesPhysiques(source: AsyncIterable<Uint8Array>): AsyncGenerator<LigneLogique> {
  let reste: Buffer = Buffer.alloc(0)
  let trop = false
  let ligne = 1
  for await (const morceau of source) {
    const recu = Buffer.from(morceau.buffer, morceau.byteOffset, morceau.byteLength)
    const tampon: Buffer = reste.length === 0 ? recu : Buffer.concat([reste, recu])
    let debut = 0
    for (let fin = tampon.indexOf(SAUT); fin !== -1; fin = tampon.indexOf(SAUT, debut)) {
      if (!trop) yield enLigne(tampon.subarray(debut, fin), ligne)
      trop = false
      ligne++
      debut = fin + 1
    }
    reste = tampon.subarray(debut)
    if (reste.length > LIMITE_LIGNE || trop) {
      if (!trop) yield enLigne(reste, ligne)
      trop = true
      reste = Buffer.alloc(0)
    }
  }
  if (reste.length > 0) yield enLigne(reste, ligne)
}

const enLigne = (octets: Buffer, ligne: number): LigneLogique => {
  const utiles = octets[octets.length - 1] === RETOUR ? octets.subarray(0, -1) : octets
  return { octets: utiles.subarray(0, LIMITE_LIGNE), ligne, entiere: utiles.length <= LIMITE_LIGNE }
}
