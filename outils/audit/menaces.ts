import type { Menace } from './menace.js'
import { menaceDuJournal } from './menace-du-journal.js'
import { menacesDesConnexions } from './menaces-des-connexions.js'

/** What could happen, worst first, and what keeps it from happening: each measure with the trial that fails without it. */
export const menaces: readonly Menace[] = [
  {
    titre: 'Un compte d’agent volé moissonne les dossiers',
    scenario: 'Le précédent de 2024 (CNIL, SAN-2026-003) : un mot de passe, pas de second facteur, une énumération que personne ne voit.',
    gravite: 4,
    vraisemblance: 3,
    reste: 2,
    mesures: [
      [
        'Second facteur exigé',
        ['portail/connexion/connexion.spec.ts', 'I2 — un mot de passe seul laisse entrer, et n’ouvre rien avant un second facteur'],
      ],
      [
        'Personnes lues comptées, même lentement',
        ['src/vigilance/replay.spec.ts', 'lentement, trente par jour pendant deux mois : au plus 200 personnes en tout'],
      ],
      [
        'Comptes qui agissent ensemble',
        ['src/vigilance/replay.spec.ts', 'par vingt comptes à la fois, avec leurs seconds facteurs : au plus 1 000'],
      ],
      [
        'Abus trouvés au milieu du travail ordinaire',
        ['src/vigilance/mois-ordinaire.spec.ts', 'tous ceux qui abusent sont trouvés, au milieu du même travail'],
      ],
      [
        'Motif demandé avant l’arrêt, à qui le jeton prouve',
        ['src/vigilance/justifier/justifier.spec.ts', 'le motif ouvre quelques personnes de plus, une fois ; au-delà, l’arrêt'],
      ],
      [
        'Périmètre tenu par la base',
        ['src/moteur/verrous.spec.ts', 'chaque organisation ne lit que les personnes qu’elle suit, dans chaque table'],
      ],
    ],
  },
  {
    titre: 'Un programme partenaire compromis aspire les données',
    scenario:
      'Le secret d’une application est copié, ou son serveur pris : il invente des agents et lit tout ce que ses habilitations ouvrent.',
    gravite: 4,
    vraisemblance: 3,
    reste: 2,
    mesures: [
      [
        'Application arrêtée',
        [
          'src/vigilance/replay.spec.ts',
          'par l’application d’un partenaire, en déclarant sans cesse d’autres agents : au plus 200, et l’application est arrêtée',
        ],
      ],
      [
        '… et celle qui tait ses agents n’a pas les limites d’un traitement',
        [
          'src/vigilance/replay.spec.ts',
          'par l’application d’un partenaire qui déclarait ses agents, en n’en déclarant plus : 15 personnes ; celle qui lit seule depuis toujours continue',
        ],
      ],
      [
        'Jetons liés à une clé',
        ['src/acces/possession/possession.spec.ts', 'I3 — le même jeton, au porteur ou avec la clé d’un autre, n’ouvre rien'],
      ],
      [
        'Jetons forgés refusés',
        [
          'src/acces/possession/jetons-forges.spec.ts',
          'au moins trente-trois façons de mentir : 401 à chaque porte, aucune donnée, une trace',
        ],
      ],
      ['Coupure effective', ['portail/revocation.spec.ts', 'une application ; les autres, et les agents de son organisation, continuent']],
      [
        'Arrêtée, plus rien ne part non plus vers elle',
        [
          'src/vigilance/blocages.spec.ts',
          'son webhook : arrêtée, elle ou son organisation, plus rien ne part vers elle ; rouverte, rien n’est perdu',
        ],
      ],
      [
        'Une preuve de possession ne sert qu’une fois, sur tous les processus',
        [
          'src/vigilance/deux-processus.spec.ts',
          'montrée à l’un, elle ne vaut plus à l’autre ; montrée aux deux au même instant, elle vaut une fois',
        ],
      ],
      [
        'Secret gardé haché',
        ['src/acces/habilitations.spec.ts', 'I3 — le secret d’une application n’est rendu qu’une fois et n’est gardé que haché'],
      ],
    ],
    limites: [
      'La recherche de la façade dit d’une personne que l’on ne suit pas qu’elle est connue (403, R002), et d’une inconnue qu’il n’y en a pas (200, S002) : le contrat publié rend les deux codes, et des clients s’en servent — l’un passe au dossier suivant sur R002, un autre, sur S002, poursuit avec un jeton vide. Qui tient déjà le NIR et la date de naissance de quelqu’un, ou son numéro, apprend donc qu’il est connu de la plateforme, et rien de plus : ni où il est suivi, ni par qui ; chaque recherche est tracée, et celles hors de ce qu’on suit sont comptées. L’interface native répond 404 dans les deux cas.',
      'Une application qui lit seule depuis toujours (un traitement) garde les limites d’un traitement : 5 000 personnes nouvelles en une heure, 20 000 en un jour, puis l’arrêt. Son secret volé emporte jusque-là : liez ses jetons à une clé, et ouvrez-lui le moins de lignes possible.',
    ],
  },
  {
    titre: 'La base, une sauvegarde ou un disque sont volés',
    scenario: 'Une copie de la base ou du disque sort, par un administrateur, une sauvegarde perdue ou une machine mise au rebut.',
    gravite: 4,
    vraisemblance: 2,
    reste: 2,
    mesures: [
      [
        'Rien de sensible en clair sur le disque',
        ['src/coffre/disque.spec.ts', 'ni dans les tables, ni dans le WAL, ni dans le temporaire, ni dans le journal du serveur'],
      ],
      [
        '… ni dans une copie, ni dans les journaux',
        ['src/coffre/disque.spec.ts', 'ni dans une copie de la base, ni dans ce que dit le processus qui sert, ni dans ses fichiers'],
      ],
      [
        'Clés séparées, enveloppées',
        [
          'src/coffre/coffre.spec.ts',
          'le NIR et la santé ne sont pas sous la même clé, et ce qui est sous l’une ne s’ouvre pas comme l’autre',
        ],
      ],
      [
        'Clés qui changent sans arrêt',
        ['src/coffre/coffre.spec.ts', 'pendant qu’on rechiffre, on lit et on écrit sans un seul refus, et le passé se relit'],
      ],
      [
        'Clés effacées',
        ['src/coffre/coffre.spec.ts', 'une ancienne clé est effacée pour de bon quand plus rien n’est sous elle, et pas avant une heure'],
      ],
    ],
    limites: [
      'La mémoire de la plateforme porte les clés et ce qu’elle sert, tant qu’elle sert : qui lit la mémoire d’un processus vivant tient déjà sa machine. L’y chercher ne prouverait rien, un ramasse-miettes ne rendant pas ce qu’il libère. L’échange sur disque (swap) et les images mémoire (core) sont à fermer par l’exploitant.',
      'La mémoire du serveur de la base ne reçoit NIR et santé que chiffrés, ou en empreinte pour chercher : la plateforme chiffre avant d’écrire. L’y chercher ne dirait rien de plus que les tables, le WAL et les journaux du serveur, où on le cherche.',
    ],
  },
  menaceDuJournal,
  {
    titre: 'Le bris de glace sert de passe-partout',
    scenario: 'Un agent arrêté, ou qui tient son compte, invente une urgence pour lire de nouveau.',
    gravite: 3,
    vraisemblance: 2,
    reste: 1,
    mesures: [
      [
        'Une personne, les lignes que la déclaration y ouvre',
        ['src/vigilance/justifier/justifier.spec.ts', 'une personne, les lignes déclarées, et rien d’autre'],
      ],
      [
        'Jamais hors du périmètre, ni contre la décision d’un humain',
        ['src/vigilance/justifier/justifier.spec.ts', 'jamais hors du périmètre, ni à qui n’est pas arrêté, ni à qui un humain a arrêté'],
      ],
      [
        'Compté, borné, refermé',
        [
          'src/vigilance/justifier/justifier.spec.ts',
          'trois par jour ; prend fin d’elle-même ; la supervision la referme, celle d’une autre organisation ne la trouve pas',
        ],
      ],
      [
        'La personne le sait',
        [
          'src/vigilance/justifier/justifier.spec.ts',
          'la personne en est prévenue et le lit dans son espace ; la supervision a son alerte',
        ],
      ],
    ],
  },
  {
    titre: 'Un agent curieux ouvre le dossier de qui il ne suit pas',
    scenario: 'Un conseiller cherche un voisin, une personne connue, un collègue.',
    gravite: 3,
    vraisemblance: 3,
    reste: 1,
    mesures: [
      [
        'Dossiers de collègues et de proches signalés',
        [
          'src/vigilance/signaux/signaux.spec.ts',
          'le dossier d’un collègue, ou le sien : une alerte ; un homonyme d’un agent d’une autre structure, rien',
        ],
      ],
      [
        'Personnes en vue signalées',
        ['src/vigilance/signaux/signaux.spec.ts', 'une personne en vue, pour tous ; la relation qu’un agent a déclarée, pour lui seul'],
      ],
      [
        '… par un numéro qui n’est qu’à elles, que rien ne garde',
        [
          'src/vigilance/signaux/signaux.spec.ts',
          'désignée par son numéro : son dossier donne l’alerte, celui d’un homonyme non ; le numéro n’est pas gardé, et rien ne dit s’il est connu',
        ],
      ],
      [
        '… même cherchées hors de ce que l’agent suit',
        [
          'src/vigilance/signaux/signaux.spec.ts',
          'cherchée par son NIR hors de ce qu’on suit, une personne en vue ou un collègue n’est pas montrée, et la recherche se voit',
        ],
      ],
      [
        'Nuits et fins de semaine relevées',
        [
          'src/vigilance/signaux/signaux.spec.ts',
          'la nuit et la fin de semaine, en heure de Paris ; le même travail un mercredi n’est rien',
        ],
      ],
      [
        'Le temps d’une réponse ne dit pas qui est connu',
        [
          'src/moteur/nir.spec.ts',
          'qui l’on ne suit pas et qui n’existe pas demandent à la base le même travail : le temps d’une réponse ne dit pas qui est connu',
        ],
      ],
      ['Hors du périmètre, rien n’existe', ['src/moteur/verrous.spec.ts', 'un suivi terminé hier, ou qui commence demain, n’ouvre rien']],
      [
        'La personne voit qui a ouvert',
        [
          'src/personnes/acces/consultations.spec.ts',
          'un dossier ouvert s’y lit aussitôt : qui, quand, quoi, pourquoi, sous quel texte, et la notice qui l’annonçait',
        ],
      ],
      [
        'Les demandes refusées aussi',
        ['src/personnes/acces/consultations.spec.ts', 'une demande refusée se lit aussi, et dit qu’elle n’a rien obtenu'],
      ],
    ],
  },
  {
    titre: 'La plateforme est mise à l’arrêt, ou laisse passer en panne',
    scenario: 'Base perdue, processus tué, entrées démesurées ; l’accès s’ouvre faute de pouvoir vérifier.',
    gravite: 3,
    vraisemblance: 3,
    reste: 2,
    mesures: [
      [
        'Fermé faute de certitude',
        ['src/acces/habilitations.spec.ts', 'I3 — passé une minute sans confirmation, tout accès est refusé plutôt qu’accordé à tort'],
      ],
      [
        'Reprise après une panne',
        ['src/serveur/base/embarquee.spec.ts', 'A11 — est reprise après un kill -9 de la plateforme et de PostgreSQL'],
      ],
      ['Entrées démesurées', ['src/serveur/http/mauvaises-entrees.spec.ts', '10 Mo de JSON : 413, sans attendre la fin']],
      [
        'Échanges protégés',
        [
          'src/serveur/tls.spec.ts',
          'I3 — sert en TLS 1.2 et 1.3, refuse avant ; le certificat de démonstration est gardé, lisible d’elle seule',
        ],
      ],
    ],
  },
  ...menacesDesConnexions,
]
