import { ecrireEnMasse } from '../../moteur/ecriture-en-masse.js'
import { aujourdHui } from '../../moteur/moteur.js'
import type { Travail } from './format.js'

/** Internal numbers for so many new persons. */
export async function creerUsagers({ sql, moteur }: Travail, nombre: number): Promise<bigint[]> {
  if (nombre === 0) return []
  const rangs = await sql<{ id: string }[]>`
    insert into usager (cree_le) select ${moteur.horloge().toISOString()}::timestamptz from generate_series(1, ${nombre}) returning id`
  return rangs.map(r => BigInt(r.id))
}

type Suivi = { organisation: string; structure: string | null; motif: string; du: string; au: string | null }

/**
 * Known persons the caller may read from now on: those it already follows, and those `arrive` says come to it, for whom the
 * follow-up is opened first. The others stay unseen.
 */
export async function joindre(
  t: Travail,
  ligne: string,
  suivi: Suivi,
  usagers: readonly bigint[],
  arrive: (usager: bigint) => boolean,
): Promise<bigint[]> {
  if (usagers.length === 0) return []
  const dejaLa = await t.sql.unsafe<{ usager_id: string }[]>(
    `select u.id as usager_id from unnest($1::bigint[]) u(id) where exists (select from suivi s where s.usager_id = u.id
     and s.organisation = $2 and s.motif = $3 and s.du <= $4 and (s.au is null or s.au >= $4) offset 0)`,
    [usagers.map(String), suivi.organisation, suivi.motif, aujourdHui(t.moteur)],
    { prepare: true },
  )
  const suivies = new Set(dejaLa.map(r => BigInt(r.usager_id)))
  const arrivees = usagers.filter(u => !suivies.has(u) && arrive(u))
  if (arrivees.length === 0) return usagers.filter(u => suivies.has(u))
  const parties = new Set(arrivees)
  const numeros = await t.sql.unsafe<{ usager_id: string; numero: number }[]>(
    `select n.* from unnest($1::bigint[]) u(id)
     cross join lateral (select * from numero_de_rattachement n where n.usager_id = u.id offset 0) n`,
    [arrivees.map(String)],
  )
  const dernier = new Map(numeros.map(n => [BigInt(n.usager_id), n.numero]))
  await ecrireEnMasse(
    { sql: t.sql, moteur: t.moteur, appelant: t.appelant, ligneDeposer: t.ligne(ligne), ligneCorriger: null },
    arrivees.map(usager => ({ usager, numero: (dernier.get(usager) ?? 0) + 1, donnees: suivi })),
    { nulls: 'effacent' },
  )
  return usagers.filter(u => suivies.has(u) || parties.has(u))
}
