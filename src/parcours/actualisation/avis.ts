import { enClair } from '../../droit/jours.js'
import type { Avis } from '../../messagerie/voies.js'
import type { Ouverte } from './periode.regles.js'

/** What is sent says nothing of her file but a day: others may read her telephone or her letters. */
function avis(adressePublique: string, objet: string, phrase: string): Avis {
  const lien = `${adressePublique}/mon-espace/inscription`
  return {
    objet,
    texte: `Bonjour,\n\n${phrase}\n${lien}\n\nVous pouvez aussi vous faire aider par votre conseiller.\n\nCe message ne contient aucune donnée de votre dossier.`,
    court: `${phrase} ${lien}`,
  }
}

export const avisDeRappel = (adressePublique: string, { au }: Pick<Ouverte, 'au'>): Avis =>
  avis(adressePublique, 'Une déclaration vous attend', `Une déclaration vous attend dans votre espace, jusqu’au ${enClair(au)} inclus.`)

export const avisDeCessation = (adressePublique: string): Avis =>
  avis(
    adressePublique,
    'Une information importante vous attend',
    'Votre situation a changé faute de déclaration. Votre espace dit comment la rétablir, et comment contester.',
  )
