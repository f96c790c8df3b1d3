import { enDouble, refusDuDouble } from '../../droit/procedures-en-double.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import type { Ressource } from '../../moteur/ressource.js'
import { type Effet, type Menee, objetDuRang, proposerDeClore } from '../../suites/index.js'
import { faitsDe } from '../manquement/index.js'
import { sanctionsDe } from './presents.js'
import { sanctionDemandeur } from './sanction-demandeur.echange.js'
import { sanctionJeune } from './sanction-jeune.echange.js'

/** Both regimes together: a breach is sanctioned once under the code du travail. */
async function menees(lecture: Pick<Ecriture, 'sql'>, usager: bigint): Promise<Menee[]> {
  const faits = await faitsDe(lecture, usager)
  const toutes: Menee[] = []
  for (const ressource of [sanctionDemandeur, sanctionJeune])
    for (const { numero, donnees: s } of await sanctionsDe(lecture, ressource, usager))
      toutes.push({
        ...{ cle: objetDuRang(ressource, numero), numero, ouverteLe: s.ouverteLe, organisation: s.organisation, structure: null },
        ...{ close: s.etat === 'SANS_SUITE' || s.etat === 'ANNULEE', sanctionnee: s.decision === 'SANCTION' },
        faits: s.manquements.flatMap(m => faits(m.manquement)),
      })
  return toutes
}

/** Why nothing may be pronounced in that procedure for another one that files made one hold, as a sentence; null when something may. */
export async function sansObjet(lecture: Pick<Ecriture, 'sql'>, ressource: Ressource, usager: bigint, numero: number) {
  const toutes = await menees(lecture, usager)
  const elle = toutes.find(p => p.cle === objetDuRang(ressource, numero))
  const autre = elle ? enDouble(elle, toutes) : null
  return autre && refusDuDouble(autre)
}

export const revoirLesDoubles = async (ecriture: Pick<Ecriture, 'sql' | 'moteur'>, usager: bigint): Promise<number> =>
  proposerDeClore(ecriture, usager, await menees(ecriture, usager))

/** Two files were made one, or parted. */
export const quandLesDossiersSeReunissentAuTravail: Effet = async ({ sql, moteur, agirAuNomDe }, { usager, organisation }) => {
  if (organisation === null) throw new Error('des dossiers que personne n’a réunis')
  await agirAuNomDe(organisation)
  return `procédures du code du travail sans objet : ${await revoirLesDoubles({ sql, moteur }, usager)}`
}
