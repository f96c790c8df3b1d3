import { z } from 'zod'
import { type OperationExecutable, operationDAdministration as operation } from '../../acces/index.js'
import { introuvable } from '../../moteur/probleme.js'
import { nomDeLEvenement } from '../evenements/enveloppe.js'
import { etatsDAbonnement } from './abonnement.js'
import { agir, appelDEssai, evenement, inscrire } from './administrer.js'
import { listerLesAbonnements, listerLesLivraisons } from './lister.js'

const racine = '/api/v1/administration/webhooks'
const parId = z.object({ id: z.uuid().describe('Identifiant du webhook') })
const instant = z.iso.datetime().nullable()
const abonnement = z.strictObject({
  id: z.uuid(),
  application: z.string(),
  adresse: z.string(),
  etat: z.enum(etatsDAbonnement),
  motif: z.string().nullable(),
  enAttente: z.int().describe('Événements préparés, à livrer'),
  abandonnees: z.int().describe('Livraisons abandonnées après trop d’échecs'),
  dernierSuccesLe: instant,
  echecDepuis: instant.describe('Depuis quand tous les appels échouent'),
  dernierEchec: z.string().nullable(),
  lacuneLe: instant.describe('Jour où des événements non livrés avaient été effacés'),
  creeLe: z.iso.datetime(),
  creePar: z.string(),
})
const exemple = {
  id: '7b0f7c52-3a7d-4a4e-8a55-1f2e3d4c5b6a',
  application: 'PAR_logiciel-nord_59',
  adresse: 'https://solis.example.fr/webhooks',
  etat: 'actif',
  motif: null,
  enAttente: 0,
  abandonnees: 0,
  dernierSuccesLe: '2026-11-24T14:00:01.000Z',
  echecDepuis: null,
  dernierEchec: null,
  lacuneLe: null,
  creeLe: '2026-11-24T09:00:00.000Z',
  creePar: 'adam.helene|ADAM|Hélène',
}
const secret = z.string().nullable().describe('Montré cette fois seulement')

/** Webhooks of Standard Webhooks, held by the administrator of the organisation. */
export const operationsDesWebhooks: readonly OperationExecutable[] = [
  operation({
    id: 'administration.webhooks.lister',
    verbe: 'GET',
    url: racine,
    titre: 'Lister les webhooks',
    description: 'Ceux des applications de son organisation, et ce qu’il advient de leurs appels.',
    actes: ['souscrire'],
    reponse: { statut: 200, schema: z.strictObject({ elements: z.array(abonnement) }), exemple: { elements: [exemple] } },
    refus: [],
    executer: async ({ sql, auteur }) => ({ elements: await listerLesAbonnements(sql, auteur.organisation) }),
  }),
  operation({
    id: 'administration.webhooks.inscrire',
    verbe: 'POST',
    url: racine,
    titre: 'Inscrire un webhook',
    description:
      'Les événements que cette application peut lire seront portés à cette adresse, à partir de maintenant (Standard Webhooks, CloudEvents 1.0) : signés, repris tant qu’ils ne sont pas reçus, dans l’ordre pour chaque personne. Une livraison peut être répétée, avec le même « webhook-id ». L’adresse est publique et en https ; les redirections ne sont pas suivies.',
    actes: ['souscrire'],
    corps: {
      schema: z.strictObject({ application: z.string().max(100), adresse: z.string().max(500) }),
      exemple: { application: exemple.application, adresse: exemple.adresse },
    },
    reponse: {
      statut: 201,
      schema: z.strictObject({ id: z.uuid(), secret: z.string().describe('Montré cette fois seulement') }),
      exemple: { id: exemple.id, secret: 'whsec_C2FV…' },
    },
    refus: [404, 409, 413, 415, 422],
    executer: (outils, { corps }) => inscrire(outils, corps),
  }),
  operation({
    id: 'administration.webhooks.agir',
    verbe: 'POST',
    url: `${racine}/{id}/evenements`,
    titre: 'Arrêter, reprendre, régler, rejouer ou supprimer un webhook',
    description:
      'L’ancien secret signe encore un jour à côté du nouveau. « rejouer » porte de nouveau ce qui a été écrit depuis un instant, sous les mêmes identifiants. Un webhook désactivé reprend où il s’était arrêté.',
    actes: ['souscrire'],
    chemin: parId,
    corps: { schema: evenement, exemple: { evenement: 'rejouer', depuis: '2026-11-24T09:00:00Z' } },
    reponse: { statut: 200, schema: z.strictObject({ secret }), exemple: { secret: null } },
    refus: [404, 413, 415, 422],
    executer: async (outils, { chemin, corps }) => ({ secret: await agir(outils, chemin.id, corps) }),
  }),
  operation({
    id: 'administration.webhooks.essayer',
    verbe: 'POST',
    url: `${racine}/{id}/essai`,
    titre: 'Essayer un webhook',
    description: 'Porte tout de suite un événement d’essai, qui ne parle de personne, et dit ce qu’il en advient.',
    actes: ['souscrire'],
    chemin: parId,
    reponse: {
      statut: 200,
      schema: z.strictObject({ recu: z.boolean(), statut: z.int().nullable(), echec: z.string().nullable() }),
      exemple: { recu: true, statut: 204, echec: null },
    },
    refus: [404],
    executer: (outils, { chemin }) => appelDEssai(outils, chemin.id),
  }),
  operation({
    id: 'administration.webhooks.livraisons',
    verbe: 'GET',
    url: `${racine}/{id}/livraisons`,
    titre: 'Lister les livraisons qui échouent',
    description: 'Celles qui seront reprises et celles qui sont abandonnées : cent au plus, sans le nom d’aucune personne.',
    actes: ['souscrire'],
    chemin: parId,
    reponse: {
      statut: 200,
      schema: z.strictObject({
        elements: z.array(
          z.strictObject({
            evenement: z.string().describe('Son « webhook-id »'),
            abandonnee: z.boolean(),
            essais: z.int(),
            dernierEchec: z.string().nullable(),
            reprendreLe: instant,
          }),
        ),
      }),
      exemple: {
        elements: [
          {
            evenement: 'oV7mC2pQx0a9KfTzR4sLdw',
            abandonnee: false,
            essais: 3,
            dernierEchec: 'Réponse 500.',
            reprendreLe: '2026-11-24T14:10:00.000Z',
          },
        ],
      },
    },
    refus: [404],
    async executer({ sql, auteur, contexte }, { chemin }) {
      const lues = await listerLesLivraisons(sql, auteur.organisation, chemin.id)
      if (!lues) throw introuvable()
      const nommer = (position: bigint) => nomDeLEvenement(contexte.identifiants, auteur.organisation, position)
      return { elements: lues.map(({ position, ...l }) => ({ evenement: nommer(position), ...l })) }
    },
  }),
]
