import type { ISql, Sql } from 'postgres'

/**
 * One thing I-MILO is to be told; `usager` is the file that stands for the person today, `numero` that of the row there. `reuni`: it was of a file
 * since made one with that one.
 */
export type Retour = {
  reference: string
  rang: string
  usager: bigint
  ressource: string
  numero: number
  version: number
  reuni: boolean
  idDossier: string | null
}

/**
 * The first that may go now of each person, those of one mission locale; the next one waits for it. `idDossier` null: I-MILO has not said yet
 * by which number it knows her.
 */
export async function prochainsRetours(sql: Sql, ml: string, instant: Date, nombre: number): Promise<Retour[]> {
  const rangs = await sql<(Omit<Retour, 'usager'> & { usager: string })[]>`
    select reference, rang::text, dossier::text as usager, ressource, rang_vivant(usager_id, ressource, numero) as numero, version,
      dossier <> usager_id as reuni,
      (select d.id_dossier from dossier_imilo d where d.mission_locale = ${ml} and d.usager_id in (premiers.dossier, premiers.usager_id)
        order by d.usager_id = premiers.usager_id desc, d.id_dossier desc limit 1) as "idDossier"
    from (select distinct on (dossier) * from (
        select r.*, case when u.fusionne_dans is null then u.id else dossier_vivant(u.id) end as dossier
        from retour_imilo r join usager u on u.id = r.usager_id where r.mission_locale = ${ml} and r.etat = 'A_ENVOYER') siens
      order by dossier, siens.rang) premiers
    where reprendre_le is null or reprendre_le <= ${instant} order by essais, premiers.rang limit ${nombre}`
  return rangs.map(r => ({ ...r, usager: BigInt(r.usager) }))
}

export const clore = (
  sql: ISql,
  reference: string,
  etat: 'TRANSMIS' | 'REFUSE' | 'SANS_OBJET',
  instant: Date,
  echec: string | null = null,
) => sql`
  update retour_imilo set etat = ${etat}, dernier_echec = ${echec}, reprendre_le = null,
    transmis_le = case when ${etat} = 'TRANSMIS' then ${instant}::timestamptz end where reference = ${reference} and etat = 'A_ENVOYER'`

export const reporter = (sql: ISql, reference: string, echec: string, reprendre: Date) => sql`
  update retour_imilo set essais = essais + 1, dernier_echec = ${echec}, reprendre_le = ${reprendre} where reference = ${reference}`

/** What she is told under was learnt: nothing of hers waits any more. */
export const liberer = (sql: ISql, ml: string, usager: bigint) => sql`
  update retour_imilo set reprendre_le = null where mission_locale = ${ml} and usager_id = any (dossiers_de(${usager.toString()}))
    and etat = 'A_ENVOYER'`
