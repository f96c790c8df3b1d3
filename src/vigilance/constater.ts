import type { ISql, Sql } from 'postgres'
import { acteurDe, annoncer } from '../acces/index.js'
import type { Depassement } from './depassement.js'
import { palierSuivant } from './gradation.js'
import type { Palier, Portee } from './formes.js'
import { ENSEMBLE, seuils } from './seuils/seuils.js'

type Qui = { organisation: string; structure: string | null; agent: string | null; application: string }
/** `prouve`: its token proves somebody; a program may declare as many agents as it likes. */
export type QuiDepasse = Qui & { prouve: boolean }

/** Keeps the alert of a threshold that was passed, and what follows it; a second one while the first lasts adds nothing. */
export async function constater(application: Sql, { prouve, ...qui }: QuiDepasse, d: Depassement, instant: Date): Promise<void> {
  const seuil = seuils.find(s => s.genre === d.genre && s.horizon === d.horizon && s.mesure === d.mesure)
  if (!seuil) throw new Error(`aucun seuil ne compte ${d.mesure} par ${d.horizon} pour ${d.genre}`)
  await application.begin(async sql => {
    await sql`select pg_advisory_xact_lock(hashtext(${`vigilance ${qui.organisation}`}))`
    const ouvert = await sql<{ par: string }[]>`
      select par from tolerance_de_vigilance where acteur = ${d.acteur} and horizon = ${d.horizon} and jusque > ${instant}`
    const palier = palierSuivant(seuil.suite, { prouve, ouvertPar: ouvert.map(o => o.par) })
    if (await estBloque(sql, d.genre === 'application' ? ['application', qui.application] : ['agent', d.acteur], palier)) return
    const [alerte] = await sql<{ id: string }[]>`
      insert into alerte ${sql({ ...qui, genre: seuil.genre, horizon: d.horizon, mesure: d.mesure, valeur: d.valeur, limite: d.limite, le: instant })} returning id`
    const bloquer = (portee: Portee, cible: string, p: Palier, motif: string, par = 'vigilance') => sql`
      insert into blocage ${sql({ portee, cible, organisation: qui.organisation, palier: p, motif, depuis: instant, par, alerte: alerte?.id ?? null })}
      on conflict (portee, cible, palier) where leve_le is null
      do update set par = excluded.par, motif = excluded.motif where excluded.par <> 'vigilance' and blocage.par = 'vigilance'`
    if (d.genre === 'application') await bloquer('application', qui.application, palier, seuil.motif)
    else await bloquer('agent', d.acteur, palier, seuil.motif)
    const ensemble = await agissantEnsemble(sql, qui, instant)
    for (const acteur of ensemble) await bloquer('agent', acteur, 'arret', COMME_UN_SEUL, 'vigilance-ensemble')
    if (ensemble.length > 0 && !prouve) await bloquer('application', qui.application, 'arret', COMME_UN_SEUL)
    await annoncer(sql)
  })
}

const COMME_UN_SEUL = 'plusieurs comptes qui agissent comme un seul'

const estBloque = async (sql: ISql, [portee, cible]: [Portee, string], palier: Palier): Promise<boolean> =>
  (await sql`select from blocage where portee = ${portee} and cible = ${cible} and palier in ('arret', ${palier}) and leve_le is null`)
    .length > 0

/** The actors of that organisation who read too many lately, once they are too many to be a coincidence. */
async function agissantEnsemble(sql: ISql, { organisation }: Qui, instant: Date): Promise<string[]> {
  const rangs = await sql<{ organisation: string; agent: string | null; application: string }[]>`
    select distinct organisation, agent, application from alerte
    where organisation = ${organisation} and mesure in ('tous', 'nouveaux', 'acteurs') and le > ${instant}::timestamptz - make_interval(mins => ${ENSEMBLE.minutes})`
  const acteurs = [...new Set(rangs.map(acteurDe))]
  return acteurs.length >= ENSEMBLE.acteurs ? acteurs : []
}
