import { generateSync } from 'otplib'
import type { Page } from 'playwright-core'
import { annoncer } from '../src/acces/index.js'
import { etatsDuDossier } from './etats-du-dossier.js'
import { etatsDImilo } from './etats-d-i-milo.js'
import { etatsDeLInscription } from './etats-de-l-inscription.js'
import { etatsDesSanctionsRsa } from './etats-des-sanctions-rsa.js'
import { etatsDesSanctionsDuTravail } from './etats-des-sanctions-du-travail.js'
import { etatsDeLaVigilance } from './etats-de-la-vigilance.js'
import { dossier, type Etat, type Ici, type Plateforme, type Preuve } from './un-etat-du-portail.js'

export async function atteindre(etat: Etat, p: Plateforme, page: Page): Promise<void> {
  await etat.atteindre({
    p,
    page,
    aller: chemin => page.goto(p.url + chemin),
    presser: nom => page.getByRole('main').getByRole('button', { name: nom }).first().click(),
  })
  await page.waitForLoadState('networkidle')
}

const motDePasseSeul: Preuve = { acr: 'eidas1', amr: ['pwd'] }
const vue = (page: Page, titre: string | RegExp) => page.getByRole('heading', { level: 1, name: titre }).waitFor()

async function chercher({ aller, page, presser }: Ici, noms: string) {
  await aller('/professionnel/recherche')
  await page.getByLabel('Nom et prénom').fill(noms)
  await presser('Chercher')
}
async function entrer({ aller, page }: Ici, fournisseur: 'proconnect' | 'franceconnect', compte: string) {
  await aller(`/connexion/${fournisseur}`)
  await page.getByRole('button', { name: compte, exact: true }).click()
}
async function enregistrerUneApplication({ aller, page, presser }: Ici, code?: string) {
  await aller('/second-facteur')
  await presser('Choisir l’application de codes')
  const secret = ((await page.getByRole('main').getByRole('code').first().textContent()) ?? '').replaceAll(/\s/g, '')
  await page.getByLabel('Code à 6 chiffres').fill(code ?? generateSync({ secret }))
  await presser('Confirmer')
}
async function donnerUnFauxCode({ aller, page, presser }: Ici, essais: number) {
  await aller('/second-facteur')
  for (let i = 0; i < essais && (await page.getByLabel('Code à 6 chiffres').count()) > 0; i++) {
    await page.getByLabel('Code à 6 chiffres').fill('000000')
    await presser('Confirmer')
  }
}

