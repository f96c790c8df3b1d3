import { z } from 'zod'
import type { CodeActeur } from '../../droit/acteurs.js'
import { type Ligne, lignesDe } from '../../moteur/lignes.js'
import type { OperationComposee, Ouvertures } from '../../moteur/operation-composee.js'
import { identite } from '../../parcours/identite/identite.echange.js'
import { cas, casExamine, exempleDeCas, exempleDUsager } from './vue.js'

const parCode = new Map(lignesDe(identite).map(l => [l.code, l]))

/** The line under which each kind of organisation sends identities is the one under which it settles them. */
const lignes: Readonly<Partial<Record<CodeActeur, string>>> = {
  FT: 'identite.tenueDeLaListe.corriger',
  CAF: 'identite.versementRsa.corriger',
  MSA: 'identite.versementRsa.corriger',
  CD: 'identite.tenueDeLaListe.deposer',
  ML: 'identite.tenueDeLaListe.deposer',
  CE: 'identite.tenueDeLaListe.deposer',
}

function ligneNommee(code: string): Ligne {
  const ligne = parCode.get(code)
  if (!ligne) throw new Error(`ligne inconnue : ${code}`)
  return ligne
}

const ouvertures: Ouvertures = Object.fromEntries(Object.entries(lignes).map(([type, code]) => [type, [[ligneNommee(code)]]]))
/** France Travail keeps the list: it alone joins and parts files. */
const aFranceTravail: Ouvertures = { FT: [[ligneNommee('identite.tenueDeLaListe.corriger')]] }

const theme = 'Identités à vérifier'
const usager = z.string().max(30).describe('Identifiant de la personne, propre à votre organisation')
const json = ['application/json'] as const
const unCas = z.object({ id: z.uuid().describe('Identifiant du cas') })
const uneReunion = z.object({ id: z.uuid().describe('Identifiant de la réunion') })
const idDeReunion = '0b9a5c1e-2d34-4e5f-8a6b-7c8d9e0f1a2b'

/** The queue of the identities a machine must not settle, and the joining of files, as the contract publishes and the routes serve them. */
export const operationsDuRapprochement = {
  lister: {
    id: 'identitesAmbigues.lister',
    verbe: 'GET',
    url: '/api/v1/identites-ambigues',
    theme,
    titre: 'Lister les identités que la machine ne tranche pas',
    description: 'Celles de vos envois ; France Travail, qui tient la liste, les voit toutes. Page par page, avec un curseur.',
    ouvertures,
    requete: z.strictObject({
      etat: z.enum(['a-resoudre', 'c-est-elle', 'nouvelle-personne']).default('a-resoudre'),
      curseur: z.uuid().optional().describe('Valeur de « suivant » de la page précédente'),
      limite: z.coerce.number().int().min(1).max(100).default(50),
    }),
    reponse: {
      statut: 200,
      schema: z.strictObject({ elements: z.array(cas), suivant: z.uuid().nullable() }),
      exemple: { elements: [exempleDeCas], suivant: null },
    },
    refus: [],
  },
  examiner: {
    id: 'identitesAmbigues.examiner',
    verbe: 'GET',
    url: '/api/v1/identites-ambigues/{id}',
    theme,
    titre: 'Examiner un cas',
    description: 'La preuve telle qu’elle a été reçue, et chaque candidat comparé critère par critère, sans une valeur de son dossier.',
    ouvertures,
    acte: 'comparer-identite',
    chemin: unCas,
    reponse: {
      statut: 200,
      schema: casExamine,
      exemple: {
        ...exempleDeCas,
        preuve: { nom: 'MARTIN', prenom: 'EMMA' },
        candidats: [{ rang: 1, usager: null, memeNir: true, memeDateDeNaissance: false, memeEtatCivil: false, memePrenom: false }],
      },
    },
    refus: [404],
  },
  trancher: {
    id: 'identitesAmbigues.trancher',
    verbe: 'POST',
    url: '/api/v1/identites-ambigues/{id}/resolution',
    theme,
    titre: 'Trancher un cas',
    description:
      '« c-est-elle » en nommant le rang du candidat, ou « nouvelle-personne ». Ce qui attendait s’applique au nom de qui l’a envoyé, et la même question ne sera plus posée.',
    ouvertures,
    acte: 'trancher-identite',
    chemin: unCas,
    corps: {
      types: json,
      schema: z.discriminatedUnion('decision', [
        z.strictObject({ decision: z.literal('c-est-elle'), candidat: z.number().int().min(1).max(1000) }),
        z.strictObject({ decision: z.literal('nouvelle-personne') }),
      ]),
      exemple: { decision: 'nouvelle-personne' },
    },
    reponse: {
      statut: 200,
      schema: z.strictObject({ id: z.uuid(), decision: z.enum(['c-est-elle', 'nouvelle-personne']), usager }),
      exemple: { id: exempleDeCas.id, decision: 'nouvelle-personne', usager: exempleDUsager },
    },
    refus: [404, 409, 413, 415, 422],
  },
  reunir: {
    id: 'reunionsDeDossiers.reunir',
    verbe: 'POST',
    url: '/api/v1/reunions-de-dossiers',
    theme,
    titre: 'Réunir deux dossiers d’une même personne',
    description:
      'Le dossier « absorbe » rejoint le dossier « garde ». Seule France Travail, qui tient la liste, le fait, pour les personnes de l’agence que dit le jeton, ou pour toutes s’il n’en dit pas.',
    ouvertures: aFranceTravail,
    acte: 'reunir-dossiers',
    corps: {
      types: json,
      schema: z.strictObject({ garde: usager, absorbe: usager }),
      exemple: { garde: exempleDUsager, absorbe: 'xV2mQe7Rt0Ws9LkNbYcUaA' },
    },
    reponse: { statut: 201, schema: z.strictObject({ id: z.uuid(), usager }), exemple: { id: idDeReunion, usager: exempleDUsager } },
    refus: [404, 409, 410, 413, 415],
  },
  separer: {
    id: 'reunionsDeDossiers.separer',
    verbe: 'POST',
    url: '/api/v1/reunions-de-dossiers/{id}/annulation',
    theme,
    titre: 'Défaire une réunion faite par erreur',
    description: 'Chaque dossier revient tel qu’il était ; « donneesRestees » compte ce qui, écrit depuis, reste au dossier gardé.',
    ouvertures: aFranceTravail,
    acte: 'reunir-dossiers',
    chemin: uneReunion,
    reponse: {
      statut: 200,
      schema: z.strictObject({ id: z.uuid(), garde: usager, absorbe: usager, donneesRestees: z.int().min(0) }),
      exemple: { id: idDeReunion, garde: exempleDUsager, absorbe: 'xV2mQe7Rt0Ws9LkNbYcUaA', donneesRestees: 0 },
    },
    refus: [404, 409, 410],
  },
} as const satisfies Record<string, OperationComposee>
