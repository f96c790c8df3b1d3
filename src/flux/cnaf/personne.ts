import type { ActiviteDeclaree, PersonneDuFoyer } from '../foyer.js'
import { phraseDe } from '../motifs.js'
import { lireBooleen, lireCode } from '../normalisation/texte.js'
import { type Bloc, sousBloc, sousBlocs } from './bloc.js'
import { lireIdentite } from './identite.js'
import { dateDe, type Lieu, noter, type Releve } from '../releve.js'

/** Roles whose unreadable identity makes the household useless: they are the ones to register. */
const aInscrire = (role: string | null): boolean => role === 'DEM' || role === 'CJT'

/** One person of the household; null when it cannot be identified, which is then told. `nirCertifie` is settled with the household. */
export const lirePersonne = (bloc: Bloc, rang: number, releve: Releve): PersonneDuFoyer | null => {
  const lieu: Lieu = { chemin: `Personne[${rang}]`, personne: rang }
  const role = roleDe(bloc, 'RSA')
  if (role === null) noter(releve, lieu, 'Prestations', 'PERSONNE_SANS_PRESTATION_RSA')

  const identification = sousBloc(bloc, 'Identification')?.champs ?? new Map<string, string>()
  const identite = lireIdentite(identification, aInscrire(role), releve, {
    chemin: `${lieu.chemin}/Identification`,
    personne: rang,
  })
  if (typeof identite === 'string') {
    const code = aInscrire(role) ? 'IDENTITE_ILLISIBLE' : 'PERSONNE_A_CHARGE_ILLISIBLE'
    noter(releve, lieu, 'Identification', code, phraseDe(identite))
    return null
  }
  const calcul = sousBloc(bloc, 'MontantCalculDroitRSAPersonne')?.champs
  return {
    rang,
    role,
    roleFamilial: roleDe(bloc, 'PFA'),
    responsableDossier: lireBooleen(sousBloc(bloc, 'DossierCAF')?.champs.get('TOPRESPDOS')) ?? false,
    ...identite,
    nirCertifie: false,
    identiteValidee: lireBooleen(identification.get('TOPVALIEC')) ?? false,
    soumisDroitsEtDevoirs: lireBooleen(calcul?.get('TOPPERSDRODEVORSA')),
    identifiantPoleEmploi: lireCode(sousBloc(bloc, 'DossierPoleEmploi')?.champs.get('IDASSEDIC')),
    activites: sousBlocs(bloc, 'Activite').flatMap(activite => lireActivite(activite, releve, lieu)),
  }
}

const roleDe = (bloc: Bloc, nature: string): string | null => {
  for (const prestation of bloc.blocs) {
    if (prestation.nom === 'Prestations' && lireCode(prestation.champs.get('NATPREST')) === nature) {
      return lireCode(prestation.champs.get('ROLEPERS'))
    }
  }
  return null
}

const lireActivite = ({ champs }: Bloc, releve: Releve, lieu: Lieu): ActiviteDeclaree[] => {
  const code = lireCode(champs.get('ACT'))
  if (code === null) return []
  const ici = { chemin: `${lieu.chemin}/Activite`, personne: lieu.personne }
  return [
    {
      regime: lireCode(champs.get('REG')),
      code,
      debut: dateDe(releve, ici, champs, 'DDACT'),
      fin: dateDe(releve, ici, champs, 'DFACT'),
      contrat: lireCode(champs.get('NATCONTRTRA')),
    },
  ]
}
