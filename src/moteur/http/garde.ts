import type { FastifyReply, FastifyRequest } from 'fastify'
import { exigerLAssurance } from '../assurance.js'
import { exigerLaLigne } from '../autorisation.js'
import type { Route } from '../deriver/routes.js'
import { exigerLaLiaison } from '../liaison.js'
import { jourDe } from '../moteur.js'
import type { Contexte } from './contexte.js'
import { exigerLEnveloppe } from './enveloppe.js'

/** Before the body is even read: who asks, within its quota, does the line allow it, is the sign-in worth it. */
export const garde =
  (contexte: Contexte, { ligne, forme }: Route) =>
  async (requete: FastifyRequest, reponse: FastifyReply) => {
    const { usager: personne } = requete.params as { usager?: string }
    const dUnePersonne = (forme === 'lecture' || forme === 'historique') && ligne.brisDeGlace !== null && personne !== undefined
    const appelant = await contexte.identifier(requete, dUnePersonne ? { ligne, personne } : undefined)
    reponse.headers(contexte.compter(appelant))
    requete.appelant = appelant
    exigerLaLigne(ligne, appelant, contexte.politique)
    const instant = contexte.moteur.horloge()
    exigerLaLiaison(ligne.liaison.demande, appelant, jourDe(instant))
    exigerLAssurance(ligne.assurance.demande, appelant, instant)
    exigerLEnveloppe(ligne.liaison.demande, appelant, jourDe(instant), requete, contexte.enveloppes)
  }
