import { CodeDesRelations } from '../../droit/textes.js'
import { criteres, criteresDeSante, libelleDuCritere, libellesDesReponses } from './criteres.js'
import { libellesDesOrganismes, libellesDesParcours } from './nomenclatures.js'
import { reglesDOrganisme } from './organisme.regles.js'
import { type Condition, tablesDeDecision } from './table-de-decision.js'

/** A sentence, and what it is made of. */
export type Branche = { texte: string; de?: readonly Branche[] }
export type SectionDeFiche = { id: string; titre: string; branches: readonly Branche[] }

/**
 * The public sheet of the algorithm that proposes an orientation (CRPA, L. 311-3-1, R. 311-3-1-2 and L. 312-1-3), from the very tables that
 * propose: what it does, on which data, by which rules, each version with its day.
 */
export const ficheDeLAlgorithme = (): readonly SectionDeFiche[] => [
  {
    id: 'role',
    titre: 'Son rôle dans la décision',
    branches: [
      { texte: 'Il propose un parcours et une sorte d’organisme. Il ne décide jamais.' },
      {
        texte:
          'Une personne de l’autorité compétente accepte la proposition ou décide autrement, et dit alors pourquoi ; son désaccord est gardé.',
      },
      {
        texte:
          'Là où le président du conseil départemental a délégué sa décision à France Travail, une proposition complète ouvre le parcours ; elle se modifie et se conteste comme toute décision.',
      },
      {
        texte: `Textes : ${[CodeDesRelations.L311_3_1, CodeDesRelations.R311_3_1_2].map(t => t.cite).join(' ; ')}.`,
      },
    ],
  },
  {
    id: 'donnees',
    titre: 'Les données qu’il lit, et d’où elles viennent',
    branches: [
      { texte: `Les réponses de la personne : ${enumerer(Object.keys(criteres))}.` },
      {
        texte: `Ses réponses qui touchent à la santé, lues des seuls organismes que la loi nomme : ${enumerer(Object.keys(criteresDeSante))}.`,
      },
      { texte: 'Sa date de naissance et sa commune, de son identité ; la mission locale ou Cap emploi à qui elle s’est adressée.' },
      { texte: 'Aucune pondération : la première règle qui tient propose. Une réponse manquante, et rien n’est proposé.' },
    ],
  },
  ...tablesDeDecision.map(({ version, depuis, regles }) => ({
    id: `parcours-${version}`,
    titre: `Le parcours proposé, table ${version}, depuis le ${depuis}`,
    branches: regles.map(r => ({
      texte: `${r.code} — ${libellesDesParcours[r.parcours]}. ${r.phrase} (${r.texte.cite} ; ${r.confiance}) Si :`,
      de: r.si.map(enBranche),
    })),
  })),
  {
    id: 'organisme',
    titre: 'L’organisme proposé : la première ligne qui convient',
    branches: reglesDOrganisme.map(r => ({ texte: `${r.code} — ${r.quand} : ${libellesDesOrganismes[r.organisme]}. (dérivé)` })),
  },
  {
    id: 'reserves',
    titre: 'Ses limites',
    branches: [
      {
        texte:
          'Les seuils officiels ne sont pas publiés. Les règles dites « dérivées » sont tirées de la définition des trois parcours ; elles changent par une nouvelle version, jamais en silence.',
      },
      {
        texte:
          'Chaque orientation garde la version de la table qui l’a proposée, les règles qui ont tenu et les réponses sur lesquelles elles ont tenu.',
      },
      { texte: 'Vous lisez dans votre espace comment ces règles vous ont été appliquées.' },
    ],
  },
]

const enumerer = (noms: readonly string[]): string => noms.map(n => libelleDuCritere(n).toLocaleLowerCase('fr')).join(', ')

const enReponse = (valeur: string | boolean): string =>
  typeof valeur === 'boolean' ? (valeur ? 'oui' : 'non') : ((libellesDesReponses as Record<string, string>)[valeur] ?? valeur)

const enBranche = (condition: Condition): Branche =>
  'critere' in condition
    ? { texte: `${libelleDuCritere(condition.critere)} : ${condition.parmi.map(enReponse).join(', ou ')}` }
    : {
        texte: `${['', 'une', 'deux', 'trois'][condition.auMoins] ?? condition.auMoins} au moins de ces réponses :`,
        de: condition.de.map(enBranche),
      }
