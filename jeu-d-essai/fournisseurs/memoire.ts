import type { Adapter, AdapterPayload } from 'oidc-provider'

type Entree = { valeur: AdapterPayload; expire: number; uid: string | undefined }

/**
 * What a stand-in provider remembers: in memory, so that nothing of a demonstration reaches the database. The library's own keeps a
 * thousand entries, fewer than a thousand sign-ins at once.
 */
export function creerMemoire() {
  const entrees = new Map<string, Entree>()
  const lire = (cle: string): AdapterPayload | undefined => {
    const entree = entrees.get(cle)
    if (entree && entree.expire > Date.now()) return entree.valeur
    entrees.delete(cle)
    return undefined
  }
  const balayage = setInterval(() => {
    for (const cle of entrees.keys()) lire(cle)
  }, 60_000).unref()

  const adaptateur = (kind: string): Adapter => ({
    find: async id => lire(`${kind} ${id}`),
    findByUid: async uid => {
      const trouvee = [...entrees].find(([cle, e]) => cle.startsWith(`${kind} `) && e.uid === uid)
      return trouvee && lire(trouvee[0])
    },
    findByUserCode: async () => undefined,
    upsert: async (id, valeur, duree) => {
      entrees.set(`${kind} ${id}`, { valeur, expire: Date.now() + (duree ?? 86_400) * 1000, uid: valeur.uid })
    },
    consume: async id => {
      const valeur = lire(`${kind} ${id}`)
      if (valeur) valeur.consumed = Math.floor(Date.now() / 1000)
    },
    destroy: async id => void entrees.delete(`${kind} ${id}`),
    revokeByGrantId: async grant => {
      for (const [cle, e] of entrees) if (e.valeur.grantId === grant) entrees.delete(cle)
    },
  })
  return { adaptateur, fermer: () => clearInterval(balayage) }
}
