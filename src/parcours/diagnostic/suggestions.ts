import type { Confiance } from '../../droit/parametres/parametre.js'
import { Arretes, type Texte } from '../../droit/textes.js'

/** `[constraint, objective, theme of data.inclusion v1]`: what leads to what, and nothing else does. */
type LigneDeSuggestion = readonly [contrainte: string, objectif: string, thematique: string]
export type ReglesDeSuggestion = {
  version: string
  depuis: string
  texte: Texte
  confiance: Confiance
  table: readonly LigneDeSuggestion[]
  libelles: Readonly<Record<string, string>>
}

/** Built by us: the referential of the diagnostic and the themes of services were written with the same words, and no text joins them. */
export const reglesDeSuggestion: readonly ReglesDeSuggestion[] = [
  {
    version: '2026-1',
    depuis: '2024-12-07',
    texte: Arretes.diagnostic2024,
    confiance: 'dérivé',
    // biome-ignore format: a table is read in columns
    table: [
      ['22', 'Acquérir un équipement',                                                        'numerique--acquerir-un-equipement'],
      ['22', 'Accéder à une connexion internet',                                              'numerique--acceder-a-une-connexion-internet'],
      ['22', 'Maîtriser les fondamentaux du numérique',                                       'numerique--maitriser-les-fondamentaux-du-numerique'],
      ['22', 'Maîtriser les fondamentaux du numérique',                                       'numerique--acceder-a-des-services-en-ligne'],
      ['23', 'Faire un point complet sur sa mobilité',                                        'mobilite--etre-accompagne-dans-son-parcours-mobilite'],
      ['23', 'Accéder à un véhicule',                                                         'mobilite--acceder-a-un-vehicule'],
      ['23', 'Accéder à un véhicule',                                                         'mobilite--financer-ma-mobilite'],
      ['23', 'Entretenir ou réparer son véhicule',                                            'mobilite--entretenir-reparer-son-vehicule'],
      ['23', 'Obtenir le permis de conduire (code / conduite)',                               'mobilite--preparer-un-permis'],
      ['23', 'Trouver une solution de transport (hors acquisition ou entretien de véhicule)', 'mobilite--mobilite-douce-partagee-collective'],
      ['23', 'Travailler la mobilité psychologique',                                          'mobilite--etre-accompagne-dans-son-parcours-mobilite'],
      ['24', 'Faire face à la prise en charge d’une personne dépendante',                     'famille--prise-en-charge-personne-dependante'],
      ['24', 'Trouver des solutions de garde d’enfant',                                       'famille--garde-denfants'],
      ['24', 'Surmonter des difficultés éducatives ou de parentalité',                        'famille--soutien-a-la-parentalite-et-a-leducation'],
      ['24', 'Faire face à un conflit familial et/ou une séparation',                         'famille--surmonter-conflits-separation-violence'],
      ['24', 'Obtenir le statut d’aidant familial',                                           'famille--soutien-aidants'],
      ['24', 'Rompre l’isolement',                                                            'remobilisation--lien-social'],
      ['25', 'Favoriser l’accès aux droits et aux soins',                                     'sante--acces-aux-soins'],
      ['25', 'Faire évoluer ses comportements de santé',                                      'sante--acces-aux-soins'],
      ['26', 'Maîtriser le français',                                                         'lecture-ecriture-calcul--maitriser-le-francais'],
      ['26', 'Maîtriser le calcul',                                                           'lecture-ecriture-calcul--maitriser-le-calcul'],
      ['27', 'Se maintenir dans le logement',                                                 'logement-hebergement--se-maintenir-dans-le-logement'],
      ['27', 'Réduire les impayés de loyer',                                                  'logement-hebergement--reduire-les-impayes-de-loyer'],
      ['27', 'Rechercher une solution d’hébergement temporaire',                              'logement-hebergement--rechercher-une-solution-dhebergement-temporaire'],
      ['27', 'Accéder à un logement',                                                         'logement-hebergement--louer-un-logement'],
      ['27', 'Changer de logement',                                                           'logement-hebergement--changer-de-logement'],
      ['27', 'S’informer sur les démarches liées à l’accès au logement',                      'logement-hebergement--sinformer-sur-les-demarches-liees-a-lacces-au-logement'],
      ['28', 'Améliorer sa gestion budgétaire',                                               'difficultes-financieres--ameliorer-sa-gestion-budgetaire'],
      ['28', 'Sortir d’une situation d’endettement ou de surendettement',                     'difficultes-financieres--situation-dendettement-surendettement'],
      ['28', 'Acquérir une autonomie budgétaire',                                             'difficultes-financieres--acquerir-une-autonomie-budgetaire'],
      ['28', 'Mettre en place une mesure de protection financière',                           'difficultes-financieres--mettre-en-place-une-mesure-de-protection-financiere'],
      ['28', 'Accéder à une aide alimentaire',                                                'equipement-et-alimentation--alimentation'],
      ['29', 'Connaître ses droits face à une discrimination',                                'difficultes-administratives-ou-juridiques--connaitre-ses-droits-face-a-une-discrimination'],
      ['29', 'Être appuyé dans ses démarches administratives',                                'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives'],
      ['29', 'Accéder à ses droits',                                                          'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits'],
      ['29', 'Bénéficier d’une mesure d’accompagnement adaptée',                              'difficultes-administratives-ou-juridiques--beneficier-dune-mesure-daccompagnement-adapte'],
      ['29', 'Accéder à la citoyenneté',                                                      'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-a-la-citoyennete'],
    ],
    // biome-ignore format: a table is read in columns
    libelles: {
      'numerique--acquerir-un-equipement':                                                         'Acquérir un équipement',
      'numerique--acceder-a-une-connexion-internet':                                               'Accéder à une connexion Internet',
      'numerique--maitriser-les-fondamentaux-du-numerique':                                        'Maîtriser les fondamentaux du numérique',
      'numerique--acceder-a-des-services-en-ligne':                                                'Accéder à des services en ligne',
      'mobilite--etre-accompagne-dans-son-parcours-mobilite':                                      'Être accompagné dans son parcours mobilité',
      'mobilite--acceder-a-un-vehicule':                                                           'Accéder à un véhicule',
      'mobilite--financer-ma-mobilite':                                                            'Financer ma mobilité',
      'mobilite--entretenir-reparer-son-vehicule':                                                 'Entretenir et réparer son véhicule',
      'mobilite--preparer-un-permis':                                                              'Préparer un permis',
      'mobilite--mobilite-douce-partagee-collective':                                              'Utiliser des services de mobilité douce, partagée ou collective',
      'famille--prise-en-charge-personne-dependante':                                              'Prise en charge d’une personne dépendante',
      'famille--garde-denfants':                                                                   'Garde d’enfants',
      'famille--soutien-a-la-parentalite-et-a-leducation':                                         'Soutien à la parentalité et à l’éducation',
      'famille--surmonter-conflits-separation-violence':                                           'Surmonter les conflits liés à la séparation ou à la violence',
      'famille--soutien-aidants':                                                                  'Soutien aux aidants',
      'remobilisation--lien-social':                                                               'Lien social',
      'sante--acces-aux-soins':                                                                    'Accès aux soins',
      'lecture-ecriture-calcul--maitriser-le-francais':                                            'Maîtriser le français',
      'lecture-ecriture-calcul--maitriser-le-calcul':                                              'Maîtriser le calcul',
      'logement-hebergement--se-maintenir-dans-le-logement':                                       'Se maintenir dans le logement',
      'logement-hebergement--reduire-les-impayes-de-loyer':                                        'Réduire les impayés de loyer',
      'logement-hebergement--rechercher-une-solution-dhebergement-temporaire':                     'Rechercher une solution d’hébergement temporaire',
      'logement-hebergement--louer-un-logement':                                                   'Louer un logement',
      'logement-hebergement--changer-de-logement':                                                 'Changer de logement',
      'logement-hebergement--sinformer-sur-les-demarches-liees-a-lacces-au-logement':              'S’informer sur les démarches liées à l’accès au logement',
      'difficultes-financieres--ameliorer-sa-gestion-budgetaire':                                  'Améliorer sa gestion budgétaire',
      'difficultes-financieres--situation-dendettement-surendettement':                            'Situation d’endettement ou de surendettement',
      'difficultes-financieres--acquerir-une-autonomie-budgetaire':                                'Acquérir une autonomie budgétaire',
      'difficultes-financieres--mettre-en-place-une-mesure-de-protection-financiere':              'Mettre en place une mesure de protection financière',
      'equipement-et-alimentation--alimentation':                                                  'Alimentation',
      'difficultes-administratives-ou-juridiques--connaitre-ses-droits-face-a-une-discrimination': 'Connaître ses droits face à une discrimination',
      'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives':   'Accompagnement aux démarches administratives',
      'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits':          'Accompagnement pour l’accès aux droits',
      'difficultes-administratives-ou-juridiques--beneficier-dune-mesure-daccompagnement-adapte':  'Bénéficier d’une mesure d’accompagnement adapté',
      'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-a-la-citoyennete':    'Accompagnement pour l’accès à la citoyenneté',
    },
  },
]
