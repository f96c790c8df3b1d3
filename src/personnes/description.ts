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
 * What matching compares of a person. A provisional NIR is compared with nobody; one that contradicts its bearer is compared, and
 * never kept.
 */
export function decrire(calculer: Empreintes, e: EtatCivilRecu, { matricule, departement }: Indices): Recue {
  const calculees = calculer(e, champs)
  const hexa = (nom: string) => calculees[nom]?.toString('hex') ?? null
  const definitif = e.nir !== null && /^[12]/.test(e.nir)
  return {
    nir: definitif ? hexa('nir_empreinte') : null,
    nirFiable: e.nirFiable,
    dateNaissance: e.dateNaissance,
    precision: e.precision,
    etatCivil: hexa('etat_civil_empreinte') ?? '',
    usage: hexa('etat_civil_usage_empreinte'),
    prenom: hexa('prenom_empreinte') ?? '',
    matricule,
    departement,
  }
}

/** The fingerprints to keep with a person so described (hexadecimal). */
export const empreintesDe = (recue: Recue) => ({
  nir_empreinte: recue.nirFiable ? recue.nir : null,
  etat_civil_empreinte: recue.etatCivil,
  etat_civil_usage_empreinte: recue.usage,
  prenom_empreinte: recue.prenom,
})
