import { CodeDuTravail } from '../../src/droit/textes.js'
import { motsDeLaSanctionDuTravail as mots } from '../../src/parcours/sanction-travail/index.js'

/** One of the two regimes of the code du travail, as a screen tells it; never that of the RSA. */
export type Regime = {
  cle: 'demandeur' | 'jeune'
  ressource: 'sanctionDemandeur' | 'sanctionJeune'
  chemin: 'sanctions-demandeur' | 'sanctions-jeune'
  titre: string
  quoi: string
  revenus: Readonly<Record<string, { libelle: string; texte: { cite: string } }>>
  competent: string
  recours: readonly string[]
  /** What is left once the organisation has answered. */
  apresRejet: readonly string[]
}

export const regimes: readonly Regime[] = [
  {
    cle: 'demandeur',
    ressource: 'sanctionDemandeur',
    chemin: 'sanctions-demandeur',
    titre: 'Sanction du demandeur d’emploi',
    quoi: 'le revenu de remplacement',
    revenus: mots.revenusDuDemandeur,
    competent: `France Travail décide, par un agent habilité à signer (${CodeDuTravail.R5412_4.cite}).`,
    recours: [
      'Saisir le médiateur régional de France Travail, dans les deux mois qui suivent cette lettre : c’est nécessaire avant d’aller devant le juge.',
      'Puis le tribunal administratif, dans les deux mois qui suivent la fin de la médiation.',
    ],
    apresRejet: [
      'Saisir le médiateur régional de France Travail, si ce n’est pas fait : c’est nécessaire avant d’aller devant le juge.',
      'Puis le tribunal administratif, dans les deux mois qui suivent la fin de la médiation.',
    ],
  },
  {
    cle: 'jeune',
    ressource: 'sanctionJeune',
    chemin: 'sanctions-jeune',
    titre: 'Sanction sur l’allocation du jeune',
    quoi: 'l’allocation',
    revenus: mots.revenusDuJeune,
    competent: `Le représentant légal de la mission locale qui accompagne le jeune décide, ou la personne qu’il habilite ; France Travail, quand plus aucune ne l’accompagne (${CodeDuTravail.R5412_4.cite}).`,
    recours: [
      'Demander à la mission locale de revoir sa décision, dans les deux mois qui suivent cette lettre.',
      'Saisir le tribunal administratif, dans les deux mois qui suivent cette lettre, ou la réponse de la mission locale.',
    ],
    apresRejet: ['Saisir le tribunal administratif, dans les deux mois qui suivent cette réponse.'],
  },
]
export const regimeNomme = (cle: string): Regime | undefined => regimes.find(r => r.cle === cle)
