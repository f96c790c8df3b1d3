import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import { chargerLesOrganisations } from '../jeu-d-essai/charger.js'
import { annoncer } from '../src/acces/index.js'
import { type Bases, ouvrirBases, rejoindreBases } from '../src/serveur/base/bases.js'
import { ouvrirConnexions } from '../src/serveur/base/connexions.js'
import { migrer } from '../src/serveur/base/migrations.js'
import { type Configuration, lireConfiguration } from '../src/serveur/configuration.js'
import { peupler } from './peupler.js'

/** A platform that serves a population of its own, on the embedded database or, given DATABASE_URL, in a database of that server. */
export type Installation = {
  taille: number
  configuration: Configuration
  bases: Bases
  processus: ChildProcess
  retirer: () => Promise<void>
}

export async function installer(dossier: string, taille: number, port: number): Promise<Installation> {
  const base = process.env.DATABASE_URL ? await creerBase(process.env.DATABASE_URL, `banc_${taille}`) : undefined
  const env = {
    ...process.env,
    // One agent reads here in a minute what a thousand read in a year: it is counted, and not stopped.
    VIGILANCE: 'non',
    PORT: String(port),
    DOSSIER_DONNEES: join(dossier, String(taille)),
    // One server knows one password for each role, whatever the database.
    ...(base && { DATABASE_URL: base.url, DOSSIER_SECRETS: join(dossier, 'secrets') }),
  }
  await mkdir(env.DOSSIER_DONNEES, { recursive: true })
  const configuration = lireConfiguration(env)
  const amorce = await ouvrirBases(configuration)
  const depart = performance.now()
  try {
    await migrer(amorce.proprietaire)
    await chargerLesOrganisations(amorce.proprietaire)
    await peupler(amorce.proprietaire, taille)
  } finally {
    await amorce.fermer()
  }
  console.log(`${taille.toLocaleString('fr')} personnes écrites en ${((performance.now() - depart) / 1000).toFixed(0)} s`)
  const processus = await demarrer(env)
  const bases = await rejoindreBases(configuration)
  await bases.proprietaire`update application set quota_par_seconde = 1000000`
  await bases.proprietaire`update habilitation set quota_par_seconde = 1000000`
  await annoncer(bases.proprietaire)
  await attendreLeCalme(bases)
  const retirer = async () => {
    await bases.fermer()
    await new Promise<void>(fini => {
      processus.once('exit', () => fini())
      processus.kill('SIGINT')
    })
    await base?.supprimer()
  }
  return { taille, configuration, bases, processus, retirer }
}

/** The next transaction that writes takes this number. */
export const prochaineEcriture = async ({ proprietaire }: Bases): Promise<number> => {
  const [suivante] = await proprietaire<{ n: string }[]>`select pg_snapshot_xmax(pg_current_snapshot())::text as n`
  return Number(suivante?.n)
}

/** A platform that starts has work of its own: its demonstration's deadlines. */
async function attendreLeCalme(bases: Bases): Promise<void> {
  let avant = await prochaineEcriture(bases)
  for (let essai = 0; essai < 30; essai++) {
    await attendre(2000)
    const maintenant = await prochaineEcriture(bases)
    if (maintenant - avant <= 1) return
    avant = maintenant
  }
  console.warn('La plateforme écrit toujours pour son compte : ce qui suit le compte aussi.')
}

async function creerBase(serveur: string, nom: string) {
  const admin = async (...ordres: string[]) => {
    const sql = ouvrirConnexions(serveur, { max: 1 })
    for (const ordre of ordres) await sql.unsafe(ordre)
    await sql.end({ timeout: 5 })
  }
  const supprimer = `drop database if exists ${nom} with (force)`
  await admin(supprimer, `create database ${nom}`)
  const url = new URL(serveur)
  url.pathname = `/${nom}`
  return { url: url.href, supprimer: () => admin(supprimer) }
}

const demarrer = (env: NodeJS.ProcessEnv) =>
  new Promise<ChildProcess>((resolve, reject) => {
    const serveur = spawn(process.execPath, ['dist/src/serveur/cli.js', 'demarrer'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
    serveur.stdout.on('data', d => String(d).includes('écoute sur') && resolve(serveur))
    serveur.once('exit', code => reject(new Error(`le serveur s’est arrêté (${code})`)))
  })
