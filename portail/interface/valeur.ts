import { motifsDeRattachement } from '../../src/droit/perimetres.js'
import { motifsDeSuspension } from '../../src/flux/index.js'
import { libellesDesIndisponibilites } from '../../src/parcours/actualisation/index.js'
import {
  libellesDesActivites,
  libellesDesDispenses,
  libellesDesDispensesDeSante,
  libellesDesThematiques,
} from '../../src/parcours/activites/index.js'
import { libellesDesCategories } from '../../src/parcours/inscription/index.js'
import { libellesDuContrat as duContrat } from '../../src/parcours/contrat-engagement/index.js'
import { fondementsDeLaDuree } from '../../src/droit/parametres/contrat-d-engagement.js'
import { motsDeLaSanctionDuTravail as duTravail } from '../../src/parcours/sanction-travail/index.js'
import { libellesDeLaSanctionRsa as deLaSanction } from '../../src/parcours/sanction-rsa/index.js'
import { libellesDesNatures } from '../../src/parcours/manquement/index.js'
import { libellesDeLOrientation as mots, libellesDesReponses } from '../../src/parcours/orientation/index.js'
import { libellesDesDemandeurs, sensDOpportunite } from '../../src/parcours/opportunite/index.js'
import { libellesDesProtections } from '../../src/droit/protection.js'
import { motsDeLaRadiation } from '../../src/parcours/radiation/index.js'
import { motsDuRendezVous } from '../../src/parcours/rendez-vous/index.js'
import { libellesDesEnvois } from '../../src/payeurs/index.js'
import { enInstant, enJour } from './composants/dates.js'
import { composes, motsDesBesoins, motsDesImpacts } from './composes.js'

type Mots = Readonly<Record<string, string>>

export const motsDesContrats: Mots = {
  CDI: 'contrat à durée indéterminée',
  CDD: 'contrat à durée déterminée',
  INTERIM: 'intérim',
  ALTERNANCE: 'alternance',
  SAISONNIER: 'contrat saisonnier',
  AUTRE: 'autre contrat',
}
export const motsDuTemps: Mots = { PLEIN: 'temps plein', PARTIEL: 'temps partiel', INDIFFERENT: 'temps plein ou partiel' }
export const motsDesRefus: Mots = {
  ELOIGNEMENT: 'le lieu est trop loin',
  SALAIRE: 'le salaire est trop bas',
  HORAIRES: 'les horaires sont impossibles',
  CONTRAT: 'le contrat ne convient pas',
  METIER: 'ce n’est pas le métier recherché',
  TRANSPORT: 'aucun moyen de s’y rendre',
  NON_CONFORME: 'l’offre n’est pas celle qui était convenue',
  PERSONNEL: 'une raison personnelle, dite de vive voix',
  AUTRE: 'une autre raison',
}

export const motsDesAbsences: Mots = {
  TRANSPORT: 'un problème de transport',
  GARDE_D_ENFANT: 'une garde d’enfant',
  ENTRETIEN_OU_EMPLOI: 'un entretien ou un emploi',
  CONVOCATION: 'une autre convocation',
  NON_PREVENUE: 'elle n’était pas prévenue',
  PERSONNEL: 'une raison personnelle, dite de vive voix',
  AUTRE: 'une autre raison',
}
export const motsDesHeures: Mots = {
  PREVUE: 'prévue',
  DECLAREE: 'déclarée',
  VALIDEE: 'validée',
  CORRIGEE: 'corrigée',
  REFUSEE: 'refusée',
  ANNULEE: 'annulée',
}
export const motsDesDemandes: Mots = {
  A_DECIDER: 'en attente de réponse',
  ACCORDEE: 'accordée',
  REFUSEE: 'refusée',
  RETIREE: 'retirée',
}
const motsDesAuteurs: Mots = { personne: 'la personne', professionnel: 'un professionnel' }

