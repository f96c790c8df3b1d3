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
  {
    nom: 'Signaler une personne : rien de saisi',
    qui: 'monsieurBrun',
    async atteindre({ aller, page, presser }) {
      await aller('/vigilance/personnes-signalees/ajouter')
      await presser('Signaler')
      await page.getByRole('alert').waitFor()
    },
  },
  { nom: 'Une limite essayée', qui: 'madameGirard', atteindre: ({ aller }) => aller('/vigilance/signaux?signal=hors-heures&limite=0') },
  {
    nom: 'Une limite qui arrête, essayée',
    qui: 'madameGirard',
    atteindre: ({ aller }) => aller('/vigilance/seuils?quoi=agent+jour+tous&limite=1'),
  },
  {
    nom: 'Régler une limite qui arrête : rien de saisi',
    qui: 'madameGirard',
    async atteindre({ aller, page, presser }) {
      await aller('/vigilance/seuils/regler')
      await presser('Régler')
      await page.getByRole('alert').waitFor()
    },
  },
  {
    nom: 'Régler une limite : rien de saisi',
    qui: 'madameGirard',
    async atteindre({ aller, page, presser }) {
      await aller('/vigilance/signaux/regler')
      await presser('Régler')
      await page.getByRole('alert').waitFor()
    },
  },
  {
    nom: 'Dire pourquoi on continue : rien d’écrit',
    qui: 'madameRoy',
    async atteindre({ aller, page, presser }) {
      await aller('/professionnel/motif')
      await presser('Continuer')
      await page.getByRole('alert').waitFor()
    },
  },
  {
    nom: 'Ouvrir malgré un arrêt : rien d’écrit',
    qui: 'madameRoy',
    async atteindre({ aller, page, presser }) {
      await aller('/professionnel/bris-de-glace')
      await presser('Ouvrir')
      await page.getByRole('alert').waitFor()
    },
  },
  { nom: 'Alertes : aucune chez soi', qui: 'monsieurBrun', atteindre: ({ aller }) => aller('/vigilance') },
]
