import type { AssuranceDeLigne } from './assurance-des-lignes.js'
import type { Acte } from './roles.js'
import { CodeDuTravail, Lois, Rgpd } from './textes.js'

/** What is done beside the lines: the acts of the roles, and what an identity left to a human asks. */
export type ActeAssure = Acte | 'comparer-identite' | 'reunir-dossiers' | 'se-justifier'

/** A person decides of the file of another, in her name: no program does (J3). The rest is measured to what the act lets out. */
// biome-ignore format: a table is read in columns
export const assurancesDesActes: Readonly<Record<ActeAssure, AssuranceDeLigne>> = {
  lister:              { demande: 'ordinaire',  motif: 'ne montre que les personnes déjà suivies',                texte: Rgpd.article32 },
  surveiller:          { demande: 'renforcee',  motif: 'arrête un accès, ou en étend un',                         texte: Rgpd.article32 },
  enqueter:            { demande: 'renforcee',  motif: 'rouvre un accès, et montre qui a lu le dossier de qui',   texte: Rgpd.article32 },
  piloter:             { demande: 'ordinaire',  motif: 'ne montre que des nombres, les petits cachés',            texte: Rgpd.article32 },
  'comparer-identite': { demande: 'renforcee',  motif: 'montre la preuve reçue, NIR compris',                     texte: Lois.informatiqueEtLibertes30 },
  'trancher-identite': { demande: 'nominative', motif: 'un humain attribue des données à une personne',           texte: Lois.decision2023_858 },
  'reunir-dossiers':   { demande: 'nominative', motif: 'un humain dit que deux dossiers sont la même personne',   texte: Lois.decision2023_858 },
  'se-justifier':      { demande: 'nominative', motif: 'un humain dit pourquoi il lit malgré la vigilance',       texte: Rgpd.article32 },
  sanctionner:         { demande: 'nominative', motif: 'un humain habilité prononce une sanction',                texte: CodeDuTravail.R5412_4 },
  importer:            { demande: 'renforcee',  motif: 'dépose les données de beaucoup de personnes',             texte: Rgpd.article32 },
  exporter:            { demande: 'renforcee',  motif: 'sort les données de beaucoup de personnes',               texte: Rgpd.article32 },
  administrer:         { demande: 'renforcee',  motif: 'dit qui entre et ce qu’il voit',                          texte: Lois.decision2023_858 },
  souscrire:           { demande: 'renforcee',  motif: 'dit quels programmes entrent et ce qu’ils voient',        texte: Lois.decision2023_858 },
  instruire:           { demande: 'renforcee',  motif: 'habilite une organisation',                               texte: Lois.decision2023_858 },
  'lire-le-journal':   { demande: 'renforcee',  motif: 'montre qui a lu le dossier de qui',                       texte: Rgpd.article32 },
}
