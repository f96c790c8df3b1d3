import { z } from 'zod'
import type { CodeActeur } from '../../droit/acteurs.js'
import { lignesDe } from '../../moteur/lignes.js'
import type { OperationComposee, Ouvertures } from '../../moteur/operation-composee.js'
import type { Ressource } from '../../moteur/ressource.js'
import { contratEngagement } from './contrat-engagement.echange.js'
import { dossierDePreuve, exempleDeDossier } from './preuve.js'
import { signatureDeContrat } from './signature-de-contrat.echange.js'

/** Whoever may read the resource: under any of its lines that reads. */
function aQuiLit(ressource: Ressource): Ouvertures {
  const lectures = lignesDe(ressource).filter(l => l.operation === 'consulter')
  return Object.fromEntries(
    [...new Set(lectures.flatMap(l => l.par.map(a => a.code)))].map((code): [CodeActeur, Ouvertures[CodeActeur]] => [
      code,
      lectures.filter(l => l.par.some(a => a.code === code)).map(l => [l] as const),
    ]),
  )
}

const chemin = z.object({
  usager: z.string().max(30).describe('Identifiant de la personne, propre à votre organisation ; « moi » pour elle-même'),
  numero: z.coerce.number().int().min(1).max(32_767).describe('Rang du contrat dans son dossier'),
})

export const operationsDesContrats = {
  document: {
    id: 'contratsDEngagement.document',
    verbe: 'GET',
    url: '/api/v1/contrats-d-engagement/{usager}/{numero}/document',
    theme: 'Documents du contrat d’engagement',
    titre: 'Lire le contrat tel qu’il se signe',
    description:
      'Le document PDF de l’édition présente, avec les signatures qu’il porte déjà. Fait une fois et gardé : chacun lit les mêmes octets. L’en-tête « etag » en donne l’empreinte SHA-256, à nommer pour signer.',
    ouvertures: aQuiLit(contratEngagement),
    chemin,
    reponse: { statut: 200, type: 'application/pdf', exemple: '%PDF-1.7' },
    refus: [404],
  },
  preuve: {
    id: 'contratsDEngagement.preuve',
    verbe: 'GET',
    url: '/api/v1/contrats-d-engagement/{usager}/{numero}/preuve',
    theme: 'Documents du contrat d’engagement',
    titre: 'Télécharger le dossier de preuve d’un contrat',
    description:
      'Ce qui a été signé (SHA-256), par qui, quand, depuis quelle connexion, chaque certificat et chaque horodatage, la vérification refaite à l’instant, et de quoi la refaire ailleurs. Les refus et les signatures sur papier y sont aussi.',
    ouvertures: aQuiLit(signatureDeContrat),
    chemin,
    reponse: { statut: 200, schema: dossierDePreuve, exemple: exempleDeDossier },
    refus: [404],
  },
} as const satisfies Record<string, OperationComposee>
