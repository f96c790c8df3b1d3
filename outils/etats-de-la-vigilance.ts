import type { Etat } from './un-etat-du-portail.js'

/** The pages of the supervision, as they become when one acts on them. */
export const etatsDeLaVigilance: readonly Etat[] = [
  {
    nom: 'Arrêter un accès : rien de saisi',
    qui: 'madameGirard',
    async atteindre({ aller, page, presser }) {
      await aller('/vigilance/blocages/arreter')
      await presser('Arrêter')
      await page.getByRole('alert').waitFor()
    },
  },
  {
    nom: 'Annoncer une lecture : rien de saisi',
    qui: 'monsieurBrun',
    async atteindre({ aller, page, presser }) {
      await aller('/vigilance/tolerances/annoncer')
      await presser('Annoncer')
      await page.getByRole('alert').waitFor()
    },
  },
  { nom: 'Alertes : aucune chez soi', qui: 'monsieurBrun', atteindre: ({ aller }) => aller('/vigilance') },
]
