import type { ISql } from 'postgres'
import type { Appelant } from '../../moteur/appelant.js'
import { dossiersDe } from '../../moteur/dossiers.js'
import type { Ligne } from '../../moteur/lignes.js'
import { aujourdHui, type Moteur } from '../../moteur/moteur.js'
import { type Constat, type Etat, ouverts } from './contestation.regles.js'
import { conditionDePortee } from './portee.js'

export type Contestation = {
  id: string
  usager: bigint
  ressource: string
  champ: string
  rang: number | null
  constat: Constat
  explication: string
  etat: Etat
  deposeeLe: Date
  aRepondreAvant: string
  reponse: string | null
  organisation: string | null
  structure: string | null
  miseAJourLe: Date
}
type Rang = Omit<Contestation, 'usager' | 'explication' | 'reponse'> & { usager: string; explication: Buffer; reponse: Buffer | null }

/** Of one person or of everybody in the caller's reach; open ones or closed ones; after a cursor; one alone. */
export type Filtre = {
  usager?: bigint | undefined
  ouvertes?: boolean | undefined
  apres?: string | undefined
  id?: string
  limite: number
}

/** The contestations of the data a caller may read, on the persons it may read them of: the most urgent first. */
export async function lireContestations(
  sql: ISql,
  moteur: Moteur,
  a: Appelant,
  lignes: readonly Ligne[],
  { usager, ouvertes, apres, id, limite }: Filtre,
): Promise<Contestation[]> {
  const vise = usager ?? a.personne ?? undefined
  const dossiers = vise === undefined ? null : await dossiersDe(sql, vise)
  const rangs = (await sql.unsafe(
    `select cible.* from (select $1::text as organisation, $2::text as structure, $3::bigint as personne, $4::date as jour) acteur,
      lateral (select c.id, dossier_vivant(c.usager_id) as usager_id, dossier_vivant(c.usager_id)::text as usager, c.ressource, c.champ, c.rang, c.constat,
        c.explication_chiffree as explication, c.etat, c.deposee_le as "deposeeLe", c.a_repondre_avant::text as "aRepondreAvant",
        c.reponse_chiffree as reponse, c.organisation, c.structure, c.mise_a_jour_le as "miseAJourLe"
        from contestation c where ($5::bigint[] is null or c.usager_id = any($5)) and ($6::boolean is null or (c.etat = any($9::text[])) = $6) and ($8::uuid is null or c.id = $8)) cible
     where ($7::uuid is null or (cible."aRepondreAvant", cible.id) > (select p.a_repondre_avant::text, p.id from contestation p where p.id = $7))
      and (${conditionDePortee(lignes)})
     order by cible."aRepondreAvant", cible.id limit ${limite}`,
    [
      ...[a.organisation, a.structure, a.personne?.toString() ?? null, aujourdHui(moteur)],
      ...[dossiers, ouvertes ?? null, apres ?? null, id ?? null, [...ouverts]],
    ],
  )) as unknown as Rang[]
  const { chiffrement } = moteur
  return rangs.map(r => ({
    ...r,
    usager: BigInt(r.usager),
    explication: chiffrement.dechiffrer(r.explication),
    reponse: r.reponse && chiffrement.dechiffrer(r.reponse),
  }))
}

type Depot = Pick<Contestation, 'id' | 'ressource' | 'champ' | 'rang' | 'constat' | 'explication' | 'aRepondreAvant'>

/** False when the person already contests this datum and has no answer yet. */
export async function deposerContestation(sql: ISql, moteur: Moteur, usager: bigint, d: Depot): Promise<boolean> {
  const maintenant = moteur.horloge()
  const fait = await sql`
    insert into contestation (id, usager_id, ressource, champ, rang, constat, explication_chiffree, deposee_le, a_repondre_avant, mise_a_jour_le)
    values (${d.id}, ${usager.toString()}, ${d.ressource}, ${d.champ}, ${d.rang}, ${d.constat},
      ${moteur.chiffrement.chiffrer(d.explication)}, ${maintenant}, ${d.aRepondreAvant}, ${maintenant})
    on conflict do nothing`
  return fait.count === 1
}

/** Brings it to a state, if it still is in the one that was read: two agents do not answer the same contestation twice. */
export async function suivreContestation(
  sql: ISql,
  moteur: Moteur,
  a: Appelant,
  { id, etat }: Pick<Contestation, 'id' | 'etat'>,
  suite: { etat: Etat; reponse: string | null },
): Promise<boolean> {
  const reponse = suite.reponse === null ? null : moteur.chiffrement.chiffrer(suite.reponse)
  const parLaPersonne = a.personne !== null
  const fait = await sql`
    update contestation set etat = ${suite.etat}, reponse_chiffree = coalesce(${reponse}, reponse_chiffree),
      organisation = case when ${parLaPersonne} then organisation else ${a.organisation} end,
      structure = case when ${parLaPersonne} then structure else ${a.structure} end,
      agent = case when ${parLaPersonne} then agent else ${a.agent} end, mise_a_jour_le = ${moteur.horloge()}
    where id = ${id} and etat = ${etat}`
  return fait.count === 1
}
