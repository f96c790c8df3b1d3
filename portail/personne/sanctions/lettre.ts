import type { ContextePortail } from '../../contexte.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import { enPdf, lettreDeSanction, lettreDOpportunite } from '../../lettres/index.js'
import { lettresDeLaSanction, type NomDeLettre } from '../../sanctions/lettres.js'
import { lireMonIdentite, type Visite } from '../espace.js'
import { envoi } from '../pages/telecharger.js'
import { leRang } from '../projet/lire.js'
import { lireMesManquements, lireMesOpportunites, lireMesSanctions, reprochesDe } from './lire.js'

/** A letter of a procedure of hers, to keep. */
export const lettreEnPdf =
  ({ horloge }: ContextePortail, nom: NomDeLettre) =>
  async (v: Visite) => {
    const [sanctions, manquements, moi] = await Promise.all([lireMesSanctions(v), lireMesManquements(v), lireMonIdentite(v)])
    const s = leRang(sanctions, v).donnees
    if (!lettresDeLaSanction(s).some(l => l.nom === nom))
      throw new EcranRefuse(404, 'Page introuvable', 'Cette lettre n’existe pas, ou pas encore.')
    const siens = reprochesDe(s, manquements).map(m => m.donnees)
    return v.reponse
      .type('application/pdf')
      .headers({ 'content-disposition': `attachment; filename="sanction-${nom}.pdf"`, 'cache-control': 'no-store' })
      .send(enPdf(lettreDeSanction(nom, s, siens, envoi(moi, v, horloge())), horloge()))
  }

/** The letter of what the president granted her. */
export const lettreDeMonOpportunite =
  ({ horloge }: ContextePortail) =>
  async (v: Visite) => {
    const [accordees, moi] = await Promise.all([lireMesOpportunites(v), lireMonIdentite(v)])
    const lettre = lettreDOpportunite(leRang(accordees, v).donnees, envoi(moi, v, horloge()))
    return v.reponse
      .type('application/pdf')
      .headers({ 'content-disposition': 'attachment; filename="decision.pdf"', 'cache-control': 'no-store' })
      .send(enPdf(lettre, horloge()))
  }
