import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { racine } from './page.js'

/** A file a page refers to; its address holds the digest of its content, so that it is kept for a year and never stale. */
export type Fichier = { adresse: string; type: string; octets: Buffer }

/** The compiler does not carry these files: they are read where they are written (from `dist/portail/documentation`). */
const dossier = new URL('../../../portail/documentation/', import.meta.url)

function fichier(nom: string, type: string): Fichier {
  const octets = readFileSync(new URL(nom, dossier))
  const empreinte = createHash('sha256').update(octets).digest('hex').slice(0, 12)
  return { adresse: `${racine}/${nom.replace('.', `-${empreinte}.`)}`, type, octets }
}

export const style = fichier('style.css', 'text/css; charset=utf-8')
export const icone = fichier('icone.svg', 'image/svg+xml')
