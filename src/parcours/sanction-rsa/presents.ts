import type { CodeActeur } from '../../droit/acteurs.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { type Ligne, lignesDe } from '../../moteur/lignes.js'
import { lirePresents } from '../../moteur/presents.js'
import { manquement } from '../manquement/manquement.echange.js'
import { decisionDOrientation } from '../orientation/decision-d-orientation.echange.js'
import type { Sanction } from './formes.js'
import { sanctionRsa } from './sanction-rsa.echange.js'

type Lecture = Pick<Ecriture, 'sql'>
export type SanctionPresente = { numero: number; version: number; donnees: Sanction }

/** The procedures of a person as they stand, for the rules of a write: never for an answer. */
export async function sanctionsDe({ sql }: Lecture, usager: bigint): Promise<SanctionPresente[]> {
  const lus = (await lirePresents(sql, sanctionRsa, Object.keys(sanctionRsa.donnees), [usager])).get(usager) ?? []
  return lus.map(({ numero, version, donnees }) => ({ numero, version, donnees: donnees as Sanction }))
}

export type Reproche = { numero: number; jour: string; retire: boolean; motifLegitime: boolean | null }
export async function reprochesDe({ sql }: Lecture, usager: bigint): Promise<Reproche[]> {
  const lus = (await lirePresents(sql, manquement, ['jour', 'retire', 'motifLegitime'], [usager])).get(usager) ?? []
  return lus.map(({ numero, donnees }) => ({ ...(donnees as Omit<Reproche, 'numero'>), numero }))
}

/** Of the breaches a procedure rests on: whether a legitimate reason was recognised; one withdrawn is as good as one. */
export async function legitimesDe(lecture: Lecture, usager: bigint, { manquements }: Sanction): Promise<(boolean | null)[]> {
  const nommes = new Set(manquements.map(m => m.manquement))
  return (await reprochesDe(lecture, usager)).filter(m => nommes.has(m.numero)).map(m => (m.retire ? true : m.motifLegitime))
}

export async function orientationsDe({ sql }: Lecture, usager: bigint): Promise<string[]> {
  const lues = (await lirePresents(sql, decisionDOrientation, ['date'], [usager])).get(usager) ?? []
  return lues.map(({ donnees }) => donnees.date as string)
}

/** The line under which this kind of actor writes a procedure that the calendar, or a declaration, moves. */
export function ligneDe(type: CodeActeur, operation: 'deposer' | 'corriger' = 'corriger'): Ligne {
  const ligne = lignesDe(sanctionRsa).find(l => l.operation === operation && l.par.some(a => a.code === type))
  if (!ligne) throw new Error(`${type} n’écrit pas de sanction du RSA`)
  return ligne
}
