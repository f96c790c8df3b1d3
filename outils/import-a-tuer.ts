import { readFileSync } from 'node:fs'
import { deposantDe, fichierDuDisque, formats, importer, type NomDeFormat } from '../src/flux/index.js'
import { ouvrirConnexions } from '../src/serveur/base/connexions.js'
import { composer } from '../src/serveur/plateforme.js'
import { secretsDuTexte } from './secrets-en-texte.js'

/** What `import-tue.ts` starts and kills: one import, in a process of its own. Says each lot on its standard output. */
export type Ordre = {
  urlProprietaire: string
  urlApplication: string
  /** As `secretsEnTexte` writes them. */
  secrets: string
  fichier: string
  organisation: string
  format: NomDeFormat
  lot: number
}

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
})
const deposant = await deposantDe(application, ordre.organisation)
if (!deposant) throw new Error('rien à importer')
process.stdout.write('prêt\n')
const fiche = await importer(
  plateforme.atelier,
  { ...formats[ordre.format], elementsParLot: ordre.lot },
  deposant,
  await fichierDuDisque(ordre.fichier),
  { attendreSonTour: true, suivre: ({ lus }) => process.stdout.write(`${lus}\n`) },
)
process.stdout.write(`${JSON.stringify({ etat: fiche.etat, crees: fiche.crees, inchanges: fiche.inchanges })}\n`)
await plateforme.fermer()
await Promise.all([proprietaire.end(), application.end()])
