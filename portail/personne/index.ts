import type { FastifyInstance } from 'fastify'
import type { ContextePortail } from '../contexte.js'
import { chemins, ecran, type Visite } from './espace.js'
import { annonceEnPdf } from './contrat/annonce.js'
import { demanderUnChangement, documentDeMonContrat, pageDuContrat, preuveDeMonContrat } from './contrat/contrat.js'
import { pageDeMaReponse, repondreAuContrat } from './contrat/reponse.js'
import { declarerMonMois, pageDeLInscription, recuEnPdf } from './inscription/inscription.js'
import { demanderLeDepart, pageDuDepart } from './inscription/quitter.js'
import { contesterMaRadiation, lettreDeMaRadiation, pageDeMaRadiation, repondreALaRadiation } from './radiation/radiation.js'
import { pageDAccueil } from './pages/accueil.js'
import { pageDesConsultations } from './pages/consultations.js'
import { pageDesContestations, retirer } from './pages/contestations.js'
import { contester, formulaireDeContestation } from './pages/contester.js'
import { corrigerLesCoordonnees, formulaireDeCoordonnees } from './pages/coordonnees.js'
import { ouvrirLaSante, pageDesDonnees, pageDUneRubrique } from './pages/donnees.js'
import { noticeEnPdf, pageDeNotice, pageDesNotices } from './pages/notices.js'
import { orientationEnPdf, sortieEnPdf, pageDeLOrientation } from './pages/orientation.js'
import { pageDuParcours } from './pages/parcours.js'
import { pageDesOrganisations } from './pages/organisations.js'
import { pageDesStructures } from './pages/structures.js'
import { absenceAPrevenir, pageDAbsence, prevenir, repondreALAbsence } from './heures/absence.js'
import { demanderUneDispense, dispenseADemander, pageDeMaDemande, retirerMaDemande } from './heures/dispense.js'
import { declarerLaSemaine, pageDeLaSemaine } from './heures/semaine.js'
import { pageDesHeures } from './heures/semaines.js'
import { installerMesPieces } from './pieces/joindre.js'
import { pageDuDiagnostic } from './projet/diagnostic.js'
import { pageDOffre, presenterDesObservations, repondreALOffre } from './projet/offre.js'
import { enregistrerMonProjet, formulaireDeMonProjet } from './projet/projet.js'
import { pageDesProjets } from './projet/projets.js'
import { choisirUnCreneau, prendreUnCreneau } from './rendez-vous/creneaux.js'
import { agendaDesRendezVous, agendaDuRendezVous, convocationEnPdf } from './rendez-vous/fichiers.js'
import { pageDesRendezVous } from './rendez-vous/liste.js'
import { annulerLeRendezVous, direDuRendezVous, pageDuRendezVous } from './rendez-vous/rendez-vous.js'
import { pageDesSanctions } from './sanctions/liste.js'
import { lettreDeMonOpportunite, lettreEnPdf } from './sanctions/lettre.js'
import { pageDeMonOpportunite } from './sanctions/opportunite.js'
import { pageDuManquement, repondreAuManquement } from './sanctions/manquement.js'
import { contesterLaSanction, pageDeLaSanction, repondreALaSanction } from './sanctions/sanction.js'
import { fermerUneSession, pageDesSessions } from './pages/sessions.js'
import { lettreDeMaProcedure } from './sanctions-travail/lettre.js'
import { contesterLaSanctionDuTravail, pageDeMesProcedures, pageDUneProcedure, repondreALaProcedure } from './sanctions-travail/page.js'
import { consultationsEnPdf, donneesEnPdf, transmettre } from './pages/telecharger.js'

const racine = '/mon-espace'

