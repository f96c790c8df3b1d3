import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sansEntetesDePages } from './wal.js'

/** One way a text may lie in bytes. */
type Ecriture = { nom: string; octets: (texte: string) => Buffer[] }

/** The part of a base64 that does not depend on what stands around the text: one for each of the three alignments. */
const enBase64 = (texte: string): Buffer[] =>
  [0, 1, 2].map(decalage => {
    const code = Buffer.concat([Buffer.alloc(decalage), Buffer.from(texte)]).toString('base64')
    return Buffer.from(code.slice(decalage === 0 ? 0 : 4, Math.floor((decalage + Buffer.byteLength(texte)) / 3) * 4))
  })
const grosBoutiste = (texte: string) => Buffer.from(texte, 'utf16le').swap16()
const enNombre = (texte: string): Buffer[] => {
  if (!/^\d{1,18}$/.test(texte)) return []
  const huit = Buffer.alloc(8)
  huit.writeBigInt64LE(BigInt(texte))
  return [huit]
}

export const ecritures: readonly Ecriture[] = [
  { nom: 'utf-8', octets: t => [Buffer.from(t)] },
  { nom: 'latin-1', octets: t => [Buffer.from(t, 'latin1')] },
  { nom: 'utf-16 petit-boutiste', octets: t => [Buffer.from(t, 'utf16le')] },
  { nom: 'utf-16 gros-boutiste', octets: t => [grosBoutiste(t)] },
  { nom: 'hexadécimal', octets: t => [Buffer.from(Buffer.from(t).toString('hex'))] },
  { nom: 'hexadécimal en capitales', octets: t => [Buffer.from(Buffer.from(t).toString('hex').toUpperCase())] },
  { nom: 'base64', octets: enBase64 },
  { nom: 'adresse', octets: t => [Buffer.from(encodeURIComponent(t))] },
  {
    nom: 'échappé en JSON',
    octets: t => [Buffer.from(t.replaceAll(/[\u0080-\uffff]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`))],
  },
  { nom: 'nombre', octets: enNombre },
]

/** How each of these texts is found in some bytes: « what (writing) », nothing when it is not. */
export function tracesDans(octets: Buffer, textes: readonly string[]): string[] {
  return textes.flatMap(t => ecritures.filter(e => e.octets(t).some(o => octets.includes(o))).map(e => `${t} (${e.nom})`))
}

/** The same in every file under a folder; `sauf` leaves some out. */
export function tracesSous(dossier: string, textes: readonly string[], sauf: (chemin: string) => boolean = () => false) {
  const fichiers = readdirSync(dossier, { recursive: true, withFileTypes: true })
    .filter(f => f.isFile())
    .map(f => join(f.parentPath, f.name))
    .filter(f => !sauf(f))
  const lus = fichiers.map(chemin => ({ chemin, octets: chemin.includes('/pg_wal/') ? sansEntetesDePages(lire(chemin)) : lire(chemin) }))
  return {
    octets: lus.reduce((total, l) => total + l.octets.length, 0),
    traces: lus.flatMap(({ chemin, octets }) => tracesDans(octets, textes).map(t => `${chemin} : ${t}`)),
  }
}

/** A server at work takes files away while they are read. */
function lire(chemin: string): Buffer {
  try {
    return readFileSync(chemin)
  } catch {
    return Buffer.alloc(0)
  }
}
