import { z } from 'zod'
import {
  type OperationExecutable,
  operationDAdministration as operation,
  type OutilsDAdministration as Outils,
  tracerLActe,
} from '../../acces/index.js'
import { delaiDeNotification } from '../../droit/parametres/violations.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { jourDe } from '../../moteur/moteur.js'
import { introuvable, Probleme } from '../../moteur/probleme.js'
import { lireLAlerte } from '../alertes.js'
import { accesArrete } from '../enquetes/arret.js'
import { type Enquete, enquetes, faitsDe, lireLEnquete, noter, ouvrirSur } from '../enquetes/enquetes.js'
import { etatsDEnquete, etatsSuivants, type EvenementDEnquete, evenementsDEnquete, refusDeLEtat } from '../enquetes/etats.regles.js'
import { porteeDe, premierFait } from '../enquetes/portee.js'
import { enquete as quiEnquete, instant, motif, nomDeLAuteur, perimetre, racine, theme } from './qui.js'

const nomsDesEvenements = Object.keys(evenementsDEnquete) as [EvenementDEnquete, ...EvenementDEnquete[]]
const numero = z.int().min(1).max(2_147_483_647)
const parNumero = z.object({ numero: z.coerce.number().int().min(1).max(2_147_483_647).describe('Numéro de l’enquête') })
const connueDepuis = instant.describe(
  'Quand la violation a été connue : du premier fait gardé à maintenant ; maintenant si rien n’est dit. Pour « qualifier »',
)
const resume = z.strictObject({
  numero,
  alerte: z.uuid(),
  organisation: z.string(),
  agent: z.string().nullable(),
  application: z.string(),
  etat: z.enum(Object.keys(etatsDEnquete) as (keyof typeof etatsDEnquete)[]),
  du: instant,
  au: instant,
  note: z.string().describe('Le sceau du journal sous lequel sont les lignes gardées'),
  ouverteLe: instant,
  ouvertePar: z.string(),
  connueLe: instant.nullable(),
  attendReponse: z.boolean().describe('Une question posée à l’organisation n’a pas encore de réponse'),
  aNotifierAvant: instant.nullable().describe('Soixante-douze heures après la connaissance de la violation'),
})
const portee = z.strictObject({
  lignes: z.int(),
  personnes: z.int(),
  premier: instant.nullable(),
  dernier: instant.nullable(),
  echanges: z.array(z.strictObject({ code: z.string(), finalite: z.string(), personnes: z.int(), champs: z.array(z.string()) })),
  jours: z.array(z.strictObject({ jour: z.iso.date(), personnes: z.int() })),
})
const entiere = resume.extend({
  arrete: z.boolean().describe('L’accès dont il s’agit est arrêté en ce moment ; un second facteur ou un motif demandé n’arrête pas'),
  portee: portee.describe('Calculée sur les lignes du journal gardées à l’ouverture'),
  faits: z.array(z.strictObject({ le: instant, par: z.string(), evenement: z.string(), texte: z.string() })),
  evenements: z.array(z.enum(nomsDesEvenements)).describe('Ce que vous pouvez y faire maintenant'),
})
const exemple = {
  numero: 3,
  alerte: '7a1d2c3b-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
  organisation: 'CD59',
  agent: 'roy.claire|ROY|Claire',
  application: 'portail',
  etat: 'ouverte',
  du: '2026-10-29T09:12:00.000Z',
  au: '2026-11-28T09:30:00.000Z',
  note: 'plateforme.example/journal\n812\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n',
  ouverteLe: '2026-11-28T09:30:00.000Z',
  ouvertePar: 'FT|girard.paule|GIRARD|Paule',
  connueLe: null,
  attendReponse: false,
  aNotifierAvant: null,
}

const vue = (e: Enquete) => ({
  ...e,
  aNotifierAvant:
    e.connueLe && e.etat === 'violation'
      ? new Date(e.connueLe.getTime() + auJour(delaiDeNotification, jourDe(e.connueLe)) * 3_600_000)
      : null,
})

/** The organisation answers, and does nothing else. */
const sien = (o: Outils, evenement: EvenementDEnquete) => quiEnquete(o) !== (evenement === 'repondre')

async function agir(o: Outils, numeroLu: number, evenement: EvenementDEnquete, texte: string, connueLe: Date | undefined): Promise<void> {
  await o.sql`select from enquete where numero = ${numeroLu} for update`
  const e = await lireLEnquete(o.sql, perimetre(o), numeroLu)
  if (!e) throw introuvable()
  if (!sien(o, evenement)) throw new Probleme(403, 'role-insuffisant', 'Cet acte revient à l’autre partie.')
  const suite = etatsSuivants[e.etat][evenement]
  if ('refus' in suite) throw new Probleme(409, 'conflit', suite.refus)
  if (connueLe) await verifierLaConnaissance(o, numeroLu, connueLe)
  const connue = evenement === 'qualifier' ? (connueLe ?? o.auteur.instant) : e.connueLe
  await o.sql`update enquete set etat = ${suite.mene}, connue_le = ${connue} where numero = ${numeroLu}`
  await noter(o.sql, numeroLu, { le: o.auteur.instant, par: nomDeLAuteur(o), evenement, texte })
  await tracerLActe(o.sql, o.auteur, `enquete.${evenement}`, { organisation: e.organisation, objet: `enquête ${numeroLu}` })
}

