import { enDouble, refusDuDouble } from '../../droit/procedures-en-double.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { type Effet, type Menee, objetDuRang, proposerDeClore } from '../../suites/index.js'
import { faitsDe } from '../manquement/index.js'
import { type SanctionPresente, sanctionsDe } from './presents.js'
import { sanctionRsa } from './sanction-rsa.echange.js'

async function menees(lecture: Pick<Ecriture, 'sql'>, usager: bigint): Promise<Menee[]> {
  const faits = await faitsDe(lecture, usager)
  return (await sanctionsDe(lecture, usager)).map(({ numero, donnees: s }) => ({
    ...{ cle: objetDuRang(sanctionRsa, numero), numero, ouverteLe: s.proposeeLe },
    ...{ close: s.etat === 'SANS_SUITE' || s.etat === 'ANNULEE', sanctionnee: s.decision === 'SANCTION' },
    ...{ faits: s.manquements.flatMap(m => faits(m.manquement)), structure: null },
    organisation: s.delegueeLe === null ? s.organisation : s.proposeePar,
  }))
}

/** Why nothing may be pronounced in that procedure for another one that files made one hold, as a sentence; null when something may. */
export async function sansObjet(lecture: Pick<Ecriture, 'sql'>, usager: bigint, { numero }: Pick<SanctionPresente, 'numero'>) {
  const toutes = await menees(lecture, usager)
  const elle = toutes.find(p => p.numero === numero)
  const autre = elle ? enDouble(elle, toutes) : null
  return autre && refusDuDouble(autre)
}

export const revoirLesDoubles = async (ecriture: Pick<Ecriture, 'sql' | 'moteur'>, usager: bigint): Promise<number> =>
  proposerDeClore(ecriture, usager, await menees(ecriture, usager))

/** Two files were made one, or parted. */
export const quandLesDossiersSeReunissent: Effet = async ({ sql, moteur, agirAuNomDe }, { usager, organisation }) => {
  if (organisation === null) throw new Error('des dossiers que personne n’a réunis')
  await agirAuNomDe(organisation)
  return `procédures du RSA sans objet : ${await revoirLesDoubles({ sql, moteur }, usager)}`
}
