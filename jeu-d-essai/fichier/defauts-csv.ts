import { cleDuNir } from '../../src/flux/normalisation/nir.js'
import type { DefautCsv } from './csv.js'

const francaise = (separateur: string) => (iso: string) => iso.split('-').toReversed().join(separateur)
const tableur = (iso: string): string => String(Date.parse(iso) / 86_400_000 + 25_569)

type Identite = 'nom' | 'nomNaissance' | 'prenom' | 'dateNaissance' | 'nir'

/** Defects of any CSV file that names people. */
// biome-ignore format: a table is read in columns
export const DEFAUTS_D_IDENTITE = {
  dateBarres:        { motif: null, regle: 'DATE_FRANCAISE', cellules: ligne => { ligne.dateNaissance = francaise('/')(ligne.dateNaissance) } },
  dateTirets:        { motif: null, regle: 'DATE_FRANCAISE', cellules: ligne => { ligne.dateNaissance = francaise('-')(ligne.dateNaissance) } },
  dateHeure:         { motif: null, regle: 'DATE_HEURE', cellules: ligne => { ligne.dateNaissance = `${ligne.dateNaissance} 00:00:00.0` } },
  dateCompacte:      { motif: null, regle: 'DATE_COMPACTE', cellules: ligne => { ligne.dateNaissance = ligne.dateNaissance.replaceAll('-', '') } },
  dateTableur:       { motif: null, regle: 'DATE_EXCEL', cellules: ligne => { ligne.dateNaissance = tableur(ligne.dateNaissance) } },
  anneeSeule:        { motif: null, regle: 'DATE_MOIS_INCONNU', cellules: ligne => { ligne.dateNaissance = ligne.dateNaissance.slice(0, 4) } },
  nirAvecCle:        { motif: null, regle: 'NIR_CLE_RETIREE', cellules: ligne => { ligne.nir += cleDuNir(ligne.nir) } },
  nirEspaces:        { motif: null, regle: 'NIR_PRESENTATION', cellules: ligne => { ligne.nir = ligne.nir.replace(/^(.)(..)(..)/, '$1 $2 $3 ') } },
  nirCleFausse:      { motif: 'NIR_CLE_FAUSSE', cellules: ligne => { ligne.nir += cleDuNir(ligne.nir) === '01' ? '02' : '01' } },
  nirTableur:        { motif: 'NIR_ILLISIBLE', cellules: ligne => { ligne.nir = '1,99015E+14' } },
  nirAbsent:         { motif: 'NIR_ABSENT', cellules: ligne => { ligne.nir = 'NULL' } },
  nomAvecBlancs:     { motif: null, regle: 'TEXTE_BLANCS', cellules: ligne => { ligne.nom = ` ${ligne.nom}\u00a0 ` } },
  nomSurDeuxLignes:  { motif: null, regle: 'TEXTE_BLANCS', cellules: ligne => { ligne.nom = `${ligne.nom}\nÉPOUSE` } },
  accentsAbimes:     { motif: null, regle: 'TEXTE_MOJIBAKE', cellules: ligne => {
    ligne.prenom = 'AurÃ©lie'
    // A sound accent beside, so that the line cannot be taken for UTF-8 in a windows-1252 file.
    ligne.nomNaissance = 'Lefèvre'
  } },
} as const satisfies Record<string, DefautCsv<Identite>>

/** Defects of the line itself, whatever it says. */
// biome-ignore format: a table is read in columns
export const DEFAUTS_DE_LIGNE = {
  guillemetPerdu:    { motif: 'LIGNE_MAL_FORMEE', texte: (ligne, separateur) => `"${ligne.replaceAll('"', '')}${separateur}` },
  colonneEnTrop:     { motif: 'LIGNE_MAL_FORMEE', texte: (ligne, separateur) => `${ligne}${separateur}glissée` },
  ligneCourte:       { motif: 'LIGNE_MAL_FORMEE', texte: (ligne, separateur) => ligne.split(separateur).slice(0, 3).join(separateur) },
  caractereNul:      { motif: 'LIGNE_CARACTERE_INTERDIT', texte: ligne => `\u0000${ligne}` },
  ligneGeante:       { motif: 'LIGNE_TROP_LONGUE', texte: ligne => ligne + 'x'.repeat(100_000) },
  separateursEnTrop: { motif: null, texte: (ligne, separateur) => ligne + separateur.repeat(4) },
} as const satisfies Record<string, DefautCsv<never>>
