import type { Ecriture } from '../../moteur/ecriture.js'
import { lirePresents } from '../../moteur/presents.js'
import { absence } from '../activites/absence.echange.js'
import { contratEngagement } from '../contrat-engagement/contrat-engagement.echange.js'
import { propositionDOffre } from '../projet/proposition-d-offre.echange.js'
import type { Manquement } from './formes.js'
import { manquement } from './manquement.echange.js'
import type { Dossier } from './manquement.regles.js'

type Lecture = Pick<Ecriture, 'sql'>
export type ManquementPresent = { numero: number; version: number; donnees: Manquement }

/** The breaches of a person as they stand, for the rules of a write: never for an answer. */
export async function manquementsDe({ sql }: Lecture, usager: bigint): Promise<ManquementPresent[]> {
  const lus = (await lirePresents(sql, manquement, Object.keys(manquement.donnees), [usager])).get(usager) ?? []
  return lus.map(({ numero, version, donnees }) => ({ numero, version, donnees: donnees as Manquement }))
}

export async function lireLeDossier({ sql }: Lecture, usager: bigint): Promise<Dossier> {
  const [contrats, absences, propositions] = await Promise.all([
    lirePresents(sql, contratEngagement, [], [usager]),
    lirePresents(sql, absence, ['jour', 'retiree', 'legitime'], [usager]),
    lirePresents(sql, propositionDOffre, ['reponse', 'legitime'], [usager]),
  ])
  const rangs = <T>(lus: typeof absences): (T & { numero: number })[] =>
    (lus.get(usager) ?? []).map(({ numero, donnees }) => ({ ...(donnees as T), numero }))
  return {
    contrats: (contrats.get(usager) ?? []).map(c => c.numero),
    absences: rangs<Omit<Dossier['absences'][number], 'numero'>>(absences),
    propositions: rangs<Omit<Dossier['propositions'][number], 'numero'>>(propositions),
  }
}
