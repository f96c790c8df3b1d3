import type { AdresseFictive, DroitsFictifs, Menage } from '../population.js'
import { hasard, type Hasard, entier } from '../population/hasard.js'
import type { PersonneFictive } from '../population/personne.js'
import { type Noeud, noeud } from './noeud.js'

/** What the daily flow adds to a household: an address left behind, a payer it comes from or goes to. */
export type Evolution = { ancienneAdresse?: AdresseFictive; cedant?: string; prenant?: string; date?: string }

/** InfosFoyerRSA of a household, valid against vrsb0801.xsd, written as the payers do: capitals, fixed widths, amounts on nine digits. */
export const foyerXml = (menage: Menage, droits: DroitsFictifs, departement: string, jour: string, evolution: Evolution = {}): Noeud => {
  const tirage = hasard(menage.index, 77)
  return noeud(
    'InfosFoyerRSA',
    identificationRsa(droits, departement, jour, evolution),
    menage.adultes.map((personne, rang) => personneXml(personne, rang === 0 ? 'DEM' : 'CJT', droits, jour, tirage)),
    menage.enfants.map(personne => personneXml(personne, 'ENF', droits, jour, tirage)),
    noeud(
      'DonneesAdministratives',
      noeud('SituationFamille', noeud('SITFAM', menage.adultes.length === 2 ? 'MAR' : 'CEL'), noeud('DDSITFAM', droits.dateDemande)),
      adresseXml(menage.adresse, '01', droits.dateDemande),
      evolution.ancienneAdresse === undefined ? null : adresseXml(evolution.ancienneAdresse, '02', droits.dateDemande),
    ),
    prestationRsa(droits),
  )
}

/** NUMORG: the département and a number, in three characters. */
const numeroOrganisme = (departement: string): string =>
  departement === '2A' ? '201' : departement === '2B' ? '202' : departement.length === 3 ? departement : `${departement}1`

const identificationRsa = (droits: DroitsFictifs, departement: string, jour: string, { cedant, prenant, date = jour }: Evolution): Noeud =>
  noeud(
    'IdentificationRSA',
    noeud(
      'Organisme',
      noeud('FONORG', droits.organisme),
      noeud('NUMORG', numeroOrganisme(departement)),
      noeud(
        'MATRICULE',
        droits.organisme === 'CAF' ? `${droits.matricule}00000000` : `${departement.padStart(3, '0')}00000${droits.matricule}`,
      ),
    ),
    noeud('Partenaire', noeud('TYPEPARTE', 'CG  '), noeud('IDEPARTE', departement.padStart(3, '0'))),
    noeud('DemandeRSA', noeud('DTDEMRSA', droits.dateDemande), noeud('NUMDEMRSA', droits.numeroDemande)),
    cedant === undefined
      ? null
      : noeud('OrganismeCedant', noeud('FONORGCEDMUT', 'CAF'), noeud('NUMORGCEDMUT', cedant), noeud('DDARRMUT', date)),
    prenant === undefined
      ? null
      : noeud('OrganismePrenant', noeud('FONORGPRENMUT', 'CAF'), noeud('NUMORGPRENMUT', prenant), noeud('DDDEPAMUT', date)),
  )

const personneXml = (personne: PersonneFictive, role: string, droits: DroitsFictifs, jour: string, tirage: Hasard): Noeud => {
  const prestation = (nature: string): Noeud =>
    noeud(
      'Prestations',
      noeud('NATPREST', nature),
      noeud('ROLEPERS', role),
      noeud('TOPCHAPERS', role === 'ENF' || nature === 'RSA' ? '1' : '0'),
    )
  const adulte = role !== 'ENF'
  const [deuxieme] = personne.autresPrenoms
  return noeud(
    'Personne',
    noeud(
      'Identification',
      adulte ? noeud('QUAL', personne.sexe === 'F' ? 'MME' : 'MR') : null,
      noeud('NOM', capitales(personne.nom, 28)),
      noeud('NOMNAI', capitales(personne.nomNaissance, 28)),
      noeud('PRENOM', capitales(personne.prenom, 32)),
      deuxieme === undefined ? null : noeud('PRENOM2', capitales(deuxieme, 15)),
      noeud('NOMCOMNAI', capitales(personne.communeNaissance, 26)),
      noeud('DTNAI', personne.dateNaissance),
      noeud('TYPEDTNAI', 'N'),
      personne.nir === null ? null : noeud('NIR', droits.organisme === 'MSA' ? `${personne.nir}${personne.cleNir}` : personne.nir),
      noeud('TOPVALIEC', personne.nir === null ? '0' : '1'),
      noeud('SEXE', personne.sexe === 'F' ? '2' : '1'),
    ),
    noeud('DossierCAF', noeud('TOPRESPDOS', role === 'DEM' ? '1' : '0'), noeud('DDRATDOS', droits.dateDemande)),
    prestation('PFA'),
    prestation('RSA'),
    adulte && tirage() < 0.5 ? noeud('DossierPoleEmploi', noeud('IDASSEDIC', `${entier(tirage, 1_000_000, 9_999_999)}X`)) : null,
    adulte && tirage() < 0.7 ? ressources(jour, tirage) : null,
    adulte ? noeud('MontantCalculDroitRSAPersonne', noeud('TOPPERSDRODEVORSA', droits.soumisDroitsEtDevoirs ? '1' : '0')) : null,
    adulte ? noeud('Activite', noeud('REG', 'GE'), noeud('ACT', tirage() < 0.8 ? 'CHO' : 'SAL'), noeud('DDACT', droits.dateDemande)) : null,
  )
}

