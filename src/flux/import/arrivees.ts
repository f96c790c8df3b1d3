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
  const dejaLa = await t.sql.unsafe<{ usager_id: string }[]>(
    `select distinct usager_id from suivi where usager_id = any($1::bigint[]) and organisation = $2 and motif = $3
     and du <= $4 and (au is null or au >= $4)`,
    [usagers.map(String), suivi.organisation, suivi.motif, aujourdHui(t.moteur)],
    { prepare: true },
  )
  const suivies = new Set(dejaLa.map(r => BigInt(r.usager_id)))
  const arrivees = usagers.filter(u => !suivies.has(u) && arrive(u))
  if (arrivees.length === 0) return usagers.filter(u => suivies.has(u))
  const numeros = await t.sql.unsafe<{ usager_id: string; numero: number }[]>(
    'select usager_id, numero from numero_de_rattachement where usager_id = any($1::bigint[])',
    [arrivees.map(String)],
  )
  const dernier = new Map(numeros.map(n => [BigInt(n.usager_id), n.numero]))
  await ecrireEnMasse(
    { sql: t.sql, moteur: t.moteur, appelant: t.appelant, ligneDeposer: t.ligne(ligne), ligneCorriger: null },
    arrivees.map(usager => ({ usager, numero: (dernier.get(usager) ?? 0) + 1, donnees: suivi })),
    { nulls: 'effacent' },
  )
  return usagers.filter(u => suivies.has(u) || arrivees.includes(u))
}
