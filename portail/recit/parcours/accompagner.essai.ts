import { lien, titre } from '../histoire.essai.js'
import type { Main } from '../main.essai.js'
import { envoyer, message, ouvrir, repondre } from './gestes.essai.js'

export async function prendreRendezVous(main: Main, jour: string, lieu: string): Promise<void> {
  await titre(main, /^Prendre un rendez-vous/)
  const convenu = main.page.getByRole('form', { name: 'Prendre un rendez-vous à une date convenue' })
  await repondre(main, 'Pour quoi', 'Premier rendez-vous d’accompagnement', convenu)
  await main.ecrire(convenu.getByLabel('Jour'), jour)
  await main.ecrire(convenu.getByLabel('Heure'), '10:00')
  await main.choisir(convenu.getByLabel('Durée'), '45 minutes')
  await main.ecrire(convenu.getByLabel(/^Lieu/), lieu)
  await envoyer(main, 'Prendre ce rendez-vous')
  await message(main, 'Le rendez-vous est pris')
}

/** A theme is folded; opened, what is lived and what is aimed at. */
export async function diagnostiquer(main: Main, personne: string): Promise<void> {
  const { page } = main
  await ouvrir(main, personne, 'Le diagnostic')
  await titre(main, `Diagnostic : ${personne}`)
  await repondre(main, 'A confiance dans ses démarches', 'Oui')
  await main.ecrire(page.getByLabel('Ce que l’on en retient ensemble'), 'Sait ce qu’elle veut.')
  await main.presser(page.locator('summary').filter({ has: page.getByRole('heading', { name: 'Famille' }) }))
  await repondre(main, /famil.*où en est-on/i, 'Gêne la recherche d’emploi')
  await repondre(main, 'Sur la recherche d’emploi : Famille', 'Impact fort')
  await main.cocher(page.getByRole('checkbox', { name: 'Enfant(s) de moins de 3 ans sans solution de garde' }))
  await main.choisir(page.getByLabel('Trouver des solutions de garde d’enfant'), 'En cours')
  await envoyer(main, 'Enregistrer le diagnostic')
  await message(main, 'Le diagnostic est enregistré')
}

/** A métier found by a few letters, what she expects of it, and the offre raisonnable d’emploi it defines. */
export async function retenirUnProjet(main: Main, personne: string): Promise<void> {
  const { page } = main
  await ouvrir(main, personne, 'Les projets et les offres')
  await titre(main, `Projets : ${personne}`)
  await main.presser(lien(main, 'Ajouter un projet'))
  await main.ecrire(page.getByLabel('Quel métier ?'), 'menag dom')
  await envoyer(main, 'Chercher ce métier')
  await main.cocher(page.getByRole('radio', { name: 'Aide ménager / Aide ménagère à domicile' }))
  await main.cocher(page.getByRole('checkbox', { name: /indéterminée/i }))
  await repondre(main, /^Temps de travail/, /plein/i)
  await main.ecrire(page.getByLabel(/^Où chercher/), 'Lille')
  await main.ecrire(page.getByRole('group', { name: 'Salaire attendu' }).getByLabel(/^Euros bruts/), '12,50')
  await main.ecrire(page.getByRole('group', { name: /^Salaire normalement pratiqué/ }).getByLabel(/^Euros bruts/), '12,60')
  await main.ecrire(page.getByLabel(/^D’où vient ce chiffre/), 'Offres du bassin de Lille')
  await main.cocher(page.getByLabel('Ce projet définit l’offre raisonnable d’emploi'))
  await envoyer(main, 'Enregistrer le projet')
  await message(main, 'Le projet est enregistré')
}

export async function proposerUneOffre(main: Main, personne: string): Promise<void> {
  const { page } = main
  await ouvrir(main, personne, 'Les projets et les offres')
  await main.presser(lien(main, 'Proposer une offre'))
  await main.ecrire(page.getByLabel('Intitulé de l’offre'), 'Aide à domicile, Lille-Fives')
  await main.ecrire(page.getByLabel('Employeur'), 'Domicile Services Lille')
  await main.ecrire(page.getByLabel('Commune du lieu de travail'), 'Lille')
  await main.choisir(page.getByLabel('Contrat', { exact: true }), 'Contrat à durée indéterminée')
  await main.ecrire(page.getByLabel(/^Euros bruts/), '12,70')
  await envoyer(main, 'Proposer cette offre')
  await message(main, 'L’offre est proposée')
}
