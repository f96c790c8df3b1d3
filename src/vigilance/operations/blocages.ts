import { z } from 'zod'
import {
  acteurDe,
  type OperationExecutable,
  operationDAdministration as operation,
  type OutilsDAdministration as Outils,
  tracerLActe,
} from '../../acces/index.js'
import { toutesLesLignes } from '../../moteur/lignes.js'
import { introuvable, Probleme } from '../../moteur/probleme.js'
import { type Blocage, blocages, bloquer, confirmerLaLevee, demanderLaLevee, type IssueDeLevee } from '../blocages.js'
import { organisationVisee } from '../cible.js'
import { agentConnu } from '../agent-connu.js'
import { lireLAlerte } from '../alertes.js'
import { paliers, portees } from '../formes.js'
import { enquete, instant, motif, nomDeLAuteur, perimetre, racine, theme } from './qui.js'

const codesDesLignes = ({ contexte }: Outils): string[] => toutesLesLignes(contexte.ressources).map(l => l.code)

const gestes = ['demander-levee', 'confirmer-levee'] as const
export const blocage = z.strictObject({
  id: z.uuid(),
  portee: z.enum(portees),
  cible: z
    .string()
    .describe(
      'organisation|agent, code de la structure ou de l’organisation, identifiant de l’application, code de la ligne ou ligne|organisation',
    ),
  organisation: z.string().nullable(),
  palier: z.enum(paliers),
  motif: z.string(),
  depuis: instant,
  par: z.string().describe('« vigilance », ou qui l’a fait : organisation|identifiant|NOM|Prénom'),
  alerte: z.uuid().nullable(),
  demandeDeLeveePar: z.string().nullable(),
  motifDeLevee: z.string().nullable(),
  levePar: z.string().nullable(),
  leveLe: instant.nullable(),
  evenements: z.array(z.enum(gestes)).describe('Ce que vous pouvez en faire maintenant'),
})
export const exempleDeBlocage = {
  id: '0b7e6f0a-6a3d-4f0e-9d0c-3c1f2a4b5d6e',
  portee: 'agent',
  cible: 'CD59|roy.claire',
  organisation: 'CD59',
  palier: 'arret',
  motif: 'beaucoup de personnes jamais suivies, en un jour',
  depuis: '2026-11-28T09:12:00.000Z',
  par: 'vigilance',
  alerte: null,
  demandeDeLeveePar: null,
  motifDeLevee: null,
  levePar: null,
  leveLe: null,
  evenements: ['demander-levee'],
}

/** The second gesture is of who investigates, and never of who made the first. */
export const vueDuBlocage = (o: Outils, b: Blocage) => ({
  ...b,
  evenements: b.leveLe
    ? []
    : b.demandeDeLeveePar === null
      ? (['demander-levee'] as const)
      : enquete(o) && b.demandeDeLeveePar !== nomDeLAuteur(o)
        ? (['confirmer-levee'] as const)
        : [],
})

async function refuserDeSEnfermer({ sql, agent }: Outils, portee: string, cible: string): Promise<void> {
  const [elle] = await sql<{ structure: string | null }[]>`select structure from agent where id = ${agent.id}`
  const siennes = [
    `agent ${acteurDe({ organisation: agent.organisation, agent: agent.identifiant, application: '' })}`,
    `structure ${elle?.structure}`,
    `organisation ${agent.organisation}`,
    'application portail',
  ]
  if (siennes.includes(`${portee} ${cible}`))
    throw new Probleme(422, 'regle-non-respectee', 'Cela vous fermerait aussi la plateforme : une autre personne doit le faire.')
}

/** A name mistyped would be told as stopped, and stop nobody; an account stolen elsewhere may not have been used here yet. */
function refusDUnInconnu(): Probleme {
  const detail = 'Personne de ce nom n’a encore agi ici : vérifiez-le, ou dites que vous l’arrêtez avant qu’il n’agisse.'
  return new Probleme(422, 'regle-non-respectee', detail, { erreurs: [{ pointer: '/cible', detail }] })
}

const refusDeLevee: Readonly<Record<Exclude<IssueDeLevee, 'demandee' | 'levee' | 'inconnue'>, string>> = {
  'meme-personne': 'Vous avez demandé cette levée : une autre personne doit la décider.',
  'deja-demandee': 'La levée est déjà demandée : une autre personne doit la décider.',
  'non-demandee': 'Personne n’a demandé cette levée : demandez-la, une autre personne la décidera.',
}

