import { createHash } from 'node:crypto'
import type { ISql } from 'postgres'
import { VecteurRefuse } from './vecteur.js'

export type Reception = {
  application: string
  organisation: string
  emetteur: string
  jti: string | null
  issue: 'admis' | 'refuse'
  motif: string | null
  /** The token it was exchanged for. */
  jeton: string | null
  le: Date
}

/**
 * Keeps that an assertion came, and what became of it: its digest, never what it says. Each side keeps its own traces (InterOPS), and
 * compares them with the other's. One that was admitted is not admitted again. @throws VecteurRefuse
 */
export async function tracerLaReception(sql: ISql, assertion: string, r: Reception): Promise<void> {
  const empreinte = createHash('sha256').update(assertion).digest()
  const [ecrit] = await sql`
    insert into vecteur_recu ${sql({ ...r, empreinte })} on conflict (emetteur, jti) where issue = 'admis' do nothing returning 1`
  if (!ecrit) throw new VecteurRefuse('replayed-vi', 'already presented', r.jti)
}

export type Trace = Omit<Reception, 'application' | 'organisation'> & { empreinte: string }

/** Of one application, the newest first; those of one assertion when it is named. */
export const tracesDesVecteurs = (sql: ISql, application: string, jti: string | null) => sql<Trace[]>`
  select emetteur, jti, issue, motif, jeton, le, encode(empreinte, 'hex') as empreinte from vecteur_recu
  where application = ${application} and (${jti}::text is null or jti = ${jti}) order by le desc limit 200`
