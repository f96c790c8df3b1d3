import type { FastifyRequest } from 'fastify'
import { type Issue, journaliser } from '../journal.js'
import type { Ligne } from '../lignes.js'
import { Probleme } from '../probleme.js'
import { refusDeLaBase } from '../refus-de-la-base.js'
import type { Contexte } from './contexte.js'

const issueDe = (statut: number): Issue => (statut === 403 ? 'interdit' : statut === 404 ? 'invisible' : 'rejete')

/**
 * Every refusal to a known caller leaves its row, whatever the fault: what an account tries and does not get is what
 * vigilance looks at first. A call beyond the quota leaves none, so that no flood reaches the database.
 */
export const tracerLesRefus =
  ({ moteur }: Contexte, ligne: Ligne) =>
  async (erreur: unknown, requete: FastifyRequest): Promise<never> => {
    const refus = refusDeLaBase(erreur) ?? erreur
    const statut = statutDe(refus)
    const { appelant } = requete
    // What the database refused to count took its own row away with it.
    const tracee = requete.tracee && !(refus instanceof Probleme && refus.code === 'seuil-depasse')
    if (appelant && !tracee && statut < 500) {
      const { usager } = requete.params as { usager?: string }
      const vise = usager ? moteur.identifiants.lire(appelant.organisation, usager) : null
      await journaliser(moteur.sql, moteur, { ligne, appelant, usagers: [vise], issue: issueDe(statut) })
    }
    throw refus
  }

function statutDe(erreur: unknown): number {
  if (erreur instanceof Probleme) return erreur.statut
  return erreur instanceof Error && 'statusCode' in erreur && typeof erreur.statusCode === 'number' ? erreur.statusCode : 500
}
