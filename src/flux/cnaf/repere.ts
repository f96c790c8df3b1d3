import type { Buffer } from 'node:buffer'
import { masquerNir, normaliserNir } from '../normalisation/nir.js'

/**
 * What finds a refused file again at the payer, as far as its bytes tell: « CAF591 0346145, demande 01024041059 ». Taken from the text
 * itself, since a household is often refused because it is no tree.
 */
export const repereDuFoyer = (octets: Buffer): string | null => {
  const debut = octets.subarray(0, 4096).toString('latin1')
  const champ = (nom: string): string => new RegExp(`<${nom}>\\s*([A-Z0-9]{1,15})\\s*<`).exec(debut)?.[1] ?? ''
  const numero = champ('NUMDEMRSA')
  const dossier = `${champ('FONORG')}${champ('NUMORG')} ${matriculeLisible(champ('MATRICULE'))}`.trim()
  return [dossier, numero === '' ? '' : `demande ${numero}`].filter(partie => partie !== '').join(', ') || null
}

/** Without the padding of the CAF, and masked when the MSA numbers the file by a NIR. */
const matriculeLisible = (matricule: string): string => {
  if (/^\d{7}0{8}$/.test(matricule)) return matricule.slice(0, 7)
  return normaliserNir(matricule).valeur === null ? matricule : masquerNir(matricule)
}
