import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { chargerLesOrganisations } from '../jeu-d-essai/charger.js'
import { deposantDe, fichierDuDisque, formats, importer } from '../src/flux/index.js'
import { ouvrirBases } from '../src/serveur/base/bases.js'
import { migrer } from '../src/serveur/base/migrations.js'
import { lireConfiguration } from '../src/serveur/configuration.js'
import { composer } from '../src/serveur/plateforme.js'
import { chargerSecrets } from '../src/serveur/secrets.js'
import { copier } from './copie.js'

/**
 * People imported a second from a payer's file, everything included (parsing, matching, rules, history, journal, locks), as a
 * share of a COPY of the very same rows into the same indexed tables, in the same run; and the memory it took on the way.
 */
const { values } = parseArgs({ options: { taille: { type: 'string', default: '10000' }, lot: { type: 'string' } } })
const taille = Number(values.taille)
const Mo = (octets: number) => (octets / 2 ** 20).toFixed(0)

const dossier = await mkdtemp(join(tmpdir(), 'banc-import-'))
const configuration = lireConfiguration({ ...process.env, DOSSIER_DONNEES: join(dossier, 'donnees') })
const secrets = await chargerSecrets(configuration)
const bases = await ouvrirBases(configuration)
try {
  await migrer(bases.proprietaire)
  await chargerLesOrganisations(bases.application)
  const { proprietaire, application } = bases
  const reglages = {
    proprietaire,
    application,
    urlApplication: bases.urlApplication,
    secrets,
    adressePublique: 'http://127.0.0.1',
    production: false,
    niveauJournal: 'error',
    seuils: [],
  }
  const plateforme = await composer({ ...reglages, dossierDesImports: dossier, dossierDesCourriels: dossier })
  const chemin = join(dossier, 'flux.xml')
  // By another process, so that the memory measured is the memory of the import.
  const cli = fileURLToPath(new URL('../src/serveur/cli.js', import.meta.url))
  await promisify(execFile)(process.execPath, [cli, 'fabriquer-fichier', chemin, '--graine', '5', '--taille', `${taille}`])

  const memoire = { rss: 0, tas: 0 }
  const sonde = setInterval(() => {
    const { rss, heapUsed } = process.memoryUsage()
    memoire.rss = Math.max(memoire.rss, rss)
    memoire.tas = Math.max(memoire.tas, heapUsed)
  }, 100)
  const deposant = await deposantDe(application, 'CAF591')
  if (!deposant) throw new Error('organisation absente')
  const format = values.lot === undefined ? formats.cnaf : { ...formats.cnaf, elementsParLot: Number(values.lot) }
  console.log(
    `Mémoire au départ : ${Mo(process.memoryUsage.rss())} Mo. À chaque dixième, le débit depuis le début et la plus haute du dixième :`,
  )
  const debut = performance.now()
  const cpu = process.cpuUsage()
  let dixieme = 1
  const suivre = ({ personnes }: { personnes: number }) => {
    if (personnes < (dixieme * taille) / 10) return
    dixieme = Math.floor((personnes / taille) * 10) + 1
    const debit = personnes / ((performance.now() - debut) / 1000)
    console.log(`${personnes} : ${debit.toFixed(0)} /s, ${Mo(memoire.rss)} Mo (tas ${Mo(memoire.tas)})`)
    Object.assign(memoire, { rss: 0, tas: 0 })
  }
  const { personnes, etat } = await importer(plateforme.atelier, format, deposant, await fichierDuDisque(chemin), { suivre })
  const secondes = (performance.now() - debut) / 1000
  const { user, system } = process.cpuUsage(cpu)
  clearInterval(sonde)
  if (etat !== 'termine') throw new Error(`import ${etat}`)

  const importees = personnes / secondes
  console.log(
    `${personnes} personnes importées : ${importees.toFixed(0)} /s (visé : ≥ 5 000) ; Node ${((user + system) / personnes).toFixed(0)} µs de processeur par personne`,
  )
  const copiees = personnes / (await copier(proprietaire, dossier))
  console.log(
    `Les mêmes rangs par COPY, mêmes index : ${copiees.toFixed(0)} personnes/s → ratio ${(importees / copiees).toFixed(2)} (visé : ≥ 0,25)`,
  )
  const redebut = performance.now()
  const redite = await importer(plateforme.atelier, format, deposant, await fichierDuDisque(chemin))
  const redites = redite.personnes / ((performance.now() - redebut) / 1000)
  console.log(
    `Le même fichier encore, rien ne change : ${redites.toFixed(0)} personnes/s, ${(redites / importees).toFixed(1)} fois l’import`,
  )
  await plateforme.fermer()
} finally {
  await bases.fermer()
  await rm(dossier, { recursive: true, force: true })
}
