import type { Sql } from 'postgres'
import { plusMois } from '../../droit/jours.js'
import { conservationDesFichiers } from '../../droit/parametres/conservation-des-fichiers.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { jourDe } from '../../moteur/moteur.js'

/**
 * Erases what files left behind long enough ago: lines of reports, lineage, evidence of settled identities, what it takes
 * to part merged files. The record of the import and the decision stay, without what they were made from. Runs as the owner; returns how many rows.
 */
export async function purgerLesImports(proprietaire: Sql, instant: Date): Promise<number> {
  const jour = jourDe(instant)
  const { rapport, preuve } = auJour(conservationDesFichiers, jour)
  const finis = proprietaire`select id from import where etat in ('termine', 'refuse', 'echoue') and recu_le < ${plusMois(jour, -rapport)}`
  const lignage = await proprietaire`delete from import_lignage where import in (${finis})`
  // The latest stock of each is what the next one is compared with.
  const dossiers = await proprietaire`delete from import_dossiers d using import i where i.id = d.import and exists (
    select from import s where s.organisation = i.organisation and s.departement is not distinct from i.departement and s.type_flux = 'M'
      and s.etat = 'termine' and (s.date_reference, s.termine_le) > (i.date_reference, i.termine_le))`
  const constats = await proprietaire`delete from import_anomalie where import in (${finis})`
  const preuves = await proprietaire`update identite_ambigue set dossier_chiffre = '', element = null
    where etat <> 'a-resoudre' and dossier_chiffre <> '' and resolue_le < ${plusMois(jour, -preuve)}`
  const photos = await proprietaire`update fusion set photo = '{}' where photo <> '{}' and faite_le < ${plusMois(jour, -preuve)}`
  return photos.count + dossiers.count + lignage.count + constats.count + preuves.count
}
