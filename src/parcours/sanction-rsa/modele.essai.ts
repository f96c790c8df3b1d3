import type { Hasard } from '../../../outils/epreuves/hasard.js'
import type { Etat } from './nomenclatures.js'

/**
 * What a person’s procedures should be after each command: written apart from the rules, for the two to be held against each other. Days are
 * counted from today: -3 is three days ago.
 */
export type Procedure = {
  etat: Etat
  consequence: 'SUSPENSION' | 'SUPPRESSION'
  rang: 'PREMIER' | 'REITERATION' | 'PERSISTANCE'
  reproche: number
  proposee: number
  saisie: boolean
  deleguee: boolean
  notifiee: number | null
  dit: boolean
  repondu: number | null
  /** What is held as her answer is her own writing. */
  parElle: boolean
  audition: boolean
  entendue: boolean
  avis: { sens: string; jour: number } | null
  sanctionnee: number | null
  au: number | null
  recours: 'aucun' | 'présent' | 'rejeté'
  /** Last day of the president to answer it. */
  repondreAvant: number | null
}
type Reproche = { jour: number; legitime: boolean | null }
export type Modele = { reproches: Reproche[]; procedures: Procedure[]; orientations: number[]; envois: string[] }
export const neuf = (): Modele => ({ reproches: [], procedures: [], orientations: [], envois: [] })

type Qui = 'CD' | 'FT'
export type Commande =
  | { faire: 'signaler'; jour: number; legitime: boolean | null }
  | { faire: 'ouvrir'; qui: Qui; consequence: Procedure['consequence'] }
  | { faire: 'saisir' | 'conformer' | 'observer' | 'demanderAudition' | 'contester' | 'reorienter' }
  | { faire: 'notifier' | 'entendre'; qui: Qui }
  | { faire: 'aviser'; qui: Qui; sens: string }
  | { faire: 'decider'; qui: Qui; habilite: boolean; foyer: 'SEUL' | 'PLUSIEURS'; taux: number; mois: number; sanction: boolean }
  | { faire: 'lever'; qui: Qui; habilite: boolean; levee: 'LEVEE' | 'MAINTIEN' }
  | { faire: 'annuler'; qui: Qui; habilite: boolean }
  /** By the département, whoever follows. */
  | { faire: 'rejeter'; habilite: boolean }
  | { faire: 'recueillir'; qui: Qui; ilYA: number }
  | { faire: 'attendre'; jours: number }
export type Prevu = 'fait' | 'etat' | 'regle'

const suivie = ({ etat }: Procedure) => etat === 'DECIDEE' || etat === 'LEVEE_A_TRAITER'
const close = ({ etat }: Procedure) => etat === 'ANNULEE' || etat === 'SANS_SUITE'
const sanctionnee = (p: Procedure) => suivie(p) || p.etat === 'LEVEE' || p.etat === 'ECHUE'

