import type { FastifyReply, FastifyRequest } from 'fastify'
import { refus } from '../autorisation.js'
import { journaliser } from '../journal.js'
import type { Ligne } from '../lignes.js'
import { Probleme } from '../probleme.js'
import type { Contexte } from './contexte.js'

/**
 * Before the body is even read: who asks, within its quota, and does the line allow it. A refusal is traced too,
 * since what an account tries and does not get is what vigilance looks at first.
 */
export const garde = (contexte: Contexte, ligne: Ligne) => async (requete: FastifyRequest, reponse: FastifyReply) => {
  const appelant = await contexte.identifier(requete)
  requete.appelant = appelant
  reponse.headers(contexte.compter(appelant))
  const non = refus(ligne, appelant, contexte.adhere)
  if (!non) return
  const { moteur } = contexte
  const { usager } = requete.params as { usager?: string }
  const vise = usager ? moteur.identifiants.lire(appelant.organisation, usager) : null
  await journaliser(moteur.sql, moteur, { ligne, appelant, usagers: [vise], issue: 'interdit' })
  throw new Probleme(403, non.code, non.detail)
}

/** A write that fails on a person is traced as well; the transaction it belonged to is gone. */
export async function tracerLeRejet(
  contexte: Contexte,
  ligne: Ligne,
  requete: FastifyRequest,
  usager: bigint | null,
  erreur: unknown,
): Promise<never> {
  if (erreur instanceof Probleme && erreur.statut < 500 && requete.appelant) {
    const issue = erreur.statut === 404 ? 'invisible' : 'rejete'
    await journaliser(contexte.moteur.sql, contexte.moteur, { ligne, appelant: requete.appelant, usagers: [usager], issue })
  }
  throw erreur
}
