import { enClair } from '../../droit/jours.js'
import { manquesDuPapier } from '../../droit/papier-recueilli.js'
import { manquesDeLaProtection } from '../../droit/protection.js'
import { CodeDeLActionSociale, CodeDuTravail } from '../../droit/textes.js'
import { horsBornes } from './bareme.regles.js'
import { type Evenement, refusDeLEtat } from './etats.regles.js'
import type { Sanction } from './formes.js'
import { silenceDuPresident } from './recours.regles.js'

type Manque = { pointer: string; detail: string }
export type Corps = Partial<Sanction>
/** `agent`: the human the token proves or the caller names; null of a program alone. */
export type Auteur = { type: string; organisation: string; agent: string | null }
export type Contexte = {
  auteur: Auteur
  /** Whether her role lets her sign in the name of who decides. */
  signe: boolean
  jour: string
  /** Of the breaches the procedure rests on: whether a legitimate reason was recognised. */
  legitimes: readonly (boolean | null)[]
  /** Why another procedure leaves it without object, since files were made one; null when none does. */
  sansObjet?: string | null
}

/** The field that makes the act, in the order a procedure lives them. */
const actes: readonly [champ: keyof Sanction, evenement: Evenement][] = [
  ['saisie', 'SAISIR'],
  ['griefs', 'NOTIFIER'],
  ['observations', 'OBSERVER'],
  ['audition', 'OBSERVER'],
  ['assistance', 'OBSERVER'],
  ['piecesJointes', 'OBSERVER'],
  ['entendueLe', 'ENTENDRE'],
  ['avis', 'AVISER'],
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
  if (organisation !== s.organisation && organisation !== s.proposeePar)
    return [{ pointer: '/organisation', detail: `Cette procédure est celle de ${s.organisation}.` }]
  const avant = s.decision === null && Object.keys(corps).every(c => preparables.includes(c))
  return avant ? [] : [{ pointer: '', detail: 'Dites un acte, et un seul à la fois.' }]
}

const { L262_37, L262_39 } = CodeDeLActionSociale

/** Why this organisation may not act, which says who may; null when it may. */
export function refusDeCompetence(s: Sanction, evenement: Evenement, { type, organisation }: Auteur): string | null {
  if (type === 'USAGER' || evenement === 'CONFORMER') return null
  if (s.delegueeLe !== null && evenement !== 'REJETER')
    return type === 'FT'
      ? null
      : `Le délai de ${s.organisation} a passé : France Travail suit cette procédure depuis le ${enClair(s.delegueeLe)}.`
  return organisation === s.organisation
    ? null
    : `Cette procédure est celle de ${s.organisation}, dont le président décide (${L262_37.cite}).`
}

/** What only who signs for the president may do; all the rest is instruction. */
const signes: ReadonlySet<Evenement> = new Set<Evenement>(['DECIDER', 'LEVER', 'REJETER', 'ANNULER'])
const sansSignature = ({ delegueeLe }: Sanction, evenement: Evenement): string =>
  delegueeLe === null || evenement === 'REJETER'
    ? `Une sanction du RSA, sa levée et son annulation sont signées par un agent à qui le président du conseil départemental a délégué sa signature (${L262_37.cite}).`
    : `Une sanction du RSA suivie par délégation est signée par un agent que France Travail a habilité à signer de telles décisions (${CodeDuTravail.R5412_4.cite}).`

/** Why an act is not open to this caller, whatever it would say: the state, who is competent, who signs; null when it is. */
export const empechement = (s: Sanction, evenement: Evenement, { auteur, signe }: Pick<Contexte, 'auteur' | 'signe'>): string | null =>
  refusDeLEtat(s.etat, evenement) ??
  refusDeCompetence(s, evenement, auteur) ??
  (signes.has(evenement) && !signe ? sansSignature(s, evenement) : null)

/** Her observations are there, since she was notified, and she was heard if she asked to be. */
export const aRepondu = (s: Sanction): boolean =>
  s.observations !== null && (s.observationsLe ?? '') >= (s.notifieeLe ?? '') && (s.audition !== true || s.entendueLe !== null)

