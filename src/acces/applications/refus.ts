import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Sql } from 'postgres'
import { conservationDesRefus } from '../../droit/parametres/habilitations.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { jourDe } from '../../moteur/moteur.js'
import type { Habilitations } from '../habilitations.js'
import { connueDe, suivreLesJetonsEtrangers } from './jetons-etrangers.js'

/** Why a call was refused, as its administrator may read it: no datum of a person, nothing the caller wrote. */
export type RefusConstate = { code: string; motif: string; application?: string | undefined; organisation?: string | undefined }

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by whoever refuses the call. */
    refus?: RefusConstate
  }
}

type Rang = { application: string; organisation: string; jour: string; route: string; statut: number; code: string; motif: string }
type Compte = Rang & { nombre: number; dernier: Date; correlation: string }
type Reglages = { sql: Sql; habilitations: Pick<Habilitations, 'application'>; horloge: () => Date }

/** Different refusals kept between two writings; beyond it, one more is not worth the memory. */
const CAPACITE = 5_000
const PERIODE = 1_000
/** Rows kept for an application, whatever it invents. */
const PAR_APPLICATION = 500

/**
 * Counts the refusals of each application by day, route and reason, and writes them once a second: a flood of refusals costs the
 * database one row. Those of no application of the register are counted apart.
 */
export function suivreLesRefus(app: FastifyInstance, { sql, habilitations, horloge }: Reglages): void {
  let enAttente = new Map<string, Compte>()

  const noter = (requete: FastifyRequest, statut: number, { code, motif, ...qui }: RefusConstate) => {
    const application = requete.appelant?.application ?? qui.application
    const connue = application === undefined ? undefined : connueDe(habilitations, application)
    if (application === undefined || connue === undefined) return
    const organisation = requete.appelant?.organisation ?? qui.organisation ?? connue
    const route = `${requete.method} ${requete.routeOptions.url ?? ''}`
    const rang: Rang = { application, organisation, jour: jourDe(horloge()), route, statut, code, motif }
    const cle = Object.values(rang).join('\n')
    const compte = enAttente.get(cle)
    if (!compte && enAttente.size >= CAPACITE) return
    enAttente.set(cle, { ...rang, nombre: (compte?.nombre ?? 0) + 1, dernier: horloge(), correlation: requete.id })
  }

  const ecrire = async (): Promise<void> => {
    if (enAttente.size === 0) return
    const lot = [...enAttente.values()]
    enAttente = new Map()
    await sql`
      insert into refus_d_application (application, organisation, jour, route, statut, code, motif, nombre, dernier_le, correlation)
      select application, organisation, jour, route, statut, code, motif, nombre, dernier, correlation
      from jsonb_to_recordset(${sql.json(lot.map(c => ({ ...c, dernier: c.dernier.toISOString() })))}) as r(application text, organisation text,
        jour date, route text, statut int, code text, motif text, nombre int, dernier timestamptz, correlation text)
      on conflict (application, organisation, jour, route, statut, code, motif) do update
        set nombre = refus_d_application.nombre + excluded.nombre, dernier_le = excluded.dernier_le, correlation = excluded.correlation`
    await sql`
      delete from refus_d_application r using (
        select ctid, row_number() over (partition by application order by dernier_le desc) as rang from refus_d_application
        where application = any (${[...new Set(lot.map(c => c.application))]})) v
      where v.ctid = r.ctid and v.rang > ${PAR_APPLICATION}`
  }

  suivreLesJetonsEtrangers(app, { sql, habilitations, horloge })
  app.addHook('onResponse', async (requete, reponse) => {
    if (requete.refus) noter(requete, reponse.statusCode, requete.refus)
  })
  const periode = setInterval(
    () => void ecrire().catch((erreur: unknown) => app.log.error({ err: erreur }, 'refus non gardés')),
    PERIODE,
  ).unref()
  app.addHook('onClose', async () => {
    clearInterval(periode)
    await ecrire().catch(() => undefined)
  })
}

/** Deletes the refusals an administrator no longer has to mend. */
export const purgerLesRefus = async (sql: Sql, instant: Date): Promise<number> => {
  const jour = jourDe(instant)
  return (await sql`delete from refus_d_application where jour < ${jour}::date - ${auJour(conservationDesRefus, jour)}::int`).count
}
