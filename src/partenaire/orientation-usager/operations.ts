import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Donnees } from '../../moteur/contenu.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { decisionDOrientation } from '../../parcours/orientation/decision-d-orientation.echange.js'
import { apiOrientationUsager, orientationCompletee, orientationDecidee, orientationRepondue } from '../apis.js'
import { accesDe, type Contexte } from '../contexte.js'
import { erreurCommune } from '../erreurs.js'
import type { OperationPartenaire } from '../operation.js'
import { lire } from '../lire.js'
import { lignesDeSaPart } from '../parts.js'
import { personneVisee } from '../personne-visee.js'
import { RefusPartenaire } from '../refus.js'
import { criteresDuContrat } from './criteres.js'
import { completer, deposer, enSaisie, enTransaction } from './ecriture.js'
import { criteres, orientation, structure } from './formes.js'
import { lireLesOrientations } from './lecture.js'
import { structureDuContrat } from './structure.js'

const d = decisionDOrientation.donnees
const parEtat = z.object({ etatOrientation: z.enum(['BROUILLON', 'EN_ATTENTE', 'OUVERT', 'CLOTURE']).optional() })
const decision = z.object({
  etat_decision: z.enum(['ACCEPTEE', 'REFUSEE']),
  date_decision: z.iso.date(),
  organisme_decision: z.string(),
  agent_decision: z.string().optional(),
  motif_refus: d.motifRefus.schema.optional(),
  commentaire_refus: d.commentaire.schema.optional(),
  parcours: d.parcours.schema.optional(),
  organisme: d.organisme.schema.optional(),
  structure: structure.nullable().optional(),
})
const forcee = z.object({
  parcours: d.parcours.schema.unwrap(),
  organisme: d.organisme.schema.unwrap(),
  origine: d.origine.schema.optional(),
  structure: structure.nullable().optional(),
})
const modification = z.object({
  parcours: d.parcours.schema.optional(),
  organisme: d.organisme.schema.optional(),
  structure: structure.nullable().optional(),
})
const fait = z.object({})

type Propre = Pick<OperationPartenaire, 'verbe' | 'operationId' | 'resume' | 'description' | 'reponse' | 'traiter'> &
  Partial<Pick<OperationPartenaire, 'part' | 'requete' | 'corps' | 'statut'>>
const operation = (propre: Propre): OperationPartenaire => ({
  api: apiOrientationUsager,
  chemin: `/${propre.operationId}`,
  erreur: erreurCommune,
  surJetonUsager: true,
  ...propre,
})

