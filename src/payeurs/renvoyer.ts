import type { ISql } from 'postgres'
import type { Appelant } from '../moteur/appelant.js'
import type { Moteur } from '../moteur/moteur.js'
import { introuvable, Probleme } from '../moteur/probleme.js'
import { type EnvoiPresent, envoisDe } from './presents.js'
import { type Transmission, transmettreAuPayeur } from './transmettre.js'

/** A later message of the same decision: rejected too, it is the one to tell again. */
const dejaRedite = (vise: EnvoiPresent, siens: readonly EnvoiPresent[]): boolean =>
  siens.some(({ numero, donnees: d }) => numero > vise.numero && d.decision === vise.donnees.decision && d.nature === vise.donnees.nature)

/** Whether that organisation may tell it again, among all that was told of the person. */
export const estARedire = (vise: EnvoiPresent, siens: readonly EnvoiPresent[], organisation: string): boolean =>
  vise.donnees.etat === 'REJETE' && vise.donnees.decideePar === organisation && !dejaRedite(vise, siens)

/**
 * Tells a payer again, word for word, a decision it rejected: to whoever pays the person now. By who decided, once what it objected to is put
 * right. Throws 404 for a message that is not the caller’s, 409 when nothing is to be told again.
 */
export async function renvoyer(sql: ISql, moteur: Moteur, appelant: Appelant, reference: string): Promise<Transmission> {
  const { organisation } = appelant
  const [rang] = await sql<{ usager: string }[]>`
    select case when u.fusionne_dans is null then u.id else dossier_vivant(u.id) end::text as usager
    from acheminement a join usager u on u.id = a.usager_id where a.reference = ${reference} and a.decidee_par = ${organisation}`
  const usager = BigInt(rang?.usager ?? 0)
  const siens = rang ? await envoisDe(sql, usager) : []
  const vise = siens.find(e => e.donnees.reference === reference)
  if (!vise) throw introuvable()
  const rejete = vise.donnees
  if (rejete.etat !== 'REJETE') throw new Probleme(409, 'conflit', 'La caisse n’a pas rejeté cette décision : il n’y a rien à lui redire.')
  const { nature, decision, du, au, taux, montant } = rejete
  if (dejaRedite(vise, siens)) throw new Probleme(409, 'conflit', 'Cette décision a déjà été redite à la caisse.')
  return transmettreAuPayeur({ sql, moteur, appelant }, { usager, nature, reference: decision, du, au, taux, montant, organisation })
}
