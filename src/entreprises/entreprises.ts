import type { ISql, Sql } from 'postgres'
import { type Decision, entree, type EtatDeMembre, obstacle, type Role } from './membre.regles.js'

export type Entreprise = {
  siret: string
  nom: string | null
  nomSource: 'proconnect' | 'declare' | null
  nomLe: Date | null
  connueLe: Date
}
export type Membre = {
  id: string
  siret: string
  nom: string
  prenom: string
  courriel: string
  role: Role
  etat: EtatDeMembre
  depuis: Date
}

/** Who signs in for a company, as ProConnect says. */
export type Arrivee = {
  siret: string
  fournisseur: string
  sub: string
  nom: string
  prenom: string
  courriel: string
  raisonSociale: string | null
}

const membreEn = (sql: ISql) => sql`id, siret, nom, prenom, courriel, role, etat, depuis`

/** Brings the record of the company and of its member up to date; the first member becomes responsible, in one transaction. Returns her. */
export const accueillirUnMembre = (sql: Sql, a: Arrivee, instant: Date): Promise<Membre> =>
  sql.begin<Membre>(async tx => {
    await tx`insert into entreprise (siret, nom, nom_source, nom_le, connue_le)
      values (${a.siret}, ${a.raisonSociale}, ${a.raisonSociale && 'proconnect'}, ${a.raisonSociale && instant}, ${instant}) on conflict do nothing`
    await tx`select from entreprise where siret = ${a.siret} for update`
    const [connu] = await tx<Membre[]>`select ${membreEn(tx)} from membre_entreprise
      where siret = ${a.siret} and fournisseur = ${a.fournisseur} and sub = ${a.sub}`
    const [responsables] = await tx<{ n: number }[]>`select count(*)::int as n from membre_entreprise
      where siret = ${a.siret} and role = 'responsable' and etat = 'actif'`
    const { role, etat } = entree(connu ?? null, responsables?.n ?? 0)
    const [membre] = await tx<Membre[]>`
      insert into membre_entreprise (siret, fournisseur, sub, nom, prenom, courriel, role, etat, depuis)
      values (${a.siret}, ${a.fournisseur}, ${a.sub}, ${a.nom}, ${a.prenom}, ${a.courriel}, ${role}, ${etat}, ${instant})
      on conflict (siret, fournisseur, sub) do update set nom = excluded.nom, prenom = excluded.prenom, courriel = excluded.courriel,
        role = excluded.role, etat = excluded.etat
      returning ${membreEn(tx)}`
    if (!membre) throw new Error('membre sans rang')
    return membre
  })

export async function lireEntreprise(sql: ISql, siret: string): Promise<Entreprise | null> {
  const [e] = await sql<Entreprise[]>`
    select siret, nom, nom_source as "nomSource", nom_le as "nomLe", connue_le as "connueLe" from entreprise where siret = ${siret}`
  return e ?? null
}

/** Those who have access, then those who wait; the withdrawn ones are told apart from nobody. */
export const lireLesMembres = (sql: ISql, siret: string): Promise<Membre[]> =>
  sql<Membre[]>`select ${membreEn(sql)} from membre_entreprise where siret = ${siret} and etat <> 'retire'
    order by etat = 'en-attente', role = 'membre', nom, prenom`

export const lireUnMembre = async (sql: ISql, id: string): Promise<Membre | null> =>
  (await sql<Membre[]>`select ${membreEn(sql)} from membre_entreprise where id = ${id}`)[0] ?? null

export async function nommerEntreprise(sql: ISql, siret: string, nom: string, instant: Date): Promise<void> {
  await sql`update entreprise set nom = ${nom}, nom_source = 'declare', nom_le = ${instant} where siret = ${siret}`
}

/** What a responsible member decides of another of the same company. Null once done, else why not. */
export const deciderDUnMembre = (
  sql: Sql,
  par: Membre,
  vise: string,
  decision: Decision,
  instant: Date,
): Promise<'introuvable' | { non: string } | null> =>
  sql.begin(async tx => {
    await tx`select from entreprise where siret = ${par.siret} for update`
    const membre = await lireUnMembre(tx, vise)
    if (!membre || membre.siret !== par.siret || membre.etat === 'retire') return 'introuvable'
    const non = obstacle(decision, { ...membre, soi: membre.id === par.id })
    if (non) return { non }
    const [role, etat] = { accepter: ['membre', 'actif'], confier: ['responsable', 'actif'], retirer: [membre.role, 'retire'] }[
      decision
    ] as [Role, EtatDeMembre]
    await tx`update membre_entreprise set role = ${role}, etat = ${etat}, decide_par = ${par.id}, decide_le = ${instant} where id = ${vise}`
    return null
  }) as Promise<'introuvable' | { non: string } | null>
