import type { FastifyError } from 'fastify'
import { estIndisponible, JetonRefuse } from '../acces/index.js'
import { Probleme } from '../moteur/probleme.js'
import { refusDeLaBase } from '../moteur/refus-de-la-base.js'

/** Every refusal of the façade: its `codeErreur`, its HTTP status, and its `codeRetour` in the search API (contract, 1.6). */
export const refus = {
  REQUETE_INVALIDE: { statut: 400, codeRetour: 'R997' },
  AGENT_NON_DECLARE: { statut: 400, codeRetour: 'R997' },
  ID_NON_RECONNU: { statut: 400, codeRetour: 'R997' },
  JETON_ACCES_REFUSE: { statut: 401, codeRetour: 'R001' },
  JETON_USAGER_ABSENT: { statut: 401, codeRetour: 'R001' },
  JETON_USAGER_INVALIDE: { statut: 401, codeRetour: 'R001' },
  JETON_USAGER_EXPIRE: { statut: 401, codeRetour: 'R001' },
  JETON_USAGER_ETRANGER: { statut: 403, codeRetour: 'R001' },
  ACCES_NON_AUTORISE: { statut: 403, codeRetour: 'R001' },
  USAGER_NON_RATTACHE: { statut: 403, codeRetour: 'R002' },
  RESSOURCE_INCONNUE: { statut: 404, codeRetour: 'R997' },
  QUOTA_DEPASSE: { statut: 429, codeRetour: 'R999' },
  ERREUR_TECHNIQUE: { statut: 500, codeRetour: 'R998' },
  SERVICE_INDISPONIBLE: { statut: 503, codeRetour: 'R999' },
} as const
export type CodeErreur = keyof typeof refus

/** A refusal with two texts: `message` for the caller, `interne` for the log only. */
export class RefusPartenaire extends Error {
  readonly statut: number
  readonly interne: string | undefined
  readonly entetes: Readonly<Record<string, string>>

  constructor(
    readonly codeErreur: CodeErreur,
    message: string,
    suite: { statut?: number; interne?: string; entetes?: Readonly<Record<string, string>> } = {},
  ) {
    super(message)
    this.statut = suite.statut ?? refus[codeErreur].statut
    this.interne = suite.interne
    this.entetes = suite.entetes ?? {}
  }
}

/** One table from what the framework, the tokens, the engine and the database throw to what the partner may know. Never a stack. */
export function enRefus(recue: unknown): RefusPartenaire {
  if (recue instanceof RefusPartenaire) return recue
  const erreur = refusDeLaBase(recue) ?? recue
  if (erreur instanceof Probleme && (erreur.code === 'seuil-depasse' || erreur.code === 'acces-suspendu'))
    return new RefusPartenaire('ACCES_NON_AUTORISE', erreur.detail)
  if (erreur instanceof JetonRefuse)
    return new RefusPartenaire('JETON_ACCES_REFUSE', erreur.message, {
      interne: erreur.motif,
      entetes: erreur.entetes,
    })
  if (erreur instanceof Probleme && erreur.statut === 401)
    return new RefusPartenaire('JETON_ACCES_REFUSE', erreur.detail, { entetes: erreur.entetes })
  if (estIndisponible(erreur))
    return new RefusPartenaire('SERVICE_INDISPONIBLE', 'Service indisponible, veuillez réessayer ultérieurement', {
      interne: (erreur as Error).message,
      entetes: { 'retry-after': '5' },
    })
  const { statusCode, code } = erreur as Partial<FastifyError>
  const statut = erreur instanceof Probleme ? erreur.statut : statusCode
  if (statut !== undefined && statut >= 400 && statut < 500)
    return new RefusPartenaire(
      'REQUETE_INVALIDE',
      erreur instanceof Probleme ? erreur.detail : (phrases[statut] ?? 'La requête n’est pas lisible.'),
      { statut },
    )
  const interne = erreur instanceof Error ? (erreur.stack ?? erreur.message) : String(erreur)
  return new RefusPartenaire('ERREUR_TECHNIQUE', 'Un service a répondu en erreur', { interne: `${code ?? ''} ${interne}`.trim() })
}

const phrases: Record<number, string> = {
  413: 'Le corps dépasse la taille admise.',
  415: 'Le corps doit être du JSON (application/json).',
}
