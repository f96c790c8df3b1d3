import { type Ecran, type Html, html, lienBouton, lInstant, tableau, vide } from '../../interface/index.js'
import { etatDuRendezVous, ouEstCe, partager, type Rang } from '../../rendez-vous/cartes.js'
import { nommeur } from '../dossier/donnees.js'
import type { Demande } from '../ecran.js'
import { peutEcrire } from '../ecrire.js'
import { filDuDossier } from '../projets/lire.js'
import { lireLesRendezVous } from './lire.js'

/** Her appointments with all who follow her. */
export async function rendezVous(d: Demande): Promise<Ecran> {
  const { usager, nom, rangs } = await lireLesRendezVous(d)
  const base = `/professionnel/dossiers/${usager}/rendez-vous`
  const { fait = '' } = d.requete.query as { fait?: string }
  const { aVenir, passes } = partager(rangs, d.contexte.horloge().toISOString())
  const enTableau = (id: string, titre: string, siens: readonly Rang[]): Html =>
    tableau(
      id,
      titre,
      ['Quand', 'Avec', 'Où', 'État'],
      siens.map(({ numero, donnees: r }) => [
        html`<a href="${base}/${numero}">${lInstant(r.date)}</a>`,
        nommeur(d)(r.organisation),
        ouEstCe(r),
        etatDuRendezVous(r),
      ]),
    )
  return {
    titre: `Rendez-vous : ${nom}`,
    menu: 'personnes',
    fil: filDuDossier(usager),
    ...(fait === 'pris' && { message: { genre: 'succes' as const, texte: 'Le rendez-vous est pris. La personne en est prévenue.' } }),
    corps: html`<section aria-labelledby="a-venir"><h2 id="a-venir">À venir</h2>
${aVenir.length === 0 ? vide('Aucun rendez-vous à venir', html`<p>Aucun de ceux qui suivent la personne n’en a pris.</p>`) : enTableau('a-venir-tableau', 'Le plus proche d’abord', aVenir)}
<p class="boutons pas-imprime">${peutEcrire(d, 'rendezVous', 'deposer') && lienBouton(`${base}/nouveau`, 'Prendre un rendez-vous', 'principal')}</p></section>
${passes.length > 0 && html`<section aria-labelledby="passes"><h2 id="passes">Passés ou annulés</h2>${enTableau('passes-tableau', 'Le plus récent d’abord', passes)}</section>`}`,
  }
}
