import { readFileSync } from 'node:fs'
import { ouvrirConnexions } from '../src/serveur/base/connexions.js'
import { composer } from '../src/serveur/plateforme.js'
import { secretsDuTexte } from './secrets-en-texte.js'

/** What a trial starts and kills: the files of one day for the payers, in a process of its own. */
export type Ordre = { urlProprietaire: string; urlApplication: string; secrets: string; instant: string }

const ordre = JSON.parse(readFileSync(0, 'utf8')) as Ordre
const proprietaire = ouvrirConnexions(ordre.urlProprietaire)
const application = ouvrirConnexions(ordre.urlApplication, { max: 4 })
const plateforme = await composer({
  proprietaire,
  application,
  urlApplication: ordre.urlApplication,
  secrets: secretsDuTexte(ordre.secrets),
  adressePublique: 'http://127.0.0.1',
  production: false,
  niveauJournal: 'silent',
  dossierDesImports: '/nonexistent',
  dossierDesCourriels: '/nonexistent',
  horloge: () => new Date(ordre.instant),
})
process.stdout.write('prêt\n')
process.stdout.write(`${await plateforme.fichiersDesCaisses()}\n`)
await plateforme.fermer()
await Promise.all([proprietaire.end(), application.end()])
