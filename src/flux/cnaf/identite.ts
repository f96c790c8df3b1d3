import type { Lignage, PersonneDuFoyer, PrecisionDate } from '../foyer.js'
import type { CodeMotif } from '../motifs.js'
import { normaliserDate } from '../normalisation/date.js'
import { masquerNir, normaliserNir } from '../normalisation/nir.js'
import { normaliserNom } from '../normalisation/nom.js'
import { lireCode } from '../normalisation/texte.js'
import { type Lieu, noter, type Releve, relever, texteDe, tracer } from './releve.js'

export type Identite = Pick<
  PersonneDuFoyer,
  'civilite' | 'nom' | 'nomNaissance' | 'prenom' | 'prenoms' | 'dateNaissance' | 'typeDateNaissance' | 'nir' | 'sexe' | 'communeNaissance'
>

/** Civil status of one person, or the reason that makes it unreadable: no name, no first name, no birth date. */
export const lireIdentite = (champs: Map<string, string>, aInscrire: boolean, releve: Releve, lieu: Lieu): Identite | CodeMotif => {
  const nomUsage = nomDe(champs, 'NOM', releve, lieu)
  const nomNaissance = nomDe(champs, 'NOMNAI', releve, lieu)
  const prenom = nomDe(champs, 'PRENOM', releve, lieu)
  const nom = nomUsage ?? nomNaissance
  if (nom === null || prenom === null) return 'NOM_ABSENT'
  if (nomUsage === null) tracer(releve, lieu, 'NOM', '', 'NOM_USAGE_REPRIS', nom)
  if (nomNaissance === null) tracer(releve, lieu, 'NOMNAI', '', 'NOM_NAISSANCE_REPRIS', nom)

  const naissance = dateDeNaissance(champs, releve, lieu)
  if (typeof naissance === 'string') return naissance
  const civilite = lireCode(champs.get('QUAL'))
  const sexe = lireCode(champs.get('SEXE'))
  return {
    civilite: civilite === 'MR' ? 'M' : civilite === 'MME' || civilite === 'MLE' ? 'MME' : null,
    nom,
    nomNaissance: nomNaissance ?? nom,
    prenom,
    prenoms: [prenom, nomDe(champs, 'PRENOM2', releve, lieu), nomDe(champs, 'PRENOM3', releve, lieu)].filter(lu => lu !== null),
    dateNaissance: naissance.jour,
    typeDateNaissance: naissance.precision,
    nir: nirDe(champs, aInscrire, releve, lieu),
    sexe: sexe === '1' ? 'M' : sexe === '2' ? 'F' : null,
    communeNaissance: texteDe(releve, lieu, champs, 'NOMCOMNAI'),
  }
}

const nomDe = (champs: Map<string, string>, nom: string, releve: Releve, lieu: Lieu): string | null => {
  const brut = champs.get(nom)
  return brut === undefined ? null : relever(releve, lieu, nom, brut, normaliserNom(brut))
}

const dateDeNaissance = (
  champs: Map<string, string>,
  releve: Releve,
  lieu: Lieu,
): { jour: string; precision: PrecisionDate } | CodeMotif => {
  const brut = champs.get('DTNAI')
  const lue = normaliserDate(brut, lireCode(champs.get('TYPEDTNAI')))
  if (lue.valeur === null) return lue.probleme === undefined ? 'DATE_NAISSANCE_ABSENTE' : 'DATE_NAISSANCE_ILLISIBLE'
  relever(releve, lieu, 'DTNAI', brut, lue)
  if (lue.valeur > releve.dateReference || lue.valeur < '1900') {
    noter(releve, lieu, 'DTNAI', 'DATE_NAISSANCE_INVRAISEMBLABLE', lue.valeur)
  }
  return { jour: lue.valeur, precision: lue.precision }
}

/** The raw NIR never leaves this function but masked. Only the persons to register are expected to have one. */
const nirDe = (champs: Map<string, string>, aInscrire: boolean, releve: Releve, lieu: Lieu): string | null => {
  const brut = champs.get('NIR')
  const lu = normaliserNir(brut)
  if (lu.probleme !== undefined && (aInscrire || lu.probleme !== 'NIR_ABSENT')) noter(releve, lieu, 'NIR', lu.probleme, lu.detail)
  if (lu.regle !== undefined && lu.valeur !== null) {
    const trace: Lignage = {
      chemin: `${lieu.chemin}/NIR`,
      brut: masquerNir(brut ?? ''),
      regle: lu.regle,
      valeur: masquerNir(lu.valeur),
    }
    releve.lignage.push(trace)
  }
  return lu.valeur
}
