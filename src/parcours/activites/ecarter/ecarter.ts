import type { ISql } from 'postgres'
import { type Auteur, tracerLActe } from '../../../acces/index.js'
import { type CodeActeur, organismesReferents } from '../../../droit/acteurs.js'
import { plusJours } from '../../../droit/jours.js'
import { jourDe } from '../../../moteur/moteur.js'
import { introuvable, Probleme } from '../../../moteur/probleme.js'
import { type CodeDActivite, typesAuJour } from '../types-d-activite.js'

/** `acte`: the deliberation it rests on. `au`: its last day, null until it is ended. */
export type ActiviteEcartee = { type: CodeDActivite; du: string; au: string | null; acte: string }

export const listerLesEcartees = (sql: ISql, organisation: string) => sql<ActiviteEcartee[]>`
  select type, to_char(du, 'YYYY-MM-DD') as du, to_char(au, 'YYYY-MM-DD') as au, acte from activite_ecartee
  where organisation = ${organisation} order by du desc, type limit 500`

const faute = (pointer: string, detail: string): Probleme =>
  new Probleme(422, 'regle-non-respectee', detail, { erreurs: [{ pointer, detail }] })

/** An organisme référent no longer admits a kind of activity in its contracts. What was declared before stays as it was. */
export async function ecarterUneActivite(sql: ISql, auteur: Auteur, e: ActiviteEcartee): Promise<void> {
  const { organisation, instant } = auteur
  const jour = jourDe(instant)
  const [elle] = await sql<{ type: CodeActeur }[]>`select type from organisation where code = ${organisation} for update`
  if (!organismesReferents.some(a => a.code === elle?.type))
    throw new Probleme(403, 'role-insuffisant', 'Seul un organisme référent dit quelles activités il n’admet pas.')
  if (typesAuJour(e.du).types[e.type].refus !== null) throw faute('/type', 'La loi n’admet déjà pas cette activité.')
  if (e.du < jour) throw faute('/du', 'Une activité s’écarte à partir d’aujourd’hui ou plus tard : ce qui a été fait compte.')
  if (e.au !== null && e.au < e.du) throw faute('/au', 'Le dernier jour suit le premier.')
  const [autre] = await sql<{ du: string }[]>`
    select to_char(du, 'YYYY-MM-DD') as du from activite_ecartee where organisation = ${organisation} and type = ${e.type}
    and (au is null or au >= ${e.du}) and du <= ${e.au ?? 'infinity'} limit 1`
  if (autre) throw new Probleme(409, 'conflit', `Cette activité est déjà écartée à partir du ${autre.du}.`)
  await sql`insert into activite_ecartee (organisation, type, du, au, acte) values (${organisation}, ${e.type}, ${e.du}, ${e.au}, ${e.acte})`
  await tracerLActe(sql, auteur, 'activite.ecarter', { objet: `${e.type} ${e.du}`, detail: { ...e } })
}

/** Admits it again after a last day, yesterday at the earliest; what had not begun by then never was. */
export async function readmettreUneActivite(
  sql: ISql,
  auteur: Auteur,
  vise: { type: CodeDActivite; du: string },
  au: string,
): Promise<void> {
  const { organisation, instant } = auteur
  const jour = jourDe(instant)
  const [presente] = await sql<{ au: string | null }[]>`
    select to_char(au, 'YYYY-MM-DD') as au from activite_ecartee
    where organisation = ${organisation} and type = ${vise.type} and du = ${vise.du} for update`
  if (!presente) throw introuvable()
  if (presente.au !== null && presente.au < jour) throw new Probleme(409, 'conflit', 'Cette activité est déjà admise de nouveau.')
  if (au < plusJours(jour, -1)) throw faute('/au', 'Son dernier jour est hier au plus tôt : ce qui a été refusé le reste.')
  if (presente.au !== null && au > presente.au) throw faute('/au', 'Elle finit déjà avant : écartez-la de nouveau pour la suite.')
  if (au < vise.du) await sql`delete from activite_ecartee where organisation = ${organisation} and type = ${vise.type} and du = ${vise.du}`
  else await sql`update activite_ecartee set au = ${au} where organisation = ${organisation} and type = ${vise.type} and du = ${vise.du}`
  await tracerLActe(sql, auteur, 'activite.readmettre', { objet: `${vise.type} ${vise.du}`, detail: { au } })
}
