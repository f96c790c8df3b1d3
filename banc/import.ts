import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { chargerLesOrganisations } from '../jeu-d-essai/charger.js'
import { fichierCnaf } from '../jeu-d-essai/fichier-cnaf.js'
import { deposantDe, fichierDuDisque, formats, importer } from '../src/flux/index.js'
import { ouvrirBases } from '../src/serveur/base/bases.js'
import { migrer } from '../src/serveur/base/migrations.js'
import { lireConfiguration } from '../src/serveur/configuration.js'
import { composer } from '../src/serveur/plateforme.js'
import { chargerSecrets } from '../src/serveur/secrets.js'

/**
 * People imported a second from a payer's file, everything included (parsing, matching, rules, history, journal, locks), as a
 * share of one `insert … select` of the very same rows into the same indexed tables (what the server can do when nobody thinks), in the same run; and the memory it took.
 */
const { values } = parseArgs({ options: { taille: { type: 'string', default: '10000' } } })
const taille = Number(values.taille)
const tables = ['usager', 'identite', 'inscription', 'droits_rsa', 'rattachement', 'journal'] as const

const dossier = await mkdtemp(join(tmpdir(), 'banc-import-'))
const configuration = lireConfiguration({ ...process.env, DOSSIER_DONNEES: join(dossier, 'donnees') })
const secrets = await chargerSecrets(configuration)
const bases = await ouvrirBases(configuration)
try {
  await migrer(bases.proprietaire)
  await chargerLesOrganisations(bases.application)
  const { proprietaire, application } = bases
  const reglages = { proprietaire, application, secrets, adressePublique: 'http://127.0.0.1', production: false, niveauJournal: 'error' }
  const plateforme = await composer({ ...reglages, dossierDesImports: dossier })
  const chemin = join(dossier, 'flux.xml')
  await pipeline(fichierCnaf({ graine: 5, taille, departement: '59' }).octets, createWriteStream(chemin))

  let memoire = 0
  const sonde = setInterval(() => {
    memoire = Math.max(memoire, process.memoryUsage.rss())
  }, 50)
  const deposant = await deposantDe(application, 'CAF591')
  if (!deposant) throw new Error('organisation absente')
  const debut = performance.now()
  const { personnes } = await importer(plateforme.atelier, formats.cnaf, deposant, await fichierDuDisque(chemin))
  const importees = personnes / ((performance.now() - debut) / 1000)
  clearInterval(sonde)

  console.log(
    `${personnes} personnes importées : ${importees.toFixed(0)} /s (visé : ≥ 5 000), mémoire ${(memoire / 2 ** 20).toFixed(0)} Mo au plus`,
  )

  let secondes = 0
  for (const table of tables) {
    await proprietaire.unsafe(`create table copie_${table} (like ${table} including all)`)
    const depart = performance.now()
    await proprietaire.unsafe(`insert into copie_${table} overriding system value select * from ${table}`)
    secondes += (performance.now() - depart) / 1000
  }
  const copiees = personnes / secondes
  console.log(
    `${personnes} personnes importées : ${importees.toFixed(0)} /s (visé : ≥ 5 000), mémoire ${(memoire / 2 ** 20).toFixed(0)} Mo au plus`,
  )
  console.log(
    `Les mêmes rangs par un INSERT … SELECT, mêmes index : ${copiees.toFixed(0)} personnes/s → ratio ${(importees / copiees).toFixed(2)} (visé : ≥ 0,25)`,
  )
  await plateforme.fermer()
} finally {
  await bases.fermer()
  await rm(dossier, { recursive: true, force: true })
}
