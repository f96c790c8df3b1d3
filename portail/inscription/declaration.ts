import { libellesDesIndisponibilites } from '../../src/parcours/actualisation/index.js'
import { champ, choix, type ErreurDeSaisie, html, type Html, listeDeroulante } from '../interface/index.js'
import { deMois, enMois, type MoisDeclare } from './cartes.js'

export type Recu = Readonly<Record<string, string>>
type Faits = { chercheToujours: boolean; heuresTravaillees: number; indisponible: string | null }

/** What was said last, for her to change what changed; nothing when it is her first month. */
export function prerempli(mois: readonly MoisDeclare[]): Recu & { repris?: string } {
  const dernier = mois.at(-1)?.donnees
  if (!dernier || dernier.chercheToujours === undefined) return {}
  return {
    chercheToujours: dernier.chercheToujours ? 'oui' : '',
    heuresTravaillees: String(dernier.heuresTravaillees ?? 0).replace('.', ','),
    indisponible: dernier.indisponible ?? '',
    repris: deMois(dernier.periode),
  }
}

/** The three questions of a month, put to the person, or to who helps her. */
export const questions = (periode: string, recu: Recu, erreurs: readonly ErreurDeSaisie[], a: 'à elle' | 'à qui l’aide'): Html => {
  const aElle = a === 'à elle'
  const [cherche, travaille] = aElle
    ? ['Recherchez-vous toujours un emploi ?', `Combien d’heures avez-vous travaillé en ${enMois(periode)} ?`]
    : ['Recherche-t-elle toujours un emploi ?', `Combien d’heures a-t-elle travaillé en ${enMois(periode)} ?`]
  return html`${choix({
    nom: 'chercheToujours',
    libelle: cherche,
    valeur: recu.chercheToujours,
    options: [
      { valeur: 'oui', texte: 'Oui' },
      { valeur: 'non', texte: 'Non', aide: 'C’est demander à quitter la liste : un conseiller en prend note, rien ne cesse tout seul.' },
    ],
    erreurs,
  })}
${champ({ nom: 'heuresTravaillees', libelle: travaille, aide: 'En heures : 0 pour aucune, 12,5 pour douze heures et demie. Tous les emplois, même courts.', valeur: recu.heuresTravaillees, largeur: 'courte', inputmode: 'decimal', autocomplete: 'off', erreurs })}
${listeDeroulante({
  nom: 'indisponible',
  libelle: aElle ? 'Auriez-vous pu commencer un emploi tout de suite ?' : 'Aurait-elle pu commencer un emploi tout de suite ?',
  aide: 'Une raison de santé ne s’écrit pas ici : elle se dit de vive voix.',
  valeur: recu.indisponible ?? '',
  options: [
    { valeur: '', texte: 'Oui' },
    ...Object.entries(libellesDesIndisponibilites).map(([valeur, texte]) => ({ valeur, texte: `Non, ${texte}` })),
  ],
  facultatif: 'sans mention',
  erreurs,
})}`
}

/** Reads the answers; what lacks goes to `erreurs`. */
export function faitsSaisis(recu: Recu, erreurs: ErreurDeSaisie[]): Faits {
  const heures = Number((recu.heuresTravaillees ?? '').replace(',', '.'))
  if (recu.chercheToujours !== 'oui' && recu.chercheToujours !== 'non')
    erreurs.push({ champ: 'chercheToujours', texte: 'Dites si la recherche d’emploi continue.' })
  if ((recu.heuresTravaillees ?? '') === '' || !Number.isFinite(heures) || heures < 0)
    erreurs.push({ champ: 'heuresTravaillees', texte: 'Écrivez un nombre d’heures, 0 pour aucune.' })
  else if (heures > 744) erreurs.push({ champ: 'heuresTravaillees', texte: 'Un mois n’a pas plus de 744 heures.' })
  else if (!Number.isInteger(heures * 2))
    erreurs.push({ champ: 'heuresTravaillees', texte: 'Écrivez des heures ou des demi-heures : 12 ou 12,5.' })
  return { chercheToujours: recu.chercheToujours === 'oui', heuresTravaillees: heures, indisponible: recu.indisponible || null }
}
