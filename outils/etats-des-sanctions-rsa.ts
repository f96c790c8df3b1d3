import { dossier, type Etat } from './un-etat-du-portail.js'

/** Acts on a sanction of the RSA that no link leads to as they are here: begun badly, or not open. */
export const etatsDesSanctionsRsa: readonly Etat[] = [
  {
    nom: 'Sanction du RSA : une réponse reçue, notée à moitié',
    qui: 'madameRoy',
    async atteindre({ p, aller, presser }) {
      await aller(`${dossier(p, 'amina')}/sanctions/1/recueillir`)
      await presser('Noter sa réponse')
    },
  },
  {
    nom: 'Sanction du RSA : un papier reçu, sans réponse notée à quoi le joindre',
    qui: 'madameRoy',
    atteindre: ({ p, aller }) => aller(`${dossier(p, 'amina')}/papiers/sanctions-rsa/1`),
  },
  {
    nom: 'Sanction du RSA : un recours qui n’existe pas',
    qui: 'monsieurBrun',
    async atteindre({ p, aller, presser, page }) {
      await aller(`${dossier(p, 'yanis')}/sanctions/1/rejeter`)
      await page.getByLabel('Pourquoi').fill('Le recours n’apporte rien de nouveau.')
      await presser('Rejeter le recours et signer')
    },
  },
  {
    nom: 'Décision d’opportunité : commencée sans motifs',
    qui: 'monsieurBrun',
    async atteindre({ p, aller, presser }) {
      await aller(`${dossier(p, 'yanis')}/opportunites/nouvelle/ouverture`)
      await presser('Accorder et signer')
    },
  },
  {
    nom: 'Décision d’opportunité : qui ne signe pas',
    qui: 'madameRoy',
    atteindre: ({ p, aller }) => aller(`${dossier(p, 'yanis')}/opportunites/nouvelle`),
  },
  {
    nom: 'Décision d’opportunité : accordée, à retirer',
    qui: 'monsieurBrun',
    async atteindre({ p, aller, presser, page }) {
      await aller(`${dossier(p, 'amina')}/opportunites/nouvelle/ouverture`)
      await page.getByRole('radio', { name: 'La personne' }).check()
      await page.getByLabel('Les motifs').fill('Grande précarité, constatée par le service social.')
      await page.getByLabel('À quel titre vous signez').fill('Par délégation du président')
      await presser('Accorder et signer')
    },
  },
  {
    nom: 'Décision d’opportunité : d’un autre département, maintenue sans dire pourquoi',
    qui: 'monsieurBrun',
    async atteindre({ p, aller, presser }) {
      await p.base.proprietaire`update decision_d_opportunite set decidee_par = 'CD62' where usager_id = ${p.numero('amina').toString()}`
      await aller(`${dossier(p, 'amina')}/opportunites/1`)
      await presser('Maintenir et signer')
    },
  },
  {
    nom: 'Décision d’opportunité : la personne la lit',
    qui: 'amina',
    atteindre: ({ aller }) => aller('/mon-espace/opportunites/1'),
  },
]
