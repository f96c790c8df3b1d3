import type { FastifyInstance } from 'fastify'
import type { ContextePortail } from '../contexte.js'
import { EcranRefuse } from '../ecran-refuse.js'
import { accueil } from './accueil/ecran.js'
import { contestation, contestations, repondre } from './contestations/ecran.js'
import { agirSurLaSanction, preparerLActe } from './sanctions-travail/agir.js'
import { sanctionsDuTravail } from './sanctions-travail/ecran.js'
import { ouvrirUneProcedure, poserLaProcedure } from './sanctions-travail/ouvrir.js'
import { lettreDeLaProcedure, procedureDuTravail } from './sanctions-travail/procedure.js'
import { lettreDAnnonce } from './contrat/annonce.js'
import { contrat } from './contrat/ecran.js'
import { installerLePapier, surPapier } from './contrat/papier.js'
import { preparerLeContrat, proposerLeContrat } from './contrat/preparer.js'
import { documentDuContrat, poserMaSignature, preuveDuContrat, signerLeContrat } from './contrat/signer.js'
import { corriger, formulaireDeCorrection } from './correction/ecran.js'
import { diagnostic, enregistrerLeDiagnostic } from './diagnostic/ecran.js'
import { enregistrerLaSante, sante } from './diagnostic/sante.js'
import { dossier, dossierAPart, touteUneRessource } from './dossier/ecran.js'
import { parcours } from './dossier/parcours.js'
import { pieceDuDossier } from './dossier/piece.js'
import { ouvrirLEcran, type Route } from './ecran.js'
import { installerLesPapiers, papier } from './papiers/joindre.js'
import { absence, absenceNouvelle, apprecierLAbsence, noterLAbsence, retirerLAbsence } from './heures/absence.js'
import { activite, activiteNouvelle, modifierUneActivite, noterUneActivite } from './heures/activite.js'
import { accorderLaDispense, demandeDeDispense, refuserLaDispense } from './heures/demande.js'
import { dispenseEnCours, dispenseNouvelle, dispenser, finirPlusTot, noterLeMotifDeSante } from './heures/dispense.js'
import { heures } from './heures/liste.js'
import { semaine, valider } from './heures/semaine.js'
import { declarerPourElle, inscription } from './inscription/ecran.js'
import { lettreDeLaCessation, lettreDuRappel, recuDeSaDeclaration } from './inscription/lettres.js'
import { cessation, noterLaCessation, reinscrire, retour } from './inscription/statut.js'
import { acteDeRadiation, faireLActe } from './radiation/acte.js'
import { radiations } from './radiation/ecran.js'
import { avertissementEnPdf, decisionEnPdf } from './radiation/lettres.js'
import { ouvrir, ouvrirUneRadiation } from './radiation/ouvrir.js'
import { caisses } from './caisses/ecran.js'
import { ecarter, iMilo } from './i-milo/ecran.js'
import { exporterLesEnvois } from './caisses/exporter.js'
import { renvoyer } from './caisses/renvoyer.js'
import { cas, trancher } from './identites/cas.js'
import { identites } from './identites/file.js'
import { installerLeDepot } from './imports/deposer.js'
import { imports } from './imports/liste.js'
import { rapport, suivi } from './imports/suivi.js'
import { decider, orientation } from './orientation/ecran.js'
import { enregistrerLesReponses, reponses } from './orientation/reponses.js'
import { briser, formulaireDuBris, ouverteEnUrgence } from './justifier/bris-de-glace.js'
import { ecrireLeMotif, formulaireDuMotif } from './justifier/motif.js'
import { exporterLesJalons } from './jalons/exporter.js'
import { jalonsEnRetard } from './jalons/ecran.js'
import { mesDroits } from './mes-droits.js'
import { decisionsContraires } from './pilotage/contraires.js'
import { essayerUneActualisation, rejouerLActualisation } from './pilotage/actualisation.js'
import { essayerUneTable, rejouer } from './pilotage/rejeu.js'
import { personnes } from './personnes/ecran.js'
import { exporter } from './personnes/exporter.js'
import { formulaireDOffre, proposer } from './projets/offre-nouvelle.js'
import { apprecier, noterLaReponse, offre } from './projets/offre.js'
import { projets } from './projets/liste.js'
import { enregistrerLeProjet, formulaireDeProjet } from './projets/projet.js'
import { creneaux, proposerUnCreneau, retirerUnCreneau } from './rendez-vous/creneaux.js'
import { rendezVous } from './rendez-vous/liste.js'
import { formulaireDeRendezVous, prendre, prendreUnePlace } from './rendez-vous/prendre.js'
import { changerLeMoment, convocation, direLaSuite, noterSaParole, unRendezVous, versLeRendezVous } from './rendez-vous/rendez-vous.js'
import { chercher, recherche } from './recherche/ecran.js'
import { structures } from './structures/ecran.js'
import { routesDesSanctions } from './sanctions/routes.js'
import { fermer, sessions } from './sessions.js'
import { travaux } from './travaux/ecran.js'

