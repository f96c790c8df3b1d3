import type { Empreintes } from '../moteur/ecriture.js'
import type { Indices } from './rapprochement/candidats.js'
import type { Recue } from './rapprochement/rapprocher-en-masse.js'

/** Civil status as a source gives it. `nirFiable`: final, and agreeing with sex and birth date. */
export type EtatCivilRecu = {
  nom: string
  nomNaissance: string
  prenom: string
  dateNaissance: string
  precision: Recue['precision']
  nir: string | null
  nirFiable: boolean
}

const champs = ['nir', 'nom', 'nomNaissance', 'prenom', 'dateNaissance']

/**
 * What matching compares of a person, and the fingerprints to keep with her (hexadecimal). A provisional NIR is compared with nobody; one
 * that contradicts its bearer is compared, and never kept.
 */
export function decrire(
  calculer: Empreintes,
  e: EtatCivilRecu,
  indices: Indices,
): { recue: Recue; empreintes: Record<string, string | null> } {
  const calculees = calculer(e, champs)
  const empreintes = Object.fromEntries(Object.entries(calculees).map(([nom, octets]) => [nom, octets?.toString('hex') ?? null]))
  const definitif = e.nir !== null && /^[12]/.test(e.nir)
  const recue = {
    nir: definitif ? (empreintes.nir_empreinte ?? null) : null,
    nirFiable: e.nirFiable,
    dateNaissance: e.dateNaissance,
    precision: e.precision,
    etatCivil: empreintes.etat_civil_empreinte ?? '',
    usage: empreintes.etat_civil_usage_empreinte ?? null,
    prenom: empreintes.prenom_empreinte ?? '',
    ...indices,
  }
  return { recue, empreintes: e.nirFiable ? empreintes : { ...empreintes, nir_empreinte: null } }
}
