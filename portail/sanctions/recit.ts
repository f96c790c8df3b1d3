import { libellesDeLaSanctionRsa as mots, type Sanction } from '../../src/parcours/sanction-rsa/index.js'
import { enJour, type Evenement, html, type Valeur } from '../interface/index.js'
import { sanctionEnMots } from './cartes.js'

/** `quand`: order of what happened on one day, as a procedure lives it. */
type Fait = { le: string | null | undefined; titre: Valeur; detail?: Valeur; auteur?: Valeur; fort?: true }

/** What happened, each act with its author and its day; the latest first. What the calendar did says so. */
export function recitDeLaProcedure(s: Sanction, nommer: (organisation: string) => string): Evenement[] {
  const departement = nommer(s.organisation)
  const suivie = s.delegueeLe === null ? departement : 'France Travail, par délégation'
  const faits: readonly Fait[] = [
    {
      le: s.proposeeLe,
      titre: `Proposition : ${sanctionEnMots({ consequence: s.consequence, taux: s.tauxPropose, mois: s.moisProposes })}`,
      detail: s.raisons,
      auteur: nommer(s.proposeePar),
    },
    { le: s.delegueeLe, titre: 'Suivie par France Travail, par délégation', detail: `Le délai de ${departement} a passé.` },
    {
      le: s.notifieeLe,
      titre: 'Notifiée à la personne',
      detail: s.reponseAvant && `Elle peut répondre jusqu’au ${enJour(s.reponseAvant)}.`,
      auteur: suivie,
      fort: true,
    },
    {
      le: s.observationsLe,
      titre: html`${s.audition ? 'La personne demande à être entendue' : 'Réponse de la personne'}${s.voie && `, reçue ${mots.libellesDesVoies[s.voie]}`}`,
      detail: html`${s.observations && html`<p>« ${s.observations} »</p>`}${s.assistance && html`<p>Assistée de : ${s.assistance}</p>`}`,
      auteur: 'La personne',
      fort: true,
    },
    { le: s.entendueLe, titre: 'Audition', detail: s.compteRendu, auteur: suivie },
    { le: s.avisLe, titre: html`Avis de l’équipe pluridisciplinaire : ${s.avis && mots.libellesDesAvis[s.avis]}` },
    {
      le: s.decideeLe,
      titre: s.decision === 'SANS_SUITE' ? 'Décision : aucune suite' : `Décision : ${sanctionEnMots(s)}`,
      detail: s.motivation,
      auteur: [s.decideur, s.qualite].filter(Boolean).join(', '),
      fort: true,
    },
    { le: s.conformiteLe, titre: 'Remise en conformité signalée', detail: s.conformite },
    { le: s.recoursLe, titre: 'Contestée par la personne', detail: s.recours && `« ${s.recours} »`, auteur: 'La personne', fort: true },
    { le: s.rejetLe, titre: 'Recours rejeté', detail: s.rejet, auteur: s.rejetPar, fort: true },
    {
      le: s.leveeLe,
      titre: 'Sanction levée',
      detail: html`${s.motifDeLevee}${s.retablieDepuis && html` Sommes rétablies depuis le ${enJour(s.retablieDepuis)}.`}`,
      fort: true,
    },
    { le: s.etat === 'ECHUE' ? s.depuis : null, titre: 'Arrivée à son terme' },
    { le: s.annuleeLe, titre: 'Décision annulée', detail: s.annulation, fort: true },
  ]
  return faits
    .flatMap(({ le, fort, ...f }): Evenement[] => (le ? [{ le, ...f, ...(fort && { genre: 'fort' as const }) }] : []))
    .map((e, i) => ({ e, i }))
    .toSorted((a, b) => b.e.le.localeCompare(a.e.le) || b.i - a.i)
    .map(({ e }) => e)
}
