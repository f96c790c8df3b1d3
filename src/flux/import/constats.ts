import { type Anomalie, type CodeMotif, type Gravite, graviteDe, MOTIFS } from '../motifs.js'

type Motif = readonly [gravite: Gravite, phrase: string]

/** What only the import can see: the order of the files, the identity of persons, the effect of the rules. */
// biome-ignore format: a table is read in columns
const MOTIFS_D_IMPORT = {
  FLUX_ANTERIEUR:           ['rejet', 'Un flux plus récent est déjà appliqué : celui-ci ferait revenir les dossiers en arrière.'],
  FLUX_FUTUR:               ['rejet', 'La date de référence du flux est dans le futur.'],
  FLUX_SANS_STOCK:          ['doute', 'Ce flux quotidien arrive avant tout stock mensuel.'],
  FLUX_JOURS_MANQUANTS:     ['doute', 'Des flux quotidiens manquent depuis le précédent.'],
  FLUX_MOIS_MANQUANTS:      ['doute', 'Des stocks mensuels manquent depuis le précédent.'],
  FLUX_MEME_DATE:           ['information', 'Un autre flux de la même date de référence est déjà appliqué.'],
  DOSSIER_ABSENT_DU_STOCK:  ['doute', 'Absent du stock : ce dossier en cours figurait au stock mensuel précédent. Rien n’en est conclu.'],
  CAISSE_AUTRE:             ['rejet', 'Le dossier est celui d’une autre caisse que celle qui dépose le fichier.'],
  DEPARTEMENT_SANS_CONSEIL: ['doute', 'Aucun conseil départemental de la plateforme n’est compétent pour ce dossier.'],
  IDENTITE_AMBIGUE:         ['doute', 'La personne ne peut pas être reconnue à coup sûr : un agent doit trancher.'],
  DEUX_DEPARTEMENTS:        ['doute', 'La personne a un autre dossier ouvert dans un autre département, qui garde la compétence.'],
  PERSONNE_SORTIE:          ['information', 'Une personne connue de ce dossier n’y figure plus : ses droits y sont clos.'],
  NON_INSCRITE:             ['information', 'La personne n’est pas inscrite : la loi l’écarte de l’inscription automatique.'],
  PERSONNE_INCONNUE:        ['rejet', 'La personne n’est pas connue, ou n’est pas suivie par l’organisation.'],
  DEPARTEMENT_INCONNU:      ['doute', 'L’adresse ne dit pas de quel département relève la personne.'],
} as const satisfies Record<string, Motif>

export type CodeDeConstat = CodeMotif | keyof typeof MOTIFS_D_IMPORT

/** One line of the report. `rang` null: the file as a whole. `repere` finds the element in the file; no name, no whole NIR. */
export type Constat = {
  code: CodeDeConstat
  rang: number | null
  repere: string | null
  personne: number | null
  chemin: string | null
  detail: string
}

const estDImport = (code: CodeDeConstat): code is keyof typeof MOTIFS_D_IMPORT => code in MOTIFS_D_IMPORT
export const graviteDuConstat = (code: CodeDeConstat): Gravite => (estDImport(code) ? MOTIFS_D_IMPORT[code][0] : graviteDe(code))

/** Sentence of a code, also of one written by an older version of the platform. */
export function phraseDuConstat(code: string): string {
  const tous: Readonly<Record<string, Motif>> = { ...MOTIFS, ...MOTIFS_D_IMPORT }
  return tous[code]?.[1] ?? code
}

export const enConstats = (anomalies: readonly Anomalie[], rang: number | null, repere: string | null): Constat[] =>
  anomalies.map(({ code, personne, chemin, detail }) => ({ code, rang, repere, personne, chemin: chemin || null, detail }))
