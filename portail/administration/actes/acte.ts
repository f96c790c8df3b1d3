/** An act of administration as its trace keeps it. */
export type ActeTrace = {
  instant: string
  organisation: string
  parOrganisation: string
  parAgent: string
  acte: string
  objet: string
  detail: Record<string, unknown>
  correlation: string
}

const libelles: Readonly<Record<string, string>> = {
  'agent.inviter': 'Invitation',
  'agent.habiliter': 'Droits changés',
  'agent.suspendre': 'Compte suspendu',
  'agent.retablir': 'Compte rétabli',
  'agent.retirer': 'Compte retiré',
  'agent.relancer': 'Invitation renvoyée',
  'agent.revoir': 'Droits confirmés (revue)',
  'agent.premier-facteur': 'Premier second facteur enregistré',
  'agent.reinitialiser-facteurs': 'Second facteur réinitialisé',
  'demande.creer': 'Demande ouverte',
  'demande.soumettre': 'Demande envoyée',
  'demande.ecrire': 'Message sur une demande',
  'demande.demander-modifications': 'Modifications demandées',
  'demande.valider': 'Demande validée',
  'demande.refuser': 'Demande refusée',
  'demande.archiver': 'Demande archivée',
  'habilitation.accorder': 'Habilitation accordée',
  'habilitation.revoir': 'Habilitation revue',
  'habilitation.rouvrir': 'Habilitation rouverte',
  'habilitation.remplacer': 'Habilitation remplacée',
  'habilitation.revoquer': 'Habilitation révoquée',
  'habilitation.expirer': 'Habilitation arrivée à son terme',
  'habilitation.rappeler': 'Rappel de revue envoyé',
  'convention.ecrire': 'Convention écrite',
  'convention.signer': 'Convention signée',
  'convention.denoncer': 'Convention dénoncée',
  'delegation.declarer': 'Orientation déléguée',
  'delegation.terminer': 'Délégation de l’orientation terminée',
  'activite.ecarter': 'Activité écartée',
  'activite.readmettre': 'Activité admise de nouveau',
  'orientation.rejouer': 'Table de décision essayée',
  'adhesion.adherer': 'Adhésion à un échange volontaire',
  'adhesion.retirer': 'Retrait d’un échange volontaire',
  'application.inscrire': 'Application inscrite',
  'application.renouveler-secret': 'Secret renouvelé',
  'application.retirer-anciens-secrets': 'Anciens secrets retirés',
  'application.publier-cles': 'Clés publiées',
  'application.regler': 'Application réglée',
  'application.couper': 'Application coupée',
  'application.retablir': 'Application rétablie',
  'outil.ouvrir': 'Outil ouvert',
  'outil.fermer': 'Outil fermé',
  'organisation.suspendre': 'Organisation suspendue',
  'organisation.retablir': 'Organisation rétablie',
  'blocage.arreter': 'Accès arrêté',
  'blocage.demander-levee': 'Réouverture demandée',
  'blocage.confirmer-levee': 'Accès rouvert',
  'enquete.ouvrir': 'Enquête ouverte',
  'enquete.questionner': 'Question d’une enquête',
  'enquete.repondre': 'Réponse à une enquête',
  'enquete.qualifier': 'Violation de données établie',
  'enquete.notifier': 'Violation notifiée à la CNIL',
  'enquete.conclure': 'Enquête conclue',
  'enquete.rouvrir': 'Enquête rouverte',
  'tolerance.annoncer': 'Lecture inhabituelle annoncée',
  refus: 'Tentative refusée',
}

export const libelleDeLActe = (acte: string): string => libelles[acte] ?? acte

/** « Hélène ADAM », from `adam.helene|ADAM|Hélène`; the name of a task stays as it is. */
export function nomDeLAgent(identifiant: string): string {
  const [court = '', nom, prenom] = identifiant.split('|')
  return nom === undefined ? (court === 'tâche' ? 'la plateforme' : court) : `${prenom ?? ''} ${nom}`.trim()
}
