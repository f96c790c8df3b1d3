import type { ISql } from 'postgres'
import type { CodeActeur } from '../../droit/acteurs.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import { identite } from '../identite/identite.echange.js'
import { rattachement } from '../rattachement/rattachement.echange.js'
import { type Suivi, suitLe } from '../rattachement/index.js'

/** A follow-up in force, with the kind of organisation that follows and the version a correction would name. */
export type SuiviEnCours = Suivi & { type: CodeActeur; numero: number; version: number }

/** What an orientation depends on beside the answers: where the person lives, when she was born, who follows her today. */
export type Situation = {
  dateNaissance: string
  departement: string | null
  commune: string | null
  suivis: readonly SuiviEnCours[]
}

export async function lireLaSituation({ sql }: Pick<Ecriture, 'sql'>, usager: bigint, jour: string): Promise<Situation> {
  const [elle] = (await lirePresents(sql, identite, ['dateNaissance', 'adresse'], [usager])).get(usager) ?? []
  const adresse = elle?.donnees.adresse as { codeInseeCommune: string | null } | null | undefined
  const commune = adresse?.codeInseeCommune ?? null
  return {
    dateNaissance: (elle?.donnees.dateNaissance as string | undefined) ?? '',
    commune,
    departement: commune === null ? null : commune.slice(0, /^9[78]/.test(commune) ? 3 : 2),
    suivis: await suivisEnCours(sql, usager, jour),
  }
}

/** Every follow-up of hers for her orientation, those that ended included: by that département, and by others. */
export async function suivisPour({ sql }: Pick<Ecriture, 'sql'>, usager: bigint, organisation: string) {
  const tous = (await lirePresents(sql, rattachement, ['organisation', 'motif', 'du', 'au'], [usager])).get(usager) ?? []
  const siens = tous.map(r => r.donnees as Suivi).filter(s => s.motif === 'competence-orientation')
  return { suivis: siens.filter(s => s.organisation === organisation), ailleurs: siens.filter(s => s.organisation !== organisation) }
}

/** In the order they began; of two that began one day, in the order they were recorded. */
export async function suivisEnCours(sql: ISql, usager: bigint, jour: string): Promise<SuiviEnCours[]> {
  const champs = ['organisation', 'structure', 'motif', 'du', 'au']
  const presents = (await lirePresents(sql, rattachement, champs, [usager])).get(usager) ?? []
  const lus = presents.map(({ numero, version, donnees }) => ({ ...(donnees as Suivi), numero, version }))
  const enCours = lus.filter(s => suitLe(s, jour)).toSorted((a, b) => a.du.localeCompare(b.du) || a.numero - b.numero)
  if (enCours.length === 0) return []
  const types = await sql<{ code: string; type: CodeActeur }[]>`
    select code, type from organisation where code in ${sql([...new Set(enCours.map(s => s.organisation))])}`
  const typeDe = new Map(types.map(t => [t.code, t.type]))
  return enCours.flatMap(s => {
    const type = typeDe.get(s.organisation)
    return type ? [{ ...s, type }] : []
  })
}

/** The follow-up of that kind of organisation, for that reason; of two, the one that began last, then the one recorded last: a right that comes from elsewhere leaves it late. */
export const suiviPar = (s: Situation, type: CodeActeur, motif: Suivi['motif']): SuiviEnCours | undefined =>
  s.suivis.findLast(x => x.type === type && x.motif === motif)

/** The mission locale that accompanies her, the last that began when several do; null when none does. */
export const missionLocaleReferente = async (sql: ISql, usager: bigint, jour: string): Promise<SuiviEnCours | null> =>
  (await suivisEnCours(sql, usager, jour)).findLast(s => s.type === 'ML' && s.motif === 'accompagnement') ?? null

/** Whoever holds the list for her; where nobody does, the opérateur all the same. */
export async function quiTientLaListe({ sql, moteur }: Pick<Ecriture, 'sql' | 'moteur'>, usager: bigint) {
  const siens = await suivisEnCours(sql, usager, aujourdHui(moteur))
  const operateur = siens.find(s => s.type === 'FT' && s.motif === 'tenue-de-la-liste')
  if (operateur) return { organisation: operateur.organisation, structure: operateur.structure }
  const [premier] = await sql<{ code: string }[]>`select code from organisation where type = 'FT' order by code limit 1`
  if (!premier) throw new Error('aucune organisation ne tient la liste')
  return { organisation: premier.code, structure: null }
}