/** Every criterion of orientation answers in the same codes. */
const reponsesAuxCriteres: Mots = libellesDesReponses
const motsDesOrigines: Mots = {
  INSCRIPTION_VOLONTAIRE: 'votre demande',
  INSCRIPTION_AUTO_CAF: 'la demande de RSA à la CAF',
  INSCRIPTION_AUTO_MSA: 'la demande de RSA à la MSA',
  INSCRIPTION_AUTO_MILO: 'la demande d’accompagnement à la mission locale',
  INSCRIPTION_CONSEILLER_FT: 'un conseiller France Travail',
  INSCRIPTION_CONSEILLER_CD: 'un conseiller du département',
  RDS_LPE: 'la reprise des bénéficiaires du RSA déjà accompagnés',
}

const dits = (liste: Readonly<Record<string, { libelle: string }>>): Mots =>
  Object.fromEntries(Object.entries(liste).map(([code, { libelle }]) => [code, libelle]))

/** What the two sanctions of the code du travail say alike. */
const deLaSanctionDuTravail = (ressource: string, revenus: Readonly<Record<string, { libelle: string }>>): Record<string, Mots> => ({
  [`${ressource}.revenu`]: dits(revenus),
  [`${ressource}.etat`]: duTravail.libellesDesEtats,
  [`${ressource}.consequence`]: duTravail.libellesDesConsequences,
  [`${ressource}.rang`]: duTravail.libellesDesRangs,
  [`${ressource}.decision`]: duTravail.libellesDesDecisions,
  [`${ressource}.levee`]: duTravail.libellesDesLevees,
})

