import type { Essai } from './essais-nommes.js'

type Mesure = { role: string; mesure: string; reponse: string; essai: Essai }

/** The technical recommendation of the CNIL on sharing by API (délibération 2023-050, 25 May 2023): measure, what answers it, what proves it. */
export const recommandation: readonly Mesure[] = [
  {
    role: 'Tous',
    mesure: 'Informer les personnes : catégories, finalités, destinataires',
    reponse: 'notices tirées de la déclaration, datées',
    essai: [
      'src/personnes/acces/consultations.spec.ts',
      'une notice change avec la déclaration : la version d’avant reste, avec ses dates',
    ],
  },
  {
    role: 'Tous',
    mesure: 'Ne donner que le strict nécessaire, par profil de réutilisateur',
    reponse: 'champs énumérés par ligne, second verrou à la sortie',
    essai: [
      'src/coffre/disque.spec.ts',
      'de toutes les lectures ouvertes à chacun, seules celles qui le déclarent rendent le NIR ou la santé',
    ],
  },
  {
    role: 'Tous',
    mesure: 'Exercice des droits par l’API',
    reponse: 'copie des données, consultations, contestations',
    essai: [
      'src/personnes/acces/consultations.spec.ts',
      'la copie porte chaque donnée, sa source, et ses versions remplacées ; en JSON et en CSV',
    ],
  },
  {
    role: 'Tous',
    mesure: 'Authentification adaptée au risque',
    reponse: 'second facteur, assurance demandée par la ligne',
    essai: [
      'portail/second-facteur/second-facteur.spec.ts',
      'deux facteurs faibles suffisent au dossier, pas au NIR ; puis le facteur de la plateforme, quatre heures durant',
    ],
  },
  {
    role: 'Tous',
    mesure: 'Droits bornés à une finalité, revus, vite retirés',
    reponse: 'habilitations datées, revue semestrielle, coupure en secondes',
    essai: ['src/acces/habilitation/politique.spec.ts', 'passé son dernier jour, elle n’ouvre plus rien, sans attendre aucune tâche'],
  },
  {
    role: 'Tous',
    mesure: 'Journaliser les accès et alerter',
    reponse: 'une ligne par personne et par lecture, seuils de vigilance',
    essai: ['src/moteur/journal.spec.ts', 'une liste laisse une ligne par personne rendue, et une seule si elle est vide'],
  },
  {
    role: 'Tous',
    mesure: 'Garantir l’intégrité des journaux',
    reponse: 'journal scellé, témoin hors de la base',
    essai: [
      'src/scellement/scellement.spec.ts',
      'récrit et scellé de nouveau par qui tient la base : la clé connue ne le reconnaît pas, le témoin non plus',
    ],
  },
  {
    role: 'Détenteur',
    mesure: 'Cloisonner la base et ce que l’API en montre ; moindre privilège',
    reponse: 'rôle sans droit de contourner les verrous par ligne',
    essai: [
      'src/moteur/verrous.spec.ts',
      'le rôle n’est ni propriétaire, ni superutilisateur, ni dispensé, et ne peut devenir aucun autre',
    ],
  },
  {
    role: 'Détenteur',
    mesure: 'Chiffrer les données sensibles au repos',
    reponse: 'clés séparées, enveloppées, tournées en service',
    essai: ['src/coffre/disque.spec.ts', 'ni dans les tables, ni dans le WAL, ni dans le temporaire, ni dans le journal du serveur'],
  },
  {
    role: 'Détenteur',
    mesure: 'Exactitude : date, auteur, voie de correction',
    reponse: 'auteur et instant de chaque donnée, contestation',
    essai: [
      'src/parcours/diagnostic/diagnostic.spec.ts',
      'le département fait le diagnostic avec la personne : la plateforme dit le référentiel, les auteurs et les services qui en découlent',
    ],
  },
  {
    role: 'Gestionnaire',
    mesure: 'Minimisation tenue par la technique',
    reponse: 'pas de recherche ouverte, recherche par clés exactes, quotas',
    essai: ['src/moteur/nir.spec.ts', 'on retrouve une personne par son NIR et sa date de naissance, jamais par l’un seul'],
  },
  {
    role: 'Gestionnaire',
    mesure: 'Quotas par réutilisateur',
    reponse: 'quota par client, en-têtes de la passerelle',
    essai: ['src/acces/quota-de-jetons.spec.ts', 'A5 — le quota est propre à chaque client, et qui n’a pas le secret ne l’épuise pas'],
  },
  {
    role: 'Gestionnaire',
    mesure: 'Détecter volumes et parcours anormaux',
    reponse: 'personnes distinctes comptées où elles sont tracées',
    essai: ['src/vigilance/mois-ordinaire.spec.ts', 'tous ceux qui abusent sont trouvés, au milieu du même travail'],
  },
  {
    role: 'Gestionnaire',
    mesure: 'Pas de donnée personnelle dans les adresses ni les journaux techniques',
    reponse: 'identifiants par organisation, journal des requêtes éteint',
    essai: ['src/coffre/disque.spec.ts', 'ni dans une copie de la base, ni dans ce que dit le processus qui sert, ni dans ses fichiers'],
  },
  {
    role: 'Gestionnaire',
    mesure: 'TLS et validation des entrées',
    reponse: 'TLS 1.2 au moins, schémas stricts',
    essai: [
      'src/serveur/tls.spec.ts',
      'I3 — sert en TLS 1.2 et 1.3, refuse avant ; le certificat de démonstration est gardé, lisible d’elle seule',
    ],
  },
  {
    role: 'Gestionnaire',
    mesure: 'Renouveler les secrets',
    reponse: 'deux secrets un temps, clés de signature et de chiffrement tournées',
    essai: [
      'src/acces/habilitations.spec.ts',
      'I3 — pendant un renouvellement l’ancien secret et le nouveau valent, puis l’ancien seul s’éteint',
    ],
  },
  {
    role: 'Réutilisateur',
    mesure: 'Journaux propres, agent nommé',
    reponse: 'agent déclaré puis prouvé par le jeton',
    essai: [
      'src/acces/sso/connexion-unique.spec.ts',
      'I4 — l’échange (RFC 8693) donne à la machine de la même organisation un jeton qui prouve l’agente',
    ],
  },
]

/** The table, for people to read. */
export const enTableau = (): string =>
  [
    '# Recommandation de la CNIL sur le partage de données par API',
    '',
    'Délibération n° 2023-050 du 25 mai 2023, non contraignante : mesure par mesure, ce qui y répond dans la plateforme et l’essai qui échoue sans cela.',
    'Ce qui relève de l’organisation (convention, points de contact, audits) n’y est pas : voir le plan d’action du rapport (`npm run audit`).',
    '',
    '| rôle | mesure | ce qui y répond | essai |',
    '|---|---|---|---|',
    ...recommandation.map(m => `| ${m.role} | ${m.mesure} | ${m.reponse} | « ${m.essai[1]} » (\`${m.essai[0]}\`) |`),
    '',
  ].join('\n')
