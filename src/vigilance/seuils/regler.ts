import type { ISql } from 'postgres'
import { Probleme } from '../../moteur/probleme.js'
import { type Seuil, seuils } from './seuils.js'

export type SeuilEnVigueur = Pick<Seuil, 'genre' | 'horizon' | 'mesure' | 'suite'> & {
  limite: number
  declaree: number
  /** Null when the declaration says it. */
  depuis: string | null
  par: string | null
  motif: string | null
}

/** Times the declared limit that a tuned one may reach: nobody alone opens the door wide [D]. */
const AU_PLUS = 2

export const seuilsEnVigueur = async (sql: ISql, jour: string): Promise<SeuilEnVigueur[]> => {
  const regles = await sql<
    { genre: string; horizon: string; mesure: string; limite: number; depuis: string; par: string; motif: string }[]
  >`
    select distinct on (genre, horizon, mesure) genre, horizon, mesure, limite, depuis::text as depuis, par, motif
    from seuil_regle where depuis <= ${jour} order by genre, horizon, mesure, depuis desc`
  return seuils.map(({ genre, horizon, mesure, limite, suite }) => {
    const r = regles.find(x => x.genre === genre && x.horizon === horizon && x.mesure === mesure)
    const dit = { depuis: r?.depuis ?? null, par: r?.par ?? null, motif: r?.motif ?? null }
    return { genre, horizon, mesure, suite, limite: r?.limite ?? limite, declaree: limite, ...dit }
  })
}

export type Reglage = Pick<Seuil, 'genre' | 'horizon' | 'mesure' | 'limite'> & { depuis: string; motif: string; par: string; le: Date }

const refuser = (pointer: string, detail: string) => new Probleme(422, 'regle-non-respectee', detail, { erreurs: [{ pointer, detail }] })

/** @throws Probleme 422 when nothing counts that. */
export function exigerLeSeuil({ genre, horizon, mesure }: Pick<Seuil, 'genre' | 'horizon' | 'mesure'>): Seuil {
  const seuil = seuils.find(s => s.genre === genre && s.horizon === horizon && s.mesure === mesure)
  if (!seuil) throw refuser('/mesure', 'Aucune limite ne compte cela.')
  return seuil
}

/** From that day on; said twice of one day, the last holds. @throws Probleme 422 */
export async function reglerLeSeuil(sql: ISql, { le, ...r }: Reglage): Promise<void> {
  const { limite: declaree } = exigerLeSeuil(r)
  if (r.limite > AU_PLUS * declaree)
    throw refuser(
      '/limite',
      `Au plus ${AU_PLUS * declaree} : le double de ce que la déclaration dit (${declaree}). Au-delà, c’est elle qu’il faut changer.`,
    )
  await sql`
    insert into seuil_regle ${sql({ ...r, posee_le: le })}
    on conflict (genre, horizon, mesure, depuis) do update
      set limite = excluded.limite, motif = excluded.motif, par = excluded.par, posee_le = excluded.posee_le`
}
