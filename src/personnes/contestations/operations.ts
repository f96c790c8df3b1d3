import { z } from 'zod'
import { acteurs, type CodeActeur } from '../../droit/acteurs.js'
import { type Ligne, toutesLesLignes } from '../../moteur/lignes.js'
import type { OperationComposee, Ouvertures } from '../../moteur/operation-composee.js'
import { ressources } from '../../parcours/ressources.js'
import { constats } from './contestation.regles.js'
import { contestation, exempleDeContestation } from './vue.js'

const lignes = toutesLesLignes(ressources)
type Jeu = readonly [Ligne, ...Ligne[]]
const pour = (jeux: (code: CodeActeur) => Jeu[]): Ouvertures =>
  Object.fromEntries(
    acteurs.flatMap(({ code }) => {
      const siens = jeux(code)
      return siens.length > 0 ? [[code, siens]] : []
    }),
  )
const lues = (code: CodeActeur): Jeu[] =>
  lignes.filter(l => l.operation === 'consulter' && l.par.some(a => a.code === code)).map((l): Jeu => [l])
/** A line that reads a datum with one that writes it. */
const ecrites = (code: CodeActeur): Jeu[] =>
  lues(code).flatMap(([lecture]) => {
    const tient = (l: Ligne) =>
      (l.operation === 'corriger' || l.operation === 'deposer') &&
      l.ressource === lecture.ressource &&
      l.par.some(a => a.code === code) &&
      l.champs.some(c => lecture.champs.includes(c))
    return lignes.filter(tient).map((l): Jeu => [lecture, l])
  })
const toutLecteur = pour(lues)
const laPersonne = pour(code => (code === 'USAGER' ? lues(code) : []))
const quiEcrit = pour(code => (code === 'USAGER' ? [] : ecrites(code)))

const theme = 'Contestations'
const une = z.object({ id: z.uuid().describe('Identifiant de la contestation') })
const json = ['application/json'] as const
const rendue = { statut: 200, schema: contestation, exemple: exempleDeContestation } as const

/** A person contests a datum (GDPR, art. 16): whoever reads that datum is told so, whoever writes it answers. Any line that reads opens these. */
export const operationsDesContestations = {
  lister: {
    id: 'contestations.lister',
    verbe: 'GET',
    url: '/api/v1/contestations',
    theme,
    titre: 'Lister les contestations des données que l’on lit',
    description: 'La plus urgente d’abord. La personne lit les siennes. Nul n’apprend par elles une donnée qu’il ne lit pas.',
    ouvertures: toutLecteur,
    requete: z.strictObject({
      usager: z.string().max(30).optional().describe('Celles d’une personne seulement'),
      etat: z.enum(['ouvertes', 'closes']).optional(),
      curseur: z.uuid().optional().describe('Valeur de « suivant » de la page précédente'),
      limite: z.coerce.number().int().min(1).max(100).default(50),
    }),
    reponse: {
      statut: 200,
      schema: z.strictObject({ elements: z.array(contestation), suivant: z.uuid().nullable() }),
      exemple: { elements: [exempleDeContestation], suivant: null },
    },
    refus: [404],
  },
  lire: {
    id: 'contestations.lire',
    verbe: 'GET',
    url: '/api/v1/contestations/{id}',
    theme,
    titre: 'Lire une contestation',
    description: 'Ce que la personne conteste, ce qu’elle en dit, et la suite donnée.',
    ouvertures: toutLecteur,
    chemin: une,
    reponse: rendue,
    refus: [404],
  },
  deposer: {
    id: 'contestations.deposer',
    verbe: 'POST',
    url: '/api/v1/contestations',
    theme,
    titre: 'Contester une donnée',
    description: 'Une réponse motivée est due dans le mois (RGPD, art. 12 et 16). Une donnée déjà contestée ne l’est pas deux fois.',
    ouvertures: laPersonne,
    corps: {
      types: json,
      schema: z.strictObject({
        ressource: z.string().max(40),
        champ: z.string().max(60),
        rang: z.number().int().min(1).max(32_767).nullable().default(null).describe('S’il y en a plusieurs, laquelle'),
        constat: z.enum(constats),
        explication: z.string().trim().min(3).max(1000),
      }),
      exemple: { ressource: 'identite', champ: 'adresse', constat: 'perimee', explication: 'J’ai déménagé en septembre.' },
    },
    reponse: { ...rendue, statut: 201 },
    refus: [409, 413, 415, 422],
  },
  repondre: {
    id: 'contestations.repondre',
    verbe: 'POST',
    url: '/api/v1/contestations/{id}/reponse',
    theme,
    titre: 'Répondre à une contestation',
    description: 'Par qui écrit la donnée contestée. Accepter ou refuser se motive, une fois.',
    ouvertures: quiEcrit,
    chemin: une,
    corps: {
      types: json,
      schema: z.strictObject({
        etat: z.enum(['en-examen', 'acceptee', 'refusee']),
        reponse: z.string().trim().max(2000).nullable().default(null),
      }),
      exemple: { etat: 'acceptee', reponse: 'Votre adresse est corrigée.' },
    },
    reponse: rendue,
    refus: [404, 409, 413, 415, 422],
  },
  retirer: {
    id: 'contestations.retirer',
    verbe: 'POST',
    url: '/api/v1/contestations/{id}/retrait',
    theme,
    titre: 'Retirer sa contestation',
    description: 'Tant qu’elle n’a pas reçu de réponse.',
    ouvertures: laPersonne,
    chemin: une,
    corps: { types: json, schema: z.strictObject({}), exemple: {} },
    reponse: rendue,
    refus: [404, 409, 413, 415, 422],
  },
} as const satisfies Record<string, OperationComposee>
