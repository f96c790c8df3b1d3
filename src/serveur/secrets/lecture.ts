import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Configuration } from '../configuration.js'
import { ecrireUneFois, lireFichierPrive } from '../fichier-prive.js'

export type Source = { dossier: string; mode: Configuration['mode']; env: NodeJS.ProcessEnv; phrases: string[] }

/** A secret and whether it bears the mark of a demonstration. */
export type Lu<T> = { valeur: T; demonstration: boolean }

/** How a secret is written in its file. `lire` answers a French sentence when the text is not one. */
export type Forme<T> = {
  lire: (texte: string) => Lu<T> | string
  /** The text of a new one, as its file holds it; with the mark of a demonstration. */
  tirer: () => Promise<string>
  tirerDeDemonstration: () => Promise<string>
  /** What the operator is expected to provide. */
  attendu: string
}

/** Reads a secret from its variable (the content of the file, in base64 for a whole file) or its file; adds a sentence per fault. */
export async function lireOuTirer<T>(
  source: Source,
  { fichier, variable, forme }: { fichier: string; variable: string; forme: Forme<T> },
): Promise<Lu<T> | undefined> {
  const chemin = join(source.dossier, fichier)
  const fourni = source.env[variable]?.trim()
  const texte = fourni ? fourni : await contenu(source, chemin, forme)
  const nom = fourni ? `La variable ${variable}` : `Le fichier « ${chemin} »`
  if (texte === undefined) {
    source.phrases.push(`${nom} manque : fournissez-y ${forme.attendu} (ou par la variable ${variable}).`)
    return undefined
  }
  if (!fourni && source.mode === 'production' && (statSync(chemin).mode & 0o077) !== 0)
    source.phrases.push(`${nom} est accessible à d’autres comptes : limitez ses droits (chmod 600).`)
  const lu = forme.lire(texte)
  if (typeof lu === 'string') {
    source.phrases.push(`${nom} est invalide : ${lu} On attend ${forme.attendu}.`)
    return undefined
  }
  if (lu.demonstration && source.mode === 'production')
    source.phrases.push(`${nom} contient un secret de démonstration, interdit en production.`)
  return lu
}

async function contenu<T>({ mode }: Source, chemin: string, forme: Forme<T>): Promise<string | undefined> {
  const existant = lireFichierPrive(chemin)
  if (existant !== undefined || mode === 'production') return existant
  return ecrireUneFois(chemin, await forme.tirerDeDemonstration())
}
