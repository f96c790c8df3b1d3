import type { JsonSchema } from './schema.js'

/** Refusals are said once: an operation names those it may give. */
const refus = {
  400: { nom: 'RequeteInvalide', description: 'Requête invalide, chaque faute avec son pointeur' },
  401: { nom: 'JetonRefuse', description: 'Jeton absent, expiré ou révoqué, ou authentification à renforcer (RFC 9470)' },
  403: { nom: 'LigneFermee', description: 'Échange non ouvert à ce jeton, à cette organisation, ou sans adhésion' },
  404: { nom: 'Introuvable', description: 'Inconnu, ou hors de votre périmètre : la même réponse' },
  406: { nom: 'ChiffrementExige', description: 'Réponse à demander chiffrée (Accept: application/jose), ou clé de chiffrement absente' },
  409: { nom: 'Conflit', description: 'Existe déjà' },
  410: { nom: 'DossierFusionne', description: 'Dossier réuni à un autre que vous suivez : « detail » donne son identifiant' },
  412: { nom: 'VersionDepassee', description: 'La donnée a changé depuis votre lecture' },
  413: { nom: 'CorpsTropGrand', description: 'Corps trop grand' },
  415: { nom: 'FormatRefuse', description: 'Type de contenu non pris en charge' },
  422: { nom: 'RegleNonRespectee', description: 'Une règle s’y oppose, ou clé d’idempotence réemployée' },
  428: { nom: 'VersionRequise', description: 'If-Match manque' },
  429: { nom: 'QuotaDepasse', description: 'Quota dépassé' },
  503: { nom: 'Indisponible', description: 'Base de données injoignable' },
} as const
export type RefusPublie = keyof typeof refus

/** The refusals of one operation, by reference: those every operation may give, and its own. */
export const refusPublies = (propres: readonly RefusPublie[]): JsonSchema =>
  Object.fromEntries(
    ([400, 401, 403, 406, ...propres, 429, 503] as const).map(statut => [statut, { $ref: `#/components/responses/${refus[statut].nom}` }]),
  )

export const reponsesDeRefus = (): JsonSchema =>
  Object.fromEntries(
    Object.values(refus).map(({ nom, description }) => [
      nom,
      { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleme' } } } },
    ]),
  )
