import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import type { ParseArgsConfig } from 'node:util'

export type Arguments = { positionnels: string[]; options: Record<string, string | boolean | undefined> }

/** One command of the operator. `resume` is what `--help` lists, `usage` what follows its name. */
export type Commande = {
  nom: string
  usage: string
  resume: string
  options?: NonNullable<ParseArgsConfig['options']>
  executer(arguments_: Arguments): Promise<void>
}

/** A refusal to say to the operator, without a stack. */
export class Refus extends Error {}

export function requis(valeur: string | boolean | undefined, nom: string): string {
  if (typeof valeur !== 'string' || valeur === '') throw new Refus(`Il manque : ${nom}. Voyez --help.`)
  return valeur
}

/** The file the operator names. */
export function fichierDonne(chemin: string): Buffer {
  try {
    return readFileSync(chemin)
  } catch {
    throw new Refus(`« ${chemin} » ne se lit pas.`)
  }
}

/** The same, for a file too long to be read at once: a path that can be opened. */
export function fichierAParcourir(chemin: string): string {
  try {
    accessSync(chemin, constants.R_OK)
    if (!statSync(chemin).isDirectory()) return chemin
  } catch {
    // Said below.
  }
  throw new Refus(`« ${chemin} » ne se lit pas.`)
}
