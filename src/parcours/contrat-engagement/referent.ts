import type { CodeActeur } from '../../droit/acteurs.js'
import { CodeDuTravail } from '../../droit/textes.js'
import type { Appelant } from '../../moteur/appelant.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { type Ligne, lignesDe } from '../../moteur/lignes.js'
import { orientationOuverte } from '../orientation/index.js'
import { contratEngagement } from './contrat-engagement.echange.js'

/** The organisme référent, which draws the contract up and signs it. */
export type Referent = { organisation: string; structure: string | null; orientation: number | null }

/**
 * The one her orientation names. Before any is open, the law names nobody: whoever accompanies her, or decides where she will be
 * accompanied, may prepare the contract.
 */
export async function referentDe(ecriture: Pick<Ecriture, 'sql'>, usager: bigint, a: Appelant): Promise<Referent> {
  const ouverte = await orientationOuverte(ecriture, usager)
  return ouverte
    ? { organisation: ouverte.organisation, structure: ouverte.structure, orientation: ouverte.numero }
    : { organisation: a.organisation, structure: a.structure, orientation: null }
}

/**
 * Why this organisation may not, which says who may; null when it is the référent. `avant`: whether a contract may be drawn up and signed
 * before an orientation names one.
 */
export function refusDIncompetence({ organisation }: Pick<Appelant, 'organisation'>, r: Referent, avant: boolean): string | null {
  if (r.orientation === null)
    return avant
      ? null
      : `Le contrat s’établit une fois l’orientation décidée, qui désigne l’organisme référent (${CodeDuTravail.L5411_6.cite}).`
  return r.organisation === organisation
    ? null
    : `Le contrat s’établit et se signe avec ${r.organisation}, organisme référent depuis l’orientation n° ${r.orientation} (${CodeDuTravail.L5411_6.cite}).`
}

/** The line under which this kind of actor writes on a contract. */
export function ligneDuContrat(type: CodeActeur, operation: 'deposer' | 'corriger'): Ligne {
  const ligne = lignesDe(contratEngagement).find(l => l.operation === operation && l.par.some(a => a.code === type))
  if (!ligne) throw new Error(`${type} n’écrit pas de contrat d’engagement`)
  return ligne
}
