import type { FastifyInstance } from 'fastify'

/** The methods each address admits (RFC 9110, 15.5.6), gathered as routes open: to be called before the first one. */
export function verbesPermis(app: FastifyInstance): (chemin: string) => string[] {
  const ouvertes: { motif: RegExp; verbes: string[] }[] = []
  app.addHook('onRoute', ({ url, method }) => {
    const motif = new RegExp(`^${url.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:\w+/g, '[^/]+')}$`)
    ouvertes.push({ motif, verbes: [method].flat() })
  })
  return chemin => [...new Set(ouvertes.filter(o => o.motif.test(chemin)).flatMap(o => o.verbes))].toSorted()
}
