import { z } from 'zod'
import type { CodeActeur } from '../../droit/acteurs.js'
import { lignesDe } from '../../moteur/lignes.js'
import type { OperationComposee, Ouvertures } from '../../moteur/operation-composee.js'
import { contratEngagement } from './contrat-engagement.echange.js'

const lectures = lignesDe(contratEngagement).filter(l => l.operation === 'consulter')
/** Whoever may read the contract may read it as a page. */
const ouvertures: Ouvertures = Object.fromEntries(
  [...new Set(lectures.flatMap(l => l.par.map(a => a.code)))].map((code): [CodeActeur, Ouvertures[CodeActeur]] => [
    code,
    lectures.filter(l => l.par.some(a => a.code === code)).map(l => [l] as const),
  ]),
)

export const operationsDesContrats = {
  document: {
    id: 'contratsDEngagement.document',
    verbe: 'GET',
    url: '/api/v1/contrats-d-engagement/{usager}/{numero}/document',
    theme: 'Contrat d’engagement',
    titre: 'Lire le contrat tel qu’il se signe',
    description:
      'Le document PDF de l’édition présente, avec les signatures qu’il porte déjà. Fait une fois et gardé : chacun lit les mêmes octets. L’en-tête « etag » en donne l’empreinte SHA-256, à nommer pour signer.',
    ouvertures,
    chemin: z.object({
      usager: z.string().max(30).describe('Identifiant de la personne, propre à votre organisation ; « moi » pour elle-même'),
      numero: z.coerce.number().int().min(1).max(32_767).describe('Rang du contrat dans son dossier'),
    }),
    reponse: { statut: 200, type: 'application/pdf', exemple: '%PDF-1.7' },
    refus: [404],
  },
} as const satisfies Record<string, OperationComposee>
