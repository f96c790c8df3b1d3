import type { Ecriture } from '../moteur/ecriture.js'
import { enAttente } from './etats.regles.js'
import type { NatureDEnvoi } from './natures.js'
import { envoisDe, payeurConnuDe } from './presents.js'
import { transmettreAuPayeur } from './transmettre.js'

const retenues: readonly NatureDEnvoi[] = ['suspension', 'suppression']

/**
 * Another payer pays her since a sanction that still runs was told: it is told the same, once, by the same who decided. What had not left yet
 * is addressed to it instead. True when something is on its way because of it.
 */
export async function direALaNouvelleCaisse(
  ecriture: Pick<Ecriture, 'sql' | 'moteur' | 'appelant'>,
  usager: bigint,
  decision: string,
): Promise<boolean> {
  const { sql } = ecriture
  const payeur = await payeurConnuDe(sql, usager)
  const siens = (await envoisDe(sql, usager)).filter(({ donnees: d }) => d.decision === decision && retenues.includes(d.nature))
  const dite = siens.at(-1)?.donnees
  if (!dite || payeur === null || siens.some(e => e.donnees.payeur === payeur)) return false
  if (enAttente(dite.etat)) {
    await sql`update acheminement set etat = 'A_ADRESSER', payeur = null, reprendre_le = null where reference = ${dite.reference}`
    return true
  }
  const { nature, du, au, taux, montant, decideePar: organisation } = dite
  await transmettreAuPayeur(ecriture, { usager, nature, reference: decision, du, au, taux, montant, organisation })
  return true
}
