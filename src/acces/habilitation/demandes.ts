import type { ISql, JSONValue } from 'postgres'
import { introuvable, Probleme } from '../../moteur/probleme.js'
import { type Auteur, tracerLActe } from './auteur.js'
import type { BrouillonDeDemande } from './contenu.js'
import { type EtatDeDemande, etatsDeDemande, type EvenementDeDemande, evenementsDeDemande, passerLaDemande } from './procedure.regles.js'
import { nomDeQui, refusDeProcedure } from './refus-de-procedure.js'

export type Demande = {
  numero: number
  organisation: string
  etat: EtatDeDemande
  version: number
  contenu: BrouillonDeDemande
  /** Number of the habilitation it is to replace. */
  rouvre: number | null
  creeePar: string
  creeeLe: Date
  modifieeLe: Date
  soumisePar: string | null
  soumiseLe: Date | null
}

const colonnes = (sql: ISql) => sql`numero, organisation, etat, version, contenu, rouvre, creee_par as "creeePar", creee_le as "creeeLe",
  modifiee_le as "modifieeLe", soumise_par as "soumisePar", soumise_le as "soumiseLe"`

/** Whoever instructs sees every request once it was sent; an organisation sees its own, drafts included, and no other exists for it. */
const visible = (sql: ISql, { qui, organisation }: Pick<Auteur, 'qui' | 'organisation'>) =>
  qui === 'instructeur' ? sql`soumise_le is not null` : sql`organisation = ${organisation}`

export const listerDemandes = (sql: ISql, auteur: Pick<Auteur, 'qui' | 'organisation'>, etat: EtatDeDemande | null = null) => sql<
  Demande[]
>`
  select ${colonnes(sql)} from demande_habilitation
  where ${visible(sql, auteur)} and (${etat}::text is null or etat = ${etat}) order by modifiee_le desc, numero desc limit 200`

/** The request, kept from moving until the transaction ends. @throws Probleme 404 when it is not the author's to see. */
export async function prendreLaDemande(sql: ISql, auteur: Auteur, numero: number): Promise<Demande> {
  const [demande] = await sql<Demande[]>`
    select ${colonnes(sql)} from demande_habilitation where numero = ${numero} and ${visible(sql, auteur)} for update`
  if (!demande) throw introuvable()
  return demande
}

/** Opens a draft, empty or made from the habilitation it is to replace. */
export async function ouvrirDemande(sql: ISql, auteur: Auteur, contenu: BrouillonDeDemande, rouvre: number | null = null): Promise<number> {
  const [creee] = await sql<{ numero: number }[]>`
    insert into demande_habilitation (organisation, etat, contenu, rouvre, creee_par, creee_le, modifiee_le)
    values (${auteur.organisation}, 'brouillon', ${sql.json(contenu)}, ${rouvre}, ${auteur.agent}, ${auteur.instant}, ${auteur.instant})
    on conflict (rouvre) where etat in ('brouillon', 'soumise', 'modifications-demandees') do nothing returning numero`
  if (!creee) throw new Probleme(409, 'conflit', `L’habilitation H${rouvre} est déjà en cours de réouverture.`)
  await sql`insert into demande_evenement (demande, instant, evenement, qui, agent, message)
    values (${creee.numero}, ${auteur.instant}, 'creer', ${auteur.qui}, ${auteur.agent}, null)`
  await tracerLActe(sql, auteur, 'demande.creer', { objet: `D${creee.numero}`, detail: rouvre === null ? {} : { rouvre: `H${rouvre}` } })
  return creee.numero
}

/** Replaces the content of a draft. @throws Probleme 412 when someone else wrote since `version` was read. */
export async function modifierLaDemande(sql: ISql, auteur: Auteur, demande: Demande, version: number, contenu: BrouillonDeDemande) {
  const passe = passerLaDemande(demande.etat, 'modifier', auteur.qui)
  if ('refus' in passe) throw refusDe(passe.refus, demande, 'modifier', auteur)
  if (version !== demande.version)
    throw new Probleme(412, 'version-depassee', 'Un autre onglet ou une autre personne a modifié cette demande : relisez-la.')
  await sql`update demande_habilitation set contenu = ${sql.json(contenu)}, version = version + 1, modifiee_le = ${auteur.instant}
    where numero = ${demande.numero}`
}

/** Moves the request by an event and writes it in its thread. `envoye`: the content as it was sent, at submission. */
export async function faireAvancer(
  sql: ISql,
  auteur: Auteur,
  demande: Demande,
  evenement: Exclude<EvenementDeDemande, 'modifier'>,
  { message = null, envoye }: { message?: string | null; envoye?: JSONValue } = {},
): Promise<EtatDeDemande> {
  const passe = passerLaDemande(demande.etat, evenement, auteur.qui)
  if ('refus' in passe) throw refusDe(passe.refus, demande, evenement, auteur)
  const soumise = evenement === 'soumettre'
  await sql`update demande_habilitation set etat = ${passe.vers}, version = version + 1, modifiee_le = ${auteur.instant},
      soumise_par = ${soumise ? auteur.agent : demande.soumisePar}, soumise_le = ${soumise ? auteur.instant : demande.soumiseLe}
    where numero = ${demande.numero}`
  await sql`insert into demande_evenement (demande, instant, evenement, qui, agent, message, contenu)
    values (${demande.numero}, ${auteur.instant}, ${evenement}, ${auteur.qui}, ${auteur.agent}, ${message}, ${envoye === undefined ? null : sql.json(envoye)})`
  await tracerLActe(sql, auteur, `demande.${evenement}`, { organisation: demande.organisation, objet: `D${demande.numero}` })
  return passe.vers
}

const refusDe = (refus: 'etat' | 'qui', { etat }: Demande, evenement: EvenementDeDemande, { qui }: Auteur) =>
  refusDeProcedure(refus, { quoi: evenementsDeDemande[evenement], etat: etatsDeDemande[etat], par: nomDeQui[qui] })

export type EvenementDuFil = { instant: Date; evenement: string; qui: string; agent: string; message: string | null }

export const filDe = (sql: ISql, numero: number) => sql<EvenementDuFil[]>`
  select instant, evenement, qui, agent, message from demande_evenement where demande = ${numero} order by id`
