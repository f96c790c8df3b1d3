import type { ISql } from 'postgres'
import { jourDe } from '../../moteur/moteur.js'
import { introuvable, Probleme } from '../../moteur/probleme.js'
import { annoncer } from '../habilitations.js'
import { type Auteur, tracerLActe } from './auteur.js'
import type { ContenuDeDemande } from './contenu.js'
import { ouvrirDemande } from './demandes.js'
import {
  type EtatDHabilitation,
  etatsDHabilitation,
  type EvenementDHabilitation,
  evenementsDHabilitation,
  passerLHabilitation,
} from './procedure.regles.js'
import { nomDeQui, refusDeProcedure } from './refus-de-procedure.js'

type Libelle = { code: string; finalite: string; texte: string; champs: string[] }

export type HabilitationOctroyee = {
  numero: number
  demande: number
  organisation: string
  contenu: ContenuDeDemande
  lignes: string[]
  /** What each line said the day it was granted. */
  libelles: Libelle[]
  quotaParSeconde: number
  convention: number | null
  /** Civil days, first and last included. */
  du: string
  au: string
  delivreePar: string
  delivreeLe: Date
  etat: EtatDHabilitation
  etatPar: string | null
  etatLe: Date | null
  motif: string | null
  revueLe: string
  revuePar: string | null
}

const colonnes = (
  sql: ISql,
) => sql`numero, demande, organisation, contenu, lignes, libelles, quota_par_seconde as "quotaParSeconde", convention,
  to_char(du, 'YYYY-MM-DD') as du, to_char(au, 'YYYY-MM-DD') as au, delivree_par as "delivreePar", delivree_le as "delivreeLe", etat,
  etat_par as "etatPar", etat_le as "etatLe", motif, to_char(revue_le, 'YYYY-MM-DD') as "revueLe", revue_par as "revuePar"`

const visible = (sql: ISql, { qui, organisation }: Pick<Auteur, 'qui' | 'organisation'>) =>
  qui === 'demandeur' ? sql`organisation = ${organisation}` : sql`true`

type Filtre = { etat?: EtatDHabilitation | undefined; organisation?: string | undefined }

export const listerHabilitations = (sql: ISql, auteur: Pick<Auteur, 'qui' | 'organisation'>, { etat, organisation }: Filtre) =>
  sql<HabilitationOctroyee[]>`select ${colonnes(sql)} from habilitation
    where ${visible(sql, auteur)} and (${etat ?? null}::text is null or etat = ${etat ?? null})
      and (${organisation ?? null}::text is null or organisation = ${organisation ?? null}) order by numero desc limit 200`

export async function lireHabilitation(
  sql: ISql,
  auteur: Pick<Auteur, 'qui' | 'organisation'>,
  numero: number,
): Promise<HabilitationOctroyee> {
  const [lue] = await sql<HabilitationOctroyee[]>`
    select ${colonnes(sql)} from habilitation where numero = ${numero} and ${visible(sql, auteur)}`
  if (!lue) throw introuvable()
  return lue
}

/** The habilitation, kept from moving until the transaction ends. @throws Probleme 404 when it is not the author's to see. */
export async function prendreLHabilitation(sql: ISql, auteur: Auteur, numero: number): Promise<HabilitationOctroyee> {
  await sql`select 1 from habilitation where numero = ${numero} and ${visible(sql, auteur)} for no key update`
  return lireHabilitation(sql, auteur, numero)
}

/** Moves an habilitation by an event. Whatever ends it is known of every process within seconds. */
export async function changerLHabilitation(
  sql: ISql,
  auteur: Auteur,
  { numero, organisation, etat }: HabilitationOctroyee,
  evenement: EvenementDHabilitation,
  motif: string | null = null,
): Promise<EtatDHabilitation> {
  const passe = passerLHabilitation(etat, evenement, auteur.qui)
  if ('refus' in passe) {
    const dit = { quoi: evenementsDHabilitation[evenement], etat: etatsDHabilitation[etat], par: nomDeQui[auteur.qui] }
    throw refusDeProcedure(passe.refus, dit)
  }
  if (passe.vers !== etat)
    await sql`update habilitation set etat = ${passe.vers}, etat_par = ${auteur.agent}, etat_le = ${auteur.instant}, motif = ${motif}
      where numero = ${numero}`
  await tracerLActe(sql, auteur, `habilitation.${evenement}`, {
    organisation,
    objet: `H${numero}`,
    detail: motif === null ? {} : { motif },
  })
  await annoncer(sql)
  return passe.vers
}

/** The administrator says that what was granted is still needed, as it is. */
export async function revoir(sql: ISql, auteur: Auteur, habilitation: HabilitationOctroyee): Promise<void> {
  await changerLHabilitation(sql, auteur, habilitation, 'revoir')
  await sql`update habilitation set revue_le = ${jourDe(auteur.instant)}, revue_par = ${auteur.agent} where numero = ${habilitation.numero}`
}

/** Opens a request filled with what an habilitation says, to change or renew it: it stays in force until the new one is granted. */
export async function rouvrir(sql: ISql, auteur: Auteur, habilitation: HabilitationOctroyee): Promise<number> {
  await changerLHabilitation(sql, auteur, habilitation, 'rouvrir')
  return ouvrirDemande(sql, auteur, habilitation.contenu, habilitation.numero)
}

/** Ends an habilitation at once, with the reason its organisation will read. */
export async function revoquer(sql: ISql, auteur: Auteur, habilitation: HabilitationOctroyee, motif: string): Promise<void> {
  if (motif.trim() === '') throw new Probleme(422, 'regle-non-respectee', 'Une révocation dit pourquoi.')
  await changerLHabilitation(sql, auteur, habilitation, 'revoquer', motif)
}
