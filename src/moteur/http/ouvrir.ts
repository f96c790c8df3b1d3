import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Appelant } from '../appelant.js'
import { schemaJson } from '../deriver/schema.js'
import { exigerLAssurance } from '../assurance.js'
import { exigerLaLiaison } from '../liaison.js'
import type { Ligne } from '../lignes.js'
import { jourDe } from '../moteur.js'
import { assuranceDe, liaisonDe, ligneOuverte, type OperationComposee } from '../operation-composee.js'
import { appelantDe, type Contexte } from './contexte.js'
import { exigerLEnveloppe, mettreSousEnveloppe } from './enveloppe.js'
import { tracerLesRefus } from './tracer-les-refus.js'
import { sansParametre, valider } from './valider.js'

type Lu<S> = S extends z.ZodType ? z.output<S> : undefined

/** A call let in and found well-formed. `ligne`: the one the journal keeps it under. */
export type Appel<O extends OperationComposee> = {
  appelant: Appelant
  ligne: Ligne
  chemin: Lu<O['chemin']>
  requete: Lu<O['requete']>
  corps: O['corps'] extends { schema: infer S } ? Lu<S> : undefined
  /** As it came, for a body that is read as it flows. */
  brut: unknown
}

/** Opens the route of a composed operation: its guard, its validation and its answer are those the contract publishes. */
export function ouvrir<O extends OperationComposee>(
  app: FastifyInstance,
  contexte: Contexte,
  operation: O,
  executer: (appel: Appel<O>, reponse: FastifyReply) => unknown,
): void {
  const { verbe, url, ouvertures, reponse: publiee } = operation
  // A refusal to a kind of organisation that has no line here has none to be kept under.
  const tracer: (erreur: unknown, requete: FastifyRequest) => unknown = async (erreur, requete) => {
    const ligne = requete.appelant && ouvertures[requete.appelant.type]?.[0]?.[0]
    if (!ligne) throw erreur
    return tracerLesRefus(contexte, ligne)(erreur, requete)
  }
  app.route({
    method: verbe,
    url: url.replaceAll(/\{(\w+)\}/g, ':$1'),
    ...('schema' in publiee ? { schema: { response: { [publiee.statut]: schemaJson(publiee.schema) } } } : {}),
    async onRequest(requete, reponse) {
      const appelant = await contexte.identifier(requete, operation.pourSeJustifier && 'se-justifier')
      reponse.headers(contexte.compter(appelant))
      requete.appelant = appelant
      ligneOuverte(operation, appelant, contexte.politique)
      const instant = contexte.moteur.horloge()
      exigerLaLiaison(liaisonDe(operation).demande, appelant, jourDe(instant))
      exigerLAssurance(assuranceDe(operation).demande, appelant, instant)
      exigerLEnveloppe(liaisonDe(operation).demande, appelant, jourDe(instant), requete, contexte.enveloppes)
    },
    onSend: mettreSousEnveloppe(contexte.enveloppes),
    errorHandler: tracer,
    handler(requete, reponse) {
      const appelant = appelantDe(requete)
      const lire = (schema: z.ZodType | undefined, recu: unknown) => (schema ? valider(schema, recu) : undefined)
      const appel = {
        appelant,
        ligne: ligneOuverte(operation, appelant, contexte.politique),
        chemin: lire(operation.chemin, requete.params),
        requete: valider(operation.requete ?? sansParametre, requete.query),
        corps: lire(operation.corps?.schema, requete.body),
        brut: requete.body,
      }
      // What each schema of the operation reads is what the type says of it: the compiler cannot follow through the loop above.
      return executer(appel as Appel<O>, reponse)
    },
  })
}
