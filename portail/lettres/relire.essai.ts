import assert from 'node:assert/strict'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PlateformeDEssai } from '../../outils/plateforme-d-essai.js'

type Noeud = { role?: string; lang?: string; children?: Noeud[] }
const roles = (n: Noeud | null): string[] => (n ? [...(n.role ? [n.role] : []), ...(n.children ?? []).flatMap(roles)] : [])

/** What another program than the one that wrote it finds in the file. */
export async function relire(pdf: Buffer) {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const pages = await Promise.all(Array.from({ length: document.numPages }, (_, i) => document.getPage(i + 1)))
  const textes = await Promise.all(
    pages.map(async p => (await p.getTextContent()).items.map(i => ('str' in i ? i.str + (i.hasEOL ? '\n' : '') : '')).join('')),
  )
  const { info, metadata } = await document.getMetadata()
  return {
    info: info as Record<string, unknown>,
    xmp: (metadata as { getRaw?: () => string } | null)?.getRaw?.() ?? '',
    marque: await document.getMarkInfo(),
    roles: (await Promise.all(pages.map(async p => roles((await p.getStructTree()) as Noeud | null)))).flat(),
    texte: textes.join('\n').replaceAll(/[\u00a0\u202f]/g, ' '),
    pages: pages.length,
  }
}

/** The words of a letter, as whoever is signed in there downloads it. */
export async function lettreLue(p: PlateformeDEssai, qui: string, chemin: string): Promise<string> {
  const r = await fetch(p.url + chemin, { headers: { cookie: await p.ouvrirSession(qui, { facteur: 'totp' }) }, redirect: 'manual' })
  assert.equal(r.status, 200, `${qui} ${chemin}`)
  return (await relire(Buffer.from(await r.arrayBuffer()))).texte.replaceAll(/\s+/g, ' ')
}
