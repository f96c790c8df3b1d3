import type { Avis } from '../../messagerie/voies.js'

/** That a contract awaits her, and nothing of it: others may read her telephone or her letters. */
export function avisDuContrat(adressePublique: string): Avis {
  const lien = `${adressePublique}/mon-espace/contrat`
  const phrase = 'Un contrat vous est proposé : il attend votre réponse, et le jour où il se signe au plus tard est dans votre espace.'
  return {
    objet: 'Un contrat vous est proposé',
    texte: `Bonjour,\n\n${phrase}\n\nVous pouvez le lire, demander qu’il change, le signer ou le refuser :\n${lien}\n\nCe message ne contient aucune donnée de votre dossier.`,
    court: `${phrase} ${lien}`,
  }
}
