import { aujourdHui } from '../src/moteur/moteur.js'
import { dossier, type Etat } from './un-etat-du-portail.js'

/** The pages of the registration, as they become when one acts on them. */
export const etatsDeLInscription: readonly Etat[] = [
  {
    nom: 'Mon inscription : elle a cessé, et le mois est déclaré de travers',
    qui: 'samira',
    async atteindre({ p, aller, presser }) {
      await p.base.proprietaire`update inscription set statut = 'cessation', motif_fin = 'non-actualisation',
        date_effet_statut = ${aujourdHui(p.moteur)} where usager_id = ${p.numero('samira').toString()}`
      await aller('/mon-espace/inscription')
      await presser('Déclarer')
    },
  },
  {
    nom: 'Inscription : un mois déclaré de travers avec elle',
    qui: 'julien',
    async atteindre({ p, aller, presser }) {
      await aller(`${dossier(p, 'samira', 'FT')}/inscription`)
      await presser('Déclarer pour elle')
    },
  },
  {
    nom: 'Mon avertissement : une réponse vide',
    qui: 'samira',
    async atteindre({ aller, presser }) {
      await aller('/mon-espace/inscription/radiations/1')
      await presser('Envoyer ma réponse')
    },
  },
  {
    nom: 'Radiation : un acte qui n’est pas encore ouvert',
    qui: 'monsieurDuval',
    atteindre: ({ p, aller }) => aller(`${dossier(p, 'samira', 'FT')}/radiations/1/prononcer`),
  },
  {
    nom: 'Radiation : un avertissement incomplet',
    qui: 'julien',
    async atteindre({ p, aller, presser }) {
      await aller(`${dossier(p, 'samira', 'FT')}/radiations/avertir`)
      await presser('Donner cet avertissement')
    },
  },
  {
    nom: 'Avertissement d’un jeune : incomplet, à sa mission locale',
    qui: 'sofia',
    async atteindre({ p, aller, presser }) {
      await aller(`${dossier(p, 'leo', 'ML-LILLE')}/radiations/avertir`)
      await presser('Donner cet avertissement')
    },
  },
  {
    nom: 'Radiation d’un jeune : à qui cela revient, dit à l’agence',
    qui: 'julien',
    atteindre: ({ p, aller }) => aller(`${dossier(p, 'leo', 'FT')}/radiations`),
  },
]
