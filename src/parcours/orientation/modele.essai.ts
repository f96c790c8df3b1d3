import type { Hasard } from '../../../outils/epreuves/hasard.js'
import type { Etat } from './nomenclatures.js'
import { reponses } from './orientation.essai.js'

/** What a person who read the rules would keep of somebody's orientations on a sheet of paper. */
export type Tenue = {
  numero: number
  version: number
  etat: Etat
  parcours: string
  organisme: string
  complete: boolean
  garde: boolean
  /** Opened by her return, nobody has answered anything yet. */
  vide: boolean
  /** She was accompanied under it. */
  entree: boolean
  /** Her exit closed it. */
  sortie: boolean
}
/** `inscrite`: on the list; she has no right to the RSA any more. */
export type Feuille = { tenues: readonly Tenue[]; inscrite: boolean }
export const vierge: Feuille = { tenues: [], inscrite: true }
type Sens = 'ACCEPTEE' | 'REFUSEE' | 'FORCEE' | 'MODIFIEE'
export type Commande =
  | { faire: 'sortir'; qui: 'julien' }
  | { faire: 'revenir'; qui: 'julien' }
  | { faire: 'repondre'; qui: string; complete: boolean; garde: boolean; demande: boolean }
  | { faire: 'completer'; qui: string; numero: number; version: number; complete: boolean; garde: boolean }
  | {
      faire: 'decider'
      qui: string
      sens: Sens
      numero: number | null
      version: number
      parcours: string | null
      organisme: string | null
      motif: boolean
    }

/** Mme Roy's département is competent; France Travail answers for anybody but does not decide here; Pas-de-Calais does not follow her. */
const repondants = ['madameRoy', 'madameRoy', 'julien', 'monsieurPetit'] as const
const decideurs = ['madameRoy', 'madameRoy', 'madameRoy', 'madameRoy', 'julien', 'monsieurPetit'] as const

export function tirer(h: Hasard, { tenues, inscrite }: Feuille): Commande {
  if (h.entier(6) === 0) return inscrite ? { faire: 'sortir', qui: 'julien' } : { faire: 'revenir', qui: 'julien' }
  const visee = tenues.length > 0 && h.entier(12) > 0 ? h.parmi(tenues) : undefined
  const numero = visee?.numero ?? tenues.length + 1 + h.entier(3)
  const presente = visee?.version ?? 1
  const version = h.entier(4) > 0 ? presente : presente > 1 ? presente - 1 : presente + 1
  const oui = () => h.entier(2) === 0
  const parQui = { qui: h.parmi(repondants), complete: h.entier(3) > 0, garde: oui() }
  const quoi = h.entier(10)
  if (quoi < 3) return { faire: 'repondre', ...parQui, demande: oui() }
  if (quoi < 5) return { faire: 'completer', ...parQui, numero, version }
  const sens = h.parmi(['ACCEPTEE', 'REFUSEE', 'FORCEE', 'MODIFIEE'] as const)
  return {
    ...{ faire: 'decider', qui: h.parmi(decideurs), sens, version },
    numero: sens === 'FORCEE' && h.entier(8) > 0 ? null : numero,
    parcours: h.parmi(['PED', 'PSO', 'PSP', null]),
    organisme: h.parmi(['FT', 'CD', null]),
    motif: sens === 'REFUSEE' ? h.entier(6) > 0 : h.entier(12) === 0,
  }
}

/** The answers as they are sent: without the level of study they are not complete, with a child nobody can keep they weigh. */
export const corpsDesReponses = (c: { complete: boolean; garde: boolean }): Record<string, unknown> => {
  const { niveauEtude, origine: _, ...autres } = reponses
  return { ...autres, ...(c.complete && { niveauEtude }), contrainteFamiliale: c.garde ? reponses.contrainteFamiliale : 'AUCUNE' }
}

const proposee = ({ complete, garde }: Pick<Tenue, 'complete' | 'garde'>) =>
  complete
    ? { etat: 'EN_ATTENTE' as const, ...(garde ? { parcours: 'PSO', organisme: 'CD' } : { parcours: 'PED', organisme: 'FT' }) }
    : { etat: 'BROUILLON' as const, parcours: 'IND', organisme: 'CD' }

const neuve = { version: 1, vide: false, entree: false, sortie: false }
const clore = (tenues: readonly Tenue[], lesquelles: (t: Tenue) => boolean): Tenue[] =>
  tenues.map(t => (lesquelles(t) ? { ...t, etat: 'CLOTURE', version: t.version + 1 } : t))
const attend = (t: Tenue) => t.etat === 'BROUILLON' || t.etat === 'EN_ATTENTE'

const permises: Readonly<Record<Etat, readonly Sens[]>> = {
  BROUILLON: ['REFUSEE'],
  EN_ATTENTE: ['ACCEPTEE', 'REFUSEE'],
  OUVERT: ['MODIFIEE'],
  CLOTURE: [],
}