const unDossier = '/professionnel/dossiers/:usager'
/** A file, and every screen in it, is opened from a search, from the list of the persons followed or from what is to be done: any keeps it open. */
const unDossierOuvert = ['travaux', 'recherche', 'suivi'] as const
const dansUnDossier = ({ chemin }: Pick<Route, 'chemin'>) => chemin.startsWith(unDossier)

// biome-ignore format: a table is read in columns
const ecrans: readonly Route[] = [
  { verbe: 'GET',  chemin: '/professionnel',                              faire: accueil },
  { verbe: 'GET',  chemin: '/professionnel/recherche',                    faire: recherche,              acte: 'lister',            outils: ['recherche'] },
  { verbe: 'POST', chemin: '/professionnel/recherche',                    faire: chercher,               acte: 'lister',            outils: ['recherche'] },
  { verbe: 'GET',  chemin: unDossier,                                     faire: dossier,                acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/pieces/:ressource/:numero/:piece`, faire: pieceDuDossier,       acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/papiers/:ressource/:numero`,     faire: papier,                 acte: 'lister',            niveau: 'renforce' },
  { verbe: 'GET',  chemin: `${unDossier}/parcours`,                       faire: parcours,               acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/inscription`,                    faire: inscription,            acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/inscription`,                    faire: declarerPourElle,       acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/inscription/cessation`,          faire: cessation,              acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/inscription/cessation`,          faire: noterLaCessation,       acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/inscription/retour`,             faire: retour,                 acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/inscription/retour`,             faire: reinscrire,             acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/inscription/rappel.pdf`,         faire: lettreDuRappel,         acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/inscription/cessation.pdf`,      faire: lettreDeLaCessation,    acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/inscription/declarations/:numero.pdf`, faire: recuDeSaDeclaration, acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/radiations`,                     faire: radiations,             acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/radiations/avertir`,             faire: ouvrirUneRadiation('avertir'),  acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/radiations/avertir`,             faire: ouvrir('avertir'),      acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/radiations/proposer`,            faire: ouvrirUneRadiation('proposer'), acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/radiations/proposer`,            faire: ouvrir('proposer'),     acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/radiations/:numero/avertissement.pdf`,   faire: avertissementEnPdf, acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/radiations/:numero/decisions/:rang.pdf`, faire: decisionEnPdf,  acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/radiations/:numero/:acte`,       faire: acteDeRadiation,        acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/radiations/:numero/:acte`,       faire: faireLActe,             acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/orientation`,                    faire: orientation,            acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/orientation`,                    faire: decider,                acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/orientation/reponses`,           faire: reponses,               acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/orientation/reponses`,           faire: enregistrerLesReponses, acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/diagnostic`,                     faire: diagnostic,             acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/diagnostic`,                     faire: enregistrerLeDiagnostic, acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/sante`,                          faire: sante,                  acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/sante`,                          faire: enregistrerLaSante,     acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/projets`,                                  faire: projets,               acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/projets/nouveau`,                          faire: formulaireDeProjet,    acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/projets/nouveau`,                          faire: enregistrerLeProjet,   acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/projets/:numero`,                          faire: formulaireDeProjet,    acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/projets/:numero`,                          faire: enregistrerLeProjet,   acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/projets/offres/nouvelle`,                  faire: formulaireDOffre,      acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/projets/offres/nouvelle`,                  faire: proposer,              acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/projets/offres/:numero`,                   faire: offre,                 acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/projets/offres/:numero/reponse`,           faire: noterLaReponse,        acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/projets/offres/:numero/appreciation`,      faire: apprecier,             acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/heures`,                                            faire: heures,                 acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/heures/activites/nouvelle`,                         faire: activiteNouvelle,       acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/heures/activites/nouvelle`,                         faire: noterUneActivite,       acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/heures/activites/:numero`,                          faire: activite,               acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/heures/activites/:numero`,                          faire: modifierUneActivite,    acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/heures/absences/nouvelle`,                          faire: absenceNouvelle,        acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/heures/absences/nouvelle`,                          faire: noterLAbsence,          acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/heures/absences/:numero`,                           faire: absence,                acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/heures/absences/:numero/appreciation`,              faire: apprecierLAbsence,      acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/heures/absences/:numero/retrait`,                   faire: retirerLAbsence,        acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/heures/dispenses/nouvelle`,                         faire: dispenseNouvelle,       acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/heures/dispenses/nouvelle`,                         faire: dispenser,              acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/heures/dispenses/:numero`,                          faire: dispenseEnCours,        acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/heures/dispenses/:numero`,                          faire: finirPlusTot,           acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/heures/dispenses/:numero/sante`,                    faire: noterLeMotifDeSante,    acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/heures/demandes/:numero`,                           faire: demandeDeDispense,      acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/heures/demandes/:numero/accord`,                    faire: accorderLaDispense,     acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/heures/demandes/:numero/refus`,                     faire: refuserLaDispense,      acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/heures/:semaine`,                                   faire: semaine,                acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/heures/:semaine`,                                   faire: valider,                acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/rendez-vous`,                              faire: rendezVous,            acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/rendez-vous/nouveau`,                      faire: formulaireDeRendezVous, acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/rendez-vous/nouveau`,                      faire: prendre,               acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/rendez-vous/creneau`,                      faire: prendreUnePlace,       acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/rendez-vous/:numero`,                      faire: unRendezVous,          acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/rendez-vous/:numero.pdf`,                  faire: convocation,           acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/rendez-vous/:numero/corriger`,             faire: versLeRendezVous,      acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/rendez-vous/:numero/suite`,                faire: direLaSuite,           acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/rendez-vous/:numero/moment`,               faire: changerLeMoment,       acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/rendez-vous/:numero/observations`,         faire: noterSaParole,         acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/contrat`,                        faire: contrat,                acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/contrat/preparer`,               faire: preparerLeContrat,      acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/contrat/preparer`,               faire: proposerLeContrat,      acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/contrat/signer`,                 faire: signerLeContrat,        acte: 'lister',            niveau: 'renforce' },
  { verbe: 'POST', chemin: `${unDossier}/contrat/signer`,                 faire: poserMaSignature,       acte: 'lister',            niveau: 'renforce' },
  { verbe: 'GET',  chemin: `${unDossier}/contrat/papier`,                 faire: surPapier,              acte: 'lister',            niveau: 'renforce' },
  { verbe: 'GET',  chemin: `${unDossier}/contrat/:numero/document.pdf`,   faire: documentDuContrat,      acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/contrat/:numero/lettre.pdf`,     faire: lettreDAnnonce,         acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/contrat/:numero/preuve.json`,    faire: preuveDuContrat,        acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/sanctions-travail/:regime`,                    faire: sanctionsDuTravail,  acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/sanctions-travail/:regime/ouvrir`,             faire: ouvrirUneProcedure,  acte: 'lister', niveau: 'renforce' },
  { verbe: 'POST', chemin: `${unDossier}/sanctions-travail/:regime/ouvrir`,             faire: poserLaProcedure,    acte: 'lister', niveau: 'renforce' },
  { verbe: 'GET',  chemin: `${unDossier}/sanctions-travail/:regime/:numero`,            faire: procedureDuTravail,  acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/sanctions-travail/:regime/:numero/:genre.pdf`, faire: lettreDeLaProcedure, acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/sanctions-travail/:regime/:numero/:acte`,      faire: preparerLActe,       acte: 'lister', niveau: 'renforce' },
  { verbe: 'POST', chemin: `${unDossier}/sanctions-travail/:regime/:numero/:acte`,      faire: agirSurLaSanction,   acte: 'lister', niveau: 'renforce' },
  { verbe: 'GET',  chemin: `${unDossier}/:ressource`,                     faire: dossierAPart,           acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/tout/:ressource`,                faire: touteUneRessource,      acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/:ressource/corriger`,            faire: formulaireDeCorrection, acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/:ressource/corriger`,            faire: corriger,               acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/:ressource/:numero/corriger`,    faire: formulaireDeCorrection, acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/:ressource/:numero/corriger`,    faire: corriger,               acte: 'lister' },
  { verbe: 'GET',  chemin: '/professionnel/personnes',                    faire: personnes,              acte: 'lister',            outils: ['suivi'] },
  { verbe: 'GET',  chemin: '/professionnel/personnes.csv',                faire: exporter,               acte: 'exporter',          outils: ['suivi'] },
  { verbe: 'GET',  chemin: '/professionnel/travaux',                      faire: travaux,                acte: 'lister',            outils: ['travaux'] },
  { verbe: 'GET',  chemin: '/professionnel/jalons',                       faire: jalonsEnRetard,         acte: 'lister',            outils: ['suivi'] },
  { verbe: 'GET',  chemin: '/professionnel/jalons.csv',                   faire: exporterLesJalons,      acte: 'exporter',          outils: ['suivi'] },
  { verbe: 'GET',  chemin: '/professionnel/pilotage',                     faire: decisionsContraires,    acte: 'piloter',           outils: ['pilotage'] },
  { verbe: 'GET',  chemin: '/professionnel/pilotage/rejeu',               faire: essayerUneTable,        acte: 'piloter',           outils: ['pilotage'] },
  { verbe: 'POST', chemin: '/professionnel/pilotage/rejeu',               faire: rejouer,                acte: 'piloter',           outils: ['pilotage'] },
  { verbe: 'GET',  chemin: '/professionnel/pilotage/actualisation',       faire: essayerUneActualisation, acte: 'piloter',          outils: ['pilotage'] },
  { verbe: 'POST', chemin: '/professionnel/pilotage/actualisation',       faire: rejouerLActualisation,  acte: 'piloter',           outils: ['pilotage'] },
  { verbe: 'GET',  chemin: '/professionnel/i-milo',                       faire: iMilo,                  acte: 'lister',            outils: ['travaux'] },
  { verbe: 'POST', chemin: '/professionnel/i-milo/ecarts',                faire: ecarter,                acte: 'lister',            outils: ['travaux'] },
  { verbe: 'GET',  chemin: '/professionnel/caisses',                      faire: caisses,                acte: 'lister',            outils: ['caisses'] },
  { verbe: 'GET',  chemin: '/professionnel/caisses.csv',                  faire: exporterLesEnvois,      acte: 'exporter',          outils: ['caisses'] },
  { verbe: 'POST', chemin: '/professionnel/caisses/:reference/renvoi',    faire: renvoyer,               acte: 'lister',            outils: ['caisses'] },
  { verbe: 'GET',  chemin: '/professionnel/structures',                   faire: structures,             acte: 'lister',            outils: ['structures'] },
  { verbe: 'GET',  chemin: '/professionnel/creneaux',                     faire: creneaux,               acte: 'lister',            outils: ['creneaux'] },
  { verbe: 'POST', chemin: '/professionnel/creneaux',                     faire: proposerUnCreneau,      acte: 'lister',            outils: ['creneaux'] },
  { verbe: 'POST', chemin: '/professionnel/creneaux/:id/retrait',         faire: retirerUnCreneau,       acte: 'lister',            outils: ['creneaux'] },
  { verbe: 'GET',  chemin: '/professionnel/contestations',                faire: contestations,          acte: 'lister',            outils: ['contestations'] },
  { verbe: 'GET',  chemin: '/professionnel/contestations/:id',            faire: contestation,           acte: 'lister',            outils: ['contestations'] },
  { verbe: 'POST', chemin: '/professionnel/contestations/:id',            faire: repondre,               acte: 'lister',            outils: ['contestations'] },
  { verbe: 'GET',  chemin: '/professionnel/identites',                    faire: identites,              acte: 'trancher-identite', outils: ['identites'] },
  { verbe: 'GET',  chemin: '/professionnel/identites/:id',                faire: cas,                    acte: 'trancher-identite', outils: ['identites'] },
  { verbe: 'POST', chemin: '/professionnel/identites/:id',                faire: trancher,               acte: 'trancher-identite', outils: ['identites'] },
  { verbe: 'GET',  chemin: '/professionnel/imports',                      faire: imports,                acte: 'importer',          outils: ['imports'] },
  { verbe: 'GET',  chemin: '/professionnel/imports/:id',                  faire: suivi,                  acte: 'importer',          outils: ['imports'] },
  { verbe: 'GET',  chemin: '/professionnel/imports/:id/rapport.csv',      faire: rapport,                acte: 'importer',          outils: ['imports'] },
  { verbe: 'GET',  chemin: '/professionnel/motif',                        faire: formulaireDuMotif,      malgreLaVigilance: true },
  { verbe: 'POST', chemin: '/professionnel/motif',                        faire: ecrireLeMotif,          malgreLaVigilance: true },
  { verbe: 'GET',  chemin: '/professionnel/bris-de-glace',                faire: formulaireDuBris,       malgreLaVigilance: true },
  { verbe: 'POST', chemin: '/professionnel/bris-de-glace',                faire: briser,                 malgreLaVigilance: true },
  { verbe: 'GET',  chemin: '/professionnel/bris-de-glace/:usager',        faire: ouverteEnUrgence,       malgreLaVigilance: true },
  { verbe: 'GET',  chemin: '/professionnel/mes-droits',                   faire: mesDroits },
  { verbe: 'GET',  chemin: '/professionnel/sessions',                     faire: sessions },
  { verbe: 'POST', chemin: '/professionnel/sessions',                     faire: fermer },
]

export const routesDuProfessionnel: readonly Route[] = [...ecrans, ...routesDesSanctions].map(r =>
  dansUnDossier(r) ? { ...r, outils: unDossierOuvert } : r,
)

/** The tools of the professional: each screen is one more client of the API. */
export function installerLeProfessionnel(portee: FastifyInstance, contexte: ContextePortail): void {
  for (const route of routesDuProfessionnel) ouvrirLEcran(portee, contexte, route)
  installerLeDepot(portee, contexte)
  installerLePapier(portee, contexte, unDossierOuvert)
  installerLesPapiers(portee, contexte, unDossierOuvert)
  portee.get('/professionnel/*', contexte.garde.exiger({ genre: 'agent' }), async () => {
    throw new EcranRefuse(404, 'Page introuvable', 'Il n’y a pas de page à cette adresse. Elle a pu être mal recopiée.')
  })
}
