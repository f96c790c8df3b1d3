import { readFileSync } from 'node:fs'
import { ancrer, ouvrirLeTemoin } from '../src/scellement/index.js'
import { ouvrirConnexions } from '../src/serveur/base/connexions.js'
import { horodateurDe } from '../src/serveur/signature.js'
import { uneAutorite } from './autorite-d-essai.js'

/** What a trial starts and kills: the last seal dated, up to what the witness is told. Never ends by itself. */
export type Ordre = { url: string; temoin: string }

const ordre = JSON.parse(readFileSync(0, 'utf8')) as Ordre
const temoin = ouvrirLeTemoin(ordre.temoin)
const dire: typeof temoin.dire = async vu => {
  await temoin.dire(vu)
  process.stdout.write('prêt\n')
  await new Promise(jamais => setTimeout(jamais, 2 ** 31 - 1))
}
await ancrer(
  { sql: ouvrirConnexions(ordre.url, { max: 1 }), temoin: { ...temoin, dire }, horodateur: horodateurDe(uneAutorite(), 'interne') },
  new Date(),
)
