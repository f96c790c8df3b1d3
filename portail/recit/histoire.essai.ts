import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import { professionnels } from '../../jeu-d-essai/professionnels.js'
import type { Main } from './main.essai.js'

export const nomDe = (persona: string): string => professionnels[persona]?.nom ?? assert.fail(persona)
export const titre = (main: Main, nom: string | RegExp) => main.page.getByRole('heading', { level: 1, name: nom }).waitFor()
export const lien = ({ page }: Main, nom: string | RegExp) => page.getByRole('link', { name: nom })
export const bouton = ({ page }: Main, nom: string) => page.getByRole('button', { name: nom, exact: true })
const menu = ({ page }: Main, nom: string) => page.getByRole('navigation', { name: 'Menu principal' }).getByRole('link', { name: nom })

/** Through a stand-in provider, from the page that asks who one is. */
export async function entrer(main: Main, origine: string, fournisseur: 'ProConnect' | 'FranceConnect', nom: string, preuve?: string) {
  await main.page.goto(`${origine}/connexion`)
  await main.presser(lien(main, `S’identifier avec ${fournisseur}`).first())
  await titre(main, 'Qui se connecte ?')
  if (preuve) await main.choisir(main.page.getByLabel('Comment'), preuve)
  await main.presser(bouton(main, nom))
}

/** Her administrator names Mme Roy, gives her a role in a structure, and finds her in the list. Returns her line. */
export async function inviterMadameRoy(main: Main, courriel: string): Promise<Locator> {
  const { page } = main
  await main.presser(menu(main, 'Agents'))
  await titre(main, 'Agents')
  await main.presser(lien(main, 'Inviter un agent'))
  await titre(main, 'Inviter un agent')
  await main.ecrire(page.getByLabel('Prénom'), 'Claire')
  await main.ecrire(page.getByLabel('Nom', { exact: true }), 'Roy')
  await main.ecrire(page.getByLabel('Adresse électronique professionnelle'), courriel)
  await main.cocher(page.getByRole('checkbox', { name: /^référent/ }))
  await main.choisir(page.getByLabel('Structure'), 'Unité territoriale de Lille')
  await main.presser(bouton(main, 'Envoyer l’invitation'))
  await page.getByRole('status').getByText('L’invitation est partie').waitFor()
  return page.getByRole('row', { name: /Claire Roy/ })
}

/** She looks for a person by her name, tells her from a namesake by her birth date, and opens her file. */
export async function ouvrirLeDossierDAmina(main: Main): Promise<void> {
  await main.presser(menu(main, 'Rechercher'))
  await titre(main, 'Rechercher une personne')
  const parNom = main.page.getByRole('form', { name: 'Par le nom' })
  await main.ecrire(parNom.getByLabel('Nom et prénom'), 'bénali ami')
  await main.presser(parNom.getByRole('button', { name: 'Chercher' }))
  await main.page.getByRole('heading', { name: 'Une personne', exact: true }).waitFor()
  await main.page.getByText('née ou né HADDAD, le 23 avril 1988').waitFor()
  await main.presser(lien(main, 'Amina BENALI'))
  await titre(main, 'Amina BENALI')
}

/** Every datum of the file says who wrote it and when. Returns the names of the data. */
export async function donneesSourcees(dossier: Locator): Promise<string[]> {
  const noms = await dossier.getByRole('term').allTextContents()
  const sources = (await dossier.getByRole('definition').allTextContents()).filter(t => /^Source\s:/.test(t))
  assert.ok(noms.length > 0)
  assert.equal(sources.length, noms.length)
  for (const source of sources) assert.match(source, /^Source\s:\s(Caisse|Département|France Travail).*\d{1,2}(er)?\s\p{L}+\s\d{4}$/u)
  return noms
}

/** The machine hesitated; she compares, and settles. */
export async function trancherLIdentite(main: Main): Promise<void> {
  await main.presser(menu(main, 'Identités à trancher'))
  await titre(main, 'Identités à trancher')
  await main.presser(lien(main, /Une personne connue porte ce NIR/))
  await titre(main, 'Est-ce la même personne ?')
  const naissance = main.page.getByRole('row', { name: /Date de naissance/ })
  await naissance.getByText('5 mars 1990').waitFor()
  await naissance.getByText('différent').waitFor()
  await main.cocher(main.page.getByRole('radio', { name: /C’est une autre personne/ }))
  await main.presser(bouton(main, 'Trancher'))
  await main.page.getByRole('status').getByText('Le cas est tranché').waitFor()
  await main.page.getByText('Aucune identité à trancher').waitFor()
}

/** Who read her data: the lines of a day, by their reader. */
export async function consultationsDe(main: Main, organisation: string): Promise<Locator> {
  await main.presser(menu(main, 'Qui les a consultées'))
  await titre(main, 'Qui a consulté mes données')
  return main.page.getByRole('main').getByRole('listitem').filter({ hasText: organisation })
}

export const mesDonnees = async (main: Main) => {
  await main.presser(menu(main, 'Mes données'))
  await titre(main, 'Mes données')
}
