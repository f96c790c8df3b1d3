import { reponseALaContestation } from '../../droit/contestation.js'
import { enClair } from '../../droit/jours.js'
import { manquesDuPapier } from '../../droit/papier-recueilli.js'
import { manquesDeLaProtection } from '../../droit/protection.js'
import { CodeDesRelations, CodeDuTravail } from '../../droit/textes.js'
import { horsBornes } from './bareme.regles.js'
import { type Evenement, refusDeLEtat } from './etats.regles.js'
import type { Manque, Sanction } from './formes.js'

export type Corps = Partial<Sanction>
/** `agent`: the human the token proves or the caller names; null of a program alone. */
export type Auteur = { type: string; organisation: string; agent: string | null }
export type Contexte = {
  auteur: Auteur
  jour: string
  natures: readonly string[]
  /** Of the breaches the procedure rests on: whether a legitimate reason was recognised. */
  legitimes: readonly (boolean | null)[]
  mineure: boolean
  /** Why another procedure leaves it without object, since files were made one; null when none does. */
  sansObjet?: string | null
}

/** The field that makes the act, in the order a procedure lives them. */
const actes: readonly [champ: keyof Sanction, evenement: Evenement][] = [
  ['griefs', 'NOTIFIER'],
  ['observations', 'OBSERVER'],
  ['audition', 'OBSERVER'],
  ['assistance', 'OBSERVER'],
  ['piecesJointes', 'OBSERVER'],
  ['entendueLe', 'ENTENDRE'],
  ['decision', 'DECIDER'],
  ['conformite', 'CONFORMER'],
  ['levee', 'LEVER'],
  ['recours', 'CONTESTER'],
  ['rejet', 'REJETER'],
  ['annulation', 'ANNULER'],
]
/** What act a body is; undefined when it is none, or several at once. */
export function acteDe(corps: Corps): Evenement | undefined {
  const [seul, ...autres] = new Set(actes.filter(([champ]) => (corps[champ] ?? null) !== null).map(([, e]) => e))
  return autres.length === 0 ? seul : undefined
}

/** An appeal she made and that nobody has answered: what she joins then is to be read with it. */
export const recoursEnCours = (s: Pick<Sanction, 'etat' | 'recours' | 'rejetLe'>): boolean =>
  s.recours !== null && s.rejetLe === null && refusDeLEtat(s.etat, 'CONTESTER') === null

/** What act a body is of that procedure: a piece belongs to her answer, then to her appeal. */
export const acteSur = (s: Sanction, corps: Corps): Evenement | undefined =>
  (corps.piecesJointes ?? null) !== null && recoursEnCours(s) ? 'CONTESTER' : acteDe(corps)

/** What is prepared before the decision, and is no act. */
const preparables: readonly string[] = ['compteRendu', 'protection', 'representant', 'motivation']

/** Why a body that is no act cannot be kept; empty when it only prepares one. */
export function manquesDeLaPreparation(s: Sanction, corps: Corps, { organisation }: Auteur): Manque[] {
  if (organisation !== s.organisation) return [ailleurs(s)]
  const avant = s.decision === null && Object.keys(corps).every(c => preparables.includes(c))
  return avant ? [] : [{ pointer: '', detail: 'Dites un acte, et un seul à la fois.' }]
}

const ailleurs = (s: Sanction): Manque => ({
  pointer: '/organisation',
  detail: `Cette procédure est celle de ${s.organisation}, qui seule la mène (${CodeDuTravail.R5412_4.cite}).`,
})
/** Whoever accompanies her says that she complies. */
const ouverts: readonly Evenement[] = ['CONFORMER']
/** The person acts for herself, of whichever organisation the procedure is. */
const agitElleMeme = (evenement: Evenement, { type }: Auteur) =>
  (evenement === 'OBSERVER' || evenement === 'CONTESTER') && type === 'USAGER'
/** What is signed by somebody who received the power to. */
export const signes: readonly Evenement[] = ['DECIDER', 'LEVER', 'REJETER', 'ANNULER']

/** What an act must say and respect, as sentences: who is competent, what is missing, which bound and its text. */
export function manquesDeLActe(s: Sanction, evenement: Evenement, corps: Corps, c: Contexte): Manque[] {
  if (!ouverts.includes(evenement) && !agitElleMeme(evenement, c.auteur) && c.auteur.organisation !== s.organisation) return [ailleurs(s)]
  if (evenement === 'NOTIFIER') return notifier(s, corps, c)
  if (evenement === 'ENTENDRE')
    return (corps.entendueLe ?? '') > c.jour ? [{ pointer: '/entendueLe', detail: 'Ce jour n’est pas encore venu.' }] : []
  if (c.auteur.type !== 'USAGER' && (corps.piecesJointes ?? null) !== null)
    return evenement === 'CONTESTER'
      ? manquesDuPapier({ mots: s.recours, voie: null }, 'son recours')
      : manquesDuPapier({ mots: s.observations, voie: s.voie }, 'sa réponse')
  if (evenement === 'OBSERVER') return c.auteur.type === 'USAGER' ? [] : recueillir(s, corps, c)
  if (evenement === 'CONTESTER') return contester(s, corps, c)
  if (evenement === 'REJETER') return rejeter(s)
  if (evenement === 'DECIDER') return decider(s, corps, c)
  if (evenement === 'LEVER') return lever(s, corps)
  return []
}

const notifier = (s: Sanction, corps: Corps, { mineure }: Contexte): Manque[] =>
  manquesDeLaProtection({ protection: corps.protection ?? s.protection, representant: corps.representant ?? s.representant }, { mineure })

