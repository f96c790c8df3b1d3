import type { Empreintes } from '../../../moteur/ecriture.js'
import { decrire, type Recue } from '../../../personnes/index.js'
import type { Foyer, PersonneDuFoyer } from '../../foyer.js'
import { nirCoherent, nirProvisoire } from '../../normalisation/nir.js'
import { adresseDuFoyer } from './adresse.js'

/** One person of a household that the law looks at: who asks for the RSA, and her spouse or partner. */
export type Individu = {
  rang: number
  repere: string
  foyer: Foyer
  personne: PersonneDuFoyer
  recue: Recue
  /** Data of `identite`, as the payer may write them. */
  identite: Record<string, unknown>
  empreintes: Record<string, Buffer | null>
}

export const repereDe = (f: Foyer): string =>
  `${f.organisme.fonction}${f.organisme.numero} ${f.organisme.matricule}, demande ${f.demande.numero}`

/** A household with its persons to register, ready to be recognised: made while the file is read, the previous lot being written. */
export type Menage = { foyer: Foyer; individus: Individu[] }

export const menageDe = (foyer: Foyer, rang: number, empreintes: Empreintes): Menage => ({
  foyer,
  individus: individusDe(foyer, rang, empreintes),
})

/** Children and others are not kept: nothing here is for them. */
function individusDe(foyer: Foyer, rang: number, empreintes: Empreintes): Individu[] {
  const adresse = adresseDuFoyer(foyer)
  return foyer.personnes.flatMap(personne => {
    const { dateNaissance, nom, nomNaissance, prenom, nir } = personne
    if ((personne.role !== 'DEM' && personne.role !== 'CJT') || dateNaissance === null) return []
    const nirFiable =
      nir !== null && !nirProvisoire(nir) && nirCoherent(nir, personne.sexe, dateNaissance, personne.typeDateNaissance !== 'annee')
    const etatCivil = { nom, nomNaissance, prenom, dateNaissance, nir, nirFiable, precision: personne.typeDateNaissance }
    const indices = { matricule: foyer.organisme.matricule, departement: foyer.departement }
    const { recue, empreintes: calculees } = decrire(empreintes, etatCivil, indices)
    const identite = {
      civilite: personne.civilite === 'M' ? 'M.' : personne.civilite,
      nom: nom.slice(0, 80),
      nomNaissance: nomNaissance.slice(0, 80),
      prenom: prenom.slice(0, 80),
      dateNaissance,
      nir: nirFiable ? nir : null,
      identiteCertifiee: personne.nirCertifie,
      adresse,
    }
    return [{ rang, repere: repereDe(foyer), foyer, personne, recue, identite, empreintes: calculees }]
  })
}
