import type { ISql } from 'postgres'
import { plusJours } from '../../droit/jours.js'
import { jourDe } from '../../moteur/moteur.js'
import { Probleme } from '../../moteur/probleme.js'
import { annoncer } from '../habilitations.js'
import { type Auteur, tracerLActe } from './auteur.js'

export type Adhesion = { ressource: string; echange: string; du: string; au: string | null }

export const listerAdhesions = (sql: ISql, organisation: string) => sql<Adhesion[]>`
  select ressource, echange, to_char(du, 'YYYY-MM-DD') as du, to_char(au, 'YYYY-MM-DD') as au from adhesion
  where organisation = ${organisation} order by ressource, echange, du`

const enCours = (sql: ISql, organisation: string, ressource: string, echange: string, jour: string) => sql`
  organisation = ${organisation} and ressource = ${ressource} and echange = ${echange} and du <= ${jour} and (au is null or au >= ${jour})`

/** The organisation joins a voluntary exchange, today (J9). The caller has checked that the exchange is one and is open to it. */
export async function adherer(sql: ISql, auteur: Auteur, ressource: string, echange: string): Promise<void> {
  const jour = jourDe(auteur.instant)
  const [deja] = await sql`select 1 from adhesion where ${enCours(sql, auteur.organisation, ressource, echange, jour)}`
  if (deja) throw new Probleme(409, 'conflit', 'Votre organisation adhère déjà à cet échange.')
  await sql`insert into adhesion (organisation, ressource, echange, du) values (${auteur.organisation}, ${ressource}, ${echange}, ${jour})
    on conflict (organisation, ressource, echange, du) do update set au = null`
  await tracerLActe(sql, auteur, 'adhesion.adherer', { objet: `${ressource}/${echange}` })
  await annoncer(sql)
}

/** The organisation leaves a voluntary exchange: closed at once, hence a last day that is the day before. */
export async function seRetirer(sql: ISql, auteur: Auteur, ressource: string, echange: string): Promise<void> {
  const jour = jourDe(auteur.instant)
  const retirees =
    await sql`update adhesion set au = ${plusJours(jour, -1)} where ${enCours(sql, auteur.organisation, ressource, echange, jour)}`
  if (retirees.count === 0) throw new Probleme(409, 'conflit', 'Votre organisation n’adhère pas à cet échange.')
  await tracerLActe(sql, auteur, 'adhesion.retirer', { objet: `${ressource}/${echange}` })
  await annoncer(sql)
}