/** The person's own space: her data, who read them, who may, what she was told, and her rights (A8, J6, J7, J8). */
export function installerLEspaceDeLaPersonne(app: FastifyInstance, contexte: ContextePortail): void {
  const gardes = contexte.garde.exiger({ genre: 'personne' })
  const montrer = (chemin: string, faire: (v: Visite) => Promise<unknown>) => app.get(racine + chemin, gardes, ecran(contexte, faire))
  const recevoir = (chemin: string, faire: (v: Visite) => Promise<unknown>) => app.post(racine + chemin, gardes, ecran(contexte, faire))

  montrer('', pageDAccueil(contexte.horloge))
  montrer('/donnees', pageDesDonnees)
  montrer('/donnees/sante', ouvrirLaSante)
  montrer('/donnees/:ressource', pageDUneRubrique)
  montrer('/inscription', pageDeLInscription(contexte))
  recevoir('/inscription', declarerMonMois(contexte))
  montrer('/inscription/quitter', pageDuDepart)
  recevoir('/inscription/quitter', demanderLeDepart)
  montrer('/inscription/declarations/:numero.pdf', recuEnPdf(contexte))
  montrer('/parcours', pageDuParcours(contexte))
  montrer('/inscription/radiations/:numero', pageDeMaRadiation(contexte))
  recevoir('/inscription/radiations/:numero', repondreALaRadiation(contexte))
  recevoir('/inscription/radiations/:numero/contestation', contesterMaRadiation(contexte))
  montrer('/inscription/radiations/:numero/avertissement.pdf', lettreDeMaRadiation(contexte))
  montrer('/inscription/radiations/:numero/decisions/:rang.pdf', lettreDeMaRadiation(contexte))
  montrer('/orientation', pageDeLOrientation(contexte))
  montrer('/orientation.pdf', orientationEnPdf(contexte))
  montrer('/orientation/sortie.pdf', sortieEnPdf(contexte))
  montrer('/rendez-vous', pageDesRendezVous(contexte.horloge))
  montrer('/rendez-vous.ics', agendaDesRendezVous(contexte))
  montrer('/rendez-vous/creneaux', choisirUnCreneau)
  recevoir('/rendez-vous/creneaux', prendreUnCreneau)
  montrer('/rendez-vous/:numero', pageDuRendezVous(contexte.horloge))
  montrer('/rendez-vous/:numero.ics', agendaDuRendezVous(contexte))
  montrer('/rendez-vous/:numero.pdf', convocationEnPdf(contexte))
  recevoir('/rendez-vous/:numero/observations', direDuRendezVous(contexte.horloge))
  recevoir('/rendez-vous/:numero/annulation', annulerLeRendezVous)
  montrer('/projets', pageDesProjets(contexte.horloge))
  montrer('/projets/nouveau', formulaireDeMonProjet)
  recevoir('/projets/nouveau', enregistrerMonProjet)
  montrer('/projets/:numero', formulaireDeMonProjet)
  recevoir('/projets/:numero', enregistrerMonProjet)
  montrer('/diagnostic', pageDuDiagnostic(contexte.horloge))
  montrer('/offres/:numero', pageDOffre)
  recevoir('/offres/:numero/reponse', repondreALOffre)
  recevoir('/offres/:numero/observations', presenterDesObservations)
  montrer('/heures', pageDesHeures(contexte.horloge))
  montrer('/heures/:semaine', pageDeLaSemaine(contexte.horloge))
  recevoir('/heures/:semaine', declarerLaSemaine(contexte.horloge))
  montrer('/absences/nouvelle', absenceAPrevenir(contexte.horloge))
  recevoir('/absences/nouvelle', prevenir)
  montrer('/absences/:numero', pageDAbsence)
  recevoir('/absences/:numero', repondreALAbsence)
  montrer('/dispenses/nouvelle', dispenseADemander(contexte.horloge))
  recevoir('/dispenses/nouvelle', demanderUneDispense)
  montrer('/dispenses/:numero', pageDeMaDemande(contexte.horloge))
  recevoir('/dispenses/:numero/retrait', retirerMaDemande(contexte.horloge))
  montrer('/contrat', pageDuContrat)
  recevoir('/contrat/:numero/demande', demanderUnChangement)
  montrer('/contrat/:numero/document.pdf', documentDeMonContrat(contexte))
  montrer('/contrat/:numero/lettre.pdf', annonceEnPdf(contexte))
  montrer('/contrat/:numero/preuve.json', preuveDeMonContrat(contexte))
  montrer('/sanctions-travail', pageDeMesProcedures)
  montrer('/sanctions-travail/:regime/:numero', pageDUneProcedure(contexte))
  montrer('/sanctions-travail/:regime/:numero/:genre.pdf', lettreDeMaProcedure(contexte))
  recevoir('/sanctions-travail/:regime/:numero/reponse', repondreALaProcedure(contexte))
  recevoir('/sanctions-travail/:regime/:numero/recours', contesterLaSanctionDuTravail(contexte))
  // Her signature must be hers alone: the page asks for the surer sign-in before it is read.
  const surement = contexte.garde.exiger({ genre: 'personne', niveau: 'renforce' })
  app.get(`${racine}/contrat/:numero/reponse`, surement, ecran(contexte, pageDeMaReponse(contexte)))
  app.post(`${racine}/contrat/:numero/reponse`, surement, ecran(contexte, repondreAuContrat(contexte)))
  installerMesPieces(app, contexte)
  montrer('/sanctions', pageDesSanctions)
  montrer('/opportunites/:numero', pageDeMonOpportunite)
  montrer('/opportunites/:numero.pdf', lettreDeMonOpportunite(contexte))
  montrer('/sanctions/:numero', pageDeLaSanction(contexte.horloge))
  recevoir('/sanctions/:numero/reponse', repondreALaSanction(contexte.horloge))
  recevoir('/sanctions/:numero/contestation', contesterLaSanction(contexte.horloge))
  for (const nom of ['notification', 'decision', 'levee', 'rejet'] as const)
    montrer(`/sanctions/:numero/${nom}.pdf`, lettreEnPdf(contexte, nom))
  montrer('/manquements/:numero', pageDuManquement)
  recevoir('/manquements/:numero', repondreAuManquement)
  montrer('/coordonnees', v => formulaireDeCoordonnees(v))
  recevoir('/coordonnees', corrigerLesCoordonnees)
  montrer('/contester/:ressource/:champ', v => formulaireDeContestation(v))
  recevoir('/contester/:ressource/:champ', contester)
  montrer('/contestations', pageDesContestations)
  recevoir('/contestations/:id/retrait', retirer)
  montrer('/consultations', pageDesConsultations)
  montrer('/organisations', pageDesOrganisations(contexte))
  montrer('/structures', pageDesStructures(contexte))
  montrer('/notices', pageDesNotices(contexte))
  montrer('/notices/:ressource/:version', pageDeNotice(contexte))
  montrer('/notices/:ressource/:version.pdf', noticeEnPdf(contexte))
  montrer('/sessions', pageDesSessions(contexte))
  recevoir('/sessions/:id/fermer', fermerUneSession(contexte))

  montrer('/mes-donnees.json', transmettre(contexte, chemins.copie))
  montrer('/mes-donnees.csv', transmettre(contexte, `${chemins.copie}/csv`))
  montrer('/mes-donnees.pdf', donneesEnPdf(contexte))
  montrer('/consultations.csv', transmettre(contexte, chemins.consultations('/csv')))
  montrer('/consultations/preuves.json', transmettre(contexte, chemins.consultations('/preuves')))
  montrer('/consultations.pdf', consultationsEnPdf(contexte))
}
