import { readFileSync } from 'node:fs'
import { createRequire, Module } from 'node:module'
import { dirname, join } from 'node:path'
import { compileFunction } from 'node:vm'
import type postgres from 'postgres'
import { CORRECTIONS, type Correction } from './pilote.corrections.js'

/**
 * The driver, with the corrections of `pilote.corrections.ts`: as published, it ends the process or forgets to answer when the
 * database dies under load. It is corrected while it is read, never on disk.
 * @throws when the installed version is not the one the corrections were written for.
 */
export const pilote = charger()

function charger(): typeof postgres {
  const demander = createRequire(import.meta.url)
  const entree = demander.resolve('postgres')
  for (const nom of ['connection.js', 'index.js'] as const) {
    const fichier = join(dirname(entree), nom)
    const source = CORRECTIONS[nom].reduce(appliquer, readFileSync(fichier, 'utf8'))
    const module = Object.assign(new Module(fichier), { filename: fichier, loaded: true })
    // What Node itself does of a CommonJS file: `compileFunction` only knows that it returns some function.
    const corps = compileFunction(source, ['module', 'exports', 'require'], { filename: fichier }) as (...arguments_: unknown[]) => void
    corps(module, module.exports, createRequire(fichier))
    demander.cache[fichier] = module
  }
  return demander('postgres') as typeof postgres
}

function appliquer(source: string, { avant, apres, raison }: Correction): string {
  const morceaux = source.split(avant)
  if (morceaux.length !== 2) throw new Error(`the driver has changed, this correction does not apply any more: ${raison}`)
  return morceaux.join(apres)
}
