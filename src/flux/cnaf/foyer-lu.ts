import type { Foyer, Mutation, Organisme } from '../foyer.js'
import { premierRejet } from '../motifs.js'
import { normaliserDate } from '../normalisation/date.js'
import { normaliserMatricule } from '../normalisation/matricule.js'
import { normaliserNir } from '../normalisation/nir.js'
import { lireCode } from '../normalisation/texte.js'
import { lireAdresse } from './adresse.js'
import { type Bloc, sousBloc, sousBlocs } from './bloc.js'
import { composer } from './composition.js'
import { dateEffetDe, lireDroits } from './droits.js'
import { lirePersonne } from './personne.js'
import { dateDe, type Lieu, noter, type Releve, relever } from '../releve.js'

const LIEU: Lieu = { chemin: 'IdentificationRSA', personne: null }

/** Household of a tree that holds the obligations of the schema; null when what identifies the file cannot be read, which is then told. */
export const lireFoyer = (bloc: Bloc, releve: Releve): Foyer | null => {
  const identification = sousBloc(bloc, 'IdentificationRSA')
  const organisme = lireOrganisme(sousBloc(identification, 'Organisme'), releve)
  const departement = lireDepartement(sousBloc(identification, 'Partenaire'), releve)
  const demande = lireDemande(sousBloc(identification, 'DemandeRSA'), releve)
  if (organisme === null || departement === null || demande === null) return null

  const lues = sousBlocs(bloc, 'Personne').map((personne, rang) => lirePersonne(personne, rang + 1, releve))
  if (premierRejet(releve.anomalies) !== undefined) return null
  const personnes = composer(
    lues.filter(personne => personne !== null),
    releve,
  )
  const administratif = sousBloc(bloc, 'DonneesAdministratives')
  const famille = sousBloc(administratif, 'SituationFamille')?.champs
  const adresses = sousBlocs(administratif, 'Adresse').map(adresse => lireAdresse(adresse, releve))
  const adresse = adresses.find(({ rang }) => rang === 1) ?? null
  const droits = lireDroits(sousBloc(bloc, 'PrestationRSA'), releve)
  if (adresse === null && adresses.length > 0)
    noter(releve, { chemin: 'DonneesAdministratives', personne: null }, 'Adresse', 'ADRESSE_ABSENTE')
  return {
    organisme,
    departement,
    demande,
    mutations: lireMutations(identification, releve),
    personnes,
    situationFamiliale:
      famille === undefined
        ? null
        : {
            code: lireCode(famille.get('SITFAM')) ?? '',
            depuis: dateDe(releve, LIEU, famille, 'DDSITFAM'),
          },
    adresse,
    ...droits,
    dateEffet: dateEffetDe(droits, demande.date),
    anomalies: releve.anomalies,
    lignage: releve.lignage,
  }
}

const lireOrganisme = (bloc: Bloc | undefined, releve: Releve): Organisme | null => {
  const fonction = lireCode(bloc?.champs.get('FONORG'))
  const numero = lireCode(bloc?.champs.get('NUMORG'))
  if ((fonction !== 'CAF' && fonction !== 'MSA') || numero === null) {
    noter(releve, LIEU, 'Organisme', 'ORGANISME_ILLISIBLE', `${fonction ?? ''} ${numero ?? ''}`)
    return null
  }
  const brut = bloc?.champs.get('MATRICULE')
  const matricule = relever(releve, LIEU, 'MATRICULE', brut, normaliserMatricule(brut, fonction))
  return matricule === null ? null : { fonction, numero: numero.padStart(3, '0'), matricule }
}

/** IDEPARTE is in three characters: '059' is the Nord, '02A' Corse-du-Sud, '971' Guadeloupe. */
const lireDepartement = (bloc: Bloc | undefined, releve: Releve): string | null => {
  const code = /^0?(\d{2}|2[AB]|9[78]\d)$/.exec(lireCode(bloc?.champs.get('IDEPARTE'))?.toUpperCase() ?? '')?.[1]
  if (code === undefined) noter(releve, LIEU, 'IDEPARTE', 'DEPARTEMENT_ILLISIBLE', lireCode(bloc?.champs.get('IDEPARTE')) ?? '')
  return code ?? null
}

const lireDemande = (bloc: Bloc | undefined, releve: Releve): Foyer['demande'] | null => {
  const numero = lireCode(bloc?.champs.get('NUMDEMRSA'))
  const brut = bloc?.champs.get('DTDEMRSA')
  const lue = normaliserDate(brut)
  if (numero !== null && lue.valeur !== null) return { date: relever(releve, LIEU, 'DTDEMRSA', brut, lue) ?? lue.valeur, numero }
  noter(releve, LIEU, 'DemandeRSA', 'DEMANDE_ILLISIBLE', lue.detail)
  return null
}

const lireMutations = (identification: Bloc | undefined, releve: Releve): Mutation[] => {
  const mutations: Mutation[] = []
  const cedant = sousBloc(identification, 'OrganismeCedant')?.champs
  const prenant = sousBloc(identification, 'OrganismePrenant')?.champs
  if (cedant !== undefined) {
    mutations.push({
      sens: 'arrivee',
      fonction: lireCode(cedant.get('FONORGCEDMUT')) ?? '',
      numero: lireCode(cedant.get('NUMORGCEDMUT')) ?? '',
      matricule: sansNir(lireCode(cedant.get('MATRICULEORGCEDMUT'))),
      date: dateDe(releve, LIEU, cedant, 'DDARRMUT'),
    })
  }
  if (prenant !== undefined) {
    mutations.push({
      sens: 'depart',
      fonction: lireCode(prenant.get('FONORGPRENMUT')) ?? '',
      numero: lireCode(prenant.get('NUMORGPRENMUT')) ?? '',
      matricule: null,
      date: dateDe(releve, LIEU, prenant, 'DDDEPAMUT'),
    })
  }
  return mutations
}

/** The MSA may number a file by the NIR of its holder: such a number is no datum of the household. */
const sansNir = (matricule: string | null): string | null => (normaliserNir(matricule ?? '').valeur === null ? matricule : null)
