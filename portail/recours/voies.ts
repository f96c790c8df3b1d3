import { dernierJourApresLaReponse, type Reponse } from '../../src/droit/contestation.js'
import { moisDeSilence } from '../../src/droit/parametres/contestation-du-travail.js'
import { CodeDeJusticeAdministrative, CodeDesRelations } from '../../src/droit/textes.js'
import { enJour } from '../interface/index.js'

/** `qui`: who is competent that day, as it is told; `mediateur`: whether a mediator comes before the judge; `contester`: last day to ask again. */
type Decision = { qui: string; mediateur: boolean; contester: string }

/** What the law says of silence, and how sure we are of it. */
const silence = `${CodeDesRelations.L411_7.cite}${moisDeSilence.valeurs.at(-1)?.confiance === 'sûr' ? '' : ', à vérifier'}`

/** Where an appeal against a decision of the code du travail is, as a sentence; null when she contests nothing, or when she won. */
export function direLaReponse(reponse: Reponse | null, qui: string, rejetPar: string | null): string | null {
  switch (reponse?.genre) {
    case 'attendue':
      return `${qui} a jusqu’au ${enJour(reponse.avant)} pour répondre à la contestation. Sans réponse ce jour-là, elle sera tenue pour rejetée (${silence}).`
    case 'silence':
      return `${qui} n’a pas répondu à la contestation avant le ${enJour(reponse.le)} inclus : elle est tenue pour rejetée depuis ce jour-là (${silence}).`
    case 'rejet':
      return `La contestation a été rejetée le ${enJour(reponse.le)}${rejetPar === null ? '' : ` par ${rejetPar}`}.`
    default:
      return null
  }
}

/** What is left to her against a decision of the code du travail, each way with its last day and whoever is competent. */
export function voiesContre({ qui, mediateur, contester }: Decision, reponse: Reponse | null): string[] {
  if (reponse === null)
    return [
      `Demander à ${qui} de revoir cette décision, dans votre espace ou par courrier, jusqu’au ${enJour(contester)}. Sans réponse deux mois après, votre demande est tenue pour rejetée (${silence}).`,
      ...auJuge(mediateur, `jusqu’au ${enJour(contester)}, ou dans les deux mois qui suivent cette réponse, ou ce silence`),
    ]
  if (reponse.genre === 'attendue')
    return auJuge(
      mediateur,
      `une fois cette réponse reçue, dans les deux mois ; sans réponse, jusqu’au ${enJour(dernierJourApresLaReponse(reponse.avant))}`,
    )
  return [
    ...auJuge(mediateur, `jusqu’au ${enJour(dernierJourApresLaReponse(reponse.le))}`),
    ...(reponse.genre === 'silence'
      ? [`Demander à ${qui} pourquoi votre contestation est rejetée (${CodeDesRelations.L232_4.cite}, à vérifier).`]
      : []),
  ]
}

/** The mediator first, where the law puts one before the judge. */
const auJuge = (mediateur: boolean, quand: string): string[] => [
  ...(mediateur
    ? [
        `Saisir le médiateur régional de France Travail, ${quand} : c’est nécessaire avant d’aller devant le juge (${CodeDeJusticeAdministrative.L213_11.cite}, à vérifier).`,
        `Puis le tribunal administratif, dans les deux mois qui suivent la fin de la médiation (${CodeDeJusticeAdministrative.R421_1.cite}), sans avocat, sur www.telerecours.fr.`,
      ]
    : [`Saisir le tribunal administratif, ${quand} (${CodeDeJusticeAdministrative.R421_1.cite}), sans avocat, sur www.telerecours.fr.`]),
  'Vous faire aider par la personne ou l’association de votre choix, et demander l’aide juridictionnelle.',
]
