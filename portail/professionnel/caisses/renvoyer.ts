import { EcranRefuse } from '../../ecran-refuse.js'
import { type Demande, refusDeLApi } from '../ecran.js'

/** Tells the payer again a decision it rejected. */
export async function renvoyer(d: Demande): Promise<{ versLa: string }> {
  const { reference } = d.requete.params as { reference: string }
  const { statut, corps } = await d.appeler('POST', `/api/v1/envois-au-payeur/${encodeURIComponent(reference)}/renvoi`)
  if (statut === 409)
    throw new EcranRefuse(409, 'Cette décision n’est pas redite', String(corps.detail), {
      href: '/professionnel/caisses',
      texte: 'Revenir aux décisions et caisses',
    })
  if (statut !== 201) throw refusDeLApi(statut, corps)
  return { versLa: '/professionnel/caisses?etat=A_ENVOYER&fait=redite' }
}
