import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliCompressSync } from 'node:zlib'

/** A file a page refers to; its address holds the digest of its content, so that it is kept for a year and never stale. */
export type Fichier = { adresse: string; type: string; octets: Buffer; compresse: Buffer | null }

/** The compiler does not carry these files: they are read where they are written (from `dist/portail/interface`). */
const dossier = new URL('../../../portail/interface/', import.meta.url)
const lire = (chemin: string) => readFileSync(new URL(chemin, dossier))
const paquets = createRequire(import.meta.url)

function fichier(nom: string, type: string, octets: Buffer): Fichier {
  const empreinte = createHash('sha256').update(octets).digest('hex').slice(0, 12)
  const texte = type.startsWith('text/') || type.startsWith('image/svg')
  const adresse = `/interface/${nom.replace(/\.(\w+)$/, `-${empreinte}.$1`)}`
  return { adresse, type, octets, compresse: texte ? brotliCompressSync(octets) : null }
}

const police = (famille: string, jeu: string): Fichier =>
  fichier(
    `${famille}-${jeu}.woff2`,
    'font/woff2',
    readFileSync(paquets.resolve(`@fontsource-variable/${famille}/files/${famille}-${jeu}-wght-normal.woff2`)),
  )

/** Open fonts (OFL) served by ourselves; the second set only travels when a name asks for its letters. */
const polices = {
  corps: police('atkinson-hyperlegible-next', 'latin'),
  'corps-etendu': police('atkinson-hyperlegible-next', 'latin-ext'),
  titres: police('literata', 'latin'),
  'titres-etendu': police('literata', 'latin-ext'),
}
/** Those every page needs: asked for at once, so that the text does not move when they arrive. */
export const policesDePage: readonly Fichier[] = [polices.corps, polices.titres]

const feuilles = [
  'jetons',
  'base',
  'page',
  'composants',
  'formulaires',
  'icones',
  'documentation',
  'dossier',
  'professionnel',
  'personne',
  'impression',
]
const enTete = feuilles.map(nom => lire(`style/${nom}.css`).toString()).join('\n')
const ecrite = Object.entries(polices).reduce((css, [nom, { adresse }]) => css.replaceAll(`url("${nom}")`, `url("${adresse}")`), enTete)

export const style = fichier('style.css', 'text/css; charset=utf-8', Buffer.from(ecrite))
export const icone = fichier('icone.svg', 'image/svg+xml', lire('icone.svg'))

const scripts = new Map(
  readdirSync(new URL('scripts/', dossier))
    .filter(nom => nom.endsWith('.js'))
    .map(nom => [nom.replace('.js', ''), fichier(nom, 'text/javascript; charset=utf-8', lire(`scripts/${nom}`))] as const),
)

/** A script of `interface/scripts`, which enhances a page that works without it. */
export function script(nom: string): Fichier {
  const trouve = scripts.get(nom)
  if (!trouve) throw new Error(`aucun script « ${nom} »`)
  return trouve
}

export const tousLesFichiers: readonly Fichier[] = [style, icone, ...Object.values(polices), ...scripts.values()]
