import { texte } from '../../administration/saisie.js'
import { alerte, bouton, type Ecran, type ErreurDeSaisie, formulaire, html, zoneDeTexte } from '../../interface/index.js'
import type { Demande } from '../ecran.js'
import { envoyer, trop } from './envoyer.js'

const page = (d: Demande, motif = '', erreurs: readonly ErreurDeSaisie[] = []): Ecran => ({
  titre: 'Dire pourquoi vous continuez',
  menu: 'accueil',
  erreurs,
  largeur: 'lecture',
  corps: html`${alerte('information', html`<p>Vous avez lu plus de personnes différentes que d’ordinaire. Rien ne vous est reproché : votre supervision lit ce que vous écrivez, et vous lisez de nouveau, quelques personnes de plus, pour une heure.</p>`)}
${formulaire(d.session, {
  action: '/professionnel/motif',
  corps: html`${zoneDeTexte({ nom: 'motif', libelle: 'Ce qui vous amène à lire ces dossiers', aide: 'Par exemple une réunion, une reprise de portefeuille. Ne nommez personne.', valeur: motif, lignes: 4, longueur: 2000, erreurs })}
<div class="boutons" id="geste">${bouton('Continuer')}<a href="/">Renoncer</a></div>`,
})}`,
})

export const formulaireDuMotif = async (d: Demande): Promise<Ecran> => page(d)

export async function ecrireLeMotif(d: Demande): Promise<Ecran | { versLa: string }> {
  const motif = texte(d, 'motif')
  const erreurs = trop(motif)
  if (erreurs.length > 0) return page(d, motif, erreurs)
  const rendu = await envoyer(d, '/api/v1/vigilance/motif', { motif })
  return 'erreurs' in rendu ? page(d, motif, rendu.erreurs) : { versLa: '/professionnel' }
}
