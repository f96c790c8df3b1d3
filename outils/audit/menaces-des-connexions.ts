import type { Menace } from './menace.js'

/** Who comes in is not who she says. */
export const menacesDesConnexions: readonly Menace[] = [
  {
    titre: 'La connexion est détournée',
    scenario: 'Code ou réponse du fournisseur d’identité rejoués, session volée, second facteur essayé sans fin.',
    gravite: 3,
    vraisemblance: 2,
    reste: 1,
    mesures: [
      [
        'Réponses rejouées refusées',
        ['src/acces/federation/connexion-falsifiee.spec.ts', '5. code rejoué, périmé, inventé, ou volé à une autre démarche'],
      ],
      [
        'Un code, une fois, même présenté plusieurs fois au même instant',
        ['src/acces/sso/fapi.spec.ts', '5.3.2.1-11, 5.3.2.2-9 — un code vit une minute au plus, et ne sert qu’une fois'],
      ],
      [
        'Essais comptés',
        ['portail/second-facteur/second-facteur.spec.ts', 'le compte est exact à travers les processus, et tient au redémarrage'],
      ],
      [
        'Facteur d’un voleur refusé',
        [
          'portail/second-facteur/second-facteur.spec.ts',
          'un mot de passe volé n’enregistre pas son propre facteur à côté de celui de l’agent',
        ],
      ],
      [
        'Session finie',
        ['portail/sessions.spec.ts', 'I1 — une session finit : à la déconnexion, après une heure sans clic, après douze heures'],
      ],
    ],
  },
  {
    titre: 'Un partenaire se fait passer pour un agent qu’il n’a pas',
    scenario:
      'Son fournisseur d’identité est volé, ou son administrateur : il signe des assertions pour qui il veut, au niveau qu’il veut.',
    gravite: 3,
    vraisemblance: 2,
    reste: 1,
    mesures: [
      [
        'L’émetteur et ses profils sont déclarés par l’opérateur, sous une convention',
        [
          'src/acces/vecteur/vecteur.spec.ts',
          'ni l’administrateur de l’organisation, ni une convention dont elle n’est pas partie, ni une clé privée',
        ],
      ],
      [
        'Il n’est cru d’aucun niveau au-dessus de celui de la convention',
        ['src/acces/vecteur/vecteur.spec.ts', 'le niveau annoncé est ramené à celui que la convention croit'],
      ],
      [
        'Une assertion ne sert qu’une fois',
        ['src/acces/vecteur/vecteur.spec.ts', 'présenté deux fois, ou dix fois au même instant, il ne sert qu’une'],
      ],
      [
        'La convention dénoncée ferme aussi les jetons déjà donnés',
        [
          'src/acces/vecteur/vecteur.spec.ts',
          'la convention dénoncée par une seule partie, les jetons déjà donnés ne servent plus à l’appel suivant',
        ],
      ],
    ],
  },
]