/** What the next command may be: nothing is asked of a procedure that does not exist. */
export function tirer(h: Hasard, m: Modele): Commande {
  const qui: Qui = h.entier(8) === 0 ? (h.entier(2) === 0 ? 'FT' : 'CD') : m.procedures.at(-1)?.deleguee ? 'FT' : 'CD'
  const habilite = h.entier(6) > 0
  const dernier = m.procedures.at(-1)
  if (m.reproches.length === 0 || (h.entier(dernier ? 8 : 2) === 0 && m.reproches.length < 5))
    return { faire: 'signaler', jour: -h.entier(6), legitime: h.parmi([false, false, false, false, false, true, null]) }
  if (!dernier || h.entier(9) === 0 || ((close(dernier) || dernier.etat === 'ECHUE') && h.entier(2) === 0))
    return { faire: 'ouvrir', qui: h.entier(3) === 0 ? 'FT' : 'CD', consequence: h.entier(3) === 0 ? 'SUPPRESSION' : 'SUSPENSION' }
  if (h.entier(7) === 0) return { faire: 'attendre', jours: h.parmi([1, 9, 11, 16, 35, 130]) }
  const decider = (): Commande => {
    const commun = { faire: 'decider', qui, sanction: h.entier(8) > 0 } as const
    // Half of the time nothing is wrong with it but what the procedure lacks.
    return h.entier(2) === 0
      ? { ...commun, habilite: true, foyer: 'SEUL', taux: h.parmi([30, 100]), mois: 1 }
      : { ...commun, habilite, foyer: h.parmi(['SEUL', 'PLUSIEURS']), taux: h.parmi([20, 30, 50, 100]), mois: h.parmi([1, 2, 4]) }
  }
  const instruire = (): Commande => {
    if (dernier.repondu === null && h.entier(3) > 0) return { faire: 'observer' }
    if (dernier.audition && !dernier.entendue) return { faire: 'entendre', qui }
    if (dernier.avis === null && dernier.consequence === 'SUPPRESSION') return { faire: 'aviser', qui, sens: 'PARTAGE' }
    return decider()
  }
  // Most of the time what the state calls for, so that sequences go far; else anything.
  const usuels: Partial<Record<Etat, () => Commande>> = {
    A_INSTRUIRE: () => ({ faire: 'saisir' }),
    A_TRAITER: () => ({ faire: 'notifier', qui }),
    CONTRADICTOIRE: instruire,
    DECIDEE: () => ({ faire: 'conformer' }),
    LEVEE_A_TRAITER: () => ({ faire: 'lever', qui, habilite, levee: h.parmi(['LEVEE', 'MAINTIEN'] as const) }),
  }
  const usuel = usuels[dernier.etat]
  if (usuel && h.entier(4) > 0) return usuel()
  return h.parmi<() => Commande>([
    () => ({ faire: 'saisir' }),
    () => ({ faire: 'notifier', qui }),
    () => ({ faire: 'observer' }),
    () => ({ faire: 'demanderAudition' }),
    () => ({ faire: 'entendre', qui }),
    () => ({ faire: 'aviser', qui, sens: h.parmi(['FAVORABLE', 'DEFAVORABLE']) }),
    decider,
    () => ({ faire: 'conformer' }),
    () => ({ faire: 'lever', qui, habilite, levee: h.parmi(['LEVEE', 'MAINTIEN'] as const) }),
    () => ({ faire: 'contester' }),
    () => ({ faire: 'rejeter', habilite }),
    () => ({ faire: 'recueillir', qui, ilYA: h.entier(4) }),
    () => ({ faire: 'annuler', qui, habilite }),
    () => ({ faire: 'reorienter' }),
  ])()
}

/** Rank of facts: what was decided and stands, since the last orientation. Sequences are shorter than twenty-four months. */
function rangDe(m: Modele, faits: number): Procedure['rang'] {
  const repart = Math.max(...m.orientations.filter(o => o <= faits), -Infinity)
  const comptees = m.procedures
    .filter(p => sanctionnee(p) && (p.sanctionnee ?? 0) >= repart && (p.sanctionnee ?? 0) <= faits)
    .toSorted((a, b) => (a.sanctionnee ?? 0) - (b.sanctionnee ?? 0))
  const derniere = comptees.at(-1)
  if (!derniere) return 'PREMIER'
  return derniere.etat === 'ECHUE' && (derniere.au ?? 0) < faits ? 'PERSISTANCE' : 'REITERATION'
}

/** Days from today to the eve of the same day so many months later, or of the last day of a month too short. */
function joursDeSanction(aujourdHui: string, mois: number): number {
  const [a = 0, mm = 1, j = 1] = aujourdHui.split('-').map(Number)
  const dernier = new Date(Date.UTC(a, mm - 1 + mois + 1, 0)).getUTCDate()
  return (Date.UTC(a, mm - 1 + mois, Math.min(j, dernier)) - Date.UTC(a, mm - 1, j)) / 86_400_000 - 1
}

