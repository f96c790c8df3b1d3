import { droitEnCours } from '../../droit/etat-du-droit-rsa.js'
import { categoriesDuRsa, suspensionsDuDepartement } from '../../droit/parametres/droits-rsa.js'
import { auJour } from '../../droit/parametres/parametre.js'

/** One right of hers, as its payer states it. */
export type DroitVu = { etatDossier: string; departement: string; motifSuspension: string | null; dateCloture: string | null }
/** `departements`: those of the organisation whose procedure it is; `enSuspens`: somebody has something to do of it yet. */
export type ProcedureVue = { departements: readonly string[]; enSuspens: boolean }

const enCours = (droits: readonly DroitVu[]) => droits.filter(d => droitEnCours(d.etatDossier))

/**
 * What the end or the transfer of the right leaves to a human of who began a procedure. Nothing is dropped nor pursued by itself: the facts
 * stay, the sanction loses what it bears upon (CASF, L. 262-37).
 */
export function aFaireDeLaProcedure(droits: readonly DroitVu[], p: ProcedureVue): 'droit-clos' | 'droit-transfere' | null {
  if (!p.enSuspens || droits.length === 0) return null
  const ouverts = enCours(droits)
  if (ouverts.length === 0) return 'droit-clos'
  return ouverts.some(d => p.departements.includes(d.departement)) ? null : 'droit-transfere'
}

/** A sanction that holds back sums on that day: whoever pays her then has to know of it. */
export const court = ({ etat, au }: { etat: string; au: string | null }, jour: string): boolean =>
  (etat === 'DECIDEE' || etat === 'LEVEE_A_TRAITER') && au !== null && jour <= au

/** The payer says that it suspends because the département decided so, and no such decision is known here. */
export function estSansDecision(droits: readonly DroitVu[], decisionsConnues: number, jour: string): boolean {
  const motifs = auJour(suspensionsDuDepartement, jour)
  return decisionsConnues === 0 && enCours(droits).some(d => d.motifSuspension !== null && motifs.includes(d.motifSuspension))
}

/** On the list under a category of the RSA, while no right is left: somebody of France Travail says which one is hers. */
export const estARevoir = (
  droits: readonly DroitVu[],
  inscription: { statut: string; categorie: string | null } | undefined,
  jour: string,
): boolean =>
  droits.length > 0 &&
  enCours(droits).length === 0 &&
  inscription?.statut === 'inscrit' &&
  auJour(categoriesDuRsa, jour).includes(inscription.categorie ?? '')
