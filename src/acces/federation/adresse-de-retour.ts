/** Where to go once signed in: a page of this site, else the home. An absolute address here would make us lead people anywhere. */
export function adresseDeRetour(demandee: unknown, adressePublique: string): string {
  if (typeof demandee !== 'string' || !demandee.startsWith('/') || demandee.length > 1_000) return '/'
  if (!URL.canParse(demandee, adressePublique)) return '/'
  const { origin, pathname, search } = new URL(demandee, adressePublique)
  const rendue = pathname + search
  // « //ailleurs » survives a first reading as a path and would be an address at the second.
  return origin === new URL(adressePublique).origin && !/^\/[/\\]/.test(rendue) ? rendue : '/'
}