/** In this order: some begin where another ended. */
export const etats: readonly Etat[] = [
  {
    nom: 'Connexion refusée : pas encore invité',
    qui: null,
    atteindre: i => entrer(i, 'proconnect', 'Dominique Faure, que personne n’a invité'),
  },
  {
    nom: 'Connexion refusée : une autre organisation',
    qui: null,
    atteindre: i => entrer(i, 'proconnect', 'Claire Roy, qui se présente au nom du Pas-de-Calais'),
  },
  {
    nom: 'Connexion refusée : une homonyme',
    qui: null,
    atteindre: i => entrer(i, 'franceconnect', 'Une homonyme d’Amina, née le même jour à Marseille'),
  },
  {
    nom: 'Contact : un message incomplet',
    qui: null,
    async atteindre({ aller, presser }) {
      await aller('/contact')
      await presser('Envoyer')
    },
  },
  { nom: 'Page introuvable', qui: null, atteindre: ({ aller }) => aller('/nulle-part') },
  { nom: 'Second facteur : à enregistrer', qui: 'camille', preuve: motDePasseSeul, atteindre: ({ aller }) => aller('/second-facteur') },
  {
    nom: 'Second facteur : un code faux à l’enregistrement',
    qui: 'camille',
    preuve: motDePasseSeul,
    atteindre: i => enregistrerUneApplication(i, '12'),
  },
  { nom: 'Second facteur : codes de secours', qui: 'sofia', preuve: motDePasseSeul, atteindre: i => enregistrerUneApplication(i) },
  { nom: 'Second facteur : à donner', qui: 'sofia', preuve: motDePasseSeul, atteindre: ({ aller }) => aller('/second-facteur') },
  { nom: 'Second facteur : un code faux', qui: 'sofia', preuve: motDePasseSeul, atteindre: i => donnerUnFauxCode(i, 1) },
  { nom: 'Second facteur : trop d’essais', qui: 'sofia', preuve: motDePasseSeul, atteindre: i => donnerUnFauxCode(i, 10) },
  { nom: 'Recherche : rien de saisi', qui: 'madameRoy', atteindre: i => chercher(i, '') },
  { nom: 'Recherche : une personne', qui: 'madameRoy', atteindre: i => chercher(i, 'bénali ami') },
  { nom: 'Recherche : personne', qui: 'madameRoy', atteindre: i => chercher(i, 'introuvable') },
  {
    nom: 'Recherche : un numéro incomplet',
    qui: 'madameRoy',
    async atteindre({ aller, page }) {
      await aller('/professionnel/recherche')
      await page.getByRole('textbox', { name: 'Numéro de sécurité sociale' }).fill('12')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').waitFor()
    },
  },
  {
    nom: 'Personnes suivies : aucune ne répond aux filtres',
    qui: 'madameRoy',
    atteindre: ({ aller }) => aller('/professionnel/personnes?statut=radie'),
  },
  ...etatsDuDossier,
  { nom: 'Page que le rôle n’ouvre pas', qui: 'madameRoy', atteindre: ({ aller }) => aller('/professionnel/imports') },
  {
    nom: 'Correction : une valeur refusée',
    qui: 'madameRoy',
    async atteindre({ aller, page, p, presser }) {
      await aller(`${dossier(p, 'amina')}/identites/corriger`)
      await page.getByLabel('Code postal').fill('59')
      await page.getByLabel('Téléphones').fill('abc')
      await presser('Enregistrer la correction')
      await page.getByRole('alert').waitFor()
    },
  },
  {
    nom: 'Correction : deux onglets, deux versions',
    qui: 'madameRoy',
    async atteindre({ aller, page, p, presser }) {
      const chemin = `${dossier(p, 'amina')}/identites/corriger`
      await aller(chemin)
      const autre = await page.context().newPage()
      await autre.goto(p.url + chemin)
      await autre.getByLabel('Téléphones').fill('0611111111')
      await autre.getByRole('button', { name: 'Enregistrer la correction' }).click()
      await autre.getByText('La correction est enregistrée').waitFor()
      await autre.close()
      await page.getByLabel('Téléphones').fill('0622222222')
      await presser('Enregistrer la correction')
      await vue(page, 'Quelqu’un a corrigé en même temps que vous')
    },
  },
  {
    nom: 'Dossier : une correction enregistrée, et ce qu’elle remplace',
    qui: 'madameRoy',
    atteindre: ({ aller, p, page }) => aller(`${dossier(p, 'amina')}?fait=corrige`).then(() => page.locator('summary').first().click()),
  },
  {
    nom: 'Identité : rien de choisi',
    qui: 'madameRoy',
    async atteindre({ aller, page, p, presser }) {
      await aller(`/professionnel/identites/${p.cas}`)
      await presser('Trancher')
      await page.getByRole('alert').waitFor()
    },
  },
  {
    nom: 'Contestation : une réponse sans motif',
    qui: 'madameRoy',
    async atteindre({ aller, page, p, presser }) {
      await aller(`/professionnel/contestations/${p.contestation}`)
      await page.getByRole('radio', { name: 'La donnée est exacte' }).check()
      await presser('Envoyer la réponse')
      await page.getByRole('alert').waitFor()
    },
  },
  {
    nom: 'Fichiers : rien de choisi',
    qui: 'monsieurBrun',
    async atteindre({ aller, page, presser }) {
      await aller('/professionnel/imports')
      await presser('Déposer')
      await page.getByRole('alert').waitFor()
    },
  },
  ...(['en-cours', 'refuse', 'echoue'] as const).map(
    (etat): Etat => ({
      nom: `Fichier ${{ 'en-cours': 'en cours d’import', refuse: 'refusé', echoue: 'interrompu' }[etat]}`,
      qui: 'monsieurBrun',
      async atteindre({ aller, p }) {
        await p.base.proprietaire`update import set etat = ${etat}, termine_le = null where id = ${p.fichier}`
        await aller(`/professionnel/imports/${p.fichier}`)
      },
    }),
  ),
  {
    nom: 'Invitation : rien de saisi',
    qui: 'madameAdam',
    async atteindre({ aller, page, presser }) {
      await aller('/administration/agents/inviter')
      await presser('Envoyer l’invitation')
      await page.getByRole('alert').waitFor()
    },
  },
  {
    nom: 'Mes coordonnées : une valeur refusée',
    qui: 'amina',
    async atteindre({ aller, page, presser }) {
      await aller('/mon-espace/coordonnees')
      await page.getByLabel('Code postal').fill('59')
      await presser('Enregistrer')
      await page.getByRole('alert').waitFor()
    },
  },
  {
    nom: 'Mes coordonnées : deux onglets, deux versions',
    qui: 'amina',
    async atteindre({ aller, page, p, presser }) {
      await aller('/mon-espace/coordonnees')
      const autre = await page.context().newPage()
      await autre.goto(`${p.url}/mon-espace/coordonnees`)
      await autre.getByLabel('Téléphones').fill('0633333333')
      await autre.getByRole('button', { name: 'Enregistrer' }).click()
      await autre.getByText('Vos coordonnées sont à jour').waitFor()
      await autre.close()
      await page.getByLabel('Téléphones').fill('0644444444')
      await presser('Enregistrer')
      await page.getByText('Vos coordonnées ont changé pendant que vous écriviez').waitFor()
    },
  },
  {
    nom: 'Contester : rien de dit',
    qui: 'amina',
    async atteindre({ aller, page, presser }) {
      await aller('/mon-espace/contester/identite/nom')
      await presser('Envoyer ma contestation')
      await page.getByRole('alert').waitFor()
    },
  },
  {
    nom: 'Qui a consulté : rien avant cette date',
    qui: 'amina',
    atteindre: ({ aller }) => aller('/mon-espace/consultations?avant=2020-01-01'),
  },
  {
    nom: 'Entreprise : un nom trop court',
    qui: 'nathalie',
    async atteindre({ aller, page, presser }) {
      await aller('/entreprise')
      await page.getByLabel('Nom de l’entreprise').fill('A')
      await presser('Enregistrer')
      await page.getByRole('alert').waitFor()
    },
  },
  {
    nom: 'Panne de notre côté',
    qui: 'madameRoy',
    async atteindre({ aller, p, page }) {
      const couper = (active: boolean) =>
        p.base.application.begin(async sql => {
          await sql`update application set active = ${active} where client_id = 'portail'`
          await annoncer(sql)
        })
      await couper(false)
      await p.habilitations.rafraichir()
      await aller(dossier(p, 'amina'))
      await vue(page, 'Une erreur est survenue de notre côté')
      await couper(true)
      await p.habilitations.rafraichir()
    },
  },
  {
    nom: 'Heures : une semaine déclarée de travers',
    qui: 'amina',
    async atteindre({ aller, page, presser }) {
      await aller('/mon-espace/heures/2026-W47')
      await page.getByLabel('Combien de temps ?', { exact: false }).last().fill('une matinée')
      await presser('Enregistrer ma semaine')
    },
  },
  {
    nom: 'Heures : une correction sans raison',
    qui: 'madameRoy',
    async atteindre({ p, aller, page, presser }) {
      await aller(`${dossier(p, 'amina')}/heures/2026-W47`)
      await page.getByLabel('Heures retenues').first().fill('1 h')
      await presser('Enregistrer ce que je retiens')
    },
  },
  {
    nom: 'Heures : une dispense incomplète',
    qui: 'madameRoy',
    async atteindre({ p, aller, presser }) {
      await aller(`${dossier(p, 'amina')}/heures/dispenses/nouvelle`)
      await presser('Enregistrer cette dispense')
    },
  },
  {
    nom: 'Heures : une dispense mal demandée',
    qui: 'amina',
    async atteindre({ aller, presser }) {
      await aller('/mon-espace/dispenses/nouvelle')
      await presser('Envoyer ma demande')
    },
  },
  {
    nom: 'Heures : une dispense refusée sans dire pourquoi',
    qui: 'madameRoy',
    async atteindre({ p, aller, presser }) {
      await aller(`${dossier(p, 'amina')}/heures/demandes/2`)
      await presser('Refuser cette demande')
    },
  },
  ...etatsDeLInscription,
  ...etatsDesSanctionsRsa,
  ...etatsDesSanctionsDuTravail,
  ...etatsDeLaVigilance,
  ...etatsDImilo,
]
