import type { FinDeDroit, Foyer, Jour, PrestationServie, Suspension } from '../foyer.js'
import { lireBooleen, lireCode } from '../normalisation/texte.js'
import { type Bloc, sousBloc } from './bloc.js'
import { ETATDOSRSA } from './codes.js'
import { dateDe, type Lieu, noter, type Releve } from '../releve.js'

export type Droits = Pick<
  Foyer,
  'etatDossier' | 'refus' | 'suspensions' | 'finDroit' | 'prestations' | 'sansDomicileFixe' | 'soumisDroitsEtDevoirs'
>

const LIEU: Lieu = { chemin: 'PrestationRSA', personne: null }

/** The rights as the payer states them. */
export const lireDroits = (bloc: Bloc | undefined, releve: Releve): Droits => {
  const situation = sousBloc(bloc, 'SituationDossierRSA')
  const detail = sousBloc(bloc, 'DetailDroitRSA')
  const tronc = sousBloc(detail, 'TroncCommunDroitRSA')?.champs
  const etatDossier = lireCode(sousBloc(situation, 'EtatDossierRSA')?.champs.get('ETATDOSRSA')) ?? ''
  if (!Object.hasOwn(ETATDOSRSA, etatDossier)) noter(releve, LIEU, 'ETATDOSRSA', 'ETAT_DOSSIER_INCONNU', etatDossier.slice(0, 20))
  const refus = sousBloc(situation, 'Refus')?.champs
  return {
    etatDossier,
    refus:
      refus === undefined
        ? null
        : {
            motif: lireCode(refus.get('MOTIREFURSA')) ?? '',
            date: dateDe(releve, LIEU, refus, 'DTREFURSA'),
          },
    suspensions: (situation?.blocs ?? []).flatMap(suspension => lireSuspension(suspension, releve)),
    finDroit: lireFin(situation, 'FinDroit', releve) ?? lireFin(situation, 'FinDroitMoisAnterieur', releve),
    prestations: (detail?.blocs ?? []).flatMap(prestation => lirePrestation(prestation, releve)),
    sansDomicileFixe: lireBooleen(tronc?.get('TOPSANSDOMFIXE')) ?? false,
    soumisDroitsEtDevoirs: lireBooleen(tronc?.get('TOPFOYDRODEVORSA')),
  }
}

const lireSuspension = ({ nom, champs }: Bloc, releve: Releve): Suspension[] => {
  if (nom === 'SuspensionDroit') {
    return [
      {
        objet: 'droit',
        motif: lireCode(champs.get('MOTISUSDRORSA')) ?? '',
        depuis: dateDe(releve, LIEU, champs, 'DDSUSDRORSA'),
      },
    ]
  }
  if (nom !== 'SuspensionVersement') return []
  return [
    {
      objet: 'versement',
      motif: lireCode(champs.get('MOTISUSVERSRSA')) ?? '',
      depuis: dateDe(releve, LIEU, champs, 'DDSUSVERSRSA'),
    },
  ]
}

const lireFin = (situation: Bloc | undefined, nom: string, releve: Releve): FinDeDroit | null => {
  const champs = sousBloc(situation, nom)?.champs
  if (champs === undefined) return null
  const date = dateDe(releve, LIEU, champs, 'DTCLORSA')
  return {
    motif: lireCode(champs.get('MOTICLORSA')) ?? '',
    date,
    moisAnterieur: nom === 'FinDroitMoisAnterieur',
  }
}

const lirePrestation = ({ nom, champs }: Bloc, releve: Releve): PrestationServie[] => {
  const nature = nom === 'DetailCalculDroitRSA' ? lireCode(champs.get('NATPF')) : null
  if (nature === null) return []
  return [
    {
      nature,
      sousNature: lireCode(champs.get('SOUSNATPF')),
      debut: dateDe(releve, LIEU, champs, 'DDNATDRO'),
      fin: dateDe(releve, LIEU, champs, 'DFNATDRO'),
    },
  ]
}

/** Since when the state of the file holds: closing, refusal, oldest suspension, opening of the oldest benefit still served, or the demand. */
export const dateEffetDe = (droits: Droits, demande: Jour): Jour | null => {
  const plusAncienne = (dates: (Jour | null)[]): Jour | null => dates.filter(date => date !== null).toSorted()[0] ?? null
  switch (droits.etatDossier) {
    case '0':
      return demande
    case '1':
      return droits.refus?.date ?? null
    case '3':
    case '4':
      return plusAncienne(droits.suspensions.map(({ depuis }) => depuis))
    case '5':
    case '6':
      return droits.finDroit?.date ?? null
    default:
      return plusAncienne(droits.prestations.filter(({ fin }) => fin === null).map(({ debut }) => debut)) ?? demande
  }
}
