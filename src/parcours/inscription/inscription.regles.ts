import { ageAu, plusMois } from '../../droit/jours.js'
import {
  agesDeLaMissionLocale,
  categoriesDInvaliditeExclues,
  effetDeLaFinDeDroit,
  repriseDeStock,
} from '../../droit/parametres/inscription-automatique.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { type AgesParGeneration, ageDuTauxPleinAutomatique, ageLegal } from '../../droit/parametres/retraite.js'
import type { categoriesDInscription, motifsDeFin, originesDInscription, statutsDInscription } from './nomenclatures.js'

/** Civil day `AAAA-MM-JJ`. */
type Jour = string

export type Inscription = {
  statut: (typeof statutsDInscription)[number]
  categorie: (typeof categoriesDInscription)[number] | null
  origine: (typeof originesDInscription)[number]
  motif: string | null
  dateInscription: Jour
  dateEffetStatut: Jour
  motifFin: (typeof motifsDeFin)[number] | null
}

export type DecisionDInscription =
  | {
      effet: 'aucun'
      pourquoi: 'deja-inscrite' | 'reste-hors-de-la-liste' | 'droit-inconnu' | 'droit-clos' | 'autre-droit' | 'reste-inscrite'
    }
  | { effet: 'exclue'; pourquoi: 'age-du-taux-plein' | 'duree-du-taux-plein' | 'invalidite' | 'age-de-la-mission-locale' }
  | { effet: 'inscrire' | 'reinscrire' | 'cesser'; inscription: Inscription }

/** What a payer says of one person of a household that asks for the RSA. */
export type DemandeDeRsa = {
  regime: 'CAF' | 'MSA'
  role: 'demandeur' | 'conjoint'
  droit: 'demande' | 'ouvert' | 'clos' | 'refuse' | 'inconnu'
  dateDemande: Jour
  /** Of the closing or the refusal, and its code. */
  dateFin: Jour | null
  motifFin: string | null
  /** Another file of hers asks for or gives the RSA. */
  autreDroit: boolean
  dateNaissance: Jour
  categorieInvalidite: number | null
  dureeTauxPleinAcquise: boolean | null
  presente: Inscription | null
  /** Day the statement refers to. */
  jour: Jour
}

const automatiques: readonly string[] = ['INSCRIPTION_AUTO_CAF', 'INSCRIPTION_AUTO_MSA', 'RDS_LPE']

/**
 * Registration of right by a demand of RSA (2° of L. 5411-1): the applicant and the spouse, partner or cohabitant, each for herself.
 * A right neither open nor asked for registers nobody; who is already on the list stays as she is.
 */
export function inscrireDuFaitDuRsa(d: DemandeDeRsa): DecisionDInscription {
  if (d.droit === 'inconnu') return { effet: 'aucun', pourquoi: 'droit-inconnu' }
  if (d.droit === 'clos' || d.droit === 'refuse') return mettreFin(d)
  if (d.presente?.statut === 'inscrit') return { effet: 'aucun', pourquoi: 'deja-inscrite' }
  const exclusion = exclusionDe(d)
  if (exclusion) return { effet: 'exclue', pourquoi: exclusion }
  if (d.presente) return reinscrire(d, d.presente)
  return { effet: 'inscrire', inscription: enAttenteDOrientation(d, d.dateDemande) }
}

/** 2° of L. 5411-1: not whoever has reached the age of the automatic full rate, has its duration at the legal age, or is invalid of 2nd or 3rd category. */
function exclusionDe({ dateNaissance, jour, dureeTauxPleinAcquise, categorieInvalidite }: DemandeDeRsa) {
  const atteint = (ages: AgesParGeneration) =>
    plusMois(dateNaissance, ages.findLast(([neeDepuis]) => neeDepuis <= dateNaissance)?.[1] ?? 0) <= jour
  if (atteint(auJour(ageDuTauxPleinAutomatique, jour))) return 'age-du-taux-plein'
  if (dureeTauxPleinAcquise && atteint(auJour(ageLegal, jour))) return 'duree-du-taux-plein'
  if (categorieInvalidite !== null && auJour(categoriesDInvaliditeExclues, jour).includes(categorieInvalidite)) return 'invalidite'
  return null
}

