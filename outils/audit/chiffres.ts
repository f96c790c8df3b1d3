import type { Sql } from 'postgres'

const MESURES: readonly (readonly [quoi: string, sql: string])[] = [
  ['lignes du journal des accès', 'select count(*)::int as n from journal where instant >= $1 and instant < $2'],
  [
    '… demandes refusées',
    "select count(*)::int as n from journal where instant >= $1 and instant < $2 and issue in ('interdit', 'rejete', 'invisible')",
  ],
  ['alertes de vigilance', 'select count(*)::int as n from alerte where le >= $1 and le < $2'],
  ['blocages', 'select count(*)::int as n from blocage where depuis >= $1 and depuis < $2'],
  ['contestations déposées', 'select count(*)::int as n from contestation where deposee_le >= $1 and deposee_le < $2'],
  ['clés de données créées', 'select count(*)::int as n from cle_de_donnees where numero > 0 and creee_le >= $1 and creee_le < $2'],
  ['clés de données effacées', 'select count(*)::int as n from cle_de_donnees where retiree_le >= $1 and retiree_le < $2'],
]

/** Figures of a civil year, counts only: nobody is recognised in them. */
export async function chiffresDe(annee: number, sql: Sql): Promise<readonly (readonly [string, number])[]> {
  const bornes = [`${annee}-01-01 Europe/Paris`, `${annee + 1}-01-01 Europe/Paris`]
  const lus: [string, number][] = []
  for (const [quoi, ordre] of MESURES) {
    const [rang] = await sql.unsafe<{ n: number }[]>(ordre.replaceAll(/\$\d/g, '$&::text::timestamptz'), bornes)
    lus.push([quoi, rang?.n ?? 0])
  }
  return lus
}
