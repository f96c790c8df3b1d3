import type { FastifyInstance } from 'fastify'
import type { Sql } from 'postgres'
import { conservationDesRefus } from '../../droit/parametres/habilitations.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { jourDe } from '../../moteur/moteur.js'
import type { Habilitations } from '../habilitations.js'

type Compte = { jour: string; motif: string; nombre: number; dernier: Date; correlation: string }
export type JetonsEtrangers = { jour: string; motif: string; nombre: number; dernierLe: Date; correlation: string }

type Reglages = { sql: Sql; habilitations: Pick<Habilitations, 'application'>; horloge: () => Date }

/** Reasons are ours, hence few; a hundred in one second would be somebody's invention. */
const CAPACITE = 100
const PERIODE = 1_000
const CODES: ReadonlySet<string> = new Set(['jeton-refuse', 'JETON_ACCES_REFUSE'])

/**
 * Counts by day and by reason the tokens no application can be held to: forged, altered, of another issuer. Nothing of what was presented
 * is kept, and a flood costs the database one row a second.
 */
export function suivreLesJetonsEtrangers(app: FastifyInstance, { sql, habilitations, horloge }: Reglages): void {
  let enAttente = new Map<string, Compte>()

  const ecrire = async (): Promise<void> => {
    if (enAttente.size === 0) return
    const lot = [...enAttente.values()].map(c => ({ ...c, dernier: c.dernier.toISOString() }))
    enAttente = new Map()
    await sql`
      insert into jeton_etranger (jour, motif, nombre, dernier_le, correlation)
      select jour, motif, nombre, dernier, correlation
      from jsonb_to_recordset(${sql.json(lot)}) as r(jour date, motif text, nombre int, dernier timestamptz, correlation text)
      on conflict (jour, motif) do update
        set nombre = jeton_etranger.nombre + excluded.nombre, dernier_le = excluded.dernier_le, correlation = excluded.correlation`
  }

  app.addHook('onResponse', async ({ refus, id, headers }) => {
    if (!refus || !CODES.has(refus.code) || headers.authorization === undefined) return
    if (refus.application !== undefined && connueDe(habilitations, refus.application) !== undefined) return
    const [jour, motif] = [jourDe(horloge()), refus.motif.slice(0, 200)]
    const compte = enAttente.get(jour + motif)
    if (!compte && enAttente.size >= CAPACITE) return
    enAttente.set(jour + motif, { jour, motif, nombre: (compte?.nombre ?? 0) + 1, dernier: horloge(), correlation: id })
  })
  const periode = setInterval(
    () => void ecrire().catch((erreur: unknown) => app.log.error({ err: erreur }, 'jetons étrangers non comptés')),
    PERIODE,
  ).unref()
  app.addHook('onClose', async () => {
    clearInterval(periode)
    await ecrire().catch(() => undefined)
  })
}

/** The organisation of a registered application; a register too old to be believed knows none. */
export const connueDe = (habilitations: Reglages['habilitations'], clientId: string): string | undefined => {
  try {
    return habilitations.application(clientId)?.organisation
  } catch {
    return undefined
  }
}

export const jetonsEtrangers = (sql: Sql): Promise<JetonsEtrangers[]> => sql<JetonsEtrangers[]>`
  select to_char(jour, 'YYYY-MM-DD') as jour, motif, nombre, dernier_le as "dernierLe", correlation
  from jeton_etranger order by jour desc, nombre desc limit 100`

/** Deletes them when the refusals of applications are. */
export const purgerLesJetonsEtrangers = async (sql: Sql, instant: Date): Promise<number> => {
  const jour = jourDe(instant)
  return (await sql`delete from jeton_etranger where jour < ${jour}::date - ${auJour(conservationDesRefus, jour)}::int`).count
}
