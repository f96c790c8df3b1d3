import type { ISql } from 'postgres'
import { type Auteur, tracerLActe } from '../../../acces/index.js'
import type { CodeActeur } from '../../../droit/acteurs.js'
import { plusJours } from '../../../droit/jours.js'
import { delegatairesDeLaDecision, franceTravailOriente } from '../../../droit/parametres/orientation.js'
import { auJour } from '../../../droit/parametres/parametre.js'
import { jourDe } from '../../../moteur/moteur.js'
import { introuvable, Probleme } from '../../../moteur/probleme.js'

/** `acte`: the deliberation or the convention it rests on. `au`: its last day, null until it is ended. */
export type Delegation = {
  organisation: string
  delegataire: string | null
  du: string
  au: string | null
  acte: string
  declareeLe: Date
  declareePar: string | null
  termineeLe: Date | null
  termineePar: string | null
}
export type DelegationADeclarer = { delegataire: string; du: string; au: string | null; acte: string }

/** Those an organisation gives or is given; all of them when none is named. */
export const listerLesDelegations = (sql: ISql, organisation: string | null) => sql<Delegation[]>`
  select organisation, delegataire, to_char(du, 'YYYY-MM-DD') as du, to_char(au, 'YYYY-MM-DD') as au, acte, declaree_le as "declareeLe",
    declaree_par as "declareePar", terminee_le as "termineeLe", terminee_par as "termineePar"
  from delegation_de_l_orientation where ${organisation}::text is null or ${organisation} in (organisation, delegataire)
  order by du desc, organisation limit 500`

const faute = (pointer: string, detail: string): Probleme =>
  new Probleme(422, 'regle-non-respectee', detail, { erreurs: [{ pointer, detail }] })

/**
 * Who decides has another decide, from a day: the president of a département, France Travail; France Travail where it orients itself, the
 * CAF there. What waits for the decision follows at once, or on that day.
 */
export async function declarerUneDelegation(sql: ISql, auteur: Auteur, d: DelegationADeclarer): Promise<void> {
  const { organisation, instant } = auteur
  const jour = jourDe(instant)
  const membres = new Map(
    (
      await sql<
        { code: string; type: CodeActeur; departements: string[] }[]
      >`select code, type, departements from organisation where code in ${sql([organisation, d.delegataire])} order by code for update`
    ).map(o => [o.code, o]),
  )
  const delegant = membres.get(organisation)?.type
  const permis = (delegant && auJour(delegatairesDeLaDecision, d.du)[delegant]) ?? []
  if (permis.length === 0)
    throw new Probleme(403, 'role-insuffisant', 'Seuls le président d’un conseil départemental et France Travail délèguent cette décision.')
  const delegataire = membres.get(d.delegataire)
  if (!delegataire) throw faute('/delegataire', `Aucune organisation ne porte le code « ${d.delegataire} ».`)
  if (!permis.includes(delegataire.type))
    throw faute(
      '/delegataire',
      delegant === 'FT'
        ? 'La loi ne permet à France Travail de déléguer cette décision qu’à une caisse d’allocations familiales.'
        : 'La loi ne permet de déléguer cette décision qu’à France Travail.',
    )
  const deLaReunion = auJour(franceTravailOriente, d.du)
  if (delegant === 'FT' && !delegataire.departements.some(x => deLaReunion.includes(x)))
    throw faute(
      '/delegataire',
      'France Travail ne délègue cette décision que là où un texte le dit : à La Réunion (code de l’action sociale et des familles, art. R. 522-2).',
    )
  if (d.du < jour) throw faute('/du', 'Une délégation commence aujourd’hui ou plus tard : elle ne refait pas ce qui a été décidé.')
  if (d.au !== null && d.au < d.du) throw faute('/au', 'Le dernier jour suit le premier.')
  const [autre] = await sql<{ du: string }[]>`
    select to_char(du, 'YYYY-MM-DD') as du from delegation_de_l_orientation
    where organisation = ${organisation} and (au is null or (au >= du and au >= ${d.du})) and du <= ${d.au ?? 'infinity'} limit 1`
  if (autre) throw new Probleme(409, 'conflit', `Une délégation court déjà à partir du ${autre.du} : terminez-la d’abord.`)
  await sql`
    insert into delegation_de_l_orientation (organisation, delegataire, du, au, acte, declaree_le, declaree_par)
    values (${organisation}, ${d.delegataire}, ${d.du}, ${d.au}, ${d.acte}, ${instant}, ${auteur.agent})
    on conflict (organisation, du) do update set delegataire = excluded.delegataire, au = excluded.au, acte = excluded.acte,
      declaree_le = excluded.declaree_le, declaree_par = excluded.declaree_par, terminee_le = null, terminee_par = null,
      debut_suivi_le = null, fin_suivie_le = null`
  await tracerLActe(sql, auteur, 'delegation.declarer', { objet: `${organisation} ${d.du}`, detail: { ...d } })
  if (d.delegataire !== organisation)
    await tracerLActe(sql, auteur, 'delegation.declarer', {
      organisation: d.delegataire,
      objet: `${organisation} ${d.du}`,
      detail: { ...d },
    })
  await suivreLesDelegations(sql, instant)
}