/** Codes of the declared lists, as people say them: « ressource.champ » → code → words. */
const nomenclatures: Readonly<Record<string, Mots>> = {
  'identite.civilite': { 'M.': 'Monsieur', MME: 'Madame' },
  'inscription.statut': { inscrit: 'inscrit', radie: 'radié', cessation: 'inscription terminée' },
  'inscription.categorie': Object.fromEntries(Object.entries(libellesDesCategories).map(([code, mots]) => [code, `${code} — ${mots}`])),
  'inscription.origine': motsDesOrigines,
  'orientation.origine': motsDesOrigines,
  'orientation.etat': mots.libellesDesEtats,
  'orientation.statut': mots.libellesDesStatuts,
  'orientation.parcours': mots.libellesDesParcours,
  'orientation.organisme': mots.libellesDesOrganismes,
  'orientation.motifSortie': mots.libellesDesSorties,
  'decisionDOrientation.sens': mots.libellesDesSens,
  'decisionDOrientation.motifRefus': mots.libellesDesMotifs,
  'decisionDOrientation.parcours': mots.libellesDesParcours,
  'decisionDOrientation.parcoursPropose': mots.libellesDesParcours,
  'decisionDOrientation.organisme': mots.libellesDesOrganismes,
  'decisionDOrientation.organismePropose': mots.libellesDesOrganismes,
  'decisionDOrientation.origine': motsDesOrigines,
  'rendezVous.motif': motsDuRendezVous.libellesDesMotifs,
  'rendezVous.modalite': motsDuRendezVous.libellesDesModalites,
  'rendezVous.reception': motsDuRendezVous.libellesDesReceptions,
  'rendezVous.statut': motsDuRendezVous.libellesDesStatuts,
  'rendezVous.initiateur': motsDuRendezVous.libellesDesInitiateurs,
  'rendezVous.organisme': mots.libellesDesOrganismes,
  'inscription.motifFin': {
    'non-actualisation': 'absence d’actualisation',
    'reprise-d-emploi': 'reprise d’emploi',
    indisponibilite: 'indisponibilité',
    demande: 'à la demande de la personne',
    'fin-de-droit-rsa': 'fin du droit au RSA',
    deces: 'décès',
    sanction: 'sanction',
  },
  'droitsRsa.etatDossier': {
    0: 'nouvelle demande, en attente de la décision du département',
    1: 'droit refusé',
    2: 'droit ouvert et versé',
    3: 'droit ouvert, suspendu',
    4: 'droit ouvert, versement suspendu',
    5: 'droit clos',
    6: 'droit clos sur un mois passé',
    Z: 'état transmis sans précision par la caisse',
  },
  'droitsRsa.motifSuspension': motifsDeSuspension,
  'rattachement.motif': motifsDeRattachement,
  'contratPreexistant.type': {
    PPAE: 'projet personnalisé d’accès à l’emploi',
    CEJ: 'contrat d’engagement jeune',
    PACEA: 'parcours contractualisé d’accompagnement',
    CER: 'contrat d’engagements réciproques',
  },
  'projet.typologie': { MR: 'métier recherché', PM: 'projet à définir', CE: 'création d’entreprise' },
  'projet.etat': { EN_COURS: 'en cours', ATTEINT: 'atteint', ABANDONNE: 'abandonné' },
  'projet.contrats': motsDesContrats,
  'projet.tempsDeTravail': motsDuTemps,
  'projet.origine': motsDesAuteurs,
  'propositionDOffre.contrat': motsDesContrats,
  'propositionDOffre.tempsDeTravail': motsDuTemps,
  'propositionDOffre.reponse': { EN_ATTENTE: 'en attente', ACCEPTEE: 'acceptée', REFUSEE: 'refusée', SANS_SUITE: 'sans suite' },
  'propositionDOffre.motifDuRefus': motsDesRefus,
  'contratEngagement.etat': duContrat.libellesDesEtats,
  'contratEngagement.etatAvant': duContrat.libellesDesEtats,
  'contratEngagement.origine': duContrat.libellesDesOrigines,
  'contratEngagement.intensite': duContrat.libellesDesIntensites,
  'contratEngagement.casDeDuree': duContrat.libellesDesCas,
  'contratEngagement.fondementDeLaDuree': dits(fondementsDeLaDuree),
  'signatureDeContrat.sens': duContrat.libellesDesSens,
  'signatureDeContrat.motif': duContrat.libellesDesMotifs,
  'signatureDeContrat.partie': duContrat.libellesDesParties,
  'signatureDeContrat.maniere': duContrat.libellesDesManieres,
  'activite.type': libellesDesActivites,
  'activite.thematique': libellesDesThematiques,
  'activite.etat': motsDesHeures,
  'activite.declareePar': motsDesAuteurs,
  'absence.motif': motsDesAbsences,
  'manquement.nature': libellesDesNatures,
  'envoiAuPayeur.nature': libellesDesEnvois.natures,
  'envoiAuPayeur.etat': libellesDesEnvois.etats,
  'sanctionRsa.etat': deLaSanction.libellesDesEtats,
  'sanctionRsa.consequence': deLaSanction.libellesDesConsequences,
  'sanctionRsa.rang': deLaSanction.libellesDesRangs,
  'sanctionRsa.foyer': deLaSanction.libellesDesFoyers,
  'sanctionRsa.avis': deLaSanction.libellesDesAvis,
  'sanctionRsa.decision': deLaSanction.libellesDesDecisions,
  'sanctionRsa.voie': deLaSanction.libellesDesVoies,
  'sanctionRsa.protection': libellesDesProtections,
  'sanctionDemandeur.protection': libellesDesProtections,
  'sanctionJeune.protection': libellesDesProtections,
  'radiation.protection': libellesDesProtections,
  'declarationDeSanction.acte': deLaSanction.libellesDesActesDeclares,
  'declarationDeSanction.consequence': deLaSanction.libellesDesConsequences,
  'sanctionRsa.levee': deLaSanction.libellesDesLevees,
  ...deLaSanctionDuTravail('sanctionDemandeur', duTravail.revenusDuDemandeur),
  ...deLaSanctionDuTravail('sanctionJeune', duTravail.revenusDuJeune),
  'absence.signaleePar': motsDesAuteurs,
  'demandeDeDispense.motif': libellesDesDispenses,
  'demandeDeDispense.etat': motsDesDemandes,
  'dispense.motif': libellesDesDispenses,
  'dispenseSante.motif': libellesDesDispensesDeSante,
  'actualisation.indisponible': libellesDesIndisponibilites,
  'actualisation.declareePar': motsDesAuteurs,
  'decisionDOpportunite.sens': sensDOpportunite,
  'decisionDOpportunite.demandeePar': libellesDesDemandeurs,
  'radiation.origine': dits(motsDeLaRadiation.libellesDesOrigines),
  'radiation.fondement': dits(motsDeLaRadiation.fondements),
  'radiation.etat': motsDeLaRadiation.libellesDesEtats,
  'radiation.recoursVoie': motsDeLaRadiation.libellesDesVoies,
  'decisionDeRadiation.sens': motsDeLaRadiation.libellesDesSens,
  'diagnostic.servicesNumeriques': motsDesBesoins,
  'diagnosticSante.impact': { ...motsDesImpacts, NON_RENSEIGNE: 'non renseigné' },
}
/** Fields that name an organisation by its code. */
const deOrganisation = [
  'orientation.organisation',
  'decisionDOrientation.organisation',
  'droitsRsa.caisse',
  'rattachement.organisation',
  'contratPreexistant.organisation',
  'propositionDOffre.appreciePar',
  'rendezVous.organisation',
  'rendezVous.prisPar',
  'contratEngagement.organisation',
  'activite.valideePar',
  'absence.appreciePar',
  'demandeDeDispense.reponduePar',
  'manquement.organisation',
  'sanctionRsa.organisation',
  'sanctionRsa.proposeePar',
  'sanctionDemandeur.organisation',
  'sanctionJeune.organisation',
  'manquement.appreciePar',
  'envoiAuPayeur.decideePar',
  'envoiAuPayeur.payeur',
  'decisionDOpportunite.decideePar',
  'decisionDOpportunite.confirmeePar',
  'decisionDOpportunite.retireePar',
  'radiation.proposeePar',
]

