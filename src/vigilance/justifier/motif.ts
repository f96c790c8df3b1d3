import type { TransactionSql } from 'postgres'
import { annoncer } from '../../acces/index.js'
import { horizons } from '../formes.js'
import { MOTIF_ECRIT, PAR_UN_MOTIF } from '../gradation.js'

type Ecrit = { acteur: string; par: string; motif: string }

/** Opens what waited for a reason, for some persons more and for a time. False when nothing waited for one. */
export async function ecrireLeMotif(sql: TransactionSql, { acteur, par, motif }: Ecrit, instant: Date): Promise<boolean> {
  const leve = await sql`
    update blocage set leve_le = ${instant}, leve_par = ${par}, motif_de_levee = ${motif}
    where portee = 'agent' and cible = ${acteur} and palier = 'motif' and leve_le is null`
  if (leve.count === 0) return false
  await sql`
    insert into tolerance_de_vigilance (acteur, horizon, ajout, jusque, par, motif)
    select ${acteur}, h, ${PAR_UN_MOTIF.personnes}, ${instant}::timestamptz + make_interval(mins => ${PAR_UN_MOTIF.minutes}), ${MOTIF_ECRIT}, ${motif}
    from unnest(${[...horizons]}::text[]) h`
  await annoncer(sql)
  return true
}
