import type { Avis } from './voies.js'

const phrase =
  'Une demande que vous avez faite est restée sans réponse. Votre espace dit ce que cela veut dire, et ce que vous pouvez faire.'

/** An appeal of hers was left in silence: it says nothing of what she contests, for others may read her telephone or her letters. */
export const avisDeSilence = (lien: string): Avis => ({
  objet: 'Votre demande est restée sans réponse',
  texte: `Bonjour,\n\n${phrase}\n\n${lien}\n\nCe message ne contient aucune donnée de votre dossier.`,
  court: `${phrase} ${lien}`,
})