type Lieu = { ressource: string; champ: string; nommer: (organisation: string) => string }

/** A datum in words, on as many lines as it takes; an empty list when nothing is known. */
export function enMots(valeur: unknown, lieu: Lieu): string[] {
  if (valeur === null || valeur === undefined || valeur === '') return []
  const chemin = `${lieu.ressource}.${lieu.champ}`
  const compose = composes[chemin]
  if (compose) return compose(valeur as never, lieu.nommer)
  if (typeof valeur === 'boolean') return [valeur ? 'oui' : 'non']
  if (Array.isArray(valeur)) return valeur.flatMap(v => enMots(v, lieu))
  if (typeof valeur !== 'string' && typeof valeur !== 'number') return enAdresse(valeur as Record<string, string | null>)
  const texte = `${valeur}`
  if (deOrganisation.includes(chemin)) return [lieu.nommer(texte)]
  if (/^\d{4}-\d{2}-\d{2}$/.test(texte)) return [enJour(texte)]
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:/.test(texte)) return [enInstant(texte)]
  if (chemin === 'identite.nir') return [texte.replace(/^(.)(..)(..)(..)(...)(...)$/, '$1 $2 $3 $4 $5 $6')]
  if (chemin === 'identite.telephones' && /^0\d{9}$/.test(texte)) return [texte.replaceAll(/(\d\d)(?=\d)/g, '$1 ')]
  return [(nomenclatures[chemin] ?? (lieu.ressource === 'orientation' ? reponsesAuxCriteres : undefined))?.[texte] ?? texte]
}

/** An address as an envelope bears it. */
const enAdresse = (a: Record<string, string | null>): string[] =>
  [
    a.complementDestinataire,
    a.complementAdresse,
    a.numeroTypeLibelleVoie,
    a.complementDistribution,
    [a.codePostal, a.libelleCommune].filter(Boolean).join(' '),
    a.libellePays === 'FRANCE' ? null : a.libellePays,
  ].filter((l): l is string => Boolean(l))
