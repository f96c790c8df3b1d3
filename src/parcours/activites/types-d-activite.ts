import type { Confiance } from '../../droit/parametres/parametre.js'
import { CodeDuTravail, type Texte } from '../../droit/textes.js'

export const codesDActivite = [
  'FORMATION',
  'ATELIER',
  'IMMERSION',
  'CANDIDATURES',
  'ENTRETIEN_D_EMBAUCHE',
  'RENDEZ_VOUS',
  'PROJET',
  'DEMARCHE_PERSONNELLE',
  'ACCES_AUX_DROITS',
  'LOGEMENT',
  'GARDE_D_ENFANT',
  'MOBILITE',
  'BENEVOLAT',
  'REMOBILISATION',
  'EMPLOI',
  'TRAVAIL_POUR_UN_TIERS',
] as const
export type CodeDActivite = (typeof codesDActivite)[number]

/** `refus`: why it does not count, when it does not. `heures`: what one of it usually lasts, to fill a form in; never a limit. */
export type TypeDActivite = { libelle: string; heures: number; refus: string | null; texte: Texte; confiance: Confiance }

const { L5411_6 } = CodeDuTravail
const admis = (libelle: string, heures: number, confiance: Confiance = 'sûr'): TypeDActivite => ({
  libelle,
  heures,
  refus: null,
  texte: L5411_6,
  confiance,
})

/**
 * What may fill the weekly hours, by the day from which it does. The law says « activity » and lists none: these are what its debates and
 * its official presentations name; what stays open says so.
 */
export const typesDActivite: readonly { version: string; depuis: string; types: Readonly<Record<CodeDActivite, TypeDActivite>> }[] = [
  {
    version: '2025-1',
    depuis: '2025-01-01',
    // biome-ignore format: a table is read in columns
    types: {
      FORMATION:             admis('Formation', 3),
      ATELIER:               admis('Atelier', 4),
      IMMERSION:             admis('Immersion en entreprise (PMSMP)', 7),
      CANDIDATURES:          admis('Recherche d’offres et candidatures', 2),
      ENTRETIEN_D_EMBAUCHE:  admis('Entretien d’embauche', 1),
      RENDEZ_VOUS:           admis('Rendez-vous avec son référent', 1, 'probable'),
      PROJET:                admis('Travail sur son projet professionnel', 2, 'probable'),
      // Health is among what is admitted: it counts without being said.
      DEMARCHE_PERSONNELLE:  admis('Démarche personnelle, dite de vive voix', 2),
      ACCES_AUX_DROITS:      admis('Démarche pour ses droits', 2),
      LOGEMENT:              admis('Démarche pour son logement', 2),
      GARDE_D_ENFANT:        admis('Recherche d’une garde d’enfant', 2),
      MOBILITE:              admis('Mobilité : permis, trajet, véhicule', 2),
      BENEVOLAT:             admis('Bénévolat dans une association', 2),
      REMOBILISATION:        admis('Activité pour reprendre confiance ou rompre l’isolement', 2),
      EMPLOI:                admis('Heures travaillées dans un emploi', 3, 'à vérifier'),
      TRAVAIL_POUR_UN_TIERS: { libelle: 'Travail sans salaire pour une entreprise ou un particulier', heures: 0, refus: 'Travailler sans salaire pour une entreprise ou un particulier n’est pas une activité du contrat d’engagement : parlez-en à votre référent.', texte: L5411_6, confiance: 'probable' },
    },
  },
]

/** The types in force on a civil day. Throws before the first of them. */
export function typesAuJour(jour: string): (typeof typesDActivite)[number] {
  const enVigueur = typesDActivite.filter(t => t.depuis <= jour).at(-1)
  if (!enVigueur) throw new Error(`aucun type d’activité en vigueur au ${jour}`)
  return enVigueur
}
