import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Donnees } from '../../moteur/contenu.js'
import { corpsDeDepot } from '../../moteur/deriver/schema.js'
import { jourDe } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import { deposerSelon } from '../../moteur/traitements.js'
import { contratEngagement } from '../../parcours/contrat-engagement/contrat-engagement.echange.js'
import { apiContratEngagement, signatureDeclaree } from '../apis.js'
import { accesDe, type Contexte } from '../contexte.js'
import { lireUnePart } from '../parts.js'
import { ecrirePour } from '../ecrire.js'
import { erreurCommune } from '../erreurs.js'
import type { OperationPartenaire } from '../operation.js'
import { lire } from '../lire.js'
import { personneVisee } from '../personne-visee.js'
import { RefusPartenaire } from '../refus.js'
import { contrat, engagements, refus, signature } from './formes.js'
import { dernierContrat, enContrat, enEngagements } from './lecture.js'

const commun = { api: apiContratEngagement, erreur: erreurCommune, surJetonUsager: true } as const

/** The contract as it stands under whichever of the caller's lines sees it. */
async function leSien(contexte: Contexte, requete: FastifyRequest) {
  const { usager } = await personneVisee(contexte, requete)
  return dernierContrat(await lireUnePart(contexte, requete, apiContratEngagement, usager))
}
const typeDe = (contexte: Contexte) => (organisation: string) => contexte.habilitations.organisation(organisation)?.type

const lecture: OperationPartenaire = {
  ...commun,
  verbe: 'GET',
  chemin: '/lecture',
  operationId: 'lectureContratEngagement',
  resume: 'Lire le contrat d’engagement de l’usager',
  description: 'Le dernier, dans l’état où il est. 204 : il n’en a jamais eu. Le corps n’a été publié nulle part : celui-ci est le nôtre.',
  reponse: contrat,
  async traiter(contexte, requete, reponse) {
    const sien = await leSien(contexte, requete)
    return sien ? enContrat(sien, typeDe(contexte)) : reponse.code(204).send()
  },
}

const structure: OperationPartenaire = {
  ...commun,
  verbe: 'GET',
  chemin: '/lecture-structure',
  operationId: 'lectureStructureContratEngagement',
  resume: 'Lister les engagements du contrat',
  description:
    'Ceux de l’organisme référent, puis ceux de l’usager ; aucun quand l’outil de l’organisme en tient les clauses. 204 : pas de contrat.',
  reponse: engagements,
  async traiter(contexte, requete, reponse) {
    const sien = await leSien(contexte, requete)
    return sien ? enEngagements(sien) : reponse.code(204).send()
  },
}

type Acte = { sens: 'SIGNATURE' | 'REFUS'; le: string }

/** A program declares what was collected in its tool; who already signed, or refused, did: said again, it changes nothing. */
async function declarer(contexte: Contexte, requete: FastifyRequest, { sens, le }: Acte, { exigeUnContrat = false } = {}) {
  const { usager, ligne } = await personneVisee(contexte, requete)
  const { moteur, traitements } = contexte
  const { appelant } = accesDe(requete)
  await ecrirePour(contexte, requete, usager, async sql => {
    const etat = ((await lirePresents(sql, contratEngagement, ['etat'], [usager])).get(usager) ?? []).at(-1)?.donnees.etat
    if (exigeUnContrat && (etat === undefined || etat === 'CLOTURE'))
      throw new RefusPartenaire('REQUETE_INVALIDE', 'L’usager n’a aucun contrat d’engagement à mettre à jour.')
    if (etat === (sens === 'REFUS' ? 'REFUSE' : 'SIGNE')) return
    const corps = lire(corpsDeDepot(ligne), { sens, date: le.length === 10 ? le : jourDe(new Date(le)) }) as Donnees
    await deposerSelon(traitements.signatureDeContrat ?? {}, { sql, moteur, ligne, appelant }, { usager, corps })
  })
  return {}
}

const acte = (
  verbe: 'POST' | 'PATCH',
  quoi: 'signer' | 'refuser',
  propre: Pick<OperationPartenaire, 'operationId' | 'resume' | 'description'>,
): OperationPartenaire => ({
  ...commun,
  part: signatureDeclaree,
  verbe,
  chemin: `/${quoi}`,
  corps: quoi === 'signer' ? signature : refus,
  reponse: z.object({}),
  ...propre,
  traiter: (contexte, requete) => {
    const dit: Acte =
      quoi === 'signer'
        ? { sens: 'SIGNATURE', le: lire(signature, requete.body).dateSignature }
        : { sens: 'REFUS', le: lire(refus, requete.body).dateRefus }
    return declarer(contexte, requete, dit, { exigeUnContrat: verbe === 'PATCH' })
  },
})

export const operationsDuContratEngagement: readonly OperationPartenaire[] = [
  lecture,
  structure,
  acte('POST', 'signer', {
    operationId: 'signerContratEngagement',
    resume: 'Déclarer le contrat d’engagement signé',
    description:
      'Sans contrat, en crée un dont l’outil de l’organisme tient les clauses ; avec un contrat à signer, le signe. Déjà signé : rien ne change. 409 : le contrat est suspendu. 422 : votre organisation n’est pas l’organisme référent ; le message dit lequel.',
  }),
  acte('POST', 'refuser', {
    operationId: 'refuserContratEngagement',
    resume: 'Déclarer le contrat d’engagement refusé',
    description: 'Comme pour la signature. Un refus n’emporte aucune suite par lui-même.',
  }),
  acte('PATCH', 'signer', {
    operationId: 'signerContratEngagementExistant',
    resume: 'Déclarer signé un contrat à signer ou refusé',
    description: '400 : l’usager n’a aucun contrat à mettre à jour.',
  }),
  acte('PATCH', 'refuser', {
    operationId: 'refuserContratEngagementExistant',
    resume: 'Déclarer refusée l’actualisation du contrat',
    description:
      'Le contrat signé qui devait changer revient à signer, et c’est ce changement qui est refusé. 400 : aucun contrat à mettre à jour.',
  }),
]
