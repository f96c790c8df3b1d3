import type { FastifyReply } from 'fastify'
import { enMots } from '../../interface/index.js'
import { enPdf, lettreDuContratPropose } from '../../lettres/index.js'
import { nommeur } from '../dossier/donnees.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { lireLeContrat } from './lire.js'

/** The letter that tells the person of the contract, for who sends it by post. */
export async function lettreDAnnonce(d: Demande): Promise<FastifyReply> {
  const { numero } = d.requete.params as { numero: string }
  const { nom, identite, present } = await lireLeContrat(d)
  if (present?.donnees.etat !== 'A_SIGNER' || String(present.numero) !== numero) throw refusDeLApi(404, {})
  const [instant, nommer] = [d.contexte.horloge(), nommeur(d)]
  const adresse = enMots(identite.adresse, { ressource: 'identite', champ: 'adresse', nommer })
  const pdf = enPdf(lettreDuContratPropose(present.donnees, { destinataire: [nom, ...adresse], nommer, le: instant }), instant)
  return d.reponse
    .type('application/pdf')
    .headers({ 'content-disposition': 'attachment; filename="contrat-propose.pdf"', 'cache-control': 'no-store' })
    .send(pdf)
}
