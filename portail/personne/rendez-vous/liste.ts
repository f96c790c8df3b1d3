import { type Html, html, lienBouton, lInstant, rendre, tableau, vide } from '../../interface/index.js'
import { etatDuRendezVous, ouEstCe, partager, type Rang } from '../../rendez-vous/cartes.js'
import type { Visite } from '../espace.js'
import { lireMesRendezVous } from './lire.js'

const faits: Readonly<Record<string, string>> = {
  pris: 'Votre rendez-vous est pris.',
  annule: 'Votre rendez-vous est annulé. Qui devait vous recevoir le sait déjà.',
}

/** Her appointments, those to come first. */
export const pageDesRendezVous = (horloge: () => Date) => async (v: Visite) => {
  const { aVenir, passes } = partager(await lireMesRendezVous(v), horloge().toISOString())
  const { fait = '' } = v.requete.query as { fait?: string }
  return rendre(v.reponse, v.session, {
    titre: 'Mes rendez-vous',
    menu: 'rendez-vous',
    ...(faits[fait] && { message: { genre: 'succes' as const, texte: faits[fait] } }),
    corps: html`<section aria-labelledby="a-venir"><h2 id="a-venir">À venir</h2>
${aVenir.length === 0 ? vide('Aucun rendez-vous à venir', html`<p>Quand un professionnel en prend un avec vous, il est ici.</p>`) : enTableau('a-venir-tableau', 'Le plus proche d’abord', aVenir)}
<p class="boutons">${lienBouton('/mon-espace/rendez-vous/creneaux', 'Choisir un créneau', 'principal')}${aVenir.length > 0 && html` ${lienBouton('/mon-espace/rendez-vous.ics', html`Les mettre dans mon agenda <span class="aide">(fichier ICS)</span>`)}`}</p></section>
${passes.length > 0 && html`<section aria-labelledby="passes"><h2 id="passes">Passés ou annulés</h2>${enTableau('passes-tableau', 'Le plus récent d’abord', passes)}</section>`}`,
  })
}

const enTableau = (id: string, titre: string, rangs: readonly Rang[]): Html =>
  tableau(
    id,
    titre,
    ['Quand', 'Où', 'État'],
    rangs.map(({ numero, donnees: r }) => [
      html`<a href="/mon-espace/rendez-vous/${numero}">${lInstant(r.date)}</a>`,
      ouEstCe(r),
      etatDuRendezVous(r),
    ]),
  )
