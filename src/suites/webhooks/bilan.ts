import type { ISql } from 'postgres'
import type { Issue } from './echec.js'
import { type Livraison, oublier, reporter } from './livraisons.js'
import { attenteDuDestinataire, attenteDuMessage, estPerdu } from './reprises.regles.js'

export type Essai = { livraison: Livraison; issue: Issue }
type Etat = { echecs: number; echec_depuis: Date | null }

/**
 * Writes down what came of a round of calls. A receiver that took none of them is the one that fails: its messages wait with it and are
 * not given up. Otherwise each that failed waits on its own, its person’s next ones behind it.
 */
export async function noterLesEssais(sql: ISql, abonnement: string, essais: readonly Essai[], instant: Date): Promise<void> {
  const [avant] = await sql<Etat[]>`select echecs, echec_depuis from abonnement where id = ${abonnement} for update`
  const [dernier] = essais
  if (!avant || !dernier) return
  const recus = essais.filter(e => e.issue.recu)
  const manques = essais.filter(e => !e.issue.recu)
  await oublier(
    sql,
    abonnement,
    recus.map(e => e.livraison.position),
  )
  const enPanne = recus.length === 0 && (avant.echecs > 0 || manques.some(e => e.livraison.essais === 0))
  for (const { livraison, issue } of manques) {
    const suite = { position: livraison.position, essais: enPanne ? Math.max(livraison.essais, 1) : livraison.essais + 1 }
    const attente = enPanne ? 0 : attenteDuMessage(suite.essais)
    await reporter(sql, abonnement, suite, { attente, echec: issue.echec, instant })
  }
  if (recus.length > 0)
    await sql`update abonnement set echecs = 0, echec_depuis = null, reprendre_le = null, dernier_succes_le = ${instant} where id = ${abonnement}`
  if (!enPanne) return
  const { issue } = dernier
  const [echecs, depuis] = [avant.echecs + 1, avant.echec_depuis ?? instant]
  const reprendre = new Date(instant.getTime() + attenteDuDestinataire(echecs, issue.reprendreApres))
  await sql`update abonnement set echecs = ${echecs}, echec_depuis = ${depuis}, dernier_echec = ${issue.echec}, reprendre_le = ${reprendre}
    where id = ${abonnement}`
  // « Gone »: the receiver itself asks not to be called any more.
  if (issue.statut === 410 || estPerdu(echecs, depuis, instant))
    await sql`update abonnement set etat = 'desactive', desactive_le = ${instant}, motif = ${issue.echec} where id = ${abonnement}`
}
