import { z } from 'zod'
import { acteurDe, type OperationExecutable, operationDAdministration as operation } from '../../acces/index.js'
import { introuvable } from '../../moteur/probleme.js'
import { type Alerte, alertes, lireLAlerte, motifDe } from '../alertes.js'
import { blocages } from '../blocages.js'
import { genres, horizons, mesures, paliers } from '../formes.js'
import { imageDe } from '../image.js'
import { blocage, exempleDeBlocage, vueDuBlocage } from './blocages.js'
import { instant, perimetre, racine, theme } from './qui.js'

const alerte = z.strictObject({
  id: z.uuid(),
  genre: z.enum(genres),
  horizon: z.enum(horizons),
  mesure: z.enum(mesures),
  motif: z.string(),
  organisation: z.string(),
  structure: z.string().nullable(),
  agent: z.string().nullable().describe('identifiant|NOM|Prénom ; nul pour un programme'),
  application: z.string(),
  ligne: z.string().nullable().describe('L’échange sur lequel un signal est compté ; nul pour tous ensemble'),
  acteur: z.string().describe('organisation|agent, comme le blocage et l’annonce le nomment'),
  valeur: z.int().describe('Ce qui était demandé'),
  limite: z.int(),
  le: instant,
  suite: z
    .strictObject({ palier: z.enum(paliers), enCours: z.boolean().describe('Faux quand tout est levé') })
    .nullable()
    .describe('La plus forte des mesures prises à cause d’elle, de celles qui durent s’il y en a ; nulle si elle n’a fait que signaler'),
})
const entiere = alerte.extend({
  image: z.strictObject({
    pas: z.enum(['heure', 'jour']),
    points: z.array(z.strictObject({ quand: z.string().describe('Instant de l’heure, ou jour'), valeur: z.int() })),
  }),
  blocages: z.array(blocage),
})
const exemple = {
  id: '7a1d2c3b-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
  genre: 'agent',
  horizon: 'jour',
  mesure: 'nouveaux',
  motif: 'beaucoup de personnes jamais suivies, en un jour',
  organisation: 'CD59',
  structure: 'CD59-UT-LILLE',
  agent: 'roy.claire|ROY|Claire',
  application: 'portail',
  ligne: null,
  acteur: 'CD59|roy.claire',
  valeur: 81,
  limite: 80,
  le: '2026-11-28T09:12:00.000Z',
  suite: { palier: 'arret', enCours: true },
}

const vue = (a: Alerte) => ({ ...a, motif: motifDe(a), acteur: acteurDe(a) })

export const operationsDesAlertes: readonly OperationExecutable[] = [
  operation({
    id: 'vigilance.alertes.lister',
    verbe: 'GET',
    url: `${racine}/alertes`,
    theme,
    titre: 'Lister les alertes',
    description: 'Celles de son organisation, des quatre-vingt-dix derniers jours ; pour qui enquête, de toutes.',
    actes: ['surveiller', 'enqueter'],
    reponse: { statut: 200, schema: z.strictObject({ elements: z.array(alerte) }), exemple: { elements: [exemple] } },
    refus: [],
    executer: async o => ({ elements: (await alertes(o.sql, perimetre(o), o.auteur.instant)).map(vue) }),
  }),
  operation({
    id: 'vigilance.alertes.lire',
    verbe: 'GET',
    url: `${racine}/alertes/{id}`,
    theme,
    titre: 'Lire une alerte',
    description:
      'Ce qui a été compté, au regard de quelle limite, au fil du temps ; et ce qui a été fait : second facteur redemandé, motif demandé, arrêt.',
    actes: ['surveiller', 'enqueter'],
    chemin: z.object({ id: z.uuid().describe('Identifiant de l’alerte') }),
    reponse: {
      statut: 200,
      schema: entiere,
      exemple: {
        ...exemple,
        image: { pas: 'jour', points: [{ quand: '2026-11-28', valeur: 81 }] },
        blocages: [{ ...exempleDeBlocage, alerte: exemple.id }],
      },
    },
    refus: [404],
    async executer(o, { chemin }) {
      const a = await lireLAlerte(o.sql, perimetre(o), chemin.id)
      if (!a) throw introuvable()
      const siens = await blocages(o.sql, { organisation: perimetre(o), alerte: a.id })
      return { ...vue(a), image: await imageDe(o.sql, a), blocages: siens.map(b => vueDuBlocage(o, b)) }
    },
  }),
]
