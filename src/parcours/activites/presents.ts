import type { Ecriture } from '../../moteur/ecriture.js'
import { lirePresents } from '../../moteur/presents.js'
import type { Ressource } from '../../moteur/ressource.js'
import { absence } from './absence.echange.js'
import { activite } from './activite.echange.js'
import { demandeDeDispense } from './demande/demande-de-dispense.echange.js'
import { dispense } from './dispense.echange.js'
import type { Absence, ActiviteLue, DemandeDeDispense, Dispense } from './formes.js'

type Lecture = Pick<Ecriture, 'sql'>
type Rang = { numero: number; version: number }

/** One writer of the weeks of a person at a time: what one rule looks at, another does not change. */
export async function tenirSesSemaines({ sql }: Lecture, usager: bigint): Promise<void> {
  await sql`select from usager where id = ${usager.toString()} for update`
}

async function lire<T>({ sql }: Lecture, ressource: Ressource, usager: bigint): Promise<(T & Rang)[]> {
  const presents = (await lirePresents(sql, ressource, Object.keys(ressource.donnees), [usager])).get(usager) ?? []
  return presents.map(({ numero, version, donnees }) => ({ ...(donnees as T), numero, version }))
}

export const activitesDe = (e: Lecture, usager: bigint): Promise<ActiviteLue[]> => lire(e, activite, usager)
export const absencesDe = (e: Lecture, usager: bigint) => lire<Absence>(e, absence, usager)
export const dispensesDe = (e: Lecture, usager: bigint) => lire<Dispense>(e, dispense, usager)
export const demandesDe = (e: Lecture, usager: bigint) => lire<DemandeDeDispense>(e, demandeDeDispense, usager)
