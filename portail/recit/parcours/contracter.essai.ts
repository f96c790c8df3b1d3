import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import { personnes } from '../../../jeu-d-essai/personas.js'
import { bouton, lien, titre } from '../histoire.essai.js'
import type { Main } from '../main.essai.js'
import { allerA, dit, envoyer, message, ouvrir, garder } from './gestes.essai.js'

const plateforme = fileURLToPath(new URL('../../../src/serveur/cli.js', import.meta.url))

/** Filled in with what the diagnostic and the project say; she reads it again, and proposes it. */
export async function proposerLeContrat(main: Main, personne: string, objectifs: string, jour: string): Promise<void> {
  await ouvrir(main, personne, 'Le contrat d’engagement')
  await main.presser(lien(main, 'Préparer le contrat'))
  await titre(main, `Préparer le contrat : ${personne}`)
  await main.ecrire(main.page.getByLabel('Objectifs d’insertion'), objectifs)
  const action = main.page.getByLabel('Action', { exact: true }).first()
  if ((await action.inputValue()) === '') {
    await main.ecrire(action, 'Rencontrer deux employeurs')
    await main.choisir(main.page.getByLabel('Thème').first(), 'trouver un emploi')
    await main.ecrire(main.page.getByLabel('À partir du').first(), jour)
  }
  await envoyer(main, 'Proposer le contrat')
  await message(main, 'Le contrat est proposé')
}

/** Her ordinary sign-in does not sign: the page asks for a surer one, and brings her back. */
export async function signerLaPersonne(main: Main, persona: string): Promise<void> {
  await allerA(main, 'Mon contrat')
  await titre(main, 'Mon contrat d’engagement')
  await main.presser(lien(main, 'Signer ou refuser'))
  await titre(main, 'Une connexion plus sûre est demandée')
  await main.presser(lien(main, 'Me reconnecter'))
  await main.choisir(main.page.getByLabel('Comment'), 'eidas2 — FranceConnect+')
  await main.presser(bouton(main, personnes[persona]?.nom ?? ''))
  await titre(main, 'Signer ou refuser mon contrat')
  await main.cocher(main.page.getByLabel('J’ai lu ce document et je le signe'))
  await envoyer(main, 'Signer mon contrat')
  await message(main, 'Votre signature est posée')
}

export async function signerPourLOrganisme(main: Main, personne: string): Promise<void> {
  await ouvrir(main, personne, 'Le contrat d’engagement')
  await main.presser(lien(main, 'Signer pour mon organisme'))
  await main.cocher(main.page.getByLabel('J’ai lu ce document, et je le signe pour mon organisme'))
  await envoyer(main, 'Signer')
  await message(main, 'Votre signature est posée')
  await dit(main, /signé depuis le/)
}

/** What she keeps is enough, with the certificate of the authority: neither the base nor the network is asked. */
export async function verifierSansLaPlateforme(main: Main, document: string, autorite: string): Promise<string> {
  await garder(main, lien(main, /^Le document/), document)
  const { stdout } = await promisify(execFile)(process.execPath, [plateforme, 'verifier-signature', document, '--autorite', autorite])
  return stdout
}
