import type { Sql } from 'postgres'
import type { Message, Messagerie } from '../../messagerie/messagerie.js'

type Desactive = { id: string; application: string; motif: string | null; courriels: string[] }

/**
 * Tells the administrators of each subscription that was switched off, once it is written; a letter that fails is written again. Held
 * while it is told, so that two processes do not both tell it.
 */
export const prevenirDesDesactivations = (sql: Sql, messagerie: Messagerie, instant: Date): Promise<number> =>
  sql.begin(async tenu => {
    const desactives = await tenu<Desactive[]>`
      select w.id, a.nom as application, w.motif, array(select g.courriel from agent g
        where g.organisation = w.organisation and g.etat = 'actif' and 'administrateur' = any (g.roles)) as courriels
      from abonnement w join application a on a.client_id = w.application where w.etat = 'desactive' and w.prevenus_le is null
      limit 20 for update of w skip locked`
    for (const d of desactives) {
      for (const a of d.courriels) await messagerie.envoyer(lettre(d, a))
      await tenu`update abonnement set prevenus_le = ${instant} where id = ${d.id}`
    }
    return desactives.length
  })

const lettre = ({ id, application, motif }: Desactive, a: string): Message => ({
  a,
  objet: `Webhook de « ${application} » arrêté`,
  texte: `Bonjour,

Le destinataire du webhook ${id}, de l’application « ${application} », n’accepte plus nos appels depuis plusieurs jours. Nous ne l’appelons plus.
Dernier échec : ${motif ?? 'inconnu.'}

Aucun événement n’est perdu : une fois le destinataire rétabli, reprenez le webhook depuis l’administration, et ce qui attendait partira dans l’ordre. Les événements restent lisibles par l’API pendant leur durée de conservation.`,
})