export const operationsDOrientation: readonly OperationPartenaire[] = [
  operation({
    verbe: 'GET',
    operationId: 'lectureOrientation',
    resume: 'Lire les orientations de l’usager',
    description: 'La dernière d’abord ; les champs sont ceux que la déclaration donne à votre organisation. 204 : aucune.',
    requete: parEtat,
    reponse: z.array(orientation),
    async traiter(contexte, requete, reponse) {
      const { etatOrientation } = lire(parEtat, requete.query)
      const { usager, ligne } = await personneVisee(contexte, requete)
      const lues = await lireLesOrientations(contexte, requete, usager, ligne)
      const voulues = lues.filter(o => (etatOrientation ?? o.etat) === o.etat)
      return voulues.length > 0 ? voulues : reponse.code(204).send()
    },
  }),
  operation({
    part: orientationRepondue,
    verbe: 'POST',
    operationId: 'calculOrientation',
    resume: 'Donner des réponses aux critères et recevoir la proposition',
    description:
      'En une ou plusieurs fois : les réponses données s’ajoutent à celles de l’orientation qui attend. La date de naissance et l’adresse sont celles de l’identité, celles du corps ne sont pas lues. 422 : une règle s’y oppose, dite dans le message.',
    corps: criteres,
    reponse: orientation,
    async traiter(contexte, requete) {
      const donnees = criteresDuContrat(lire(criteres, requete.body))
      const { usager, ligne } = await personneVisee(contexte, requete)
      await enTransaction(contexte, requete, usager, async e => {
        const attendue = e.siennes.findLast(enSaisie)
        if (!attendue) return deposer(contexte, requete, e, ligne, usager, { origine: origineDe(requete), ...donnees })
        const correction = lignesDeSaPart(contexte, requete, orientationCompletee).find(l => l.nomEchange === ligne.nomEchange)
        if (!correction) throw new RefusPartenaire('ACCES_NON_AUTORISE', 'Compléter une orientation ne vous est pas ouvert.')
        return completer(contexte, requete, e, correction, usager, attendue, donnees)
      })
      return derniere(contexte, requete, usager)
    },
  }),
  operation({
    part: orientationDecidee,
    verbe: 'POST',
    operationId: 'decisionOrientation',
    resume: 'Décider de l’orientation',
    description:
      '201 : la proposition est acceptée ou refusée, l’orientation s’ouvre. 200 : elle était déjà ouverte ; un refus la modifie, une acceptation ne change rien. 422 : votre organisation n’est pas compétente, ou une règle s’y oppose ; le message le dit.',
    corps: decision,
    reponse: fait,
    statut: 201,
    async traiter(contexte, requete, reponse) {
      const corps = lire(decision, requete.body)
      const { appelant } = accesDe(requete)
      if (corps.organisme_decision !== appelant.type)
        throw new RefusPartenaire('REQUETE_INVALIDE', `organisme_decision : votre organisation décide comme ${appelant.type}.`)
      const { usager, ligne } = await personneVisee(contexte, requete)
      const statut = await enTransaction(contexte, requete, usager, async e => {
        const visee = e.siennes.findLast(enSaisie) ?? e.siennes.at(-1)
        if (!visee) throw new RefusPartenaire('REQUETE_INVALIDE', 'L’usager n’a aucune orientation à décider.')
        const dejaOuverte = visee.donnees.etat === 'OUVERT'
        if (dejaOuverte && corps.etat_decision === 'ACCEPTEE') return 200
        const cible = await structureDuContrat(e.sql, corps.structure)
        await deposer(contexte, requete, e, ligne, usager, {
          sens: dejaOuverte ? 'MODIFIEE' : corps.etat_decision,
          orientation: visee.numero,
          surVersion: visee.version,
          date: corps.date_decision,
          // What is changed later is not a proposal refused: the contract has one word for both.
          motifRefus: dejaOuverte ? null : (corps.motif_refus ?? null),
          commentaire: corps.commentaire_refus ?? null,
          parcours: corps.parcours ?? null,
          organisme: corps.organisme ?? null,
          ...cible,
        })
        return dejaOuverte ? 200 : 201
      })
      return reponse.code(statut).send({})
    },
  }),
  operation({
    part: orientationDecidee,
    verbe: 'POST',
    operationId: 'orientation',
    resume: 'Orienter, ou réorienter, sans critères',
    description: 'L’orientation précédente se clôt, celle-ci s’ouvre. Déconseillé : rien n’explique la décision.',
    corps: forcee,
    reponse: fait,
    statut: 201,
    async traiter(contexte, requete, reponse) {
      const corps = lire(forcee, requete.body)
      const { usager, ligne } = await personneVisee(contexte, requete)
      await enTransaction(contexte, requete, usager, async e =>
        deposer(contexte, requete, e, ligne, usager, {
          sens: 'FORCEE',
          date: aujourdHui(contexte.moteur),
          origine: corps.origine ?? origineDe(requete),
          parcours: corps.parcours,
          organisme: corps.organisme,
          ...(await structureDuContrat(e.sql, corps.structure)),
        }),
      )
      return reponse.code(201).send({})
    },
  }),
  operation({
    part: orientationDecidee,
    verbe: 'PUT',
    operationId: 'modificationOrientation',
    resume: 'Changer le parcours ou la structure d’une orientation en cours',
    description: 'Ce qui n’est pas dit reste. 400 : aucune orientation en cours. 422 : rien ne change, ou une règle s’y oppose.',
    corps: modification,
    reponse: fait,
    async traiter(contexte, requete) {
      const corps = lire(modification, requete.body)
      const { usager, ligne } = await personneVisee(contexte, requete)
      await enTransaction(contexte, requete, usager, async e => {
        const visee = e.siennes.findLast(o => o.donnees.etat === 'OUVERT')
        if (!visee) throw new RefusPartenaire('REQUETE_INVALIDE', 'L’usager n’a aucune orientation en cours.')
        await deposer(contexte, requete, e, ligne, usager, {
          sens: 'MODIFIEE',
          orientation: visee.numero,
          surVersion: visee.version,
          date: aujourdHui(contexte.moteur),
          parcours: corps.parcours ?? null,
          organisme: corps.organisme ?? null,
          ...(await structureDuContrat(e.sql, corps.structure)),
        })
      })
      return {}
    },
  }),
]

/** Where answers come from when the contract does not say. */
const origineDe = (requete: FastifyRequest): string => {
  const { type } = accesDe(requete).appelant
  return { CD: 'INSCRIPTION_CONSEILLER_CD', ML: 'INSCRIPTION_AUTO_MILO' }[type as string] ?? 'INSCRIPTION_CONSEILLER_FT'
}

async function derniere(contexte: Contexte, requete: FastifyRequest, usager: bigint): Promise<Donnees> {
  const [ligne] = lignesDeSaPart(contexte, requete, apiOrientationUsager)
  const [lue] = ligne ? await lireLesOrientations(contexte, requete, usager, ligne) : []
  if (!lue) throw new Error('une orientation calculée ne se relit pas')
  return lue
}