/** Ends it on a day, yesterday at the earliest: who delegated then decides again from today. */
export async function terminerUneDelegation(sql: ISql, auteur: Auteur, du: string, au: string): Promise<void> {
  const { organisation, instant } = auteur
  const jour = jourDe(instant)
  const [presente] = await sql<{ au: string | null; delegataire: string | null }[]>`
    select to_char(au, 'YYYY-MM-DD') as au, delegataire from delegation_de_l_orientation where organisation = ${organisation} and du = ${du} for update`
  if (!presente) throw introuvable()
  if (presente.au !== null && presente.au < jour) throw new Probleme(409, 'conflit', 'Cette délégation est déjà terminée.')
  if (au < plusJours(jour, -1)) throw faute('/au', 'Son dernier jour est hier au plus tôt : ce qui a été décidé reste décidé.')
  if (presente.au !== null && au > presente.au) throw faute('/au', 'Elle finit déjà avant : déclarez-en une autre pour la suite.')
  await sql`update delegation_de_l_orientation set au = ${au}, terminee_le = ${instant}, terminee_par = ${auteur.agent}
    where organisation = ${organisation} and du = ${du}`
  for (const qui of new Set([organisation, presente.delegataire ?? organisation]))
    await tracerLActe(sql, auteur, 'delegation.terminer', { organisation: qui, objet: `${organisation} ${du}`, detail: { au } })
  await suivreLesDelegations(sql, instant)
}

/** For each delegation whose first day has come, or whose last has passed: who decides of what waits is said again. Returns for how many. */
export async function suivreLesDelegations(sql: ISql, instant: Date): Promise<number> {
  const jour = jourDe(instant)
  const dues = await sql<{ organisation: string; du: string; finie: boolean }[]>`
    select organisation, to_char(du, 'YYYY-MM-DD') as du, coalesce(au < ${jour}, false) as finie from delegation_de_l_orientation
    where (du <= ${jour} and debut_suivi_le is null) or (au < ${jour} and fin_suivie_le is null)
    order by organisation, du for update skip locked`
  let nombre = 0
  for (const { organisation, du, finie } of dues) {
    const [fait] = await sql<{ n: number }[]>`select recalculer_les_competences(${organisation}, ${jour}, ${instant}) as n`
    nombre += fait?.n ?? 0
    await sql`update delegation_de_l_orientation set debut_suivi_le = coalesce(debut_suivi_le, ${instant}),
      fin_suivie_le = ${finie ? instant : null} where organisation = ${organisation} and du = ${du}`
  }
  return nombre
}
