import type { ContextePortail } from '../../contexte.js'
import { delaiEnMots } from '../../contrat/delai.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import { alerte, html, type Html, lienBouton } from '../../interface/index.js'
import { enPdf, lettreDuContratPropose } from '../../lettres/index.js'
import { lireMonIdentite, type Visite } from '../espace.js'
import { envoi } from '../pages/telecharger.js'
import { lireMonContratASigner } from './lire.js'

/** What she meets first in her space while a contract awaits her. */
export async function annonceDuContrat(v: Visite): Promise<Html | false> {
  const attendu = await lireMonContratASigner(v)
  return (
    attendu !== undefined &&
    alerte(
      'attention',
      html`<p><strong>Un contrat d’engagement vous est proposé.</strong> ${delaiEnMots(attendu.donnees)}</p>
<p>${lienBouton('/mon-espace/contrat', 'Lire mon contrat')}</p>`,
    )
  )
}

/** The letter that tells her of it, to keep. */
export const annonceEnPdf =
  ({ horloge }: ContextePortail) =>
  async (v: Visite) => {
    const { numero } = v.requete.params as { numero: string }
    const [attendu, moi] = await Promise.all([lireMonContratASigner(v), lireMonIdentite(v)])
    if (!attendu || String(attendu.numero) !== numero)
      throw new EcranRefuse(404, 'Page introuvable', 'Aucun contrat à signer ne porte ce numéro.')
    return v.reponse
      .type('application/pdf')
      .headers({ 'content-disposition': 'attachment; filename="contrat-propose.pdf"', 'cache-control': 'no-store' })
      .send(enPdf(lettreDuContratPropose(attendu.donnees, envoi(moi, v, horloge())), horloge()))
  }
