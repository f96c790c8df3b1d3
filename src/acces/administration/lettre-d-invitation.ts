import { comptesDesAgents } from '../../droit/parametres/habilitations.js'
import { auJour } from '../../droit/parametres/parametre.js'
import type { Message } from '../../messagerie/messagerie.js'

type Invitation = { courriel: string; prenom: string; organisation: string; adresse: string; jour: string }

/** The letter an agent receives: no secret in it, since only an account that proves the address takes the invitation. */
export const lettreDInvitation = ({ courriel, prenom, organisation, adresse, jour }: Invitation): Message => ({
  a: courriel,
  objet: `${organisation} vous ouvre un accès au SI Plateforme`,
  texte: `Bonjour ${prenom},

${organisation} vous ouvre un accès au SI Plateforme du réseau pour l’emploi.

Connectez-vous avec ProConnect, avec l’adresse à laquelle vous recevez ce message :
${adresse}/connexion

Cette invitation est valable ${auJour(comptesDesAgents, jour).invitation} jours. Un second facteur vous sera demandé.

Si vous n’attendiez pas cette invitation, signalez-la à l’administrateur de votre organisation.`,
})
