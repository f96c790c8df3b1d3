import type { Adresse } from '../foyer.js'
import { normaliserLieu } from '../normalisation/commune.js'
import { lireCode } from '../normalisation/texte.js'
import { type Bloc, sousBloc } from './bloc.js'
import { dateDe, type Lieu, type Releve, relever, texteDe } from '../releve.js'

const LIGNES = ['LIBLIG2ADR', 'LIBLIG3ADR', 'LIBLIG4ADR', 'LIBLIG5ADR', 'LIBLIG6ADR', 'LIBLIG7ADR']

export const lireAdresse = (bloc: Bloc, releve: Releve): Adresse => {
  const lieu: Lieu = {
    chemin: 'DonneesAdministratives/Adresse',
    personne: null,
  }
  const tronc = sousBloc(bloc, 'TroncCommunAdresse')?.champs
  const france = sousBloc(bloc, 'AdresseDetailleeFrance')?.champs
  const etranger = sousBloc(bloc, 'AdresseHorsFrance')?.champs
  return {
    rang: Number(lireCode(tronc?.get('RGADR')) ?? '1') || 1,
    pays: lireCode(tronc?.get('PAYS')) ?? (etranger === undefined ? 'FRA' : ''),
    type: lireCode(tronc?.get('TYPEADR')) ?? '',
    etat: lireCode(tronc?.get('ETATADR')) ?? '',
    emmenagement: dateDe(releve, lieu, tronc, 'DTEMM'),
    ...(france === undefined ? SANS_RUE : lireRue(france, releve, lieu)),
    lignesEtranger:
      etranger === undefined ? [] : LIGNES.map(ligne => texteDe(releve, lieu, etranger, ligne)).filter(ligne => ligne !== null),
  }
}

type Rue = Omit<Adresse, 'rang' | 'pays' | 'type' | 'etat' | 'emmenagement' | 'lignesEtranger'>

const SANS_RUE: Rue = {
  complementDestinataire: null,
  complementAdresse: null,
  voie: null,
  complementDistribution: null,
  codeCommune: null,
  codePostal: null,
  commune: null,
}

const lireRue = (champs: Map<string, string>, releve: Releve, lieu: Lieu): Rue => {
  const voie = ['NUMVOIE', 'LIBTYPEVOIE', 'NOMVOIE'].map(nom => texteDe(releve, lieu, champs, nom)).filter(partie => partie !== null)
  const brut = {
    code: champs.get('NUMCOM'),
    codePostal: champs.get('CODEPOS'),
    nom: champs.get('NOMCOM'),
  }
  const { code, codePostal, nom } = normaliserLieu(brut, releve.territoire)
  return {
    complementDestinataire: texteDe(releve, lieu, champs, 'COMPLIDEADR'),
    complementAdresse: texteDe(releve, lieu, champs, 'COMPLADR'),
    voie: voie.length === 0 ? null : voie.join(' '),
    complementDistribution: texteDe(releve, lieu, champs, 'LIEUDIST'),
    codeCommune: relever(releve, lieu, 'NUMCOM', brut.code, code),
    codePostal: relever(releve, lieu, 'CODEPOS', brut.codePostal, codePostal),
    commune: relever(releve, lieu, 'NOMCOM', brut.nom, nom),
  }
}
