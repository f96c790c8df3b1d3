import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { JetonRefuse, type RefusConstate } from '../acces/index.js'
import { schemaJson } from '../moteur/deriver/schema.js'
import { mettreSousEnveloppe } from '../moteur/http/index.js'
import { lireDepassement } from '../vigilance/index.js'
import { enBacASable } from './apis.js'
import type { Contexte } from './contexte.js'
import { erreurCommune, type FormeDErreur } from './erreurs.js'
import { garde } from './garde.js'
import { cheminDe, openapiPartenaire, racinePartenaire } from './openapi.js'
import { operationsPartenaires } from './operations.js'
import { creerQuota } from './quota.js'
import { enRefus, RefusPartenaire } from './refus.js'

/** Largest body read, in bytes: a search takes less than 200. */
const tailleMaximale = 16 * 1024

/**
 * Opens `/partenaire/…` and `/partenaire/openapi.json` on the instance. On a demonstration platform, whose persons are all invented, the
 * same APIs also answer under their sandbox names (`/partenaire/test<api>/…`).
 */
export function installerPartenaire(app: FastifyInstance, contexte: Contexte): void {
  const contrat = JSON.stringify(openapiPartenaire(contexte.adressePublique))
  const compter = creerQuota(() => contexte.moteur.horloge().getTime())
  const bacASable = contexte.secrets.demonstration ? operationsPartenaires.map(o => ({ ...o, api: enBacASable(o.api) })) : []

  app.register(
    async portee => {
      portee.setNotFoundHandler((requete, reponse) =>
        repondre(erreurCommune, new RefusPartenaire('RESSOURCE_INCONNUE', 'Aucune API à cette adresse.'), requete, reponse),
      )
      portee.get('/openapi.json', async (_, reponse) =>
        reponse.type('application/openapi+json; charset=utf-8').header('cache-control', 'public, max-age=300').send(contrat),
      )
      for (const operation of [...operationsPartenaires, ...bacASable]) {
        portee.route({
          method: operation.verbe,
          url: cheminDe(operation).replaceAll(/\{(\w+)\}/g, ':$1'),
          bodyLimit: tailleMaximale,
          onSend: mettreSousEnveloppe(contexte.enveloppes),
          onRequest: garde(contexte, operation.api, operation.part ?? operation.api, compter),
          errorHandler: (erreur, requete, reponse) => {
            const refuse = enRefus(erreur)
            requete.refus = constat(refuse, erreur)
            requete.depassement = lireDepassement(erreur) ?? undefined
            void repondre(operation.erreur, refuse, requete, reponse)
          },
          schema: { response: { 200: schemaJson(operation.reponse) } },
          handler: (requete, reponse) => operation.traiter(contexte, requete, reponse),
        })
      }
    },
    { prefix: racinePartenaire },
  )
}

/** What the administrator of the application will read: the reason of a door that stays shut, else the name of the refusal. */
const constat = ({ codeErreur, message }: RefusPartenaire, erreur: unknown): RefusConstate => {
  if (erreur instanceof JetonRefuse) return { code: codeErreur, motif: erreur.motif, application: erreur.application }
  const motif = codeErreur === 'ACCES_NON_AUTORISE' || codeErreur === 'QUOTA_DEPASSE' ? message : codeErreur
  return { code: codeErreur, motif }
}

function repondre(forme: FormeDErreur, r: RefusPartenaire, requete: FastifyRequest, reponse: FastifyReply) {
  if (r.statut >= 500) requete.log.error({ code: r.codeErreur, interne: r.interne }, 'requête partenaire en échec')
  reponse.code(r.statut).headers(r.entetes)
  // The contract publishes this one as plain text.
  if (r.codeErreur === 'QUOTA_DEPASSE') return reponse.type('text/plain; charset=utf-8').send(r.message)
  return reponse.type('application/json; charset=utf-8').send(JSON.stringify(forme.corps(r.codeErreur, r.statut, r.message)))
}
