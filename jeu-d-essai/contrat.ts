import type { Etape } from './etape.js'

/** What Mme Roy proposes to Amina: neither has signed it yet, for a visitor to do it from both sides. */
export const contratDAmina: Etape = {
  par: 'madameRoy',
  ligne: 'contratEngagement.accompagnement.deposer',
  corps: {
    objectifs: [
      'Retrouver un emploi d’aide ménagère, avec des horaires compatibles avec la crèche',
      'Trouver une solution de garde pour son fils',
      'Préparer le permis de conduire',
    ],
    engagementsDeLOrganisme: [
      'Un échange par semaine avec la même référente',
      'Une demande de place en crèche appuyée par le Département, avant le 15 décembre',
    ],
    engagementsDeLaPersonne: [
      'Participer aux actions de son plan et aux rendez-vous, ou dire pourquoi c’est impossible',
      'Ne pas refuser deux fois sans raison l’offre raisonnable d’emploi décrite dans ce contrat',
    ],
    intensite: 'SOUTENUE',
    casDeDuree: 'STANDARD',
    heuresHebdomadaires: 15,
    fondementDeLaDuree: 'BESOINS',
    actions: [
      { theme: 'famille', libelle: 'Trouver une place en crèche', du: '2026-11-30', au: '2027-01-31', heures: 3 },
      { theme: 'preparer-sa-candidature', libelle: 'Atelier CV et candidatures', du: '2026-12-07', au: '2027-02-26', heures: 6 },
      { theme: 'mobilite', libelle: 'Préparer le code de la route', du: '2026-12-07', au: null, heures: 6 },
    ],
    projet: 1,
    revuLe: null,
  },
}
