import { setTimeout as attendre } from 'node:timers/promises'
import type { PlateformeDEssai } from '../../outils/plateforme-d-essai.js'
import { visiteur } from './visiteur.essai.js'

const demande = {
  intitule: 'Accompagner les jeunes',
  description: 'Suivre les personnes orientées.',
  miseEnProduction: '2027-01-04',
  'cadreJuridique.nature': 'Article L. 5311-8 du code du travail.',
  'cadreJuridique.adresse': 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000048588058',
  destinataires: 'Les référents.',
  dureeConservation: '24',
  'volumetrie.appelsParMinute': '60000',
  recetteEffectuee: 'oui',
  dpoInforme: 'oui',
  conditionsAcceptees: 'oui',
  'lignes.identite': ['identite.accompagnement.consulter'],
  suite: 'envoyer',
}

/** An administration at work: requests to instruct and to complete, an agreement to sign, an application refused. */
export async function mettreEnTrain(p: PlateformeDEssai): Promise<void> {
  const [adam, mercier] = [await visiteur(p, 'madameAdam'), await visiteur(p, 'madameMercier')]
  await adam.envoyer('/administration/demandes/nouvelle', demande)
  const { vers } = await adam.envoyer('/administration/demandes/nouvelle', demande)
  await mercier.envoyer(`/instruction/demandes/${/\d+/.exec(vers)?.[0]}/demander-modifications`, { motif: 'Précisez les destinataires.' })
  await adam.envoyer('/administration/conventions/nouvelle', { intitule: 'Jeunes', objet: 'Orientation partagée.', parties: 'ML-LILLE' })
  const jeton = await p.jetonDApplication('PAR_logiciel-nord_59')
  await p.appeler(`/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD59')}`, { jeton })
  await p.appeler('/api/v1/accompagnement/identites/inconnue', { jeton })
  // Refusals are written once a second.
  await attendre(1_200)
}
