import type { ContextePortail } from '../../contexte.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import { enPdf, type GenreDeLettre, lettreDeSanctionDuTravail, lettreOuverte } from '../../lettres/index.js'
import { lireMonIdentite, type Visite } from '../espace.js'
import { envoi } from '../pages/telecharger.js'
import { lireMaProcedure } from './lire.js'

/** The letters she was sent, to keep. */
export const lettreDeMaProcedure =
  ({ horloge }: ContextePortail) =>
  async (v: Visite) => {
    const { genre } = v.requete.params as { genre: GenreDeLettre }
    const [p, moi] = await Promise.all([lireMaProcedure(v), lireMonIdentite(v)])
    if (!lettreOuverte(p.donnees, genre)) throw new EcranRefuse(404, 'Page introuvable', 'Cette lettre n’a pas été écrite.')
    return v.reponse
      .type('application/pdf')
      .headers({ 'content-disposition': `attachment; filename="${genre}.pdf"`, 'cache-control': 'no-store' })
      .send(enPdf(lettreDeSanctionDuTravail(p.donnees, p.regime, genre, envoi(moi, v, horloge())), horloge()))
  }