/** What an act must say and respect, as sentences: who is competent, what is missing, which bound and its text. */
export function manquesDeLActe(s: Sanction, evenement: Evenement, corps: Corps, c: Contexte): Manque[] {
  const incompetence = refusDeCompetence(s, evenement, c.auteur)
  if (incompetence) return [{ pointer: '/organisation', detail: incompetence }]
  if (signes.has(evenement) && !c.signe) return [{ pointer: '/qualite', detail: sansSignature(s, evenement) }]
  if (evenement === 'NOTIFIER')
    return manquesDeLaProtection(
      { protection: corps.protection ?? s.protection, representant: corps.representant ?? s.representant },
      { mineure: false },
    )
  if (evenement === 'DECIDER') return decider(s, corps, c)
  if (evenement === 'ENTENDRE')
    return (corps.entendueLe ?? '') > c.jour ? [{ pointer: '/entendueLe', detail: 'Ce jour n’est pas encore venu.' }] : []
  if (evenement === 'AVISER') return avis(corps, c)
  if (c.auteur.type !== 'USAGER' && (corps.piecesJointes ?? null) !== null)
    return evenement === 'CONTESTER'
      ? manquesDuPapier({ mots: s.recours, voie: null }, 'son recours')
      : manquesDuPapier({ mots: s.observations, voie: s.voie }, 'sa réponse')
  if (evenement === 'OBSERVER') return c.auteur.type === 'USAGER' ? trop(s, c.jour) : recueillir(s, corps, c)
  if (evenement === 'CONTESTER') return contester(s, corps, c)
  if (evenement === 'REJETER') return rejeter(s)
  if (evenement === 'SAISIR' && corps.saisie === false)
    return [
      { pointer: '/saisie', detail: 'Ne pas s’en saisir laisse la proposition à France Travail, passé le délai : il n’y a rien à écrire.' },
    ]
  if (evenement === 'LEVER' || evenement === 'CONFORMER') return lever(s, corps, c)
  return []
}

const avis = (corps: Corps, { jour }: Contexte): Manque[] =>
  (corps.avisLe ?? null) === null || (corps.avisLe ?? '') > jour
    ? [{ pointer: '/avisLe', detail: 'Dites quel jour l’équipe a rendu son avis.' }]
    : []

const trop = (s: Sanction, jour: string): Manque[] =>
  jour > (s.reponseAvant ?? jour)
    ? [
        {
          pointer: '/observations',
          detail: `Vous aviez jusqu’au ${enClair(s.reponseAvant ?? jour)} pour répondre. Un recours reste possible contre la décision.`,
        },
      ]
    : []

/** What she wrote on paper or said aloud: when it came counts, not when it is written down; her own words are not written over. */
function recueillir(s: Sanction, corps: Corps, { jour }: Contexte): Manque[] {
  const { voie = null, recueLe = null } = corps
  if (s.observations !== null && s.voie === null && corps.observations !== undefined)
    return [{ pointer: '/observations', detail: 'Elle a répondu elle-même : ses mots restent les siens. Notez le reste au compte rendu.' }]
  const manques: Manque[] = []
  if (voie === null) manques.push({ pointer: '/voie', detail: 'Dites comment cette réponse est arrivée : par courrier, ou de vive voix.' })
  if (recueLe === null || recueLe > jour) manques.push({ pointer: '/recueLe', detail: 'Dites quel jour cette réponse est arrivée.' })
  else if (recueLe > (s.reponseAvant ?? recueLe))
    manques.push({
      pointer: '/recueLe',
      detail: `Arrivée après le ${enClair(s.reponseAvant ?? recueLe)}, dernier jour pour répondre : notez-la au compte rendu de l’audition.`,
    })
  return manques
}

