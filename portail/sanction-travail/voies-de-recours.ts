import { moisDeSilence } from '../../src/droit/parametres/contestation-du-travail.js'
import { CodeDeJusticeAdministrative, CodeDesRelations, CodeDuTravail } from '../../src/droit/textes.js'
import {
  dernierJourApresLaReponse,
  dernierJourPourContester,
  reponseALaContestation,
  type SanctionDuTravail as Sanction,
} from '../../src/parcours/sanction-travail/index.js'
import { enJour } from '../interface/index.js'
import type { Regime } from './regimes.js'

type Nommer = (organisation: string) => string

/** Who decides of that procedure now, whoever opened it. */
export const quiDecide = (s: Sanction, nommer: Nommer): string =>
  `${nommer(s.organisation)} décide, par une personne habilitée à signer (${CodeDuTravail.R5412_4.cite}).`

/** What the law says of silence, and how sure we are of it. */
const silence = `${CodeDesRelations.L411_7.cite}${moisDeSilence.valeurs.at(-1)?.confiance === 'sûr' ? '' : ', à vérifier'}`

/** Where her appeal is on that day, as a sentence; null when she contests nothing, or when she won. */
export function ouEnEstLaContestation(s: Sanction, jour: string, nommer: Nommer): string | null {
  const reponse = reponseALaContestation(s, jour)
  const qui = nommer(s.organisation)
  switch (reponse?.genre) {
    case 'attendue':
      return `${qui} a jusqu’au ${enJour(reponse.avant)} pour répondre à la contestation. Sans réponse ce jour-là, elle sera tenue pour rejetée (${silence}).`
    case 'silence':
      return `${qui} n’a pas répondu à la contestation avant le ${enJour(reponse.le)} inclus : elle est tenue pour rejetée depuis ce jour-là (${silence}).`
    case 'rejet':
      return `La contestation a été rejetée le ${enJour(reponse.le)}${s.rejetPar === null ? '' : ` par ${s.rejetPar}`}.`
    default:
      return null
  }
}

/** What she may do on that day against the decision, each with its last day and whoever is competent then; empty when there is nothing. */
export function voiesDeRecours(s: Sanction, r: Regime, jour: string, nommer: Nommer): string[] {
  const contester = dernierJourPourContester(s)
  if (contester === null || s.decision !== 'SANCTION' || s.annuleeLe !== null) return []
  const reponse = reponseALaContestation(s, jour)
  const qui = nommer(s.organisation)
  if (reponse === null)
    return [
      `Demander à ${qui} de revoir cette décision, dans votre espace ou par courrier, jusqu’au ${enJour(contester)}. Sans réponse deux mois après, votre demande est tenue pour rejetée (${silence}).`,
      ...auJuge(r, `jusqu’au ${enJour(contester)}, ou dans les deux mois qui suivent cette réponse, ou ce silence`),
    ]
  if (reponse.genre === 'attendue')
    return auJuge(
      r,
      `une fois cette réponse reçue, dans les deux mois ; sans réponse, jusqu’au ${enJour(dernierJourApresLaReponse(reponse.avant))}`,
    )
  return [
    ...auJuge(r, `jusqu’au ${enJour(dernierJourApresLaReponse(reponse.le))}`),
    ...(reponse.genre === 'silence'
      ? [`Demander à ${qui} pourquoi votre contestation est rejetée (${CodeDesRelations.L232_4.cite}, à vérifier).`]
      : []),
  ]
}

/** The mediator first, where the law puts one before the judge. */
const auJuge = ({ mediateur }: Regime, quand: string): string[] => [
  ...(mediateur
    ? [
        `Saisir le médiateur régional de France Travail, ${quand} : c’est nécessaire avant d’aller devant le juge (${CodeDeJusticeAdministrative.L213_11.cite}, à vérifier).`,
        `Puis le tribunal administratif, dans les deux mois qui suivent la fin de la médiation (${CodeDeJusticeAdministrative.R421_1.cite}), sans avocat, sur www.telerecours.fr.`,
      ]
    : [`Saisir le tribunal administratif, ${quand} (${CodeDeJusticeAdministrative.R421_1.cite}), sans avocat, sur www.telerecours.fr.`]),
  'Vous faire aider par la personne ou l’association de votre choix, et demander l’aide juridictionnelle.',
]
