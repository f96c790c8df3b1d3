import type { FastifyReply } from 'fastify'
import { transmettreLaPiece } from '../../pieces/telecharger.js'
import type { Demande } from '../ecran.js'

/** What the person joined, for who reads what she joined it to. */
export const pieceDuDossier = (d: Demande): Promise<FastifyReply> => transmettreLaPiece(d, (d.requete.params as { usager: string }).usager)

export const adresseDesPieces = (usager: string, chemin: string, numero: number): string =>
  `/professionnel/dossiers/${encodeURIComponent(usager)}/pieces/${chemin}/${numero}`