/** Answered, or left in silence for too long: only the judge is left. What she adds or joins until then goes with her first appeal. */
function contester(s: Sanction, { recours = null }: Corps, { jour }: Contexte): Manque[] {
  const tu = silenceDuPresident(s, jour)
  if (s.rejetLe === null && (recours === null || tu === null)) return []
  const dite =
    s.rejetLe !== null
      ? `Votre recours a été rejeté le ${enClair(s.rejetLe)}`
      : `Votre recours est resté sans réponse jusqu’au ${enClair(tu ?? jour)}, ce qui vaut rejet (${CodeDeLActionSociale.L262_47.cite})`
  return [{ pointer: '/recours', detail: `${dite} : c’est au tribunal administratif qu’il faut désormais vous adresser.` }]
}

function rejeter({ recours, rejetLe }: Sanction): Manque[] {
  if (recours === null) return [{ pointer: '/rejet', detail: 'Cette décision n’est pas contestée : il n’y a rien à rejeter.' }]
  return rejetLe === null ? [] : [{ pointer: '/rejet', detail: `Ce recours est déjà rejeté, depuis le ${enClair(rejetLe)}.` }]
}

function lever(s: Sanction, corps: Corps, { jour }: Contexte): Manque[] {
  if (s.au !== null && jour > s.au)
    return [{ pointer: '/levee', detail: `La sanction a pris fin le ${enClair(s.au)} : il n’y a plus rien à lever.` }]
  return corps.levee !== undefined && (corps.motifDeLevee ?? null) === null
    ? [{ pointer: '/motifDeLevee', detail: 'Dites pourquoi : la personne le lira.' }]
    : []
}

/** What stands between the procedure and a sanction, whoever decides and whatever she decides; empty when one may be decided. */
export function manquesAvantDeSanctionner(
  s: Sanction,
  { jour, legitimes, sansObjet }: Pick<Contexte, 'jour' | 'legitimes' | 'sansObjet'>,
): Manque[] {
  const manques: Manque[] = []
  const dire = (pointer: string, detail: string) => manques.push({ pointer, detail })
  if (sansObjet) dire('/decision', sansObjet)
  if (s.notifieeLe === null) dire('/decision', 'Rien n’a encore été notifié à la personne.')
  else if (!aRepondu(s) && jour <= (s.reponseAvant ?? jour))
    dire('/decision', `La personne a jusqu’au ${enClair(s.reponseAvant ?? jour)} pour présenter ses observations (${L262_37.cite}).`)
  else if (s.audition === true && s.entendueLe === null) dire('/decision', 'La personne a demandé à être entendue, et ne l’a pas été.')
  if (s.consequence === 'SUPPRESSION' && s.avis === null)
    dire('/avis', `L’équipe pluridisciplinaire donne son avis avant toute suppression (${L262_39.cite}).`)
  if (legitimes.some(l => l !== false))
    dire('/manquements', 'Un motif légitime se cherche d’abord : chaque manquement est à apprécier, et aucun ne doit être légitime.')
  return manques
}

function decider(s: Sanction, corps: Corps, c: Contexte): Manque[] {
  const manques: Manque[] = []
  const dire = (pointer: string, detail: string) => manques.push({ pointer, detail })
  const [identifiant] = c.auteur.agent?.split('|') ?? []
  if (!identifiant || /^batch$/i.test(identifiant))
    dire('/decideur', `Une décision est prise par une personne nommée (${L262_37.cite}), jamais par un programme.`)
  if ((corps.motivation ?? null) === null) dire('/motivation', 'Dites les motifs de la décision : la personne les lira.')
  if ((corps.qualite ?? null) === null) dire('/qualite', 'Dites à quel titre vous signez.')
  if (corps.decision !== 'SANCTION') return manques
  manques.push(...manquesAvantDeSanctionner(s, c))
  if (!corps.foyer) dire('/foyer', 'Dites si le foyer compte plusieurs personnes : le plafond en dépend.')
  const { taux = null, mois = null, foyer } = corps
  if (taux === null) dire('/taux', 'Dites le taux.')
  if (mois === null) dire('/mois', 'Dites la durée.')
  if (taux !== null && mois !== null && foyer) manques.push(...horsBornes({ ...s, foyer, taux, mois }))
  return manques
}
