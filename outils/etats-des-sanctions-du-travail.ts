import { dossier, type Etat, type Plateforme } from './un-etat-du-portail.js'

const procedures = (p: Plateforme) => `${dossier(p, 'leo', 'ML-LILLE')}/sanctions-travail/jeune`

/** The pages of a sanction of the code du travail, on both sides, and what they become when one acts on them. */
export const etatsDesSanctionsDuTravail: readonly Etat[] = [
  { nom: 'Sanctions du jeune : leur liste', qui: 'sofia', atteindre: ({ p, aller }) => aller(procedures(p)) },
  { nom: 'Sanction du jeune : notifiée, à qui l’instruit', qui: 'sofia', atteindre: ({ p, aller }) => aller(`${procedures(p)}/2`) },
  {
    nom: 'Sanction du jeune : une procédure incomplète',
    qui: 'sofia',
    async atteindre({ p, aller, presser }) {
      await aller(`${procedures(p)}/ouvrir`)
      await presser('Ouvrir la procédure')
    },
  },
  {
    nom: 'Sanction du jeune : une levée à décider',
    qui: 'madameRenard',
    async atteindre({ p, aller, presser }) {
      await aller(`${procedures(p)}/1/lever`)
      await presser('Signer')
    },
  },
  {
    nom: 'Sanction du jeune : une décision que le délai n’ouvre pas encore',
    qui: 'madameRenard',
    async atteindre({ p, aller, presser }) {
      await aller(`${procedures(p)}/2/decider`)
      await presser('Signer la décision')
    },
  },
  {
    nom: 'Sanction du jeune, en bref, à qui tient la liste',
    qui: 'monsieurDuval',
    atteindre: ({ p, aller }) => aller(`${dossier(p, 'leo', 'FT')}/sanctions-travail/jeune/1`),
  },
  {
    nom: 'Ce qui m’est reproché : une réponse vide',
    qui: 'leo',
    async atteindre({ aller, presser }) {
      await aller('/mon-espace/sanctions-travail/jeune/2')
      await presser('Envoyer ma réponse')
    },
  },
  {
    nom: 'Ma sanction en cours : une contestation vide',
    qui: 'leo',
    async atteindre({ aller, presser }) {
      await aller('/mon-espace/sanctions-travail/jeune/1')
      await presser('Envoyer ma contestation')
    },
  },
]
