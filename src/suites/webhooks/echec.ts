import { AdresseRefusee, type Accueil } from '../../messagerie/porteur.js'

/** What came of a call, in words its subscriber may read: never what the receiver answered. */
export type Issue = { recu: boolean; statut: number | null; echec: string | null; reprendreApres: number | null }

const phrases: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Connexion refusée.',
  ECONNRESET: 'Connexion coupée.',
  ETIMEDOUT: 'Pas de connexion dans le délai.',
  ABORT_ERR: 'Pas de réponse dans le délai.',
  EHOSTUNREACH: 'Destinataire injoignable.',
  ENETUNREACH: 'Destinataire injoignable.',
}

export const issueDe = ({ statut, reprendreApres }: Accueil): Issue =>
  statut >= 200 && statut < 300
    ? { recu: true, statut, echec: null, reprendreApres: null }
    : { recu: false, statut, echec: `Réponse ${statut}.`, reprendreApres }

export function issueDUnEchec(erreur: unknown): Issue {
  const rien = { recu: false, statut: null, reprendreApres: null }
  if (erreur instanceof AdresseRefusee) return { ...rien, echec: erreur.message }
  const code = erreur instanceof Error && 'code' in erreur ? String(erreur.code) : ''
  const certificat = /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO/.test(code)
  return { ...rien, echec: phrases[code] ?? (certificat ? 'Le certificat n’est pas accepté.' : 'L’appel n’a pas abouti.') }
}
