import type { Empreintes } from '../../../moteur/ecriture.js'
import type { Adresse } from '../../../parcours/identite/index.js'
import { decrire, empreintesDe, type Recue } from '../../../personnes/index.js'
import type { Foyer, PersonneDuFoyer } from '../../foyer.js'
import { nirCoherent, nirProvisoire } from '../../normalisation/nir.js'
import { adresseDuFoyer } from './adresse.js'

type Adulte = Omit<
  PersonneDuFoyer,
  'prenoms' | 'activites' | 'communeNaissance' | 'roleFamilial' | 'responsableDossier' | 'identifiantPoleEmploi'
>

/** What the rules look at. Children are not kept: nothing here is for them. */
export type FoyerUtile = Pick<
  Foyer,
  | 'organisme'
  | 'departement'
  | 'demande'
  | 'mutations'
  | 'adresse'
  | 'etatDossier'
  | 'refus'
  | 'suspensions'
  | 'finDroit'
  | 'soumisDroitsEtDevoirs'
> & { personnes: Adulte[] }

/** What is computed of a person once and for all while the file is read. `personne`: her place among those of the household. */
type Decrite = { personne: number; recue: Recue }

/** A household and the persons to register of it, ready to be recognised. Holds nothing a message cannot carry. */
export type Menage = { foyer: FoyerUtile; decrites: Decrite[] }

/** One person of a household that the law looks at: who asks for the RSA, and her spouse or partner. */
export type Individu = {
  rang: number
  repere: string
  foyer: FoyerUtile
  personne: Adulte
  recue: Recue
  /** Data of `identite`, as the payer may write them. */
  identite: Record<string, unknown>
  empreintes: Record<string, string | null>
}

export const repereDe = (f: Pick<Foyer, 'organisme' | 'demande'>): string =>
  `${f.organisme.fonction}${f.organisme.numero} ${f.organisme.matricule}, demande ${f.demande.numero}`

export function menageDe(lu: FoyerUtile, empreintes: Empreintes): Menage {
  const foyer = essentielDe(lu)
  return { foyer, decrites: foyer.personnes.flatMap((personne, i) => decrite(foyer, personne, i, empreintes) ?? []) }
}

export function individusDe({ foyer, decrites }: Menage, rang: number): Individu[] {
  const adresse = adresseDuFoyer(foyer)
  const repere = repereDe(foyer)
  return decrites.flatMap(({ personne, recue }) => {
    const elle = foyer.personnes[personne]
    const identite = elle && identiteDe(elle, recue, adresse)
    return elle ? [{ rang, repere, foyer, personne: elle, recue, identite: identite ?? {}, empreintes: empreintesDe(recue) }] : []
  })
}

function essentielDe(f: FoyerUtile): FoyerUtile {
  const { organisme, departement, demande, mutations, adresse, etatDossier, refus, suspensions, finDroit, soumisDroitsEtDevoirs } = f
  const personnes = f.personnes.filter(p => p.role === 'DEM' || p.role === 'CJT' || p.role === null).map(adulteDe)
  return {
    organisme,
    departement,
    demande,
    mutations,
    adresse,
    etatDossier,
    refus,
    suspensions,
    finDroit,
    soumisDroitsEtDevoirs,
    personnes,
  }
}

function adulteDe(p: Adulte): Adulte {
  const { rang, role, civilite, nom, nomNaissance, prenom, dateNaissance, typeDateNaissance, nir, nirCertifie, identiteValidee, sexe } = p
  const { soumisDroitsEtDevoirs } = p
  const etatCivil = { civilite, nom, nomNaissance, prenom, dateNaissance, typeDateNaissance, sexe }
  return { rang, role, ...etatCivil, nir, nirCertifie, identiteValidee, soumisDroitsEtDevoirs }
}

function decrite(foyer: FoyerUtile, personne: Adulte, place: number, calculer: Empreintes): Decrite | null {
  const { dateNaissance, nom, nomNaissance, prenom, nir } = personne
  if (personne.role === null || dateNaissance === null) return null
  const nirFiable =
    nir !== null && !nirProvisoire(nir) && nirCoherent(nir, personne.sexe, dateNaissance, personne.typeDateNaissance !== 'annee')
  const etatCivil = { nom, nomNaissance, prenom, dateNaissance, nir, nirFiable, precision: personne.typeDateNaissance }
  const indices = { matricule: foyer.organisme.matricule, departement: foyer.departement }
  return { personne: place, recue: decrire(calculer, etatCivil, indices) }
}

const identiteDe = (p: Adulte, { nirFiable }: Recue, adresse: Adresse | null) => ({
  civilite: p.civilite === 'M' ? 'M.' : p.civilite,
  nom: p.nom.slice(0, 80),
  nomNaissance: p.nomNaissance.slice(0, 80),
  prenom: p.prenom.slice(0, 80),
  dateNaissance: p.dateNaissance,
  nir: nirFiable ? p.nir : null,
  identiteCertifiee: p.nirCertifie,
  adresse,
})
