import { libellesDesProtections, type Protection } from '../../../src/droit/protection.js'
import { champ, choix, type ErreurDeSaisie, type Html, html } from '../../interface/index.js'
import { enPhrase } from '../../sanctions/manquements.js'

type Dite = { protection: Protection | null; representant: string | null }
type Saisi = Readonly<Record<string, unknown>>
const ou = (recu: Saisi, nom: keyof Dite, su: Dite): string => {
  const valeur = recu[nom] ?? su[nom]
  return typeof valeur === 'string' ? valeur : ''
}

/** Who is notified too, asked by whoever notifies. `su`: what is known of it. */
export const champsDeLaProtection = (su: Dite, recu: Saisi, erreurs: readonly ErreurDeSaisie[]): Html => html`${choix({
  nom: 'protection',
  libelle: 'Mesure de protection',
  valeur: ou(recu, 'protection', su),
  erreurs,
  options: Object.entries(libellesDesProtections).map(([valeur, texte]) => ({ valeur, texte: enPhrase(texte) })),
})}
${champ({ nom: 'representant', libelle: 'Qui la représente, averti aussi', aide: 'Obligatoire si la personne est mineure, ou protégée : son parent, son tuteur, son curateur, et son adresse.', valeur: ou(recu, 'representant', su), facultatif: 'sans mention', erreurs, longueur: 200 })}`

/** What was said of it, as the API takes it. */
export const protectionDite = (recu: Saisi): { protection: string | null; representant: string | null } => {
  const dit = (nom: keyof Dite) => (typeof recu[nom] === 'string' && recu[nom].trim() !== '' ? recu[nom].trim() : null)
  return { protection: dit('protection'), representant: dit('representant') }
}
