import type { Donnees } from '../../moteur/contenu.js'
import { Probleme } from '../../moteur/probleme.js'
import type { Sanction, SanctionPresente } from '../../parcours/sanction-rsa/index.js'
import type { Contexte } from '../contexte.js'
import { sceau, uuidDuSceau } from '../identifiant-scelle.js'
import { RefusPartenaire } from '../refus.js'
import type { DetailDuContrat, EvenementDuContrat, SortieDuContrat } from './formes.js'

/** One for each organisation: what a partner keeps of it names the procedure to nobody else. */
export const identifiantDeLaSanction = ({ secrets }: Contexte, organisation: string, usager: bigint, numero: number): string =>
  uuidDuSceau(sceau(secrets.jetonUsager, 'sanction-rsa', organisation, usager, numero))

const types = { SUSPENSION: 'SUSP_RSA', SUPPRESSION: 'SUPPR_RSA' } as const
const consequences = { SUSP_RSA: 'SUSPENSION', SUPPR_RSA: 'SUPPRESSION' } as const

/** In the words of the activities of the contract (1.12): it has none for the ten days of the person. */
const etats = {
  A_INSTRUIRE: 'A_INSTRUIRE',
  A_TRAITER: 'A_TRAITER',
  CONTRADICTOIRE: 'A_TRAITER',
  SANS_SUITE: 'REFUSEE',
  DECIDEE: 'VALIDEE',
  LEVEE_A_TRAITER: 'LEVEE_A_TRAITER',
  LEVEE: 'LEVEE',
  ECHUE: 'ECHUE',
  ANNULEE: 'ANNULEE',
} as const satisfies Record<Sanction['etat'], DetailDuContrat['etat']>

/** Pure mapping (1.6.14). */
export const enDetail = (identifiantConsequenceSanction: string, s: Sanction): DetailDuContrat => ({
  identifiantConsequenceSanction,
  typeConsequenceSanction: types[s.consequence],
  modaliteProposee: s.tauxPropose === null ? null : 'P',
  montantPropose: s.tauxPropose,
  dureeProposee: s.moisProposes,
  etat: etats[s.etat],
  dateLimiteObservations: s.reponseAvant,
  ...(s.decision === 'SANCTION' && s.mois !== null && s.du !== null && s.au !== null
    ? {
        typeConsequenceSanctionValide: types[s.consequence],
        modaliteDecisionValidee: s.montant === null ? 'P' : 'M',
        montantValide: s.montant ?? s.taux ?? 0,
        dureeValidee: s.mois,
        dateDebut: s.du,
        dateFin: s.au,
      }
    : {}),
})

const actes = {
  SAISIE_SANCTION: 'SAISIE',
  REFUS_SAISIE_SANCTION: 'REFUS_DE_SAISIE',
  VALID_SANCTION: 'SANCTION',
  REFUS_SANCTION: 'SANS_SUITE',
  VALID_LEVEE_SUSP: 'LEVEE',
  REFUS_LEVEE_SUSP: 'MAINTIEN',
  ANNULATION_SANCTION: 'ANNULATION',
} as const satisfies Record<EvenementDuContrat['evenement']['typeEvenement'], string>

type Valide = { type: keyof typeof consequences; modalite: 'M' | 'P'; montant: number; duree: number }
export const enSanction = ({ type, modalite, montant, duree }: Valide): Donnees => ({
  acte: 'SANCTION',
  consequence: consequences[type],
  taux: modalite === 'P' ? montant : null,
  montant: modalite === 'M' ? montant : null,
  mois: duree,
})

/** What a département declares by an event; of a validation, what is not said is what was proposed. @throws RefusPartenaire 400 */
export function enDeclaration(e: EvenementDuContrat, { numero, donnees: s }: SanctionPresente): Donnees {
  const { typeEvenement, dateEvenement: jour } = e.evenement
  const acte = actes[typeEvenement]
  if (acte === 'ANNULATION' && e.motifEvenement === undefined)
    throw new RefusPartenaire('REQUETE_INVALIDE', 'Une erreur de validation s’est produite : motifEvenement')
  const commun = { sanction: numero, acte, jour, motif: e.motifEvenement ?? null }
  if (acte !== 'SANCTION') return commun
  const montant = e.montantValide ?? s.tauxPropose
  const duree = e.dureeValidee ?? s.moisProposes
  if (montant === null || duree === null)
    throw new RefusPartenaire('REQUETE_INVALIDE', 'Une erreur de validation s’est produite : montantValide, dureeValidee')
  const type = e.typeConsequenceSanctionValide ?? types[s.consequence]
  return { ...commun, ...enSanction({ type, modalite: e.modaliteDecisionValidee ?? 'P', montant, duree }) }
}

/** Whether the procedure already is where the call would lead it: said twice, it is one declaration. */
export function dejaFait(d: Donnees, s: Sanction): boolean {
  switch (d.acte) {
    case 'SAISIE':
      return s.saisie === true && (s.etat === 'A_TRAITER' || s.etat === 'CONTRADICTOIRE')
    case 'REFUS_DE_SAISIE':
      return s.delegueeLe !== null && s.etat !== 'A_INSTRUIRE'
    case 'SANCTION':
      return s.etat === 'DECIDEE' && (['consequence', 'taux', 'montant', 'mois'] as const).every(c => s[c] === d[c])
    case 'SANS_SUITE':
      return s.etat === 'SANS_SUITE'
    case 'LEVEE':
      return s.etat === 'LEVEE'
    case 'MAINTIEN':
      return s.etat === 'DECIDEE' && s.levee === 'MAINTIEN'
    default:
      return s.etat === 'ANNULEE'
  }
}

/** A functional refusal is an answer of this API (1.6.14): 200, and a code that is not C001. @throws what is no refusal of a rule */
export function enSortie(erreur: unknown): SortieDuContrat {
  if (erreur instanceof Probleme && erreur.statut === 409) return { codeSortie: 'C101', libelleSortie: erreur.detail }
  if (erreur instanceof Probleme && erreur.statut === 422) return { codeSortie: 'C102', libelleSortie: erreur.detail }
  throw erreur
}
