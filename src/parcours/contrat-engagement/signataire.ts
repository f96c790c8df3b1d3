import type { Ecriture } from '../../moteur/ecriture.js'
import type { DemandeDeSignature, Signature } from '../../signature/index.js'
import type { Contrat } from './formes.js'
import { libellesDesParties, type Partie } from './nomenclatures.js'

/** Puts a signature on a PDF, over all it holds. */
export type Signer = Signature['signer']
export type Signataire = DemandeDeSignature['signataire']

/** Who signs, as the contract names her: the person, or the agent who binds the organisme. */
export function nommer(
  { appelant: a, moteur }: Ecriture,
  usager: bigint,
  partie: Partie,
  { personne, organisme }: Contrat['parties'],
): Signataire {
  if (partie === 'PERSONNE')
    return {
      nom: `${personne.prenom} ${personne.nom}`,
      role: libellesDesParties.PERSONNE,
      reference: moteur.identifiants.pour(a.organisation, usager),
    }
  const [identifiant, nom = '', prenom = ''] = a.agent?.split('|') ?? [a.application]
  return {
    nom: `${prenom} ${nom}`.trim() || organisme.nom,
    role: `pour ${organisme.nom}`,
    reference: `${a.organisation}|${identifiant}`,
  }
}
