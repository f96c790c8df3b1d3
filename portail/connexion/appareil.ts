// biome-ignore format: a table is read in columns
const navigateurs: readonly [RegExp, string][] = [
  [/Edg\//,     'Edge'],
  [/OPR\//,     'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrom\w+\//, 'Chrome'],
  [/Safari\//,  'Safari'],
]
// biome-ignore format: a table is read in columns
const systemes: readonly [RegExp, string][] = [
  [/Android/,        'Android'],
  [/iPhone|iPad/,    'iOS'],
  [/Windows/,        'Windows'],
  [/Mac OS X/,       'macOS'],
  [/Linux|X11|CrOS/, 'Linux'],
]

/** « Firefox sur Windows »: enough for people to know their own devices in the list of their sessions, and nothing more kept. */
export function appareilDe(agent: string | undefined): string {
  const trouver = (table: readonly [RegExp, string][]) => table.find(([motif]) => motif.test(agent ?? ''))?.[1]
  const [navigateur, systeme] = [trouver(navigateurs), trouver(systemes)]
  return navigateur ? [navigateur, systeme].filter(Boolean).join(' sur ') : 'Navigateur inconnu'
}