async function changer(o: Outils, id: string, evenement: (typeof gestes)[number], pourquoi = ''): Promise<void> {
  const [b] = await blocages(o.sql, { organisation: perimetre(o), id })
  if (!b) throw introuvable()
  const par = nomDeLAuteur(o)
  if (evenement === 'demander-levee' && pourquoi === '')
    throw new Probleme(422, 'regle-non-respectee', 'Dites pourquoi.', { erreurs: [{ pointer: '/motif', detail: 'Dites pourquoi.' }] })
  if (evenement === 'confirmer-levee' && !enquete(o))
    throw new Probleme(403, 'role-insuffisant', 'La levée est décidée par la supervision de l’opérateur.')
  const issue =
    evenement === 'demander-levee'
      ? await demanderLaLevee(o.sql, { id, par, motif: pourquoi })
      : await confirmerLaLevee(o.sql, { id, par }, o.auteur.instant)
  if (issue === 'inconnue') throw introuvable()
  if (issue !== 'demandee' && issue !== 'levee') throw new Probleme(409, 'conflit', refusDeLevee[issue])
  await tracerLActe(o.sql, o.auteur, `blocage.${evenement}`, {
    organisation: b.organisation ?? o.auteur.organisation,
    objet: `${b.portee} ${b.cible}`,
    detail: { blocage: id, ...(pourquoi && { motif: pourquoi }) },
  })
}

export const operationsDesBlocages: readonly OperationExecutable[] = [
  operation({
    id: 'vigilance.blocages.lister',
    verbe: 'GET',
    url: `${racine}/blocages`,
    theme,
    titre: 'Lister ce qui est arrêté, ou retenu',
    description: 'Ceux de son organisation ; pour qui enquête, de toutes. Ce qui dure encore d’abord.',
    actes: ['surveiller', 'enqueter'],
    reponse: { statut: 200, schema: z.strictObject({ elements: z.array(blocage) }), exemple: { elements: [exempleDeBlocage] } },
    refus: [],
    executer: async o => ({
      elements: (await blocages(o.sql, { organisation: perimetre(o) })).map(b => vueDuBlocage(o, b)),
    }),
  }),
  operation({
    id: 'vigilance.blocages.arreter',
    verbe: 'POST',
    url: `${racine}/blocages`,
    theme,
    titre: 'Arrêter un accès',
    description:
      'Un agent, une application, une structure, une organisation ou un échange : dehors en quelques secondes, partout. Deux personnes rouvrent.',
    actes: ['surveiller', 'enqueter'],
    corps: {
      schema: z.strictObject({
        portee: z.enum(portees),
        cible: z.string().min(1).max(200),
        motif,
        alerte: z.uuid().nullable().optional(),
        jamaisVu: z.boolean().optional().describe('L’agent est arrêté même si personne de ce nom n’a encore agi ici'),
      }),
      exemple: { portee: 'agent', cible: 'CD59|roy.claire', motif: 'Poste volé' },
    },
    reponse: { statut: 201, schema: z.strictObject({ id: z.uuid() }), exemple: { id: exempleDeBlocage.id } },
    refus: [404, 409, 413, 415, 422],
    async executer(o, { corps: { portee, cible, motif: pourquoi, alerte = null, jamaisVu = false } }) {
      const organisation = organisationVisee(o.contexte.habilitations, codesDesLignes(o), { portee, cible })
      // Only who investigates stops a line for all.
      if (organisation === undefined || (perimetre(o) !== null && perimetre(o) !== organisation)) throw introuvable()
      if (alerte !== null && !(await lireLAlerte(o.sql, perimetre(o), alerte))) throw introuvable()
      if (alerte === null && !jamaisVu && portee === 'agent' && !(await agentConnu(o.sql, cible))) throw refusDUnInconnu()
      await refuserDeSEnfermer(o, portee, cible)
      const id = await bloquer(o.sql, { portee, cible, organisation, motif: pourquoi, par: nomDeLAuteur(o), alerte }, o.auteur.instant)
      if (id === null) throw new Probleme(409, 'conflit', 'Cet accès est déjà arrêté.')
      await tracerLActe(o.sql, o.auteur, 'blocage.arreter', {
        organisation: organisation ?? o.auteur.organisation,
        objet: `${portee} ${cible}`,
        detail: { blocage: id, motif: pourquoi },
      })
      return { id }
    },
  }),
  operation({
    id: 'vigilance.blocages.changer',
    verbe: 'POST',
    url: `${racine}/blocages/{id}/evenements`,
    theme,
    titre: 'Demander une levée, ou la décider',
    description: 'Deux personnes différentes : la première dit pourquoi, la seconde, qui enquête, décide.',
    actes: ['surveiller', 'enqueter'],
    chemin: z.object({ id: z.uuid().describe('Identifiant du blocage') }),
    corps: {
      schema: z.strictObject({ evenement: z.enum(gestes), motif: motif.optional() }),
      exemple: { evenement: 'demander-levee', motif: 'Poste retrouvé, mot de passe changé' },
    },
    reponse: { statut: 204 },
    refus: [404, 409, 413, 415, 422],
    executer: (o, { chemin, corps }) => changer(o, chemin.id, corps.evenement, corps.motif),
  }),
]
