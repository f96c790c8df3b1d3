import { z } from 'zod'
import { lignesDe } from '../../moteur/lignes.js'
import type { OperationComposee, Ouvertures } from '../../moteur/operation-composee.js'
import { rattachement } from '../../parcours/rattachement/rattachement.echange.js'
import { exempleDePreuves, preuves } from '../../scellement/index.js'
import { consultation, exempleDeConsultation, exempleDeRattachee, exempleDeRubrique, rattachee, reservee, rubrique } from './vue.js'

/** The line by which a person knows who may read her file: knowing who did is the other half of it (GDPR, art. 15). */
const ouvertures: Ouvertures = {
  USAGER: lignesDe(rattachement)
    .filter(l => l.code === 'rattachement.accesDeLaPersonne.consulter')
    .map(l => [l] as const),
}
const base = '/api/v1/acces-de-la-personne'
const theme = 'Accès de la personne'
const elle = z.object({ usager: z.string().max(30).describe('« moi », ou l’identifiant de la personne') })
const pages =
  'Une page tient des jours entiers, le dernier d’abord : chaque rang du journal est compté dans un élément et un seul. L’agent n’est pas nommé : un repère le désigne pour cette personne seule.'

/** What only the person reads about herself: who consulted her data, who may, the copy of everything. */
export const operationsDAcces = {
  consultations: {
    id: 'accesDeLaPersonne.consultations',
    verbe: 'GET',
    url: `${base}/consultations/{usager}`,
    theme,
    titre: 'Lire qui a consulté mes données',
    description: pages,
    ouvertures,
    chemin: elle,
    requete: z.strictObject({
      avant: z.iso.date().optional().describe('Valeur de « suivant » de la page précédente'),
      siennes: z.enum(['oui', 'non']).default('non').describe('Ajouter ses propres visites'),
    }),
    reponse: {
      statut: 200,
      schema: z.strictObject({ elements: z.array(consultation), suivant: z.iso.date().nullable() }),
      exemple: { elements: [exempleDeConsultation], suivant: null },
    },
    refus: [404],
  },
  consultationsEnCsv: {
    id: 'accesDeLaPersonne.consultationsEnCsv',
    verbe: 'GET',
    url: `${base}/consultations/{usager}/csv`,
    theme,
    titre: 'Emporter la liste de qui a consulté mes données',
    description: 'Toute la liste, ses propres visites comprises, au fil de l’eau.',
    ouvertures,
    chemin: elle,
    reponse: { statut: 200, type: 'text/csv; charset=utf-8', exemple: 'Premier instant;Dernier instant;Nombre;Organisation;Structure\r\n' },
    refus: [404],
  },
  preuves: {
    id: 'accesDeLaPersonne.preuvesDesConsultations',
    verbe: 'GET',
    url: `${base}/consultations/{usager}/preuves`,
    theme,
    titre: 'Emporter de quoi vérifier que le journal n’a pas été récrit',
    description:
      'Ses lignes du journal, les dernières d’abord, chacune avec le chemin (RFC 9162) qui la mène à la racine que signe la note jointe. L’agent n’y est que par une empreinte. Se vérifie sans la plateforme, avec la clé de /journal/cle.',
    ouvertures,
    chemin: elle,
    reponse: { statut: 200, schema: preuves, exemple: exempleDePreuves },
    refus: [404],
  },
  organisations: {
    id: 'accesDeLaPersonne.organisations',
    verbe: 'GET',
    url: `${base}/organisations/{usager}`,
    theme,
    titre: 'Lire qui me suit, par leur nom',
    description: 'Qui peut lire le dossier, depuis quand et pourquoi.',
    ouvertures,
    chemin: elle,
    reponse: { statut: 200, schema: z.strictObject({ elements: z.array(rattachee) }), exemple: { elements: [exempleDeRattachee] } },
    refus: [404],
  },
  copie: {
    id: 'accesDeLaPersonne.copie',
    verbe: 'GET',
    url: `${base}/copie/{usager}`,
    theme,
    titre: 'Emporter tout ce que la plateforme tient sur moi',
    description:
      'Chaque donnée, sa source, sa date, et ses versions remplacées (RGPD, art. 15, 3). Ce qui touche à la santé demande une authentification renforcée ; sans elle, la rubrique est nommée et n’est pas lue.',
    ouvertures,
    chemin: elle,
    reponse: {
      statut: 200,
      schema: z.strictObject({ etablieLe: z.iso.datetime(), rubriques: z.array(rubrique), reservees: z.array(reservee) }),
      exemple: {
        etablieLe: '2026-11-24T14:00:00.000Z',
        rubriques: [exempleDeRubrique],
        reservees: [{ ressource: 'diagnosticSante', intitule: 'Diagnostic : santé' }],
      },
    },
    refus: [404],
  },
  copieEnCsv: {
    id: 'accesDeLaPersonne.copieEnCsv',
    verbe: 'GET',
    url: `${base}/copie/{usager}/csv`,
    theme,
    titre: 'Emporter la même chose pour un tableur',
    description: 'Une ligne par donnée et par version.',
    ouvertures,
    chemin: elle,
    reponse: { statut: 200, type: 'text/csv; charset=utf-8', exemple: 'Rubrique;Rang;Donnée;Valeur;En vigueur;Écrite le\r\n' },
    refus: [404],
  },
} as const satisfies Record<string, OperationComposee>
