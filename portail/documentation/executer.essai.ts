import type { Exemple } from './exemple.js'

export type Reponse = { statut: number; entetes: Headers; corps: unknown }
type Mots = Readonly<Record<string, string>>

export const remplacer = (texte: string, mots: Mots): string =>
  texte.replaceAll(/\$([A-Z]+)/g, (_, nom: string) => {
    const mot = mots[nom]
    if (mot === undefined) throw new Error(`l’exemple demande $${nom}, que personne n’a donné`)
    return mot
  })

const partout = (valeurs: Readonly<Record<string, string>> | undefined, mots: Mots): Record<string, string> =>
  Object.fromEntries(Object.entries(valeurs ?? {}).map(([nom, v]) => [nom, remplacer(v, mots)]))

/** Sends the example over HTTP, exactly as printed. */
export async function envoyer(e: Exemple, mots: Mots): Promise<Reponse> {
  const json = e.json === undefined ? {} : { 'content-type': 'application/json' }
  const body = e.formulaire
    ? new URLSearchParams(partout(e.formulaire, mots))
    : e.json === undefined
      ? null
      : remplacer(JSON.stringify(e.json), mots)
  const reponse = await fetch(remplacer(`$ADRESSE${e.chemin}`, mots), {
    method: e.methode,
    headers: { ...(e.formulaire ? {} : json), ...partout(e.entetes, mots) },
    body,
  })
  return { statut: reponse.status, entetes: reponse.headers, corps: await reponse.json() }
}

function lire(corps: unknown, pointeur: string): unknown {
  return pointeur
    .split('/')
    .slice(1)
    .reduce<unknown>((v, cle) => (typeof v === 'object' && v !== null ? (v as Record<string, unknown>)[cle] : undefined), corps)
}

/** What the next examples reuse of this answer. */
export const retenir = (e: Exemple, { entetes, corps }: Reponse): Mots =>
  Object.fromEntries(
    Object.entries(e.retient ?? {}).map(([nom, ou]) => [nom, String(ou.startsWith('/') ? lire(corps, ou) : entetes.get(ou))]),
  )

/** The answer with what changes from one run to another replaced by what is printed, when it is of the same type. */
export function commeImprime(e: Exemple, corps: unknown): unknown {
  const copie = structuredClone(corps)
  for (const pointeur of e.varie ?? []) {
    const cle = pointeur.slice(pointeur.lastIndexOf('/') + 1)
    const parent = lire(copie, pointeur.slice(0, pointeur.lastIndexOf('/')))
    const imprime = lire(e.reponse, pointeur)
    if (typeof parent === 'object' && parent !== null && typeof (parent as Record<string, unknown>)[cle] === typeof imprime)
      (parent as Record<string, unknown>)[cle] = imprime
  }
  return copie
}
