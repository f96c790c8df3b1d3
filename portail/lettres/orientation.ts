import { libellesDeLOrientation as mots } from '../../src/parcours/orientation/index.js'
import { enJour } from '../interface/index.js'
import type { Envoi } from './dossier.js'
import type { Lettre } from './lettre.js'

type Donnees = Readonly<Record<string, unknown>>
type Decidee = { orientation: Donnees; decision: Donnees; par: string }

const texte = (valeur: unknown): string => (typeof valeur === 'string' ? valeur : '')

/** Notifies a decision of orientation (L. 5411-5-1): which parcours, with whom, decided by whom and why, and the ways to contest it. */
export const lettreDOrientation = ({ orientation, decision, par }: Decidee, { destinataire, nommer, le }: Envoi): Lettre => {
  const raison = texte(decision.motifRefus)
  const paires: (readonly [string, string])[] = [
    ['Parcours', mots.libellesDesParcours[decision.parcours as 'PED']],
    ['Organisme qui vous accompagne', nommer(texte(decision.organisation))],
    ['Décidé par', nommer(par)],
    ['Le', enJour(texte(decision.date))],
    ['Au titre de', texte(decision.autorite)],
    ...(raison === '' ? [] : [['Raison d’une décision autre que la proposition', mots.libellesDesMotifs[raison as 'AUTRE']] as const]),
    ...(texte(decision.commentaire) === '' ? [] : [['Ce que vous dit l’organisme qui a décidé', texte(decision.commentaire)] as const]),
    ...(texte(orientation.reexamenLe) === ''
      ? []
      : [['Votre situation sera revue au plus tard le', enJour(texte(orientation.reexamenLe))] as const]),
  ]
  return {
    titre: 'Votre orientation',
    destinataire,
    date: `Le ${enJour(le)}`,
    corps: [
      { genre: 'texte', texte: 'Voici la décision prise sur votre orientation (code du travail, art. L. 5411-5-1).' },
      { genre: 'fiche', paires },
    ],
    sections: [
      {
        titre: 'Et maintenant',
        blocs: [
          {
            genre: 'liste',
            elements: [
              'L’organisme qui vous accompagne vous propose un premier rendez-vous.',
              'Votre contrat d’engagement est établi avec vous, puis signé, dans le mois qui suit cette lettre (art. D. 5411-14-1).',
            ],
          },
        ],
      },
      {
        titre: 'Comprendre et contester',
        blocs: [
          {
            genre: 'texte',
            texte:
              'Un outil a fait une proposition d’après vos réponses ; une personne a décidé. Ses règles sont publiées dans la documentation de la plateforme. Vous pouvez demander les règles de cet outil et la façon dont elles vous ont été appliquées (code des relations entre le public et l’administration, art. L. 311-3-1), contester une réponse inexacte dans votre espace, et contester cette décision auprès de l’organisme qui l’a prise, puis devant le tribunal administratif.',
          },
        ],
      },
    ],
    pied: `votre orientation, décidée le ${enJour(texte(decision.date))}`,
  }
}
