import { lien, titre } from '../histoire.essai.js'
import type { Main } from '../main.essai.js'
import { allerA, dit, envoyer, message, ouvrir, repondre } from '../parcours/gestes.essai.js'

const amina = 'Amina BENALI'

/** Her référent notes an absence, and reports it with the facts; what was asked of her first is written there. */
export async function signalerUneAbsence(main: Main, jour: string, a: string): Promise<void> {
  await ouvrir(main, amina, 'Les heures')
  await main.presser(lien(main, 'Noter une absence'))
  await main.ecrire(main.page.getByLabel('Quel jour ?'), jour)
  await main.ecrire(main.page.getByLabel('À quoi ?'), a)
  await envoyer(main, 'Noter cette absence')
  await main.presser(lien(main, a))
  await main.presser(lien(main, 'Signaler un manquement'))
  await titre(main, `Signaler un manquement : ${amina}`)
  await main.ecrire(main.page.getByLabel(/^Ce que vous lui avez demandé/), 'Appelée deux fois, puis un message laissé')
  await main.ecrire(main.page.getByLabel(/^Quel jour/), jour)
  await envoyer(main, 'Signaler')
  await message(main, 'Le signalement est fait')
}

export async function direSansMotif(main: Main): Promise<void> {
  await repondre(main, 'Avait-elle un motif légitime ?', 'Non, aucun motif légitime')
  await main.ecrire(main.page.getByLabel('Pourquoi'), 'Aucune raison donnée malgré deux appels.')
  await envoyer(main, 'Enregistrer l’appréciation')
  await dit(main, /sans motif légitime/)
}

export async function ouvrirUneProcedure(
  main: Main,
  { consequence, part, mois }: { consequence: RegExp; part: string; mois: string },
): Promise<void> {
  await main.presser(lien(main, 'Ouvrir une procédure sur ce manquement'))
  await repondre(main, 'Ce qui est envisagé', consequence)
  await main.ecrire(main.page.getByLabel(/^Part du RSA envisagée/), part)
  await main.ecrire(main.page.getByLabel(/^Durée envisagée/), mois)
  await main.ecrire(main.page.getByLabel('Raisons de la proposition'), 'Absente deux fois, sans motif légitime connu.')
  await envoyer(main, 'Ouvrir la procédure')
  await message(main, 'La procédure est ouverte')
}

export async function notifier(main: Main): Promise<void> {
  await main.presser(lien(main, 'Notifier à la personne'))
  await main.cocher(main.page.getByRole('radio', { name: 'Aucune mesure connue' }))
  await envoyer(main, 'Notifier')
  await message(main, 'C’est notifié')
}

/** She meets it first in her space, with her last day; she answers, and asks to be heard. */
export async function repondreALaProcedure(elle: Main, dernierJour: RegExp): Promise<void> {
  await allerA(elle, 'Accueil')
  await dit(elle, dernierJour)
  await elle.presser(lien(elle, 'Lire et répondre'))
  await titre(elle, 'Une sanction est envisagée sur mon RSA')
  await dit(elle, dernierJour)
  await elle.ecrire(elle.page.getByLabel(/^Ce que j’ai à dire/), 'Mon fils était malade.')
  await elle.cocher(elle.page.getByRole('radio', { name: /Je demande à être entendu/ }))
  await elle.ecrire(elle.page.getByLabel(/^Qui m’assiste/), 'Une amie')
  await envoyer(elle, 'Envoyer ma réponse')
  await message(elle, 'Votre réponse est enregistrée')
  await dit(elle, /« Mon fils était malade. » Assistée de\s?: Une amie/)
}

export async function noterLAudition(main: Main): Promise<void> {
  await main.presser(lien(main, 'Noter l’audition'))
  await main.ecrire(main.page.getByLabel('Compte rendu'), 'Elle reconnaît deux absences ; son fils va mieux.')
  await envoyer(main, 'Noter l’audition')
  await message(main, 'L’audition est notée')
}

type Decision = { consequence: RegExp; foyer: RegExp; part: string; mois: string }

/** Fills in the decision, and sends it; what is refused stays on the page. */
export async function remplirLaDecision(main: Main, { consequence, foyer, part, mois }: Decision): Promise<void> {
  await repondre(main, 'Ce que vous décidez', consequence)
  await repondre(main, 'Le foyer', foyer)
  await main.ecrire(main.page.getByLabel('Part du RSA, en %'), part)
  await main.ecrire(main.page.getByLabel('Durée, en mois'), mois)
  await main.ecrire(main.page.getByLabel('Les motifs'), 'Deux absences sans motif légitime, la garde étant assurée.')
  await main.ecrire(main.page.getByLabel('À quel titre vous signez'), 'Par délégation du président')
  await envoyer(main, 'Décider et signer')
}

export async function direLaRemiseEnConformite(main: Main): Promise<void> {
  await main.presser(lien(main, /^Procédure n° 1/))
  await main.presser(lien(main, 'Signaler une remise en conformité'))
  await main.ecrire(main.page.getByLabel('Ce qu’elle fait de nouveau'), 'Participe de nouveau aux ateliers depuis lundi.')
  await envoyer(main, 'Signaler la remise en conformité')
  await message(main, 'C’est signalé au département')
}

export async function lever(main: Main): Promise<void> {
  await main.presser(lien(main, 'Décider de la levée'))
  await repondre(main, 'Ce que vous décidez', 'Lever la sanction')
  await main.ecrire(main.page.getByLabel('Pourquoi'), 'Elle participe de nouveau aux ateliers.')
  await envoyer(main, 'Décider et signer')
  await message(main, 'C’est décidé, sous votre nom')
}