/** What the law and the contract of the API make of a command: the status it is answered with, and what stands afterwards. */
export function prevoir(feuille: Feuille, c: Commande): { statut: number; feuille: Feuille } {
  const { tenues, inscrite } = feuille
  if (c.faire === 'sortir') return { statut: 200, feuille: { inscrite: false, tenues: sortir(tenues) } }
  if (c.faire === 'revenir') return { statut: 200, feuille: { inscrite: true, tenues: revenir(tenues) } }
  const suite = agir(tenues, c)
  return { statut: suite.statut, feuille: { inscrite, tenues: suite.tenues } }
}

const sortir = (tenues: readonly Tenue[]): Tenue[] =>
  tenues.map(t => (t.etat === 'CLOTURE' ? t : { ...t, etat: 'CLOTURE', version: t.version + 1, sortie: true }))

/** What her exit had closed resumes: the last, and if it waited, the parcours it waited beside. With nothing to resume, one opens. */
function revenir(tenues: readonly Tenue[]): readonly Tenue[] {
  if (tenues.some(t => t.etat !== 'CLOTURE')) return tenues
  const derniere = tenues.at(-1)
  if (!derniere)
    return [{ ...neuve, numero: 1, complete: false, garde: false, vide: true, etat: 'BROUILLON', parcours: 'IND', organisme: 'IND' }]
  const parcours = derniere.entree ? derniere : tenues.findLast(t => t.entree && t.sortie)
  const reprise = (t: Tenue): Tenue => ({
    ...t,
    version: t.version + 1,
    sortie: false,
    ...(t.entree ? { etat: 'OUVERT' } : t.vide ? { etat: 'BROUILLON' } : proposee(t)),
  })
  return tenues.map(t => (t === derniere || t === parcours ? reprise(t) : t))
}

type Acte = Extract<Commande, { faire: 'repondre' } | { faire: 'completer' } | { faire: 'decider' }>
function agir(tenues: readonly Tenue[], c: Acte): { statut: number; tenues: readonly Tenue[] } {
  const refus = (statut: number) => ({ statut, tenues })
  if (c.qui === 'monsieurPetit') return refus(404)
  if (c.faire === 'repondre') {
    if (tenues.some(t => t.etat === 'OUVERT') && !c.demande) return refus(422)
    const nouvelle = { ...neuve, numero: tenues.length + 1, complete: c.complete, garde: c.garde, ...proposee(c) }
    return { statut: 201, tenues: [...clore(tenues, attend), nouvelle] }
  }
  const visee = tenues.find(t => t.numero === c.numero)
  if (c.faire === 'completer') {
    if (!visee) return refus(404)
    if (!attend(visee)) return refus(409)
    if (c.version !== visee.version) return refus(412)
    const complete = visee.complete || c.complete
    // What changes nothing is no new version.
    const version = visee.version + (complete === visee.complete && c.garde === visee.garde && !visee.vide ? 0 : 1)
    const changee = { ...visee, version, vide: false, complete, garde: c.garde, ...proposee({ complete, garde: c.garde }) }
    return { statut: 200, tenues: tenues.map(t => (t === visee ? changee : t)) }
  }
  if (c.qui !== 'madameRoy') return refus(422)
  const { sens, motif, parcours, organisme } = c
  const ouvrir = (t: Tenue): readonly Tenue[] => [
    ...clore(tenues, x => x.numero !== t.numero && x.etat !== 'CLOTURE').filter(x => x.numero !== t.numero),
    t,
  ]
  if (sens === 'FORCEE') {
    if (c.numero !== null || motif || parcours === null || organisme === null) return refus(422)
    const numero = tenues.length + 1
    return {
      statut: 201,
      tenues: ouvrir({ ...neuve, numero, etat: 'OUVERT', entree: true, parcours, organisme, complete: false, garde: false }),
    }
  }
  if (!visee) return refus(422)
  if (!permises[visee.etat].includes(sens)) return refus(409)
  if (c.version !== visee.version) return refus(412)
  if (sens === 'REFUSEE' ? !motif || parcours === null || organisme === null : motif) return refus(422)
  const autre = (parcours !== null && parcours !== visee.parcours) || (organisme !== null && organisme !== visee.organisme)
  if (sens === 'ACCEPTEE' && autre) return refus(422)
  if (sens === 'MODIFIEE' && !autre) return refus(422)
  const decidee = { parcours: parcours ?? visee.parcours, organisme: organisme ?? visee.organisme }
  return {
    statut: 201,
    tenues: ouvrir({ ...visee, ...decidee, etat: 'OUVERT', entree: true, version: visee.version + 1 }).toSorted(
      (a, b) => a.numero - b.numero,
    ),
  }
}
