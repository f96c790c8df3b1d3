import { randomUUID } from 'node:crypto'
import { type CreneauOffert, motsDuRendezVous as mots } from '../../../src/parcours/rendez-vous/index.js'
import { bouton, choix, type ErreurDeSaisie, enInstant, formulaire, html, lienBouton, rendre, vide } from '../../interface/index.js'
import { chemins, corpsDe, detailDe, type Visite } from '../espace.js'

export const choisirUnCreneau = (v: Visite) => montrer(v)

/** The slots where a place is left, of who follows her: one is chosen, one is taken. */
async function montrer(v: Visite, erreurs: readonly ErreurDeSaisie[] = []) {
  const { elements } = await v.lire<{ elements: CreneauOffert[] }>(chemins.creneaux)
  const enMots = (c: CreneauOffert) =>
    [
      c.libelleLieu ?? mots.libellesDesModalites[c.modalite],
      v.nommer(c.organisation),
      mots.libellesDesMotifs[c.motif],
      c.reception === 'COL' && mots.libellesDesReceptions.COL,
      c.information,
    ]
      .filter(Boolean)
      .join(', ')
  return rendre(
    v.reponse,
    v.session,
    {
      titre: 'Choisir un créneau',
      menu: 'rendez-vous',
      fil: [{ href: '/mon-espace/rendez-vous', texte: 'Mes rendez-vous' }],
      erreurs,
      corps:
        elements.length === 0
          ? vide(
              'Aucun créneau n’est proposé',
              html`<p>Les organismes qui vous suivent n’ont pas de place à proposer dans les trente jours. Ils peuvent prendre rendez-vous avec vous autrement.</p>`,
              html`<a href="/mon-espace/organisations">Voir qui me suit</a>`,
            )
          : formulaire(v.session, {
              action: '/mon-espace/rendez-vous/creneaux',
              nom: 'Choisir un créneau',
              corps: html`${choix({
                nom: 'creneau',
                libelle: 'Créneaux où il reste une place',
                options: elements.map(c => ({ valeur: c.id, texte: `${enInstant(c.debut)}, ${c.duree} minutes`, aide: enMots(c) })),
                erreurs,
              })}
<p class="boutons">${bouton('Prendre ce rendez-vous')} ${lienBouton('/mon-espace/rendez-vous', 'Revenir')}</p>`,
            }),
    },
    erreurs.length > 0 ? 400 : 200,
  )
}

export async function prendreUnCreneau(v: Visite) {
  const { creneau = '' } = corpsDe(v.requete)
  if (creneau === '') return montrer(v, [{ champ: 'creneau', texte: 'Choisissez un créneau.' }])
  const { statut, corps } = await v.ecrire('POST', chemins.monRendezVous, { creneau }, { 'idempotency-key': randomUUID() })
  if (statut === 201) return v.reponse.redirect('/mon-espace/rendez-vous?fait=pris', 303)
  return montrer(v, [{ champ: 'creneau', texte: detailDe(corps) || 'Ce créneau n’a pas pu être pris : choisissez-en un autre.' }])
}
