import { type Liaison, type LiaisonDeLigne, liaisons } from '../../droit/liaison.js'
import { algorithmesDePreuve } from '../liaison.js'
import type { JsonSchema } from './schema.js'

/** What the line asks of the token, with what calls for it when it is more than a bearer one. */
export const phraseDeLiaison = ({ demande, motif, texte }: LiaisonDeLigne): string =>
  demande === 'porteur' ? liaisons.porteur : `${liaisons[demande]} (${motif}, ${texte.cite})`

/** Ways to call a line, the strongest first: a bearer token is the last, until the day its application is held to more. */
export const securite = (codes: readonly string[], demande: Liaison): JsonSchema[] => [
  ...(demande === 'porteur'
    ? []
    : [
        { oauth: codes, dpop: [] },
        { oauth: codes, mtls: [] },
      ]),
  { oauth: codes },
]

export const schemasDeLiaison: JsonSchema = {
  dpop: {
    type: 'http',
    scheme: 'DPoP',
    description: `Preuve de possession d’une clé à chaque appel (RFC 9449), avec le nonce du serveur ; ${algorithmesDePreuve.join(', ')}. Sans elle, un jeton au porteur ne sert plus ces lignes à compter du jour inscrit sur l’application.`,
  },
  mtls: { type: 'mutualTLS', description: 'Jeton lié au certificat de la connexion (RFC 8705).' },
}
