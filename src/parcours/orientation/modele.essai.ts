import type { Hasard } from '../../../outils/epreuves/hasard.js'
import type { Etat } from './nomenclatures.js'
import { reponses } from './orientation.essai.js'

/** What a person who read the rules would keep of somebody's orientations on a sheet of paper. */
export type Tenue = { numero: number; version: number; etat: Etat; parcours: string; organisme: string; complete: boolean; garde: boolean }
type Sens = 'ACCEPTEE' | 'REFUSEE' | 'FORCEE' | 'MODIFIEE'
export type Commande =
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

export function tirer(h: Hasard, tenues: readonly Tenue[]): Commande {
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
export function prevoir(tenues: readonly Tenue[], c: Commande): { statut: number; tenues: readonly Tenue[] } {
  const refus = (statut: number) => ({ statut, tenues })
  if (c.qui === 'monsieurPetit') return refus(404)
  if (c.faire === 'repondre') {
    if (tenues.some(t => t.etat === 'OUVERT') && !c.demande) return refus(422)
    const nouvelle = { numero: tenues.length + 1, version: 1, complete: c.complete, garde: c.garde, ...proposee(c) }
    return { statut: 201, tenues: [...clore(tenues, attend), nouvelle] }
  }
  const visee = tenues.find(t => t.numero === c.numero)
  if (c.faire === 'completer') {
    if (!visee) return refus(404)
    if (!attend(visee)) return refus(409)
    if (c.version !== visee.version) return refus(412)
    const complete = visee.complete || c.complete
    // What changes nothing is no new version.
    const version = visee.version + (complete === visee.complete && c.garde === visee.garde ? 0 : 1)
    const changee = { ...visee, version, complete, garde: c.garde, ...proposee({ complete, garde: c.garde }) }
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
    return { statut: 201, tenues: ouvrir({ numero, version: 1, etat: 'OUVERT', parcours, organisme, complete: false, garde: false }) }
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
    tenues: ouvrir({ ...visee, ...decidee, etat: 'OUVERT', version: visee.version + 1 }).toSorted((a, b) => a.numero - b.numero),
  }
}
