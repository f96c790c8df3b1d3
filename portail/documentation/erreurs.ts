import type { CodeProbleme } from '../../src/moteur/probleme.js'

/** What a code means and what to do about it, the usual status first; its title and its address are those of the problem itself. */
export type Explication = { statuts: readonly [number, ...number[]]; sens: string; faire: string }

export const explications: Readonly<Record<CodeProbleme, Explication>> = {
  'requete-invalide': {
    statuts: [400, 408, 414, 431],
    sens: 'La requête ne respecte pas le contrat : champ inconnu, valeur d’une autre forme, corps illisible, paramètre ou en-tête fautif, trop long, ou venu trop tard.',
    faire:
      'Lisez `errors` : chaque faute y a son pointeur JSON (RFC 6901) et sa raison. Corrigez-les toutes avant de recommencer ; la même requête serait refusée de même.',
  },
  'jeton-refuse': {
    statuts: [401],
    sens: 'Le jeton manque, a expiré, a été révoqué, n’est pas pour cette plateforme, ou est lié à une clé ou à un certificat qui n’a pas été prouvé.',
    faire: 'Demandez un nouveau jeton, puis recommencez une fois. L’en-tête `WWW-Authenticate` dit la raison quand il y en a une.',
  },
  'authentification-insuffisante': {
    statuts: [401],
    sens: 'Le jeton est bon, mais l’agent ou la personne qui l’a obtenu s’est authentifié trop faiblement pour cet échange, ou depuis trop longtemps.',
    faire:
      'L’en-tête `WWW-Authenticate` dit le niveau demandé (`acr_values`) et son âge (`max_age`, en secondes) : renvoyez l’utilisateur au point d’autorisation avec ces deux paramètres (RFC 9470), puis recommencez avec le nouveau jeton.',
  },
  'agent-non-prouve': {
    statuts: [401],
    sens: 'Cet acte se décide au nom d’un agent que le jeton prouve. Un programme seul, même s’il déclare un agent dans ses en-têtes, ne l’accomplit pas.',
    faire: 'Obtenez un jeton au nom de l’agent, qui s’authentifie, au lieu du jeton de l’application.',
  },
  'liaison-exigee': {
    statuts: [401],
    sens: 'Le jeton est bon, mais au porteur : qui le volerait s’en servirait. Votre application s’est engagée, à compter de ce jour, à lier les siens.',
    faire:
      'Demandez un jeton avec une preuve DPoP (RFC 9449) ou un certificat (RFC 8705), puis joignez la preuve à chaque appel : la page « Jetons liés » le montre.',
  },
  'chiffrement-exige': {
    statuts: [406],
    sens: 'La réponse de cet échange n’est rendue que chiffrée pour votre application ; ou vous la demandez chiffrée et aucune clé n’est inscrite.',
    faire:
      'Inscrivez une clé de chiffrement sur l’application, puis demandez `Accept: application/jose` : la page « Jetons liés » montre comment ouvrir la réponse.',
  },
  'ligne-fermee': {
    statuts: [403],
    sens: 'Votre jeton ne porte pas la portée de cet échange, ou l’échange n’est pas ouvert à votre catégorie d’organisation.',
    faire:
      'Demandez la portée au point de jeton si votre application y est abonnée. Sinon, passez par l’échange que la loi ouvre à votre organisation : la page « Échanges » le nomme.',
  },
  'habilitation-manquante': {
    statuts: [403],
    sens: 'Aucune habilitation en vigueur de votre organisation n’ouvre cet échange : jamais demandée, expirée, révoquée, ou fondée sur une convention qui n’engage plus toutes ses parties.',
    faire: 'L’administrateur de votre organisation la demande, ou en demande le renouvellement, depuis l’espace d’administration.',
  },
  'role-insuffisant': {
    statuts: [403],
    sens: 'Vos rôles ne permettent pas cet acte : il revient à un autre membre de votre organisation, ou à l’opérateur.',
    faire: 'Demandez à l’administrateur de votre organisation de faire l’acte, ou de revoir vos rôles.',
  },
  'adhesion-manquante': {
    statuts: [403],
    sens: 'L’échange est volontaire et votre organisation n’y a pas adhéré, ou n’y adhère plus.',
    faire: 'L’administrateur de votre organisation y adhère depuis l’espace d’administration ; la portée s’ouvre ensuite d’elle-même.',
  },
  introuvable: {
    statuts: [404],
    sens: 'Rien à cette adresse pour vous : personne inconnue, personne hors de votre périmètre, ou adresse inexistante. La réponse est la même, exprès.',
    faire:
      'Vérifiez l’identifiant : il est propre à votre organisation. Si vous accompagnez bien la personne, c’est le rattachement qui manque.',
  },
  'verbe-refuse': {
    statuts: [405],
    sens: 'L’adresse existe, mais pas avec cette méthode.',
    faire: 'La référence de l’API donne les méthodes de chaque adresse.',
  },
  conflit: {
    statuts: [409],
    sens: 'Ce que vous créez existe déjà.',
    faire: 'Lisez la donnée, puis corrigez-la au lieu de la créer.',
  },
  'dossier-fusionne': {
    statuts: [410, 409],
    sens: 'Deux dossiers étaient la même personne : ils ont été réunis, et cet identifiant n’est plus le sien.',
    faire:
      'Si vous suivez la personne, `detail` donne son nouvel identifiant : gardez-le à la place de l’ancien. Une réunion faite par erreur se défait.',
  },
  'en-cours': {
    statuts: [409],
    sens: 'Une requête portant la même clé d’idempotence n’est pas terminée.',
    faire: 'Attendez quelques secondes et rejouez la même requête : vous recevrez la réponse de la première.',
  },
  'version-depassee': {
    statuts: [412],
    sens: 'Quelqu’un a changé la donnée depuis votre lecture, ou `If-Match` ne nomme aucune version que nous ayons donnée.',
    faire: 'Relisez, rapprochez les deux versions, puis corrigez avec le nouvel `ETag`.',
  },
  'corps-trop-grand': {
    statuts: [413],
    sens: 'Le corps dépasse la taille admise.',
    faire: 'Une requête porte sur une personne. Les fichiers de masse ont leur propre entrée.',
  },
  'format-refuse': {
    statuts: [415],
    sens: 'Le type de contenu annoncé n’est pas pris en charge à cette adresse.',
    faire: 'Envoyez `application/json`, ou `application/merge-patch+json` pour une correction.',
  },
  'cle-reutilisee': {
    statuts: [422],
    sens: 'Cette clé d’idempotence a déjà servi à une autre requête.',
    faire: 'Prenez une clé nouvelle par création, et la même seulement pour la rejouer.',
  },
  'regle-non-respectee': {
    statuts: [422],
    sens: 'La requête est bien formée, mais une règle de droit ou de cohérence s’y oppose.',
    faire: 'Lisez `errors` : chaque règle y est dite en une phrase.',
  },
  'version-requise': {
    statuts: [428],
    sens: 'Une correction doit dire quelle version vous avez lue.',
    faire: 'Lisez d’abord, puis donnez l’`ETag` reçu dans `If-Match`.',
  },
  'acces-suspendu': {
    statuts: [403],
    sens: 'La vigilance, ou une personne habilitée, a suspendu cet agent, cette application, cette structure ou cette organisation.',
    faire:
      'Ne recommencez pas. Adressez-vous à la supervision de votre organisation : deux personnes habilitées rouvrent l’accès après examen.',
  },
  'motif-demande': {
    statuts: [403],
    sens: 'Cet agent a lu plus de personnes différentes que d’ordinaire : la vigilance lui demande pourquoi avant qu’il continue.',
    faire: 'Faites écrire son motif à l’agent : `POST /api/v1/vigilance/motif`, avec un jeton qui le prouve. La supervision le lit.',
  },
  'seuil-depasse': {
    statuts: [403],
    sens: 'Cet agent ou ce programme a lu plus de personnes différentes que d’ordinaire. La lecture demandée n’a pas été servie.',
    faire:
      'Donnez de nouveau votre second facteur si la réponse suivante le demande ; sinon, attendez l’examen. Un changement de portefeuille s’annonce à l’avance.',
  },
  'quota-depasse': {
    statuts: [429],
    sens: 'Votre application a dépassé son quota d’appels.',
    faire:
      'Attendez le nombre de secondes de `Retry-After`. Les en-têtes `RateLimit` et `RateLimit-Policy` de chaque réponse permettent de ralentir avant.',
  },
  interne: {
    statuts: [500],
    sens: 'Une faute de notre côté. Rien n’a été enregistré à moitié.',
    faire: 'Signalez-la en citant `correlation`.',
  },
  indisponible: {
    statuts: [503],
    sens: 'La plateforme ne peut pas, à cet instant, décider, écrire et journaliser à la fois : elle préfère ne pas répondre.',
    faire: 'Recommencez après `Retry-After`, avec la même clé d’idempotence s’il s’agit d’une création.',
  },
}
