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
  /** Whether a mediator comes before the judge. */
  mediateur: boolean
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
    mediateur: true,
  },
  {
    cle: 'jeune',
    ressource: 'sanctionJeune',
    chemin: 'sanctions-jeune',
    titre: 'Sanction sur l’allocation du jeune',
    quoi: 'l’allocation',
    revenus: mots.revenusDuJeune,
    competent: `Le représentant légal de la mission locale qui accompagne le jeune décide, ou la personne qu’il habilite ; France Travail, quand plus aucune ne l’accompagne (${CodeDuTravail.R5412_4.cite}).`,
    mediateur: false,
  },
]
export const regimeNomme = (cle: string): Regime | undefined => regimes.find(r => r.cle === cle)
