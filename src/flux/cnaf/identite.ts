import type { PersonneDuFoyer } from '../foyer.js'
import type { CodeMotif } from '../motifs.js'
import { lireCode } from '../normalisation/texte.js'
import { type Lieu, naissanceDe, nirDe, nomDe, type Releve, texteDe, tracer } from '../releve.js'

type Identite = Pick<
  PersonneDuFoyer,
  'civilite' | 'nom' | 'nomNaissance' | 'prenom' | 'prenoms' | 'dateNaissance' | 'typeDateNaissance' | 'nir' | 'sexe' | 'communeNaissance'
>

/** Civil status of one person, or the reason that makes it unreadable: no name, no first name, no birth date. */
export const lireIdentite = (champs: Map<string, string>, aInscrire: boolean, releve: Releve, lieu: Lieu): Identite | CodeMotif => {
  const nomUsage = nomDe(releve, lieu, champs, 'NOM')
  const nomNaissance = nomDe(releve, lieu, champs, 'NOMNAI')
  const prenom = nomDe(releve, lieu, champs, 'PRENOM')
  const nom = nomUsage ?? nomNaissance
  if (nom === null || prenom === null) return 'NOM_ABSENT'
  if (nomUsage === null) tracer(releve, lieu, 'NOM', '', 'NOM_USAGE_REPRIS', nom)
  if (nomNaissance === null) tracer(releve, lieu, 'NOMNAI', '', 'NOM_NAISSANCE_REPRIS', nom)

  const naissance = naissanceDe(releve, lieu, champs, 'DTNAI', lireCode(champs.get('TYPEDTNAI')))
  if (typeof naissance === 'string') return naissance
  const civilite = lireCode(champs.get('QUAL'))
  const sexe = lireCode(champs.get('SEXE'))
  return {
    civilite: civilite === 'MR' ? 'M' : civilite === 'MME' || civilite === 'MLE' ? 'MME' : null,
    nom,
    nomNaissance: nomNaissance ?? nom,
    prenom,
    prenoms: [prenom, ...['PRENOM2', 'PRENOM3'].map(autre => nomDe(releve, lieu, champs, autre)).filter(lu => lu !== null)],
    dateNaissance: naissance.jour,
    typeDateNaissance: naissance.precision,
    // Only the persons to register are expected to have a NIR.
    nir: nirDe(releve, lieu, champs, 'NIR', aInscrire),
    sexe: sexe === '1' ? 'M' : sexe === '2' ? 'F' : null,
    communeNaissance: texteDe(releve, lieu, champs, 'NOMCOMNAI'),
  }
}
