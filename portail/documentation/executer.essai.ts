import { setTimeout as attendre } from 'node:timers/promises'
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

/** Sends the example over HTTP, exactly as printed; again, when it waits for something. */
export async function envoyer(e: Exemple, mots: Mots): Promise<Reponse> {
  const type = e.fichier?.type ?? (e.json === undefined ? undefined : 'application/json')
  const corps = e.fichier?.contenu ?? (e.json === undefined ? null : remplacer(JSON.stringify(e.json), mots))
  for (let essai = 0; ; essai++) {
    const reponse = await fetch(remplacer(`$ADRESSE${e.chemin}`, mots), {
      method: e.methode,
      headers: { ...(type === undefined ? {} : { 'content-type': type }), ...partout(e.entetes, mots) },
      body: e.formulaire ? new URLSearchParams(partout(e.formulaire, mots)) : corps,
    })
    const texte = await reponse.text()
    const lu = { statut: reponse.status, entetes: reponse.headers, corps: enValeur(texte) }
    if (!e.jusqua || lire(lu.corps, e.jusqua.pointeur) === e.jusqua.valeur || essai === 300) return lu
    await attendre(100)
  }
}

/** JSON when it is, the text itself when it is not. */
export function enValeur(texte: string): unknown {
  try {
    return JSON.parse(texte)
  } catch {
    return texte
  }
}

export function lire(corps: unknown, pointeur: string): unknown {
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
