import { plusJours } from '../src/droit/jours.js'
import { aujourdHui } from '../src/moteur/moteur.js'
import { dossier, type Etat, type Plateforme } from './un-etat-du-portail.js'

const changerLEtat = (p: Plateforme, etat: string) =>
  p.base.proprietaire`update radiation set etat = ${etat} where usager_id = ${p.numero('samira').toString()} and numero = 1`

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
    nom: 'Ma radiation : une contestation vide',
    qui: 'samira',
    async atteindre({ p, aller, presser }) {
      const [usager, jour] = [p.numero('samira').toString(), aujourdHui(p.moteur)]
      await p.base.proprietaire`update radiation set etat = 'PRONONCEE', depuis = ${jour}, mois_decides = 2, date_effet = ${jour},
        dernier_jour = ${plusJours(jour, 60)} where usager_id = ${usager} and numero = 1`
      await p.base.proprietaire`insert into decision_de_radiation (usager_id, numero, version, enregistre_le, auteur_organisation, modifies,
        radiation, sens, mois, date_effet, motivation, le, dernier_jour, decideur) values (${usager}, 1, 1, ${p.moteur.horloge()}, 'FT', '{}', 1,
        'RADIATION', 2, ${jour}, 'Ni démarche ni explication depuis l’avertissement.', ${jour}, ${plusJours(jour, 60)}, 'Hervé DUVAL')`
      await aller('/mon-espace/inscription/radiations/1')
      await presser('Envoyer ma contestation')
    },
  },
  {
    nom: 'Radiation : une contestation reçue, notée à moitié',
    qui: 'monsieurDuval',
    async atteindre({ p, aller, presser }) {
      await aller(`${dossier(p, 'samira', 'FT')}/radiations/1/contester`)
      await presser('Noter sa contestation')
    },
  },
  {
    nom: 'Ma radiation : annulée',
    qui: 'samira',
    async atteindre({ p, aller }) {
      await changerLEtat(p, 'ANNULEE')
      await aller('/mon-espace/inscription/radiations/1')
    },
  },
  {
    nom: 'Radiation : annulée, et ce qui ne se fait plus',
    qui: 'monsieurDuval',
    atteindre: ({ p, aller }) => aller(`${dossier(p, 'samira', 'FT')}/radiations`),
  },
  {
    nom: 'Radiation envisagée : notifiée sans dire qui la représente',
    qui: 'monsieurDuval',
    async atteindre({ p, aller, presser }) {
      await changerLEtat(p, 'AVERTIE')
      await p.base.proprietaire`update radiation set delai = ${plusJours(aujourdHui(p.moteur), -1)}, protection = null
        where usager_id = ${p.numero('samira').toString()} and numero = 1`
      await aller(`${dossier(p, 'samira', 'FT')}/radiations/1/envisager`)
      await presser('Notifier ce qui est envisagé')
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
