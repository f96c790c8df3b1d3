import { refusDeLEtat } from './etats.regles.js'
import type { Contrat } from './formes.js'
import type { Partie, Sens } from './nomenclatures.js'

/** How the act comes: from a party at her screen, from a paper, or from the tool of the organisme. */
export type Voie = 'reponseDeLaPersonne' | 'accompagnement' | 'papier' | 'declaration'
export type Acte = {
  contrat?: number | null
  empreinte?: string | null
  document?: string | null
  sens?: Sens
  date?: string | null
  motif?: string | null
  explication?: string | null
  piece?: string | null
}
type Manque = { pointer: string; detail: string }

export const partieDe = (voie: Voie): Partie =>
  (({ accompagnement: 'ORGANISME', declaration: 'LES_DEUX' }) as const)[voie as 'declaration'] ?? 'PERSONNE'
/** An organisme that would not sign does not propose: only the person refuses. */
export const sensDe = (acte: Acte): Sens => acte.sens ?? 'SIGNATURE'

/** What an act must say, as sentences. */
export function manquesDeLActe(acte: Acte, voie: Voie, jour: string): Manque[] {
  const manques: Manque[] = []
  const dire = (pointer: string, detail: string) => manques.push({ pointer, detail })
  const refuse = sensDe(acte) === 'REFUS'
  if (voie !== 'declaration' && (acte.contrat ?? null) === null) dire('/contrat', 'Dites quel contrat.')
  if (voie !== 'declaration' && (acte.empreinte ?? null) === null) dire('/empreinte', 'Dites quelle édition du contrat a été lue.')
  if ((voie === 'accompagnement' || voie === 'reponseDeLaPersonne') && !refuse && (acte.document ?? null) === null)
    dire('/document', 'On ne signe que ce qu’on a lu : dites quel document vous a été montré.')
  if (refuse && voie !== 'declaration' && (acte.motif ?? null) === null) dire('/motif', 'Dites pour quelle raison le contrat est refusé.')
  if (!refuse && (acte.motif ?? null) !== null) dire('/motif', 'Une raison ne se dit que d’un refus.')
  if (voie === 'papier' && !refuse && (acte.piece ?? null) === null)
    dire('/piece', 'Joignez le contrat signé sur papier, numérisé : la plateforme en garde l’empreinte.')
  if ((voie === 'papier' || voie === 'declaration') && (acte.date ?? null) === null) dire('/date', 'Dites quel jour.')
  if ((acte.date ?? jour) > jour) dire('/date', 'Une signature ou un refus ne peut pas être daté d’un jour à venir.')
  return manques
}

/** Why the contract, as it stands, does not take this act; null when it does. */
export function refusDeLActe(c: Contrat, sens: Sens, partie: Partie): string | null {
  // Declared of a signed contract: it was to change, hence came back to be signed, and that change was refused.
  if (sens === 'REFUS' && partie === 'LES_DEUX' && c.etat === 'SIGNE') return refusDeLEtat('SIGNE', 'ACTUALISER')
  const refus = refusDeLEtat(c.etat, sens === 'REFUS' ? 'REFUSER' : 'SIGNER')
  if (refus || sens === 'REFUS') return refus
  if (partie === 'PERSONNE' && c.signePersonneLe !== null && c.etat !== 'REFUSE')
    return 'La personne a déjà signé cette édition du contrat.'
  if (partie === 'ORGANISME' && c.signeOrganismeLe !== null) return 'L’organisme a déjà signé cette édition du contrat.'
  return partie === 'ORGANISME' && c.etat === 'REFUSE'
    ? 'La personne a refusé ce contrat : elle seule revient sur son refus. Actualisez-le pour lui en proposer un autre.'
    : null
}

/** Why what was read is not what stands, which says what does; null when it is. */
export const refusDeLecture = (c: Contrat, empreinte: string | null | undefined): string | null =>
  empreinte === c.empreinte
    ? null
    : `Le contrat a changé depuis votre lecture : l’édition présente est la ${c.edition}. Relisez-la avant de signer.`