/** A breach is known between the first fact kept of it and now. */
async function verifierLaConnaissance(o: Outils, numeroLu: number, connueLe: Date): Promise<void> {
  const refuser = (detail: string) => {
    throw new Probleme(422, 'regle-non-respectee', detail, { erreurs: [{ pointer: '/connueLe', detail }] })
  }
  const dite = `La violation est dite connue le ${quand.format(connueLe)}`
  if (connueLe > o.auteur.instant) refuser(`${dite} : au plus tard maintenant, le ${quand.format(o.auteur.instant)}.`)
  const premier = await premierFait(o.sql, numeroLu)
  if (connueLe < premier) refuser(`${dite} : au plus tôt au premier fait gardé, le ${quand.format(premier)}.`)
}

const quand = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' })

export const operationsDesEnquetes: readonly OperationExecutable[] = [
  operation({
    id: 'vigilance.enquetes.lister',
    verbe: 'GET',
    url: `${racine}/enquetes`,
    theme,
    titre: 'Lister les enquêtes',
    description: 'Pour qui enquête, toutes ; pour une organisation, celles où une question lui est posée.',
    actes: ['surveiller', 'enqueter'],
    reponse: { statut: 200, schema: z.strictObject({ elements: z.array(resume) }), exemple: { elements: [exemple] } },
    refus: [],
    executer: async o => ({ elements: (await enquetes(o.sql, perimetre(o))).map(vue) }),
  }),
  operation({
    id: 'vigilance.enquetes.ouvrir',
    verbe: 'POST',
    url: `${racine}/enquetes`,
    theme,
    titre: 'Ouvrir une enquête sur une alerte',
    description: 'Les lignes du journal des trente jours qui précèdent sont gardées, avec le sceau qui les couvre. Une seule par alerte.',
    actes: ['enqueter'],
    corps: { schema: z.strictObject({ alerte: z.uuid() }), exemple: { alerte: exemple.alerte } },
    reponse: { statut: 201, schema: z.strictObject({ numero }), exemple: { numero: 3 } },
    refus: [404, 409, 413, 415],
    async executer(o, { corps }) {
      const a = await lireLAlerte(o.sql, null, corps.alerte)
      if (!a) throw introuvable()
      const ouverte = await ouvrirSur(o.sql, a, nomDeLAuteur(o), o.auteur.instant)
      if (!ouverte) throw new Probleme(409, 'conflit', 'Le journal n’est pas encore scellé : recommencez dans une minute.')
      if (ouverte.neuve)
        await tracerLActe(o.sql, o.auteur, 'enquete.ouvrir', { organisation: a.organisation, objet: `enquête ${ouverte.numero}` })
      return { numero: ouverte.numero }
    },
  }),
  operation({
    id: 'vigilance.enquetes.lire',
    verbe: 'GET',
    url: `${racine}/enquetes/{numero}`,
    theme,
    titre: 'Lire une enquête',
    description:
      'Ce que le journal dit de l’acteur : combien de personnes, par quels échanges, quels jours ; et ce qui a été demandé, répondu, décidé.',
    actes: ['surveiller', 'enqueter'],
    chemin: parNumero,
    reponse: {
      statut: 200,
      schema: entiere,
      exemple: {
        ...exemple,
        arrete: true,
        portee: { lignes: 0, personnes: 0, premier: null, dernier: null, echanges: [], jours: [] },
        faits: [],
        evenements: ['questionner', 'qualifier', 'conclure'],
      },
    },
    refus: [404],
    async executer(o, { chemin }) {
      const e = await lireLEnquete(o.sql, perimetre(o), chemin.numero)
      if (!e) throw introuvable()
      return {
        ...vue(e),
        arrete: await accesArrete(o.sql, e),
        portee: await porteeDe(o.sql, e.numero),
        faits: await faitsDe(o.sql, e.numero),
        evenements: nomsDesEvenements.filter(x => sien(o, x) && refusDeLEtat(e.etat, x) === null),
      }
    },
  }),
  operation({
    id: 'vigilance.enquetes.agir',
    verbe: 'POST',
    url: `${racine}/enquetes/{numero}/evenements`,
    theme,
    titre: 'Questionner, répondre, établir une violation, la notifier, conclure',
    description: 'Chaque acte est daté et gardé. Les soixante-douze heures courent de la connaissance de la violation (RGPD, art. 33).',
    actes: ['surveiller', 'enqueter'],
    chemin: parNumero,
    corps: {
      schema: z.strictObject({ evenement: z.enum(nomsDesEvenements), motif, connueLe: connueDepuis.optional() }),
      exemple: { evenement: 'questionner', motif: 'Cet agent travaillait-il le 28 novembre à 3 heures ?' },
    },
    reponse: { statut: 204 },
    refus: [404, 409, 413, 415, 422],
    executer: (o, { chemin, corps: { evenement, motif: texte, connueLe } }) =>
      agir(o, chemin.numero, evenement, texte, connueLe === undefined ? undefined : new Date(connueLe)),
  }),
]
