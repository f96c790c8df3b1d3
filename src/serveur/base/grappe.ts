import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ecrireUneFois, lireFichierPrive } from '../fichier-prive.js'
import type { Lieu } from './lieu.js'
import type { Programmes } from './programmes.js'
import { RefusDeLaBase } from './refus.js'

export const SUPERUTILISATEUR = 'postgres'

/** The major version that wrote the data, `undefined` before the first start. */
export function majeureDesDonnees(lieu: Lieu): number | undefined {
  const version = lireFichierPrive(join(lieu.pgdata, 'PG_VERSION'))
  return version === undefined ? undefined : Number(version)
}

/**
 * Creates the cluster beside its place and moves it there whole: an interrupted creation leaves nothing half done.
 * @returns the superuser's password.
 */
export function creerOuRetrouverGrappe(lieu: Lieu, programmes: Programmes, jetable: boolean): string {
  if (existsSync(lieu.pgdata)) {
    const motDePasse = lireFichierPrive(lieu.motDePasse)
    if (motDePasse === undefined)
      throw new RefusDeLaBase(
        `Le fichier « ${lieu.motDePasse} » a disparu : sans lui, la base embarquée ne peut plus être ouverte. Rétablissez-le.`,
      )
    return motDePasse
  }
  rmSync(lieu.motDePasse, { force: true })
  const motDePasse = ecrireUneFois(lieu.motDePasse, randomBytes(24).toString('base64url'))
  const brouillon = `${lieu.pgdata}.brouillon`
  rmSync(brouillon, { recursive: true, force: true })
  initdb(lieu, programmes, brouillon, motDePasse, jetable)
  renameSync(brouillon, lieu.pgdata)
  return motDePasse
}

function initdb(lieu: Lieu, { dossier, majeure }: Programmes, pgdata: string, motDePasse: string, jetable: boolean): void {
  const secret = `${pgdata}.secret`
  rmSync(secret, { force: true })
  writeFileSync(secret, motDePasse, { mode: 0o600, flag: 'wx' })
  if (lieu.compte) chownSync(secret, lieu.compte.uid, lieu.compte.gid)
  const { status, stderr, error } = spawnSync(
    join(dossier, 'initdb'),
    [
      ...['-D', pgdata, '-U', SUPERUTILISATEUR, `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8'],
      ...langue(majeure),
      ...(jetable ? ['--no-sync'] : []),
    ],
    { ...lieu.compte, cwd: lieu.grappe, encoding: 'utf8', env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } },
  )
  rmSync(secret, { force: true })
  if (status !== 0)
    throw new RefusDeLaBase(`La base embarquée n’a pas pu être créée dans « ${lieu.grappe} » : ${(stderr || error?.message || '').trim()}`)
}

/** Code point order, and upper and lower case for every alphabet; French order is asked for by name (`fr-x-icu`). */
function langue(majeure: number): string[] {
  return majeure >= 17 ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : ['--locale=C.UTF-8']
}