/** Does the command to the model; says whether it is done, refused by the state, or by a rule. What is refused changes nothing. */
export function prevoir(m: Modele, c: Commande, aujourdHui: string): Prevu {
  if (c.faire === 'signaler') {
    m.reproches.push({ jour: c.jour, legitime: c.legitime })
    return 'fait'
  }
  if (c.faire === 'reorienter') {
    m.orientations.push(0)
    return 'fait'
  }
  if (c.faire === 'attendre') {
    passer(m, c.jours)
    return 'fait'
  }
  if (c.faire === 'ouvrir') return ouvrir(m, c)
  const p = m.procedures.at(-1)
  if (!p) throw new Error('aucune procédure')
  return agir(m, p, c, aujourdHui)
}

function ouvrir(m: Modele, { qui, consequence }: Extract<Commande, { faire: 'ouvrir' }>): Prevu {
  const reproche = m.reproches.length - 1
  const vise = m.reproches[reproche]
  if (!vise || vise.legitime || m.procedures.some(p => p.reproche === reproche && !close(p))) return 'regle'
  const rien = { saisie: false, deleguee: false, notifiee: null, dit: false, repondu: null, audition: false, entendue: false, avis: null }
  const etat = qui === 'FT' && consequence === 'SUSPENSION' ? 'A_INSTRUIRE' : 'A_TRAITER'
  m.procedures.push({
    ...rien,
    etat,
    consequence,
    rang: rangDe(m, vise.jour),
    reproche,
    proposee: 0,
    sanctionnee: null,
    au: null,
    recours: 'aucun',
    repondreAvant: null,
    parElle: false,
  })
  return 'fait'
}

type Acte = Exclude<Commande, { faire: 'signaler' | 'ouvrir' | 'attendre' }>
const permis: Readonly<Record<string, readonly Etat[]>> = {
  saisir: ['A_INSTRUIRE'],
  notifier: ['A_TRAITER'],
  observer: ['A_INSTRUIRE', 'A_TRAITER', 'CONTRADICTOIRE'],
  demanderAudition: ['A_INSTRUIRE', 'A_TRAITER', 'CONTRADICTOIRE'],
  entendre: ['CONTRADICTOIRE'],
  aviser: ['A_TRAITER', 'CONTRADICTOIRE'],
  decider: ['A_TRAITER', 'CONTRADICTOIRE'],
  conformer: ['A_INSTRUIRE', 'A_TRAITER', 'CONTRADICTOIRE', 'DECIDEE', 'LEVEE_A_TRAITER'],
  lever: ['DECIDEE', 'LEVEE_A_TRAITER'],
  recueillir: ['A_INSTRUIRE', 'A_TRAITER', 'CONTRADICTOIRE'],
  contester: ['DECIDEE', 'LEVEE_A_TRAITER', 'LEVEE', 'ECHUE'],
  rejeter: ['DECIDEE', 'LEVEE_A_TRAITER', 'LEVEE', 'ECHUE'],
  annuler: ['DECIDEE', 'LEVEE_A_TRAITER', 'LEVEE', 'ECHUE'],
}