const ressources = (jour: string, tirage: Hasard): Noeud => {
  const mois = (recul: number): string => {
    const date = new Date(Date.UTC(Number(jour.slice(0, 4)), Number(jour.slice(5, 7)) - 1 - recul, 1))
    return date.toISOString().slice(0, 10)
  }
  return noeud(
    'Ressources',
    noeud('GeneraliteRessourcesTrimestre', noeud('TOPRESSNUL', '0'), noeud('DDRESS', mois(3)), noeud('DFRESS', mois(1))),
    [3, 2, 1].map(recul =>
      noeud(
        'RessourcesMensuelles',
        noeud('GeneraliteRessourcesMensuelles', noeud('MOISRESS', mois(recul)), noeud('NBHEUMENTRA', '000')),
        noeud('DetailRessourcesMensuelles', noeud('NATRESS', '001'), noeud('MTNATRESSMEN', montant(entier(tirage, 0, 900)))),
      ),
    ),
  )
}

const adresseXml = (adresse: AdresseFictive, rang: string, depuis: string): Noeud => {
  const [type = '', ...nom] = adresse.voie.split(' ')
  return noeud(
    'Adresse',
    noeud(
      'TroncCommunAdresse',
      noeud('RGADR', rang),
      noeud('DTEMM', depuis),
      noeud('PAYS', 'FRA'),
      noeud('TYPEADR', 'D'),
      noeud('ETATADR', 'CO'),
    ),
    noeud(
      'AdresseDetailleeFrance',
      noeud('COMPLIDEADR', ''),
      noeud('COMPLADR', capitales(adresse.complement ?? '', 38)),
      noeud('NUMVOIE', adresse.numero.slice(0, 6).trim()),
      noeud('LIBTYPEVOIE', capitales(type, 30)),
      noeud('NOMVOIE', capitales(nom.join(' '), 32)),
      noeud('LIEUDIST', ''),
      noeud('NUMCOM', adresse.codeCommune),
      noeud('CODEPOS', adresse.codePostal),
      noeud('NOMCOM', capitales(adresse.commune, 32)),
    ),
  )
}

const prestationRsa = (droits: DroitsFictifs): Noeud => {
  const motif = droits.motif ?? ''
  const situation: Record<string, Noeud> = {
    1: noeud('Refus', noeud('DTREFURSA', droits.dateEtat), noeud('MOTIREFURSA', motif)),
    3: noeud('SuspensionDroit', noeud('MOTISUSDRORSA', motif), noeud('DDSUSDRORSA', droits.dateEtat)),
    4: noeud('SuspensionVersement', noeud('MOTISUSVERSRSA', motif), noeud('DDSUSVERSRSA', droits.dateEtat)),
    5: noeud('FinDroit', noeud('MOTICLORSA', motif), noeud('DTCLORSA', droits.dateEtat)),
    6: noeud('FinDroitMoisAnterieur', noeud('MOTICLORSA', motif), noeud('DTCLORSA', droits.dateEtat)),
  }
  const ouvert = droits.etat === '2' || droits.etat === '3' || droits.etat === '4'
  return noeud(
    'PrestationRSA',
    noeud('SituationDossierRSA', noeud('EtatDossierRSA', noeud('ETATDOSRSA', droits.etat)), situation[droits.etat] ?? null),
    noeud(
      'DetailDroitRSA',
      noeud(
        'TroncCommunDroitRSA',
        noeud('TOPSANSDOMFIXE', '0'),
        noeud('ORIDEMRSA', 'DEM'),
        noeud('TOPFOYDRODEVORSA', droits.soumisDroitsEtDevoirs ? '1' : '0'),
      ),
      ouvert
        ? noeud(
            'DetailCalculDroitRSA',
            noeud('NATPF', 'RSD'),
            noeud('SOUSNATPF', 'RSDN1'),
            noeud('DDNATDRO', droits.dateDemande),
            noeud('MTRSAVERS', montant(droits.etat === '2' ? 646 : 0)),
          )
        : null,
    ),
  )
}

const montant = (euros: number): string => `${String(euros).padStart(7, '0')}.00`

/** Unaccented capitals of the payers' files, cut at the width of the field. */
const capitales = (texte: string, largeur: number): string =>
  texte.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().replace(/Œ/g, 'OE').slice(0, largeur).trim()
