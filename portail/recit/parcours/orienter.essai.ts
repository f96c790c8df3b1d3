import assert from 'node:assert/strict'
import { lien, titre } from '../histoire.essai.js'
import type { Main } from '../main.essai.js'
import { dit, envoyer, message, repondre } from './gestes.essai.js'

const aucune = 'Aucune difficulté'
/** Somebody without difficulty, who is not disabled; each story says what differs. */
const reponses: Readonly<Record<string, string>> = {
  'Situation au regard de l’emploi': 'A travaillé dans les deux dernières années',
  'Type d’emploi': 'Autre',
  'Niveau d’étude': 'CAP ou BEP',
  Projet: 'Un emploi salarié',
  Logement: aucune,
  Mobilité: aucune,
  Famille: aucune,
  Finances: aucune,
  Numérique: aucune,
  'Démarches administratives et juridiques': aucune,
  'Français et calcul': aucune,
  'Bénéficiaire du RSA': 'Non',
  'Se dit en capacité de travailler': 'Oui',
  Santé: aucune,
  'Bénéficiaire de l’obligation d’emploi': 'Non',
  'Bénéficiaire, ou ancien bénéficiaire, de l’AEEH, de la PCH ou d’un PPS': 'Non',
  'Scolarité en établissement spécialisé': 'Non',
  'En ESAT et souhaite le milieu ordinaire': 'Non',
  'Souhaite un accompagnement spécialisé': 'Non',
}

/** What the person answers is gathered with her, then sent; a new orientation says why it is asked. */
export async function recueillir(main: Main, autres: Readonly<Record<string, string>>): Promise<void> {
  await titre(main, /^(Réponses pour l’orientation|Demander une nouvelle orientation)/)
  for (const [question, reponse] of Object.entries({ ...reponses, ...autres })) {
    const liste = main.page.getByRole('combobox', { name: question, exact: true })
    if (await liste.count()) await main.choisir(liste, reponse)
    else await repondre(main, question, reponse)
  }
  await envoyer(main, 'Enregistrer les réponses')
  await message(main, 'Les réponses sont enregistrées')
}

export async function accepter(main: Main, proposition: RegExp): Promise<void> {
  await dit(main, proposition)
  await envoyer(main, 'Accepter la proposition')
  await message(main, 'La décision est enregistrée')
}

type Decision = { raison: string; parcours: RegExp; organisme: string; commentaire: string }
export async function deciderAutrement(main: Main, { raison, parcours, organisme, commentaire }: Decision): Promise<void> {
  const autrement = main.page.getByRole('form', { name: 'Décider autrement' })
  await repondre(main, 'Raison', raison, autrement)
  await repondre(main, 'Parcours décidé', parcours, autrement)
  await main.choisir(autrement.getByLabel('Organisme qui accompagnera'), organisme)
  await main.ecrire(autrement.getByLabel('Commentaire'), commentaire)
  await envoyer(main, 'Enregistrer cette décision')
  await message(main, 'La décision est enregistrée')
}

/** From her orientation that goes on, the professional asks for another. */
export async function demanderUneNouvelle(
  main: Main,
  motif: string,
  jour: string,
  autres: Readonly<Record<string, string>>,
): Promise<void> {
  await main.presser(lien(main, 'Demander une nouvelle orientation'))
  await main.ecrire(main.page.getByLabel('Pourquoi une nouvelle orientation'), motif)
  await main.ecrire(main.page.getByLabel('Diagnostic refait ensemble le'), jour)
  await main.choisir(main.page.getByLabel('Avec', { exact: true }), 'France Travail')
  await recueillir(main, autres)
}

/** The page of the proposition names the answers which led there, each with its rule. */
export async function raisonsDites(main: Main, ...attendues: RegExp[]): Promise<void> {
  const raisons = await main.page.getByRole('region', { name: 'Ce qui est proposé' }).getByRole('listitem').allTextContents()
  for (const raison of attendues)
    assert.ok(
      raisons.some(r => raison.test(r.replaceAll(/\s/g, ' '))),
      `${raison} : ${raisons.join(' | ')}`,
    )
  assert.ok(raisons.every(r => /Règle [A-Z]\d/.test(r)))
}
