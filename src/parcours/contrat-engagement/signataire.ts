import type { Ecriture } from '../../moteur/ecriture.js'
import type { Contrat } from './formes.js'
import { libellesDesParties, type Partie } from './nomenclatures.js'

/** `reference` names the signatory in the evidence without any datum of hers. */
export type Signataire = { nom: string; role: string; reference: string }
/** Puts a signature on a PDF, over all it holds: what it makes begins with the very bytes it was given. */
export type Signer = (
  pdf: Buffer,
  demande: { signataire: Signataire; motif: string; instant: Date },
) => Promise<{ pdf: Buffer; certificat: string; preuve: Record<string, unknown> }>

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
