import { libellesDesProtections } from '../../src/droit/protection.js'
import {
  meneeLe,
  motsDeLaSanctionDuTravail as mots,
  type SanctionDuTravail as Sanction,
} from '../../src/parcours/sanction-travail/index.js'
import { enJour, etiquette, type Evenement, fiche, type Html, html } from '../interface/index.js'
import type { Regime } from './regimes.js'

const tons = {
  A_NOTIFIER: 'attente',
  CONTRADICTOIRE: 'attente',
  A_DECIDER: 'attente',
  SANS_SUITE: 'fini',
  DECIDEE: 'mauvais',
  LEVEE_A_DECIDER: 'attente',
  LEVEE: 'bon',
  ECHUE: 'fini',
  ANNULEE: 'fini',
} as const
export const etatDe = (s: Pick<Sanction, 'etat'>): Html => etiquette(mots.libellesDesEtats[s.etat], tons[s.etat])

/** « une suspension de 30 % pendant 2 mois ». */
export const mesureEnMots = (consequence: Sanction['consequence'], taux: number, mois: number): string =>
  `une ${mots.libellesDesConsequences[consequence]} de ${taux} % pendant ${mois} mois`

/** The clock of the procedure: which day matters now, and what it ends. */
export function horloge(s: Sanction, jour: string): string | null {
  const reste = (limite: string) => Math.round((Date.parse(limite) - Date.parse(jour)) / 86_400_000)
  const dits = (n: number) => (n === 0 ? 'c’est aujourd’hui' : `encore ${n} jour${n > 1 ? 's' : ''}`)
  if (s.etat === 'CONTRADICTOIRE' && s.reponseAvant !== null)
    return `La personne peut répondre jusqu’au ${enJour(s.reponseAvant)} inclus : ${dits(reste(s.reponseAvant))}.`
  if (s.etat === 'A_DECIDER' && s.reponseAvant !== null)
    return `Le délai pour répondre a pris fin le ${enJour(s.reponseAvant)} : la décision est à prendre.`
  if ((s.etat === 'DECIDEE' || s.etat === 'LEVEE_A_DECIDER') && s.du !== null && s.au !== null)
    return `La sanction court du ${enJour(s.du)} au ${enJour(s.au)} inclus : ${dits(reste(s.au))}.`
  return null
}

/** Where the procedure is, and what it is about, for whoever reads it whole or in brief. */
export const ouEnEst = (s: Sanction, r: Regime, nommer: (o: string) => string): Html =>
  fiche([
    ['État', html`${etatDe(s)} depuis le ${enJour(s.depuis)}`],
    ['Revenu concerné', html`${r.revenus[s.revenu]?.libelle} <span class="discret">${r.revenus[s.revenu]?.texte.cite}</span>`],
    ['Envisagé', s.tauxPropose !== undefined && mesureEnMots(s.consequence, s.tauxPropose, s.moisProposes)],
    [
      'Décidé',
      s.decision === 'SANCTION'
        ? mesureEnMots(s.consequence, s.taux ?? 0, s.mois ?? 0)
        : s.decision && mots.libellesDesDecisions[s.decision],
    ],
    ['Rang', html`${mots.libellesDesRangs[s.rang]} <span class="discret">au jour des derniers faits, le ${enJour(s.faitsLe)}</span>`],
    [
      'Décidé par',
      s.decideur &&
        html`${s.decideur}, ${s.qualite} <span class="discret">${nommer(meneeLe(s, s.decideeLe ?? s.depuis))}, le ${enJour(s.decideeLe ?? s.depuis)}</span>`,
    ],
    ['Mesure de protection', s.protection && libellesDesProtections[s.protection]],
    ['Notifiée aussi à', s.representant],
    ['Rétabli depuis le', s.retablieDepuis && enJour(s.retablieDepuis)],
  ])

/** What happened, latest first, from the days the procedure keeps: each with who did it. */
export function deroule(s: Sanction, nommer: (o: string) => string): Evenement[] {
  const par = (jour: string | null | undefined) => (s.organisation && jour ? nommer(meneeLe(s, jour)) : '')
  const faits = [
    quand(s.ouverteLe, { titre: 'Procédure ouverte', detail: s.raisons, auteur: par(s.ouverteLe) }),
    quand(s.notifieeLe, { titre: 'Notification : dix jours pour répondre', detail: s.griefs, auteur: par(s.notifieeLe) }),
    quand(s.observationsLe, {
      titre: `${s.audition ? 'Observations, et demande à être entendu' : 'Observations'}${s.voie ? `, reçues ${mots.libellesDesVoies[s.voie]}` : ''}`,
      detail: html`${s.observations && html`« ${s.observations} »`}${s.assistance && html` Avec : ${s.assistance}.`}`,
    }),
    quand(s.entendueLe, { titre: 'Audition', detail: s.compteRendu, auteur: par(s.entendueLe) }),
    quand(s.decideeLe, {
      genre: 'fort',
      titre: s.decision === 'SANCTION' ? `Décision : ${mesureEnMots(s.consequence, s.taux ?? 0, s.mois ?? 0)}` : 'Décision : aucune suite',
      detail: s.motivation,
      auteur: [s.decideur, s.qualite].filter(Boolean).join(', '),
    }),
    quand(s.conformiteLe, { titre: 'Remise en conformité signalée', detail: s.conformite }),
    quand(s.leveeLe, { genre: 'fort', titre: 'Suspension levée', detail: s.motifDeLevee, auteur: par(s.leveeLe) }),
    quand(s.recoursLe, { titre: 'Décision contestée', detail: `« ${s.recours} »` }),
    quand(s.rejetLe, { genre: 'fort', titre: 'Contestation rejetée', detail: s.rejet, auteur: s.rejetPar }),
    quand(s.annuleeLe, { genre: 'fort', titre: 'Décision annulée', detail: s.annulation, auteur: par(s.annuleeLe) }),
    quand(s.etat === 'ECHUE' ? s.depuis : null, { titre: 'Sanction arrivée à son terme' }),
  ]
  const reprises = (s.transmissions ?? []).map(t => ({
    le: t.le,
    titre: `Procédure reprise par ${nommer(t.vers)}`,
    detail: `${nommer(t.de)} n’accompagne plus : le dossier passe tel qu’il est, délais compris.`,
  }))
  return [...faits.filter(f => f !== undefined), ...reprises].toSorted((a, b) => a.le.localeCompare(b.le)).toReversed()
}

/** Nothing when the day has not come, or is not read. */
const quand = (le: string | null | undefined, fait: Omit<Evenement, 'le'>): Evenement | undefined => (le ? { le, ...fait } : undefined)