function agir(m: Modele, p: Procedure, c: Acte, aujourdHui: string): Prevu {
  // Said again word for word, it changes nothing and is no act.
  if (c.faire === 'saisir' && p.saisie) return 'fait'
  if (c.faire === 'aviser' && p.avis?.sens === c.sens && p.avis.jour === 0) return 'fait'
  if (!permis[c.faire]?.includes(p.etat)) return 'etat'
  if ('qui' in c && (c.qui === 'FT') !== p.deleguee) return 'regle'
  if ('habilite' in c && !c.habilite) return 'regle'
  switch (c.faire) {
    case 'saisir':
      p.saisie = true
      p.etat = 'A_TRAITER'
      return 'fait'
    case 'notifier':
      p.notifiee = 0
      p.etat = 'CONTRADICTOIRE'
      return 'fait'
    case 'observer':
    case 'demanderAudition':
      if (p.notifiee !== null && p.notifiee < -10) return 'regle'
      p.repondu = 0
      if (c.faire === 'observer') p.dit = p.parElle = true
      else p.audition = true
      return 'fait'
    case 'recueillir':
      // Her own words are hers; what came after her last day is no answer.
      if (p.parElle || (p.notifiee !== null && -c.ilYA > p.notifiee + 10)) return 'regle'
      p.repondu = -c.ilYA
      p.dit = true
      return 'fait'
    case 'contester':
      if (p.recours === 'rejeté' || (p.repondreAvant ?? 0) < 0) return 'regle'
      if (p.recours === 'aucun') p.repondreAvant = joursDeSanction(aujourdHui, 2) + 1
      p.recours = 'présent'
      return 'fait'
    case 'rejeter':
      if (p.recours !== 'présent') return 'regle'
      p.recours = 'rejeté'
      return 'fait'
    case 'entendre':
      p.entendue = true
      return 'fait'
    case 'aviser':
      p.avis = { sens: c.sens, jour: 0 }
      return 'fait'
    case 'decider':
      return decider(m, p, c, aujourdHui)
    case 'conformer':
      if (suivie(p)) p.etat = 'LEVEE_A_TRAITER'
      return 'fait'
    case 'lever':
      p.etat = c.levee === 'LEVEE' ? 'LEVEE' : 'DECIDEE'
      if (c.levee === 'LEVEE') m.envois.push('levee', ...(p.consequence === 'SUSPENSION' ? ['retablissement'] : []))
      return 'fait'
    case 'annuler':
      p.etat = 'ANNULEE'
      m.envois.push('annulation')
      return 'fait'
    default:
      return 'fait'
  }
}

function decider(m: Modele, p: Procedure, c: Extract<Commande, { faire: 'decider' }>, aujourdHui: string): Prevu {
  if (!c.sanction) {
    p.etat = 'SANS_SUITE'
    return 'fait'
  }
  if (p.notifiee === null) return 'regle'
  const entendue = !p.audition || p.entendue
  const aRepondu = p.dit && (p.repondu ?? -1e9) >= p.notifiee && entendue
  if ((!aRepondu && p.notifiee >= -10) || !entendue) return 'regle'
  if (p.consequence === 'SUPPRESSION' && (p.avis === null || p.rang === 'PREMIER')) return 'regle'
  if (m.reproches[p.reproche]?.legitime !== false) return 'regle'
  if (c.taux < 30 || (c.foyer === 'PLUSIEURS' && c.taux > 50) || c.mois > (p.rang === 'PREMIER' ? 2 : 4)) return 'regle'
  p.etat = 'DECIDEE'
  p.sanctionnee = 0
  p.au = joursDeSanction(aujourdHui, c.mois)
  m.envois.push(p.consequence === 'SUSPENSION' ? 'suspension' : 'suppression')
  return 'fait'
}

/** Days go by: everything is older, and the calendar brings what it brings. */
function passer(m: Modele, jours: number): void {
  const vieux = <T extends number | null>(j: T) => (j === null ? j : j - jours) as T
  m.reproches = m.reproches.map(r => ({ ...r, jour: r.jour - jours }))
  m.orientations = m.orientations.map(o => o - jours)
  m.procedures = m.procedures.map(p => ({
    ...p,
    proposee: p.proposee - jours,
    notifiee: vieux(p.notifiee),
    repondu: vieux(p.repondu),
    sanctionnee: vieux(p.sanctionnee),
    au: vieux(p.au),
    repondreAvant: vieux(p.repondreAvant),
    avis: p.avis && { ...p.avis, jour: p.avis.jour - jours },
  }))
  for (const p of m.procedures) {
    if (p.etat === 'A_INSTRUIRE' && p.proposee <= -16) [p.etat, p.deleguee] = ['A_TRAITER', true]
    if (suivie(p) && (p.au ?? 0) < 0) p.etat = 'ECHUE'
  }
}
