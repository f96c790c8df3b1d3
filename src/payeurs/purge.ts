import type { Sql } from 'postgres'
import { plusJours } from '../droit/jours.js'
import { conservationDesEchangesAvecLesCaisses } from '../droit/parametres/echanges-avec-les-caisses.js'
import { auJour } from '../droit/parametres/parametre.js'
import { finDuJour, jourDe } from '../moteur/moteur.js'

/**
 * Erases what payers answered, and the files they took, once kept long enough; a file nobody took stays, and the last one, which numbers the
 * next. Runs as the owner; returns how many.
 */
export async function purgerLesEchangesAvecLesCaisses(proprietaire: Sql, instant: Date): Promise<number> {
  const jour = jourDe(instant)
  const limite = finDuJour(plusJours(jour, -auJour(conservationDesEchangesAvecLesCaisses, jour) - 1))
  const reponses = await proprietaire`delete from reponse_de_payeur where recue_le <= ${limite}`
  const fichiers = await proprietaire`
    delete from fichier_au_payeur f where pris_le <= ${limite}
      and numero < (select max(numero) from fichier_au_payeur d where d.payeur = f.payeur)`
  return reponses.count + fichiers.count
}
