import type { ISql } from 'postgres'
import { auJour } from '../../droit/parametres/parametre.js'
import { type Limites, limitesDesSignaux, type Signal, signaux } from '../../droit/parametres/signaux.js'
import { toutesLesLignes } from '../../moteur/lignes.js'
import type { Ressource } from '../../moteur/ressource.js'

/** `ligne`: null for all of them together. `par`: nobody when the declaration says it. */
export type Limite = {
  signal: Signal
  ligne: string | null
  limite: number
  depuis: string | null
  par: string | null
  motif: string | null
}
export type Reglee = Limite & { depuis: string; par: string; motif: string }

/** Those in force on a legal day: the declaration's, and what was tuned since in its place. */
export async function limitesEnVigueur(sql: ISql, ressources: readonly Ressource[], jour: string): Promise<Limite[]> {
  const reglees = await sql<Reglee[]>`
    select distinct on (signal, ligne) signal, nullif(ligne, '') as ligne, limite, depuis::text as depuis, par, motif
    from limite_de_signal where depuis <= ${jour} order by signal, ligne, depuis desc`
  const cle = (l: Pick<Limite, 'signal' | 'ligne'>) => `${l.signal} ${l.ligne ?? ''}`
  const siennes = new Map<string, Limite>([...declarees(ressources, jour), ...reglees].map(l => [cle(l), l]))
  return [...siennes.values()]
}

function declarees(ressources: readonly Ressource[], jour: string): Limite[] {
  const dit = { depuis: null, par: null, motif: null }
  const toutes = auJour(limitesDesSignaux, jour)
  const de = (ligne: string | null, limites: Partial<Limites>) =>
    signaux.flatMap(signal => {
      const limite = limites[signal]
      return limite === undefined ? [] : [{ signal, ligne, limite, ...dit }]
    })
  return [...de(null, toutes), ...toutesLesLignes(ressources).flatMap(l => de(l.code, l.alerte))]
}

type NouvelleLimite = { signal: Signal; ligne: string | null; limite: number; depuis: string; par: string; motif: string; le: Date }

/** From that day on; said twice of one day, the last holds. */
export const regler = (sql: ISql, { ligne, le, ...n }: NouvelleLimite) => sql`
  insert into limite_de_signal ${sql({ ...n, ligne: ligne ?? '', posee_le: le })}
  on conflict (signal, ligne, depuis) do update set limite = excluded.limite, motif = excluded.motif, par = excluded.par, posee_le = excluded.posee_le`
