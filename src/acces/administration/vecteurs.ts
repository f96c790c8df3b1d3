import { z } from 'zod'
import { prendreLApplication } from '../applications/applications.js'
import { ROLES_DE_PAGM } from '../vecteur/emetteur.js'
import { tracesDesVecteurs } from '../vecteur/tracer.js'
import { instant, numero } from './formes.js'
import { operation } from './operation.js'

export const emetteur = z
  .strictObject({
    nom: z.string().min(1).max(200).describe('Comme il signe : urn:interops:<SIRET>:idp:…'),
    convention: numero,
    niveau: z.enum(['mfa', 'renforce']).describe('Le plus haut niveau d’authentification dont il soit cru'),
    pagm: z
      .record(z.string().min(1).max(100), z.array(z.enum(ROLES_DE_PAGM)).min(1))
      .describe('Profils de la convention, et les tâches qu’ils valent'),
    jwks: z.array(z.record(z.string(), z.unknown())).max(4).default([]),
    certificats: z.array(z.string().max(10_000)).max(4).default([]).describe('PEM, pour des assertions en SAML 2.0'),
  })
  .describe('Le fournisseur d’identité de l’organisation, qui répond de ses agents')

export const operationsDesVecteurs = [
  operation({
    id: 'administration.applications.vecteurs',
    verbe: 'GET',
    url: '/api/v1/administration/applications/{id}/vecteurs',
    titre: 'Demander les traces des vecteurs d’identification reçus',
    description:
      'Ce qui a été reçu de l’émetteur, et ce qu’il en est advenu : l’empreinte de l’assertion, jamais ce qu’elle dit. Les deux parties comparent leurs traces.',
    actes: ['souscrire', 'instruire'],
    chemin: z.object({ id: z.string().min(1).max(100).describe('Identifiant de l’application (client_id)') }),
    requete: z.object({ jti: z.string().max(200).optional().describe('Identifiant d’une assertion') }),
    reponse: {
      statut: 200,
      schema: z.strictObject({
        elements: z.array(
          z.strictObject({
            emetteur: z.string(),
            jti: z.string().nullable(),
            issue: z.enum(['admis', 'refuse']),
            motif: z.string().nullable(),
            jeton: z.string().nullable().describe('jti du jeton obtenu'),
            le: instant,
            empreinte: z.string().describe('SHA-256 de l’assertion reçue, en hexadécimal'),
          }),
        ),
      }),
      exemple: { elements: [] },
    },
    refus: [404],
    async executer({ sql, auteur }, { chemin, requete }) {
      const a = await prendreLApplication(sql, auteur, chemin.id)
      return { elements: await tracesDesVecteurs(sql, a.clientId, requete.jti ?? null) }
    },
  }),
]
