import { libellesDesCategories } from '../parcours/inscription/index.js'

/** Words of `m_statut`; a published client tests the equality with « Inscrit ». The two others are not attested [V]. */
export const libellesDeStatut = { inscrit: 'Inscrit', radie: 'Radié', cessation: "Cessation d'inscription" } as const

export const libellesDeCategorie = libellesDesCategories
type Categorie = keyof typeof libellesDeCategorie

/** Words of `m_motif_cloture_lib`. No public table gives the codes that match them: `m_motif_cloture_code` stays null [V]. */
export const libellesDeFin = {
  'non-actualisation': 'Absence d’actualisation',
  'reprise-d-emploi': 'Reprise d’emploi',
  indisponibilite: 'Indisponibilité',
  demande: 'Demande de la personne',
  'fin-de-droit-rsa': 'Fin de droit au RSA',
  deces: 'Décès',
  sanction: 'Radiation au titre d’une sanction',
} as const

/** A table of codes, in force from a civil day until the next one of the list. */
type EnVigueur<T> = { depuis: string; codes: T }
const auJour = <T>(tables: readonly EnVigueur<T>[], jour: string): T | undefined => tables.findLast(t => t.depuis <= jour)?.codes

/**
 * Statistical category (ours) to administrative category (theirs). Arrêté of 5 February 1992 for 1 to 8; several administrative categories
 * share a statistical one, the kind of contract sought being unknown here, so the full-time permanent one stands for them [V].
 * 9 (accompagnement social) and 10 (attente d’orientation) exist since 2025 [V].
 */
const historiques = { A: '1', B: '1', C: '6', D: '4', E: '5' } as const
const categories: readonly EnVigueur<Partial<Record<Categorie, string>>>[] = [
  { depuis: '1992-02-05', codes: historiques },
  { depuis: '2025-01-01', codes: { ...historiques, F: '9', G: '10' } },
]
export const codesDeCategorie = (categorie: Categorie, jour: string): string | null => auJour(categories, jour)?.[categorie] ?? null

/** The only code of `m_motif_inscription_code` a public source gives; our reasons are sentences, null when none matches [V]. */
const motifs: readonly EnVigueur<Partial<Record<string, string>>>[] = [{ depuis: '2025-01-01', codes: { 'LICENCIEMENT ECONOMIQUE': '11' } }]
export const codesDeMotif = (motif: string | null, jour: string): string | null =>
  motif === null ? null : (auJour(motifs, jour)?.[sansAccents(motif)] ?? null)

const sansAccents = (texte: string): string => texte.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().trim()
