import { cleDuNir } from '../src/flux/normalisation/nir.js'
import type { FoyerEcrit } from './fichier-cnaf.js'
import { type PersonneDEssai, personnes } from './personas.js'
import type { AdresseFictive, Menage } from './population.js'
import type { PersonneFictive } from './population/personne.js'

/** Where the daily delta says that the household of the story has moved. */
const nouvelleAdresse: AdresseFictive = {
  numero: '27',
  voie: 'RUE GAMBETTA',
  complement: null,
  codeCommune: '59350',
  codePostal: '59000',
  commune: 'LILLE',
  departement: '59',
}

function personneFictive({ identite }: PersonneDEssai): PersonneFictive {
  const { civilite, nom, nomNaissance, prenom, dateNaissance, nir } = identite as Record<string, string>
  return {
    sexe: civilite === 'MME' ? 'F' : 'M',
    nom: nom ?? '',
    nomNaissance: nomNaissance ?? '',
    prenom: prenom ?? '',
    autresPrenoms: [],
    dateNaissance: dateNaissance ?? '',
    communeNaissance: 'LILLE',
    nir: nir ?? null,
    cleNir: cleDuNir(nir ?? ''),
    courriel: null,
    telephone: null,
  }
}

/** The household of Amina and Yanis as the CAF of the Nord writes it: in the monthly stock, or in the delta of the day they move. */
export function foyerDuRecit(date: string, quotidien: boolean): FoyerEcrit {
  const { amina, yanis } = personnes
  if (!amina || !yanis) throw new Error('le récit a perdu ses personnages')
  const { numeroTypeLibelleVoie, codePostal, codeInseeCommune, libelleCommune } = amina.identite.adresse as Record<string, string>
  const [numero = '', ...voie] = (numeroTypeLibelleVoie ?? '').split(' ')
  const adresse: AdresseFictive = {
    numero,
    voie: voie.join(' '),
    complement: null,
    codeCommune: codeInseeCommune ?? '',
    codePostal: codePostal ?? '',
    commune: libelleCommune ?? '',
    departement: '59',
  }
  const { matricule, numeroDemande, dateDemande } = amina.droits as Record<string, string>
  const droits = {
    organisme: 'CAF' as const,
    matricule: matricule ?? '',
    numeroDemande: numeroDemande ?? '',
    dateDemande: dateDemande ?? '',
    etat: '2',
    dateEtat: date,
    motif: null,
    soumisDroitsEtDevoirs: true,
  }
  const menage: Menage = {
    index: -1,
    public: 'RSA',
    adultes: [personneFictive(amina), personneFictive(yanis)],
    enfants: [],
    adresse: quotidien ? nouvelleAdresse : adresse,
    droits,
  }
  return { menage, droits, evolution: quotidien ? { ancienneAdresse: adresse } : {}, changement: quotidien ? 'demenagement' : null }
}
