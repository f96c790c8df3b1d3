import { z } from 'zod'
import type { OperationComposee } from '../../moteur/operation-composee.js'
import { pieceJointe, piecesAuPlus, piecesJointes } from '../../moteur/ressource.js'
import { tailleMaximale } from './recevoir.js'
import { chemins, quiJoint, quiOuvre } from './recevables.js'

const theme = 'Pièces jointes'
const chemin = z.object({
  usager: z.string().max(30).describe('Identifiant de la personne, propre à votre organisation ; « moi » pour elle-même'),
  ressource: z.enum(chemins).describe('À quoi elle est jointe'),
  numero: z.coerce.number().int().min(1).max(32_767).describe('Rang dans son dossier'),
})
export const typesDePiece = ['application/octet-stream', 'application/pdf', 'image/jpeg', 'image/png'] as const
const [exemple] = piecesJointes.exemple as [z.infer<typeof pieceJointe>]

export const operationsDesPieces = {
  joindre: {
    id: 'pieces.joindre',
    verbe: 'POST',
    url: '/api/v1/pieces/{usager}/{ressource}/{numero}',
    theme,
    titre: 'Joindre une pièce à une réponse',
    description: `Le fichier est le corps de la requête : un PDF, un JPEG ou un PNG, reconnu à son contenu, de ${tailleMaximale / 1024 ** 2} Mo au plus ; ${piecesAuPlus} pièces au plus. Son nom est dans l’en-tête Content-Disposition (RFC 6266). La même pièce, envoyée deux fois, n’est jointe qu’une fois. La personne joint à ce qu’elle répond ; un organisme ne joint qu’à une réponse, ou à la contestation d’une radiation, qu’il a notée pour elle, arrivée par courrier ou de vive voix (« voie », « recoursVoie »), au nom d’un agent : « jointePar » le dit.`,
    ouvertures: quiJoint,
    chemin,
    corps: { types: typesDePiece, exemple: '%PDF-1.7' },
    reponse: { statut: 201, schema: pieceJointe, exemple },
    refus: [404, 409, 413, 415, 422],
  },
  ouvrir: {
    id: 'pieces.ouvrir',
    verbe: 'GET',
    url: '/api/v1/pieces/{usager}/{ressource}/{numero}/{piece}',
    theme,
    titre: 'Ouvrir une pièce jointe',
    description:
      'Les octets joints, à qui lit la réponse à laquelle ils le sont. À enregistrer, et non à montrer : la plateforme en a reconnu le genre, elle ne les a pas analysés.',
    ouvertures: quiOuvre,
    chemin: chemin.extend({ piece: z.uuid().describe('Ce que « piecesJointes » nomme') }),
    reponse: { statut: 200, type: 'application/octet-stream', exemple: '%PDF-1.7' },
    refus: [404],
  },
} as const satisfies Record<string, OperationComposee>
