import { enClair } from '../../droit/jours.js'
import type { CodeActeur } from '../../droit/acteurs.js'
import { CodeDeLActionSociale, CodeDuTravail } from '../../droit/textes.js'
import type { Manquement } from './formes.js'
import { type NatureDeManquement, naturesDeManquement } from './natures.js'

type Manque = { pointer: string; detail: string }
/** What the file holds of what the report names; `refusee` of an offer, `legitime` of an absence. */
export type Dossier = {
  contrats: readonly number[]
  absences: readonly { numero: number; jour: string; retiree: boolean; legitime: boolean | null }[]
  propositions: readonly { numero: number; reponse: string; legitime: boolean | null }[]
}
export type Contexte = { avant: Manquement | undefined; dossier: Dossier; jour: string; par: CodeActeur; organisation: string }

/** What is reported: the rest is what follows. */
const signales = ['nature', 'jour', 'faits', 'pieces', 'contrat', 'absences', 'propositions', 'demandeLe', 'demande', 'parole'] as const
/** What she answers to: it does not move under her answer. */
const reproches = ['nature', 'jour', 'faits'] as const
const change = (m: Manquement, avant: Manquement, champs: readonly (keyof Manquement)[]) =>
  champs.some(c => JSON.stringify(m[c]) !== JSON.stringify(avant[c]))

/** What a report, what completes it, what is made of it and what she answers must say. */
export function manquesDuManquement(m: Manquement, c: Contexte): Manque[] {
  const { avant } = c
  if (avant?.retire) return [{ pointer: '/retire', detail: 'Ce signalement a été retiré : il ne change plus.' }]
  const deLAuteur = avant !== undefined && (change(m, avant, signales) || m.retire !== avant.retire)
  if (deLAuteur && avant.organisation !== c.organisation)
    return [
      { pointer: '/organisation', detail: `Ce manquement a été signalé par ${avant.organisation}, qui seul le complète ou le retire.` },
    ]
  return [...nature(m, c), ...jours(m, c), ...liens(m, c), ...fige(m, c), ...appreciation(m, c)]
}

/** Who may not report a breach of that nature is told who does: what only one of the two codes knows is not for everyone to report. */
export function refusDeLaNature(n: NatureDeManquement, par: CodeActeur): string | null {
  const { rsa, travail, libelle } = naturesDeManquement[n]
  if (rsa === null && par !== 'FT') return `« ${libelle} » relève du code du travail seul (${travail.cite}) : France Travail le constate.`
  if (travail === null && par !== 'CD' && par !== 'DCD')
    return `« ${libelle} » relève du RSA seul (${rsa.cite}) : le département ou son délégataire le constate.`
  return null
}

function nature({ nature: n }: Manquement, { avant, par }: Contexte): Manque[] {
  const detail = n === avant?.nature ? null : refusDeLaNature(n, par)
  return detail === null ? [] : [{ pointer: '/nature', detail }]
}

function jours(m: Manquement, { jour }: Contexte): Manque[] {
  const manques: Manque[] = []
  if (m.jour > jour) manques.push({ pointer: '/jour', detail: 'Un manquement se signale une fois les faits passés.' })
  if ((m.demandeLe ?? '') > jour) manques.push({ pointer: '/demandeLe', detail: 'Ce jour n’est pas encore venu.' })
  if ((m.demandeLe === null) !== (m.demande === null))
    manques.push({
      pointer: m.demande === null ? '/demande' : '/demandeLe',
      detail: 'Dites ce qui lui a été demandé, comment, et quel jour.',
    })
  return manques
}

function liens(m: Manquement, { dossier, avant }: Contexte): Manque[] {
  if (avant && !change(m, avant, ['nature', 'contrat', 'absences', 'propositions'])) return []
  const manques: Manque[] = []
  const dire = (pointer: string, detail: string) => manques.push({ pointer, detail })
  if (m.contrat !== null && !dossier.contrats.includes(m.contrat)) dire('/contrat', `Ce dossier n’a pas de contrat n° ${m.contrat}.`)
  for (const [i, { absence: n }] of m.absences.entries()) {
    const a = dossier.absences.find(x => x.numero === n)
    if (!a || a.retiree) dire(`/absences/${i}/absence`, `Ce dossier n’a pas d’absence n° ${n}.`)
    else if (a.legitime) dire(`/absences/${i}/absence`, `L’absence du ${enClair(a.jour)} a été dite légitime : elle ne se reproche pas.`)
  }
  for (const [i, { proposition: n }] of m.propositions.entries()) {
    const o = dossier.propositions.find(x => x.numero === n)
    if (o?.reponse !== 'REFUSEE') dire(`/propositions/${i}/proposition`, `Ce dossier n’a pas d’offre n° ${n} refusée.`)
    else if (o.legitime) dire(`/propositions/${i}/proposition`, `Le refus de l’offre n° ${n} a été dit légitime : il ne se reproche pas.`)
  }
  if (m.nature === 'REFUS_D_OFFRES' && new Set(m.propositions.map(o => o.proposition)).size < 2)
    dire('/propositions', `Deux refus sont nécessaires (${CodeDuTravail.R5412_3.cite}) : dites quelles offres.`)
  return manques
}

const fige = (m: Manquement, { avant }: Contexte): Manque[] =>
  avant && (avant.reponse !== null || avant.motifLegitime !== null) && change(m, avant, reproches)
    ? [
        {
          pointer: '/faits',
          detail: 'La personne a répondu, ou les faits ont été appréciés : ils ne changent plus. Signalez un autre manquement.',
        },
      ]
    : []

function appreciation(m: Manquement, { avant }: Contexte): Manque[] {
  if (m.motifLegitime === (avant?.motifLegitime ?? null) || m.motifLegitime === null) return []
  if (m.motivation === null) return [{ pointer: '/motivation', detail: 'Dites pourquoi : la personne le lira.' }]
  return m.motifLegitime || m.demandeLe !== null || m.reponse !== null
    ? []
    : [
        {
          pointer: '/motifLegitime',
          detail: `Un motif légitime se cherche d’abord (${CodeDeLActionSociale.L262_37.cite}) : sa raison n’a pas encore été demandée à la personne.`,
        },
      ]
}

/**
 * Who instructs: the département of who has the RSA with its rights and duties, else the mission locale that accompanies, else the operator.
 * `suivis` in the order they began: of two missions locales, the last.
 */
export function quiInstruit<S extends { type: CodeActeur; motif: string }>(
  soumiseAuxDroitsEtDevoirs: boolean,
  suivis: readonly S[],
): S | undefined {
  const suivi = (type: CodeActeur, motif: string) => suivis.findLast(s => s.type === type && s.motif === motif)
  const duDepartement = suivi('CD', 'competence-orientation') ?? suivi('CD', 'accompagnement')
  if (soumiseAuxDroitsEtDevoirs && duDepartement) return duDepartement
  return suivi('ML', 'accompagnement') ?? suivi('FT', 'tenue-de-la-liste') ?? duDepartement
}
