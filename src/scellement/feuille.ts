import { hash } from 'node:crypto'
import { hacherLaFeuille } from './arbre.js'
import { creerHmac } from './hmac.js'

/** A row of the journal as the database gives it: everything it holds, in text. `ligne`: fingerprint of the dated line it names. */
export type Rang = {
  tx: string
  instant: string
  ligne: string | null
  organisation: string
  structure: string | null
  application: string
  issue: string
  correlation: string
  champs: string[] | null
  usager: string | null
  agent: string | null
}

/**
 * A row as it is sealed. Who it is about and who acted are only committed to, each under its own salt: the organisation is shown its rows
 * without learning who a number is, the person hers without the name of the agent, and the hash of a row tells nothing to who has neither.
 */
export type Publique = (string | number | string[] | null)[]
export type Feuille = { publique: Publique; usager: Ouverture; agent: Ouverture }
/** What opens a commitment; a row about nobody, or by a program alone, has an empty value. */
export type Ouverture = { valeur: string; sel: string }

const VERSION = 1
/** Persons whose mark is kept, rather than made again at each of their rows: some ten megabytes. */
const MARQUES = 50_000

/** What stands for a value that is not shown. */
export const engager = ({ valeur, sel }: Ouverture): string => hash('sha256', `${sel}\n${valeur}`, 'base64url')

/**
 * What makes of a row the leaf it is sealed as.
 *
 * @param cle 32 bytes: who has them makes the same salts again from the rows.
 */
export function enFeuilles(cle: Buffer): (r: Rang) => Feuille {
  const empreinte = creerHmac(cle)
  const hmac = (texte: string) => empreinte(texte).slice(0, 22)
  // The number of a person never leaves: a mark in its place, hers on every row. A page that opens on her reads ten lines.
  const marques = new Map<string, string>()
  const marque = (usager: string) => {
    const connue = marques.get(usager)
    if (connue !== undefined) return connue
    const nouvelle = hmac(`personne\n${usager}`)
    if (marques.size >= MARQUES) marques.clear()
    marques.set(usager, nouvelle)
    return nouvelle
  }
  return r => feuilleDe(hmac, r, r.usager === null ? '' : marque(r.usager))
}

function feuilleDe(hmac: (texte: string) => string, r: Rang, marque: string): Feuille {
  const ouverture = (nom: string, valeur: string): Ouverture => ({
    valeur,
    sel: hmac([nom, r.tx, r.instant, r.correlation, valeur].join('\n')),
  })
  return {
    publique: [VERSION, r.tx, r.instant, r.ligne, r.organisation, r.structure, r.application, r.issue, r.correlation, r.champs],
    usager: ouverture('usager', marque),
    agent: ouverture('agent', r.agent ?? ''),
  }
}

/** `engagements` stand in for what is not opened. */
export const hacherLesParties = (publique: Publique, usager: string, agent: string): Buffer =>
  hacherLaFeuille(JSON.stringify([...publique, usager, agent]))

export const engagements = ({ usager, agent }: Feuille): [string, string] => [engager(usager), engager(agent)]

export const hacher = (feuille: Feuille): Buffer => hacherLesParties(feuille.publique, ...engagements(feuille))
