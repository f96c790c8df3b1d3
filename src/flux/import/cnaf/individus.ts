import type { Empreintes } from '../../../moteur/ecriture.js'
import { decrire, type Recue } from '../../../personnes/index.js'
import type { Adresse } from '../../../parcours/identite/index.js'
import type { Foyer, PersonneDuFoyer } from '../../foyer.js'
import { nirCoherent, nirProvisoire } from '../../normalisation/nir.js'
import { adresseDuFoyer } from './adresse.js'

/** What is computed of a person once and for all while the file is read. `personne`: her place among those of the household. */
type Decrite = {
  personne: number
  recue: Recue
  /** Data of `identite`, as the payer may write them. */
  identite: Record<string, unknown>
  empreintes: Record<string, string | null>
}

/** A household and the persons to register of it, ready to be recognised. Holds nothing a message cannot carry. */
export type Menage = { foyer: Foyer; decrites: Decrite[] }

/** One person of a household that the law looks at: who asks for the RSA, and her spouse or partner. */
export type Individu = Omit<Decrite, 'personne'> & { rang: number; repere: string; foyer: Foyer; personne: PersonneDuFoyer }

export const repereDe = (f: Foyer): string =>
  `${f.organisme.fonction}${f.organisme.numero} ${f.organisme.matricule}, demande ${f.demande.numero}`

export function menageDe(lu: Foyer, empreintes: Empreintes): Menage {
  const foyer = essentielDe(lu)
  const adresse = adresseDuFoyer(foyer)
  return { foyer, decrites: foyer.personnes.flatMap((personne, i) => decrite(foyer, personne, i, adresse, empreintes) ?? []) }
}

export const individusDe = ({ foyer, decrites }: Menage, rang: number): Individu[] =>
  decrites.flatMap(({ personne, ...suite }) => {
    const elle = foyer.personnes[personne]
    return elle ? [{ rang, repere: repereDe(foyer), foyer, personne: elle, ...suite }] : []
  })

/** What the rules look at. Children are not kept: nothing here is for them. */
const essentielDe = (foyer: Foyer): Foyer => ({
  ...foyer,
  personnes: foyer.personnes
    .filter(p => p.role === 'DEM' || p.role === 'CJT' || p.role === null)
    .map(p => ({ ...p, prenoms: [], activites: [], communeNaissance: null })),
  prestations: [],
  anomalies: [],
  lignage: [],
})

function decrite(foyer: Foyer, personne: PersonneDuFoyer, place: number, adresse: Adresse | null, calculer: Empreintes): Decrite | null {
  const { dateNaissance, nom, nomNaissance, prenom, nir } = personne
  if (personne.role === null || dateNaissance === null) return null
  const nirFiable =
    nir !== null && !nirProvisoire(nir) && nirCoherent(nir, personne.sexe, dateNaissance, personne.typeDateNaissance !== 'annee')
  const etatCivil = { nom, nomNaissance, prenom, dateNaissance, nir, nirFiable, precision: personne.typeDateNaissance }
  const indices = { matricule: foyer.organisme.matricule, departement: foyer.departement }
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
  return { personne: place, identite, ...decrire(calculer, etatCivil, indices) }
}
