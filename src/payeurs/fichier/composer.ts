import { parLesPayeurs } from '../lignes.js'
import { auNomDe } from '../../moteur/au-nom-de.js'
import { randomUUID } from 'node:crypto'
import type { ISql } from 'postgres'
import { aujourdHui, instantLocal, jourDe, type Moteur } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import { identite } from '../../parcours/identite/identite.echange.js'
import { envoiDe, noterLaTransmission } from '../avancer.js'
import { type Canal, noterUnSucces, prendreLeCanal, rendreLeCanal } from '../canal.js'
import { payeursAServir, prochains } from '../file-d-envois.js'
import { dossierChez, messageDe } from '../message.js'
import { type Decision, fichierDesDecisions } from './decisions.js'

/** Fewer than the persons a program may read in an hour (`seuils.ts`): whoever takes a file is counted for each. The rest goes the next day. */
const PAR_FICHIER = 4_000

/**
 * Writes the file of the day for a payer that takes files: what may go, one decision a person. In one transaction with what it says of each:
 * a decision is in one file, and one only. One file a legal day at most. Returns how many decisions it holds.
 */
async function composerUnFichier(moteur: Moteur, { payeur, encodage }: Canal): Promise<number> {
  const instant = moteur.horloge()
  const nombre = await moteur.sql.begin(async sql => {
    const [dernier] = await sql<{ numero: number; compose_le: Date }[]>`
      select numero, compose_le from fichier_au_payeur where payeur = ${payeur} order by numero desc limit 1`
    if (dernier && jourDe(dernier.compose_le) >= aujourdHui(moteur)) return 0
    const appelant = await auNomDe(sql, moteur, payeur, parLesPayeurs, 'fichier')
    const decisions: Decision[] = []
    const usagers = new Set<string>()
    for (const { reference, usager } of await prochains(sql, payeur, instant, PAR_FICHIER)) {
      const [present, dossier] = [await envoiDe({ sql }, usager, reference), await dossierChez(sql, payeur, usager)]
      const personne = await identiteDe(sql, usager)
      if (!present || !dossier || !personne) {
        await sql`update acheminement set etat = 'A_ADRESSER', payeur = null, reprendre_le = null where reference = ${reference}`
        continue
      }
      decisions.push({ message: messageDe(moteur, payeur, usager, present, dossier), dossier, personne })
      usagers.add(String(usager))
      await noterLaTransmission({ sql, moteur, appelant }, usager, present)
    }
    if (decisions.length === 0) return 0
    const numero = (dernier?.numero ?? 0) + 1
    const [jour = '', heure = ''] = instantLocal(instant).split('T')
    const contenu = fichierDesDecisions({ payeur, numero, jour, heure, encodage }, decisions).toString('latin1')
    await sql`
      insert into fichier_au_payeur (payeur, numero, compose_le, nombre, usagers, contenu_chiffre)
      values (${payeur}, ${numero}, ${instant}, ${decisions.length}, ${[...usagers]}::bigint[], ${moteur.chiffrement.chiffrer(contenu)})`
    return decisions.length
  })
  if (nombre > 0) await noterUnSucces(moteur.sql, payeur, instant)
  return nombre
}

/** The file of the day of each payer that takes files. Several processes may ask at once. Returns how many decisions were put in. */
export async function composerLesFichiers(moteur: Moteur): Promise<number> {
  const moi = randomUUID()
  let total = 0
  for (const payeur of await payeursAServir(moteur.sql, moteur.horloge(), 'fichiers')) {
    const canal = await prendreLeCanal(moteur.sql, payeur, moi, moteur.horloge())
    if (!canal || canal.adresse !== null) continue
    try {
      total += await composerUnFichier(moteur, canal)
    } finally {
      await rendreLeCanal(moteur.sql, payeur, moi)
    }
  }
  return total
}

async function identiteDe(sql: ISql, usager: bigint): Promise<Decision['personne'] | undefined> {
  const champs = ['nom', 'nomNaissance', 'prenom', 'dateNaissance']
  const [elle] = (await lirePresents(sql, identite, champs, [usager])).get(usager) ?? []
  return elle?.donnees as Decision['personne'] | undefined
}
