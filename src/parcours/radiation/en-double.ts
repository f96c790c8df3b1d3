import { enDouble } from '../../droit/procedures-en-double.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { originesDe } from '../../moteur/origines.js'
import { type Effet, type Menee, objetDuRang, proposerDeClore } from '../../suites/index.js'
import { quiMene } from './qui-mene.js'
import { radiationsDe } from './presentes.js'
import { radiation } from './radiation.echange.js'

/**
 * A warning names no breach: two files made one, those of the same ground are held to be of the same facts. Derived: no text read says it. What
 * follows a suppression has the fate of its suppression.
 */
async function menees(lecture: Pick<Ecriture, 'sql' | 'moteur'>, usager: bigint): Promise<Menee[]> {
  const origines = await originesDe(lecture.sql, radiation.nom, usager)
  const toutes: Menee[] = []
  for (const { numero, donnees: r } of await radiationsDe(lecture, usager))
    toutes.push({
      ...{ cle: objetDuRang(radiation, numero), numero, ouverteLe: r.proposeeLe, ...(await quiMene(lecture, usager, r)) },
      ...{ close: r.etat === 'SANS_SUITE' || r.etat === 'ANNULEE', sanctionnee: r.moisDecides !== null },
      faits: r.fondement === null ? [] : [{ numero, nature: r.fondement, jour: '', dossier: origines.get(numero) ?? usager.toString() }],
    })
  return toutes
}

/** Why no radiation is pronounced there, as a sentence: another procedure on the same ground, of a file made one with this one. */
export async function sansObjet(lecture: Pick<Ecriture, 'sql' | 'moteur'>, usager: bigint, numero: number): Promise<string | null> {
  const toutes = await menees(lecture, usager)
  const elle = toutes.find(p => p.numero === numero)
  const autre = elle ? enDouble(elle, toutes) : null
  return (
    autre &&
    `Deux dossiers de cette personne ont été réunis, et la procédure n° ${autre.numero} porte sur le même fondement : elle n’est radiée qu’une fois. Celle-ci est sans objet : classez-la sans suite, en le disant.`
  )
}

export const revoirLesDoubles = async (ecriture: Pick<Ecriture, 'sql' | 'moteur'>, usager: bigint): Promise<number> =>
  proposerDeClore(ecriture, usager, await menees(ecriture, usager))

/** Two files were made one, or parted. */
export const quandLesRadiationsSeReunissent: Effet = async ({ sql, moteur, agirAuNomDe }, { usager, organisation }) => {
  if (organisation === null) throw new Error('des dossiers que personne n’a réunis')
  await agirAuNomDe(organisation)
  return `radiations sans objet : ${await revoirLesDoubles({ sql, moteur }, usager)}`
}
