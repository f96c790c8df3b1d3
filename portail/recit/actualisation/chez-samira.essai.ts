import { lien, titre } from '../histoire.essai.js'
import type { Main } from '../main.essai.js'
import { allerA } from '../parcours/gestes.essai.js'

/** Nobody accompanies her: an agent of France Travail finds her by her name, and opens one of the pages of her file. */
export async function chezSamira(main: Main, page: string): Promise<void> {
  await allerA(main, 'Rechercher')
  const parNom = main.page.getByRole('form', { name: 'Par le nom' })
  await main.ecrire(parNom.getByLabel('Nom et prénom'), 'kaddour sami')
  await main.presser(parNom.getByRole('button', { name: 'Chercher' }))
  await main.presser(lien(main, 'Samira KADDOUR'))
  await titre(main, 'Samira KADDOUR')
  await main.presser(lien(main, page))
  await titre(main, / : Samira KADDOUR$/)
}
