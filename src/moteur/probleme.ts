/** Codes of the errors of the native API, each explained at /documentation/erreurs. */
export type CodeProbleme = keyof typeof titres

export const titres = {
  'requete-invalide': 'Requête invalide',
  'jeton-refuse': 'Jeton absent, expiré ou révoqué',
  'authentification-insuffisante': 'Authentification à renforcer ou à refaire',
  'agent-non-prouve': 'Un agent doit être prouvé par le jeton',
  'liaison-exigee': 'Le jeton doit être lié à une clé ou à un certificat',
  'chiffrement-exige': 'La réponse doit être chiffrée, ou ne peut pas l’être',
  'ligne-fermee': 'Votre jeton n’ouvre pas cet échange',
  'habilitation-manquante': 'Votre organisation n’a pas d’habilitation en vigueur pour cet échange',
  'role-insuffisant': 'Vos rôles ne permettent pas cet acte',
  'adhesion-manquante': 'Votre organisation n’a pas adhéré à cet échange volontaire',
  introuvable: 'Introuvable',
  'verbe-refuse': 'Méthode non prévue',
  conflit: 'Conflit avec l’état présent',
  'dossier-fusionne': 'Ce dossier a été réuni à un autre',
  'version-depassee': 'La donnée a changé depuis votre lecture',
  'version-requise': 'Il faut dire quelle version vous corrigez',
  'corps-trop-grand': 'Corps trop grand',
  'format-refuse': 'Format non pris en charge',
  'cle-reutilisee': 'Clé d’idempotence déjà employée pour une autre requête',
  'en-cours': 'Une requête de même clé d’idempotence est en cours',
  'regle-non-respectee': 'Une règle s’y oppose',
  'acces-suspendu': 'Accès suspendu par la vigilance',
  'motif-demande': 'Motif demandé par la vigilance',
  'seuil-depasse': 'Plus de personnes que d’ordinaire',
  'quota-depasse': 'Trop de requêtes',
  indisponible: 'Service momentanément indisponible',
  interne: 'Erreur interne',
} as const

export type Manque = { pointer: string; detail: string }

/** An error with two texts: `detail` goes to the caller, `interne` only to the log (RFC 9457). */
export class Probleme extends Error {
  readonly erreurs: readonly Manque[]
  readonly interne: string | undefined
  readonly entetes: Readonly<Record<string, string>>

  constructor(
    readonly statut: number,
    readonly code: CodeProbleme,
    readonly detail: string,
    suite: { erreurs?: readonly Manque[]; interne?: string; entetes?: Record<string, string>; cause?: Error } = {},
  ) {
    super(suite.interne ?? detail, suite.cause ? { cause: suite.cause } : undefined)
    this.erreurs = suite.erreurs ?? []
    this.interne = suite.interne
    this.entetes = suite.entetes ?? {}
  }
}

/** What one may not see does not exist: the same answer for unknown and for out of perimeter. */
export const introuvable = () => new Probleme(404, 'introuvable', 'Aucun dossier de ce périmètre ne porte cet identifiant.')
