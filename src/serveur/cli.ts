import { parseArgs } from 'node:util'
import { DeclarationIncomplete } from '../moteur/conformite.js'
import { RefusDeLaBase } from './base/refus.js'
import { chargerDemonstration } from './commandes/charger-demonstration.js'
import { chargerRome } from './commandes/charger-rome.js'
import { type Commande, Refus } from './commandes/commande.js'
import { cles } from './commandes/cles.js'
import { conformite, expliquer, finalites, listerActeurs } from './commandes/declaration.js'
import { delegationOrientation } from './commandes/delegation-orientation.js'
import { demarrer } from './commandes/demarrer.js'
import { fabriquerFichier } from './commandes/fabriquer-fichier.js'
import { importer } from './commandes/importer.js'
import { jeton } from './commandes/jeton.js'
import { journal } from './commandes/journal.js'
import { cleDuJournal, exporterLeJournal, verifierDesPreuves, verifierLeJournal } from './commandes/journal-scelle.js'
import { messages } from './commandes/messages.js'
import { migrer } from './commandes/migrer.js'
import { iMilo } from './commandes/i-milo.js'
import { organisations } from './commandes/organisations.js'
import { rejouerOrientation } from './commandes/rejouer-orientation.js'
import { payeur } from './commandes/payeur.js'
import { retablirApplication } from './commandes/retablir-application.js'
import { secrets } from './commandes/secrets.js'
import { autoriteDeSignature, verifierSignature } from './commandes/signatures.js'
import { taches } from './commandes/taches.js'
import { vigilance } from './commandes/vigilance.js'
import { ConfigurationInvalide } from './configuration-invalide.js'

const commandes: readonly Commande[] = [
  demarrer,
  chargerDemonstration,
  chargerRome,
  fabriquerFichier,
  importer,
  jeton,
  journal,
  cleDuJournal,
  exporterLeJournal,
  verifierLeJournal,
  verifierDesPreuves,
  organisations,
  rejouerOrientation,
  delegationOrientation,
  payeur,
  iMilo,
  retablirApplication,
  vigilance,
  listerActeurs,
  finalites,
  expliquer,
  conformite,
  messages,
  migrer,
  secrets,
  cles,
  taches,
  autoriteDeSignature,
  verifierSignature,
]

const aide = () => `SI Plateforme du réseau pour l’emploi — commandes de l’exploitant

npm run plateforme -- <commande> [options]

${commandes.map(c => `  ${`${c.nom} ${c.usage}`.trim()}\n      ${c.resume}`).join('\n')}

Toute la configuration vient de l’environnement (PORT, DATABASE_URL, DOSSIER_DONNEES, MODE…) : voyez README.md.
`

const refusAttendus = [Refus, RefusDeLaBase, ConfigurationInvalide, DeclarationIncomplete]

async function executer(arguments_: readonly string[]): Promise<void> {
  const [nom, ...reste] = arguments_
  if (nom === undefined || nom === '--help' || nom === 'aide') return void process.stdout.write(aide())
  const commande = commandes.find(c => c.nom === nom)
  if (!commande) throw new Refus(`Commande inconnue : ${nom}.\n\n${aide()}`)
  const lu = lire(commande, reste)
  if (lu.values.help) return void process.stdout.write(`${commande.nom} ${commande.usage}\n\n${commande.resume}\n`)
  await commande.executer({ positionnels: lu.positionals, options: lu.values })
}

function lire(commande: Commande, reste: string[]) {
  try {
    return parseArgs({ args: reste, allowPositionals: true, options: { ...commande.options, help: { type: 'boolean' } } })
  } catch (erreur) {
    throw new Refus(`${(erreur as Error).message}\n\n${commande.nom} ${commande.usage}`)
  }
}

try {
  await executer(process.argv.slice(2))
} catch (erreur) {
  const attendu = refusAttendus.some(type => erreur instanceof type)
  process.stderr.write(`${attendu ? (erreur as Error).message : (erreur as Error).stack}\n`)
  process.exitCode = 1
}
