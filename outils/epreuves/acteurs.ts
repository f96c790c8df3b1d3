import type { CodeActeur } from '../../src/droit/acteurs.js'
import type { MotifDeRattachement } from '../../src/droit/perimetres.js'

export type Place = { organisation: string; structure: string | null }
type Presence = { motifs: readonly MotifDeRattachement[]; ici: Place; ailleurs: Place }

const place = (organisation: string, structure: string | null = null): Place => ({ organisation, structure })

/** One organisation of each kind that follows our person (`ici`), for its reasons, and one of the same kind that does not. */
// biome-ignore format: a table is read in columns
export const presences: Readonly<Record<CodeActeur, Presence>> = {
  FT:     { motifs: ['tenue-de-la-liste', 'accompagnement', 'procedure-en-cours'], ici: place('FT', 'FT-59-LILLE'),          ailleurs: place('FT', 'FT-69-LYON') },
  CD:     { motifs: ['competence-orientation'],              ici: place('CD59', 'CD59-UT-LILLE'),      ailleurs: place('CD62', 'CD62-UT-ARRAS') },
  DCD:    { motifs: ['accompagnement'],                      ici: place('DCD59-CCAS-ROUBAIX'),         ailleurs: place('DCD62-VOISIN') },
  ML:     { motifs: ['accompagnement'],                      ici: place('ML-LILLE', 'ML-LILLE-CENTRE'), ailleurs: place('ML-LYON', 'ML-LYON-7') },
  CE:     { motifs: ['accompagnement'],                      ici: place('CE59'),                       ailleurs: place('CE62-VOISIN') },
  CAF:    { motifs: ['versement-rsa', 'orientation-deleguee'], ici: place('CAF591'),                     ailleurs: place('CAF621') },
  MSA:    { motifs: ['versement-rsa'],                       ici: place('MSA591'),                     ailleurs: place('MSA62-VOISIN') },
  GIP:    { motifs: ['insertion-iae'],                       ici: place('GIP-PDI'),                    ailleurs: place('GIP-VOISIN') },
  USAGER: { motifs: [],                                      ici: place('ESPACE-USAGER'),              ailleurs: place('ESPACE-USAGER') },
}

export const types = Object.keys(presences) as CodeActeur[]

/** Neighbours the demonstration does not need, and one organisation that never joined a voluntary échange. */
export const voisins: readonly { code: string; type: CodeActeur }[] = [
  { code: 'DCD62-VOISIN', type: 'DCD' },
  { code: 'CE62-VOISIN', type: 'CE' },
  { code: 'MSA62-VOISIN', type: 'MSA' },
  { code: 'GIP-VOISIN', type: 'GIP' },
  { code: 'GIP-SANS-ADHESION', type: 'GIP' },
]
