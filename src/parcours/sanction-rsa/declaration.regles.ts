import { enClair, plusJours } from '../../droit/jours.js'
import { CodeDeLActionSociale } from '../../droit/textes.js'
import { aRepondu, type Contexte, refusDeCompetence } from './acte.regles.js'
import { horsBornes } from './bareme.regles.js'
import { dernierJourPourRepondre } from './delais.regles.js'
import type { Etat } from './nomenclatures.js'
import type { Evenement } from './etats.regles.js'
import type { ActeDeclare } from './nomenclatures.js'
import type { Declaration, Sanction } from './formes.js'

type Manque = { pointer: string; detail: string }
const { L262_37, L262_39 } = CodeDeLActionSociale

/**
 * What a declared act does to the procedure, and where it leads when there is a choice: to a sanction from before the notification too, which
 * was made elsewhere. To decline a proposal hands it to the operator at once.
 */
export const effetDeLActe: Readonly<Record<ActeDeclare, { evenement: Evenement; choix?: Etat }>> = {
  SAISIE: { evenement: 'SAISIR' },
  REFUS_DE_SAISIE: { evenement: 'DELEGUER' },
  SANCTION: { evenement: 'DECIDER', choix: 'DECIDEE' },
  SANS_SUITE: { evenement: 'DECIDER', choix: 'SANS_SUITE' },
  LEVEE: { evenement: 'LEVER', choix: 'LEVEE' },
  MAINTIEN: { evenement: 'LEVER', choix: 'DECIDEE' },
  ANNULATION: { evenement: 'ANNULER' },
}

/** What goes against the person: only who signs for the president may have decided it. */
const defavorables: readonly ActeDeclare[] = ['SANCTION', 'MAINTIEN']

/** What a declaration must say and respect; `s`: the procedure it names, undefined of one the platform knows nothing of. */
export function manquesDeLaDeclaration(d: Declaration, s: Sanction | undefined, c: Contexte): Manque[] {
  const incompetence = s && refusDeCompetence(s, effetDeLActe[d.acte].evenement, c.auteur)
  if (incompetence) return [{ pointer: '/organisation', detail: incompetence }]
  const manques: Manque[] = []
  const dire = (pointer: string, detail: string) => manques.push({ pointer, detail })
  if (d.jour > c.jour) dire('/jour', 'Ce jour n’est pas encore venu.')
  if (s && d.jour < s.proposeeLe) dire('/jour', `La sanction a été proposée le ${enClair(s.proposeeLe)} : rien ne s’est décidé avant.`)
  if (defavorables.includes(d.acte) && !c.signe)
    dire(
      '/declarant',
      `Nommez qui a décidé : un agent à qui le président du conseil départemental a délégué sa signature (${L262_37.cite}), jamais un programme.`,
    )
  if (d.acte === 'LEVEE' || d.acte === 'MAINTIEN')
    if (s?.au && c.jour > s.au) dire('/acte', `La sanction a pris fin le ${enClair(s.au)} : il n’y a plus rien à lever.`)
  if (d.acte === 'ANNULATION' && d.motif === null) dire('/motif', 'Dites pourquoi : la personne le lira.')
  return d.acte === 'SANCTION' ? [...manques, ...sanctionner(d, s, c)] : manques
}

/** The département held the procedure and answers for it; what the platform knows of that procedure is held against what it declares. */
function sanctionner(d: Declaration, s: Sanction | undefined, { legitimes }: Contexte): Manque[] {
  const manques: Manque[] = s ? contraires(d, s, legitimes) : sansProcedure(d)
  const dire = (pointer: string, detail: string) => manques.push({ pointer, detail })
  const { consequence, taux, montant, mois } = d
  if (consequence === null) dire('/consequence', 'Dites la conséquence.')
  if ((taux === null) === (montant === null)) dire('/taux', 'Dites le taux, ou le montant.')
  if (mois === null) dire('/mois', 'Dites la durée.')
  if (consequence === null || mois === null) return manques
  const rang = s?.rang ?? (d.rangDuManquement === 'R1' ? 'PREMIER' : 'REITERATION')
  const bornes = { rang, foyer: s?.foyer ?? 'SEUL', faitsLe: s?.faitsLe ?? d.jour, consequence, taux: taux ?? 100, mois } as const
  // The payer alone knows what the household receives: it holds an amount against its ceiling.
  return [...manques, ...horsBornes(bornes).filter(m => taux !== null || m.pointer !== '/taux')]
}

/** What is declared carries no opinion of the équipe: one recorded here beforehand is the only one the platform may hold it against. */
const sansProcedure = ({ consequence }: Declaration): Manque[] =>
  consequence === 'SUPPRESSION'
    ? [
        {
          pointer: '/avis',
          detail: `L’équipe pluridisciplinaire donne son avis avant toute suppression (${L262_39.cite}), et cette déclaration n’en porte pas : ouvrez la procédure sur la plateforme, consignez-y l’avis et son jour, puis déclarez la décision.`,
        },
      ]
    : []

function contraires(d: Declaration, s: Sanction, legitimes: Contexte['legitimes']): Manque[] {
  const manques: Manque[] = []
  const dire = (pointer: string, detail: string) => manques.push({ pointer, detail })
  const dernierJour = s.reponseAvant ?? dernierJourPourRepondre(s.proposeeLe)
  if (s.audition === true && s.entendueLe === null) dire('/jour', 'La personne a demandé à être entendue, et ne l’a pas été.')
  else if (!aRepondu(s) && d.jour <= dernierJour)
    dire(
      '/jour',
      `La personne a dix jours pour présenter ses observations (${L262_37.cite}) : rien ne se décide avant le ${enClair(plusJours(dernierJour, 1))}.`,
    )
  if (legitimes.includes(true)) dire('/sanction', 'Un motif légitime a été reconnu : ce manquement ne se sanctionne pas.')
  if (d.consequence === 'SUPPRESSION' && s.avis === null)
    dire('/avis', `L’équipe pluridisciplinaire donne son avis avant toute suppression (${L262_39.cite}) : consignez-le d’abord.`)
  return manques
}
