import type { ISql } from 'postgres'
import type { CodeActeur } from '../../droit/acteurs.js'
import type { Appelant } from '../../moteur/appelant.js'
import { fusionner } from '../../moteur/fusion.js'
import { agirPour } from '../../moteur/journal.js'
import { aujourdHui, type Moteur } from '../../moteur/moteur.js'
import { introuvable, Probleme } from '../../moteur/probleme.js'
import { type CasEnAttente, clore, dossierEnClair, lireCas } from './cas.js'

export type Resolution = { decision: 'c-est-elle'; candidat: number } | { decision: 'nouvelle-personne' }

/** Applies what the source had sent of a person, once she is recognised, in the name of who sent it. */
export type Appliquer = (
  sql: ISql,
  deposant: Appelant,
  retenu: { format: string; source: unknown; import: string; rang: number; repere: string | null },
) => Promise<void>

/**
 * Settles one case, in a transaction keyed to the caller: what had been put aside is applied to the person chosen, or to a new
 * one; a person made meanwhile is made one with the person chosen. Returns the person. The decision is remembered: the same
 * description will not be asked again.
 */
export async function resoudre(
  sql: ISql,
  moteur: Moteur,
  appelant: Appelant,
  appliquer: Appliquer,
  id: string,
  r: Resolution,
): Promise<bigint> {
  const cas = await lireCas(sql, id, { verrouiller: true })
  if (!cas) throw introuvable()
  if (cas.etat !== 'a-resoudre') throw new Probleme(409, 'conflit', 'Ce cas est déjà tranché.')
  const elle = r.decision === 'c-est-elle' ? await candidatChoisi(sql, cas, r.candidat) : null
  const usager = cas.usager_id === null ? (elle ?? (await creer(sql, moteur))) : await trancherLeDouble(sql, moteur, appelant, cas, elle)
  await clore(sql, id, { etat: r.decision, usager, par: appelant.organisation, agent: appelant.agent, le: moteur.horloge() })
  if (cas.usager_id === null && cas.import !== null && cas.rang !== null) {
    const deposant = await deposantDuCas(sql, appelant, cas)
    await agirPour(sql, deposant, aujourdHui(moteur))
    const dossier = dossierEnClair(moteur, cas)
    if (!dossier) throw new Error(`le cas ${id} n’a plus de preuve`)
    const { format, source } = dossier
    await appliquer(sql, deposant, { format, source, import: cas.import, rang: cas.rang, repere: cas.repere })
    await agirPour(sql, appelant, aujourdHui(moteur))
  }
  return usager
}

async function candidatChoisi(sql: ISql, cas: CasEnAttente, rang: number): Promise<bigint> {
  const candidat = cas.candidats[rang - 1]
  const [vivant] = candidat === undefined ? [] : await sql<{ id: string | null }[]>`select dossier_vivant(${candidat}) as id`
  if (vivant?.id == null) throw new Probleme(422, 'regle-non-respectee', `Ce cas n’a pas de candidat de rang ${rang}.`)
  return BigInt(vivant.id)
}

async function creer(sql: ISql, moteur: Moteur): Promise<bigint> {
  const [cree] = await sql<{ id: string }[]>`insert into usager (cree_le) values (${moteur.horloge().toISOString()}) returning id`
  return BigInt(cree?.id ?? 0)
}

/** She was made meanwhile: if she is somebody known, the two files become one, which only who follows both may do. */
async function trancherLeDouble(sql: ISql, moteur: Moteur, appelant: Appelant, cas: CasEnAttente, elle: bigint | null): Promise<bigint> {
  const double = BigInt(cas.usager_id ?? 0)
  if (elle === null) return double
  try {
    await fusionner(sql, moteur, appelant, elle, double)
  } catch (erreur) {
    if (erreur instanceof Probleme && erreur.statut === 404)
      throw new Probleme(409, 'conflit', 'Réunir deux dossiers demande de suivre les deux : France Travail peut le faire.')
    throw erreur
  }
  return elle
}

/** The organisation that had sent the file, for which the agent of the decision acts. */
async function deposantDuCas(sql: ISql, appelant: Appelant, cas: CasEnAttente): Promise<Appelant> {
  const [organisation] = await sql<{ type: CodeActeur }[]>`select type from organisation where code = ${cas.organisation}`
  if (!organisation) throw introuvable()
  return { ...appelant, organisation: cas.organisation, type: organisation.type, structure: cas.structure, application: cas.application }
}
