import type { FastifyReply } from 'fastify'
import { enMots } from '../../interface/index.js'
import { enPdf, lettreDeSanction, lettreDOpportunite } from '../../lettres/index.js'
import { lettresDeLaSanction, type NomDeLettre } from '../../sanctions/lettres.js'
import { nommeur } from '../dossier/donnees.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { leRang, lireLesManquements, lireLesOpportunites, lireLesSanctions, viser } from './lire.js'

/** A letter of the procedure, for who sends it by post; 404 while there is none. */
export const lettreDeLaProcedure =
  (nom: NomDeLettre) =>
  async (d: Demande): Promise<FastifyReply> => {
    const vise = await viser(d)
    const [sanctions, manquements] = await Promise.all([lireLesSanctions(d, vise), lireLesManquements(d, vise)])
    const s = leRang(sanctions, d).donnees
    if (s.raisons === undefined || !lettresDeLaSanction(s).some(l => l.nom === nom)) throw refusDeLApi(404, {})
    const [instant, nommer] = [d.contexte.horloge(), nommeur(d)]
    const adresse = enMots(vise.identite.adresse, { ressource: 'identite', champ: 'adresse', nommer })
    const siens = manquements.filter(m => s.manquements.some(x => x.manquement === m.numero)).map(m => m.donnees)
    const envoi = { destinataire: [vise.nom, ...adresse], nommer, le: instant }
    return d.reponse
      .type('application/pdf')
      .headers({ 'content-disposition': `attachment; filename="sanction-${nom}.pdf"`, 'cache-control': 'no-store' })
      .send(enPdf(lettreDeSanction(nom, s, siens, envoi), instant))
  }

/** The letter of what the president granted, for who sends it by post. */
export async function lettreDeLOpportunite(d: Demande): Promise<FastifyReply> {
  const vise = await viser(d)
  const o = leRang(await lireLesOpportunites(d, vise), d).donnees
  if (o.motivation === undefined) throw refusDeLApi(404, {})
  const [instant, nommer] = [d.contexte.horloge(), nommeur(d)]
  const adresse = enMots(vise.identite.adresse, { ressource: 'identite', champ: 'adresse', nommer })
  return d.reponse
    .type('application/pdf')
    .headers({ 'content-disposition': 'attachment; filename="decision.pdf"', 'cache-control': 'no-store' })
    .send(enPdf(lettreDOpportunite(o, { destinataire: [vise.nom, ...adresse], nommer, le: instant }), instant))
}