/** R. 5412-5 for the person struck off who asks for the RSA; a new demand, or a right that comes back, for the one who had left. */
function reinscrire(d: DemandeDeRsa, presente: Inscription): DecisionDInscription {
  const revenue = presente.statut === 'cessation' && presente.motifFin === 'fin-de-droit-rsa'
  if (d.dateDemande >= presente.dateEffetStatut) return { effet: 'reinscrire', inscription: enAttenteDOrientation(d, d.dateDemande) }
  if (revenue) return { effet: 'reinscrire', inscription: enAttenteDOrientation(d, d.jour) }
  return { effet: 'aucun', pourquoi: 'reste-hors-de-la-liste' }
}

/** Category G until she is oriented. Demands of the stock are registered on the day it was taken over. */
function enAttenteDOrientation({ regime, role, jour }: DemandeDeRsa, date: Jour): Inscription {
  const reprise = auJour(repriseDeStock, jour)
  const duStock = date < reprise
  const dateInscription = duStock ? reprise : date
  return {
    statut: 'inscrit',
    categorie: 'G',
    origine: duStock ? 'RDS_LPE' : `INSCRIPTION_AUTO_${regime}`,
    motif: role === 'demandeur' ? 'Demande de RSA' : 'Conjoint d’un demandeur de RSA',
    dateInscription,
    dateEffetStatut: dateInscription,
    motifFin: null,
  }
}

function mettreFin({ presente, autreDroit, dateFin, motifFin, jour }: DemandeDeRsa): DecisionDInscription {
  if (presente?.statut !== 'inscrit') return { effet: 'aucun', pourquoi: 'droit-clos' }
  if (autreDroit) return { effet: 'aucun', pourquoi: 'autre-droit' }
  const { categoriesQuiCessent, motifsSansEffet } = auJour(effetDeLaFinDeDroit, jour)
  const fin = dateFin ?? jour
  const cesse =
    automatiques.includes(presente.origine) &&
    categoriesQuiCessent.includes(presente.categorie ?? '') &&
    !motifsSansEffet.includes(motifFin ?? '') &&
    fin >= presente.dateEffetStatut
  if (!cesse) return { effet: 'aucun', pourquoi: 'reste-inscrite' }
  return { effet: 'cesser', inscription: { ...presente, statut: 'cessation', dateEffetStatut: fin, motifFin: 'fin-de-droit-rsa' } }
}

/** What a mission locale says of a young person who asks for its support. */
export type DemandeALaMissionLocale = { dateOuverture: Jour; dateNaissance: Jour; presente: Inscription | null }

/** 3° of L. 5411-1. Kept in category A until the contract is signed; a registration that exists stays as it is. */
export function inscrireParLaMissionLocale({ dateOuverture, dateNaissance, presente }: DemandeALaMissionLocale): DecisionDInscription {
  if (presente) return { effet: 'aucun', pourquoi: presente.statut === 'inscrit' ? 'deja-inscrite' : 'reste-hors-de-la-liste' }
  const { min, max } = auJour(agesDeLaMissionLocale, dateOuverture)
  const age = ageAu(dateNaissance, dateOuverture)
  if (age < min || age > max) return { effet: 'exclue', pourquoi: 'age-de-la-mission-locale' }
  const reprise = auJour(repriseDeStock, dateOuverture)
  const date = dateOuverture < reprise ? reprise : dateOuverture
  return {
    effet: 'inscrire',
    inscription: {
      statut: 'inscrit',
      categorie: 'A',
      origine: dateOuverture < reprise ? 'RDS_LPE' : 'INSCRIPTION_AUTO_MILO',
      motif: 'Demande d’accompagnement',
      dateInscription: date,
      dateEffetStatut: date,
      motifFin: null,
    },
  }
}
