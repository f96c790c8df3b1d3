import { parentPort, workerData } from 'node:worker_threads'
import { enFeuilles, sceller } from '../scellement/index.js'
import { ouvrirConnexions } from './base/connexions.js'
import type { Matiere, Reponse } from './scelleur.js'

const { url, privee, sels, origine } = workerData as Matiere
const sql = ouvrirConnexions(url, { max: 1 })
const enFeuille = enFeuilles(Buffer.from(sels))

const servir = async (instant: Date): Promise<Reponse> => {
  try {
    const sceau = await sceller({ sql, privee, enFeuille, origine, horloge: () => instant })
    return { lignes: sceau?.lignes ?? 0 }
  } catch (erreur) {
    return { erreur }
  }
}

const finir = async () => {
  await sql.end({ timeout: 5 })
  parentPort?.close()
}

parentPort?.on('message', (instant: Date | null) => {
  void (instant === null ? finir() : servir(instant).then(reponse => parentPort?.postMessage(reponse)))
})
