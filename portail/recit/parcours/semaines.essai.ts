import { lien, titre } from '../histoire.essai.js'
import type { Main } from '../main.essai.js'
import { allerA, dit, envoyer, message, ouvrir, repondre } from './gestes.essai.js'

export async function declarerSaSemaine(main: Main): Promise<void> {
  const { page } = main
  await allerA(main, 'Mes heures')
  await titre(main, 'Mes heures')
  await main.presser(lien(main, 'Déclarer ma semaine'))
  await main.choisir(page.getByLabel('Quelle sorte d’activité ?'), 'Atelier')
  await main.ecrire(page.getByLabel('Laquelle, en quelques mots'), 'Atelier CV')
  await main.ecrire(page.getByLabel('Combien de temps ?'), '4 h')
  await main.ecrire(page.getByRole('region', { name: 'Une autre activité' }).getByLabel(/^Ce qui le montre/), 'Feuille de présence')
  await envoyer(main, 'Enregistrer ma semaine')
  await message(main, 'Votre semaine est enregistrée')
}

export async function validerSaSemaine(main: Main, semaine: RegExp): Promise<void> {
  await main.presser(lien(main, semaine).first())
  await dit(main, /Atelier CV.*4 h/)
  await envoyer(main, 'Enregistrer ce que je retiens')
  await message(main, 'Les heures sont appréciées')
}

export async function noterUneAbsence(main: Main, personne: string, jour: string): Promise<void> {
  await ouvrir(main, personne, 'Les heures')
  await main.presser(lien(main, 'Noter une absence'))
  await main.ecrire(main.page.getByLabel('Quel jour ?'), jour)
  await main.ecrire(main.page.getByLabel('À quoi ?'), 'Réunion d’information')
  await envoyer(main, 'Noter cette absence')
  await message(main, 'L’absence est notée')
}

export async function repondreALAbsence(main: Main): Promise<void> {
  await allerA(main, 'Mes heures')
  await main.presser(lien(main, /Réunion d’information/))
  await main.choisir(main.page.getByLabel('Pour quelle raison ?'), 'Une garde d’enfant')
  await main.ecrire(main.page.getByLabel('Avec les mots de la personne'), 'La crèche était fermée.')
  await envoyer(main, 'Envoyer ma réponse')
  await message(main, 'C’est enregistré')
}

export async function refuserLOffre(main: Main): Promise<void> {
  await allerA(main, 'Mon projet')
  await main.presser(lien(main, 'Aide à domicile, Lille-Fives'))
  await dit(main, /conforme à l’offre raisonnable d’emploi/)
  await repondre(main, 'Que répondez-vous ?', 'Je refuse')
  await main.choisir(main.page.getByLabel('Si vous refusez, pour quelle raison ?'), 'Les horaires sont impossibles')
  await main.ecrire(main.page.getByLabel('Ce que vous voulez en dire'), 'Le poste finit à 20 h.')
  await envoyer(main, 'Envoyer ma réponse')
  await message(main, 'Votre réponse est enregistrée')
}