/**
 * What she wrote on paper or said aloud, as long as nothing is decided: late as well, as in her space, for nobody decides without reading her.
 * Her own words are not written over.
 */
function recueillir(s: Sanction, corps: Corps, { jour }: Contexte): Manque[] {
  const { voie = null, recueLe = null } = corps
  if (s.observations !== null && s.voie === null && corps.observations !== undefined)
    return [{ pointer: '/observations', detail: 'Elle a répondu elle-même : ses mots restent les siens. Consignez le reste à l’audition.' }]
  const manques: Manque[] = []
  if (voie === null) manques.push({ pointer: '/voie', detail: 'Dites comment cette réponse est arrivée : par courrier, ou de vive voix.' })
  if (recueLe === null || recueLe > jour || recueLe < (s.notifieeLe ?? recueLe))
    manques.push({ pointer: '/recueLe', detail: 'Dites quel jour cette réponse est arrivée, depuis la notification.' })
  return manques
}

/** Answered, or left in silence for too long: only the judge is left. What she joins until a human answers is read all the same. */
function contester(s: Sanction, { recours = null }: Corps, { jour }: Contexte): Manque[] {
  const reponse = reponseALaContestation(s, jour)
  if (recours === null || reponse === null || reponse.genre === 'attendue') return []
  const dite =
    reponse.genre === 'rejet'
      ? `Votre contestation a été rejetée le ${enClair(reponse.le)}`
      : `Votre contestation est restée sans réponse jusqu’au ${enClair(reponse.le)}, ce qui vaut rejet (${CodeDesRelations.L411_7.cite})`
  return [{ pointer: '/recours', detail: `${dite} : c’est au tribunal administratif d’en juger désormais.` }]
}

function rejeter({ recours, rejetLe }: Sanction): Manque[] {
  if (recours === null) return [{ pointer: '/rejet', detail: 'Cette décision n’est pas contestée : il n’y a rien à rejeter.' }]
  return rejetLe === null ? [] : [{ pointer: '/rejet', detail: `Cette contestation est déjà rejetée, depuis le ${enClair(rejetLe)}.` }]
}

function lever(s: Sanction, corps: Corps): Manque[] {
  if (s.consequence === 'SUPPRESSION')
    return [
      {
        pointer: '/levee',
        detail: `Seule une suspension prend fin avant son terme (${CodeDuTravail.R5412_1.cite}) ; une suppression peut être annulée.`,
      },
    ]
  return (corps.motifDeLevee ?? null) === null ? [{ pointer: '/motifDeLevee', detail: 'Dites pourquoi : la personne le lira.' }] : []
}

function decider(s: Sanction, corps: Corps, c: Contexte): Manque[] {
  const manques: Manque[] = []
  const dire = (pointer: string, detail: string) => manques.push({ pointer, detail })
  const [identifiant] = c.auteur.agent?.split('|') ?? []
  if (!identifiant || /^batch$/i.test(identifiant))
    dire('/decideur', `Une décision est prise par une personne nommée (${CodeDuTravail.R5412_4.cite}), jamais par un programme.`)
  if ((corps.motivation ?? null) === null) dire('/motivation', 'Dites les motifs de la décision : la personne les lira.')
  if ((corps.qualite ?? null) === null) dire('/qualite', 'Dites à quel titre vous signez.')
  return corps.decision === 'SANCTION' ? [...manques, ...manquesDuContradictoire(s, c), ...mesure(s, corps, c)] : manques
}

/** She was told, had her ten days or answered before, and was heard if she asked to be. */
export function manquesDuContradictoire(
  s: Sanction,
  { jour, legitimes, sansObjet }: Pick<Contexte, 'jour' | 'legitimes' | 'sansObjet'>,
): Manque[] {
  const manques: Manque[] = []
  const dire = (pointer: string, detail: string) => manques.push({ pointer, detail })
  if (sansObjet) dire('/decision', sansObjet)
  if (s.notifieeLe === null || s.reponseAvant === null) dire('/decision', 'Rien n’a encore été notifié à la personne.')
  else if (s.audition === true && s.entendueLe === null) dire('/decision', 'La personne a demandé à être entendue, et ne l’a pas été.')
  // A hearing she did not ask for does not shorten her ten days.
  else if (s.observations === null && s.audition !== true && jour <= s.reponseAvant)
    dire('/decision', `La personne a jusqu’au ${enClair(s.reponseAvant)} pour présenter ses observations (${CodeDuTravail.R5412_7.cite}).`)
  if (legitimes.some(l => l !== false))
    dire('/manquements', 'Un motif légitime se cherche d’abord : chaque manquement est à apprécier, et aucun ne doit être légitime.')
  return manques
}

function mesure(s: Sanction, { taux = null, mois = null }: Corps, { natures }: Contexte): Manque[] {
  const manques: Manque[] = []
  if (taux === null) manques.push({ pointer: '/taux', detail: 'Dites le taux.' })
  if (mois === null) manques.push({ pointer: '/mois', detail: 'Dites la durée.' })
  if (taux === null || mois === null) return manques
  if (taux > s.tauxPropose || mois > s.moisProposes)
    manques.push({
      pointer: taux > s.tauxPropose ? '/taux' : '/mois',
      detail: `La sanction ne dépasse pas celle sur laquelle la personne a pu s’expliquer : ${s.tauxPropose} % pendant ${s.moisProposes} mois.`,
    })
  return [...manques, ...horsBornes({ ...s, natures }, { consequence: s.consequence, taux, mois }, { taux: '/taux', mois: '/mois' })]
}
