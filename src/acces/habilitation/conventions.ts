import type { ISql } from 'postgres'
import { introuvable, Probleme } from '../../moteur/probleme.js'
import { annoncer } from '../habilitations.js'
import { type Auteur, tracerLActe } from './auteur.js'

export type Partie = { organisation: string; signeePar: string | null; signeeLe: Date | null; denonceeLe: Date | null }
export type Convention = {
  numero: number
  intitule: string
  objet: string
  /** Where its text and its annexes are kept. */
  adresse: string | null
  du: string
  au: string | null
  parties: Partie[]
}
export type ConventionAConclure = Pick<Convention, 'intitule' | 'objet' | 'adresse' | 'du' | 'au'> & { parties: readonly string[] }

const sesParties = (sql: ISql) => sql`(select json_agg(json_build_object('organisation', p.organisation, 'signeePar', p.signee_par,
  'signeeLe', p.signee_le, 'denonceeLe', p.denoncee_le) order by p.organisation) from convention_partie p where p.convention = c.numero)`

/** An agreement is seen by its parties, and by whoever instructs. */
export const listerConventions = (sql: ISql, { qui, organisation }: Pick<Auteur, 'qui' | 'organisation'>) => sql<Convention[]>`
  select c.numero, c.intitule, c.objet, c.adresse, to_char(c.du, 'YYYY-MM-DD') as du, to_char(c.au, 'YYYY-MM-DD') as au,
    ${sesParties(sql)} as parties
  from convention c where ${qui === 'instructeur'}
    or exists (select from convention_partie p where p.convention = c.numero and p.organisation = ${organisation})
  order by c.numero desc limit 200`

/**
 * Writes an agreement between parties, the author's organisation among them unless the operator writes it. Nobody has signed yet.
 * @throws Probleme 422 on a party that is no organisation, or alone.
 */
export async function conclure(sql: ISql, auteur: Auteur, c: ConventionAConclure): Promise<number> {
  const parties = [...new Set(auteur.qui === 'instructeur' ? c.parties : [auteur.organisation, ...c.parties])]
  if (parties.length < 2) throw new Probleme(422, 'regle-non-respectee', 'Une convention lie au moins deux organisations.')
  const connues = new Set((await sql<{ code: string }[]>`select code from organisation where code = any (${parties})`).map(o => o.code))
  for (const [i, code] of c.parties.entries())
    if (!connues.has(code))
      throw new Probleme(422, 'regle-non-respectee', `Aucune organisation ne porte le code « ${code} ».`, {
        erreurs: [{ pointer: `/parties/${i}`, detail: `aucune organisation ne porte le code « ${code} »` }],
      })
  const [ecrite] = await sql<{ numero: number }[]>`
    insert into convention (intitule, objet, adresse, du, au, creee_par, creee_le)
    values (${c.intitule}, ${c.objet}, ${c.adresse}, ${c.du}, ${c.au}, ${auteur.agent}, ${auteur.instant}) returning numero`
  const numero = ecrite?.numero ?? 0
  for (const organisation of parties) {
    await sql`insert into convention_partie (convention, organisation) values (${numero}, ${organisation})`
    await tracerLActe(sql, auteur, 'convention.ecrire', { organisation, objet: `C${numero}` })
  }
  return numero
}

/** A party signs, or leaves: the habilitations that rest on the agreement start or stop within seconds. */
export async function engager(sql: ISql, auteur: Auteur, numero: number, geste: 'signer' | 'denoncer'): Promise<void> {
  const faites =
    geste === 'signer'
      ? await sql`update convention_partie set signee_par = ${auteur.agent}, signee_le = ${auteur.instant}
          where convention = ${numero} and organisation = ${auteur.organisation} and signee_le is null`
      : await sql`update convention_partie set denoncee_par = ${auteur.agent}, denoncee_le = ${auteur.instant}
          where convention = ${numero} and organisation = ${auteur.organisation} and signee_le is not null and denoncee_le is null`
  if (faites.count === 0) throw await pourquoiPas(sql, numero, auteur.organisation, geste)
  const autres = await sql<{ organisation: string }[]>`select organisation from convention_partie where convention = ${numero}`
  for (const { organisation } of autres)
    await tracerLActe(sql, auteur, `convention.${geste}`, { organisation, objet: `C${numero}`, detail: { partie: auteur.organisation } })
  await annoncer(sql)
}

const pourquoiPas = async (sql: ISql, numero: number, organisation: string, geste: 'signer' | 'denoncer') => {
  const [partie] = await sql`select 1 from convention_partie where convention = ${numero} and organisation = ${organisation}`
  if (!partie) return introuvable()
  return new Probleme(
    409,
    'conflit',
    geste === 'signer' ? 'Votre organisation a déjà signé.' : 'Votre organisation n’est plus, ou pas encore, engagée.',
  )
}

/** @throws Probleme 422 unless the organisation is a party and every party is bound. */
export async function exigerUneConventionSignee(sql: ISql, numero: number, organisation: string): Promise<void> {
  const [etat] = await sql<{ partie: boolean; engagees: boolean }[]>`
    select bool_or(organisation = ${organisation}) as partie, bool_and(signee_le is not null and denoncee_le is null) as engagees
    from convention_partie where convention = ${numero}`
  if (!etat?.partie || !etat.engagees)
    throw new Probleme(
      422,
      'regle-non-respectee',
      `La convention C${numero} doit lier l’organisation et porter la signature de toutes ses parties.`,
      {
        erreurs: [{ pointer: '/convention', detail: 'convention absente, non signée ou dénoncée' }],
      },
    )
}
