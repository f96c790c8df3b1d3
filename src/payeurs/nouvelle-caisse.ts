import type { Ecriture } from '../moteur/ecriture.js'
import { enAttente } from './etats.regles.js'
import type { NatureDEnvoi } from './natures.js'
import { envoisDe, payeurConnuDe } from './presents.js'
import { transmettreAuPayeur } from './transmettre.js'

/** What stands until something else is told of it: a sanction, or what is granted beside the rule. */
const retenues: readonly NatureDEnvoi[] = [
  'suspension',
  'suppression',
  'ouverture-d-opportunite',
  'neutralisation',
  'report-de-fin-de-droit',
  'reouverture',
]

/**
 * Another payer pays her since a decision that still stands was told: it is told the same, once, by the same who decided, or by `par`, who made it
 * its own. What had not left yet is addressed to it instead. True when something is on its way because of it.
 */
export async function direALaNouvelleCaisse(
  ecriture: Pick<Ecriture, 'sql' | 'moteur' | 'appelant'>,
  usager: bigint,
  decision: string,
  par?: string,
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
  const { nature, du, au, taux, montant, decideePar } = dite
  await transmettreAuPayeur(ecriture, { usager, nature, reference: decision, du, au, taux, montant, organisation: par ?? decideePar })
  return true
}

/** The payers that were told this decision, or are about to be. */
export async function caissesQuiSavent({ sql }: Pick<Ecriture, 'sql'>, usager: bigint, decision: string): Promise<string[]> {
  const siens = (await envoisDe(sql, usager)).filter(({ donnees: d }) => d.decision === decision && retenues.includes(d.nature))
  return siens.flatMap(({ donnees: d }) => (d.payeur === null ? [] : [d.payeur]))
}
