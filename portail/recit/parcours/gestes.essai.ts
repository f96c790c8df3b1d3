import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import type { Locator } from 'playwright-core'
import { personnes } from '../../../jeu-d-essai/personas.js'
import { bouton, entrer, lien, nomDe, titre } from '../histoire.essai.js'
import type { Main } from '../main.essai.js'

const fermement = 'eidas2 — mot de passe et code à usage unique'

/** A professional at her desk, her second factor given. */
export async function auTravail(main: Main, origine: string, persona: string): Promise<void> {
  await entrer(main, origine, 'ProConnect', nomDe(persona), fermement)
  await titre(main, /^Bonjour/)
}
/** The person in her own space. */
export async function chezElle(main: Main, origine: string, persona: string): Promise<void> {
  await entrer(main, origine, 'FranceConnect', personnes[persona]?.nom ?? assert.fail(persona))
  await titre(main, /^Bonjour/)
}

export const allerA = (main: Main, nom: string) =>
  main.presser(main.page.getByRole('navigation', { name: 'Menu principal' }).getByRole('link', { name: nom, exact: true }))

/** What the page says, its spaces made ordinary. */
export async function dit({ page }: Main, attendu: RegExp): Promise<void> {
  const texte = (await page.getByRole('main').allInnerTexts()).join(' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ')
  assert.match(texte, attendu)
}
export const message = ({ page }: Main, texte: string | RegExp) => page.getByRole('status').getByText(texte).waitFor()

/** From her home to the work of that nature, to the page where it is done for that person. */
export async function prendreLeTravail(main: Main, nature: RegExp, personne: string): Promise<void> {
  await allerA(main, 'Accueil')
  await main.presser(lien(main, nature))
  await titre(main, 'Travaux à faire')
  await main.presser(leTravail(main, nature, personne).getByRole('link', { name: personne }))
}
export const leTravail = ({ page }: Main, nature: RegExp, personne: string): Locator =>
  page.getByRole('row').filter({ hasText: personne }).filter({ hasText: nature })

export async function dossierDe(main: Main, personne: string): Promise<void> {
  await allerA(main, 'Personnes suivies')
  await main.presser(lien(main, personne).first())
  await titre(main, personne)
}
/** From her file, one of the pages where something is done with her. */
export async function ouvrir(main: Main, personne: string, quoi: string): Promise<void> {
  await dossierDe(main, personne)
  await main.presser(main.page.getByRole('navigation', { name: 'À faire ensemble' }).getByRole('link', { name: quoi }))
}

export async function ouvrirLOrientation(main: Main, personne: string): Promise<void> {
  await dossierDe(main, personne)
  await main.presser(lien(main, 'Voir la proposition, décider'))
  await titre(main, `Orientation : ${personne}`)
}

/** One answer of a question whose legend says `question`. */
export const repondre = (main: Main, question: string | RegExp, reponse: string | RegExp, dans: Pick<Locator, 'getByRole'> = main.page) =>
  main.cocher(dans.getByRole('group', { name: question }).getByRole('radio', { name: reponse }).first())

export const envoyer = (main: Main, nom: string) => main.presser(bouton(main, nom))

/** The file a link gives, kept in `dossier` as she would. */
export async function garder({ page }: Main, ou: Locator, chemin: string): Promise<Buffer> {
  const reponse = await page.request.get(new URL((await ou.getAttribute('href')) ?? '', page.url()).href)
  assert.equal(reponse.headers()['content-type'], 'application/pdf')
  const octets = await reponse.body()
  await writeFile(chemin, octets)
  return octets
}
