import { z } from 'zod'
import { outils } from '../../droit/outils.js'
import { operations, toutesLesLignes } from '../../moteur/lignes.js'
import { Probleme } from '../../moteur/probleme.js'
import { creerPolitique } from '../habilitation/politique.js'
import { tracerLActe } from '../habilitation/auteur.js'
import { annoncer } from '../habilitations.js'
import { enEnum, instant } from './formes.js'
import { operation, type Outils } from './operation.js'

const outil = enEnum(outils)
const droit = z.strictObject({
  code: z.string(),
  ressource: z.string(),
  operation: z.enum(operations),
  finalite: z.string(),
  texte: z.string(),
  caractere: z.enum(['obligatoire', 'volontaire']),
  perimetre: z.string(),
  champs: z.array(z.string()),
  manque: z.enum(['arret', 'habilitation', 'adhesion']).nullable().describe('Ce qui ferme l’échange aujourd’hui ; nul : il est ouvert'),
})
const acte = z.strictObject({
  instant,
  organisation: z.string(),
  parOrganisation: z.string(),
  parAgent: z.string(),
  acte: z.string(),
  objet: z.string(),
  detail: z.record(z.string(), z.unknown()),
  correlation: z.string(),
})

/** What the law opens to the kind of the organisation, and what its habilitations and adhésions make of it today. */
const droitsDe = ({ contexte, auteur }: Outils) => {
  const type = contexte.habilitations.organisation(auteur.organisation)?.type
  const politique = creerPolitique(contexte.habilitations, () => auteur.instant)
  return toutesLesLignes(contexte.ressources)
    .filter(l => l.par.some(a => a.code === type))
    .map(l => ({
      code: l.code,
      ressource: l.ressource.intitule,
      operation: l.operation,
      finalite: l.echange.finalite,
      texte: l.echange.base.texte.cite,
      caractere: l.echange.caractere,
      perimetre: l.sur.phrase,
      champs: l.champs,
      manque: politique(auteur.organisation, l),
    }))
}

async function changerLOutil({ sql, auteur }: Outils, { outil: nom, ouvert }: { outil: string; ouvert: boolean }): Promise<void> {
  if (ouvert) await sql`delete from outil_ferme where organisation = ${auteur.organisation} and outil = ${nom}`
  else
    await sql`insert into outil_ferme (organisation, outil, ferme_par, ferme_le)
      values (${auteur.organisation}, ${nom}, ${auteur.agent}, ${auteur.instant}) on conflict do nothing`
  await tracerLActe(sql, auteur, ouvert ? 'outil.ouvrir' : 'outil.fermer', { objet: nom })
  await annoncer(sql)
}

/** Preventive blocking of an organisation, reversible (I8): its agents and its applications are out within seconds. */
async function suspendreOuRetablir({ sql, auteur }: Outils, code: string, geste: 'suspendre' | 'retablir', motif: string | undefined) {
  if (code === auteur.organisation) throw new Probleme(403, 'role-insuffisant', 'L’opérateur ne se suspend pas lui-même.')
  if (geste === 'suspendre' && motif === undefined)
    throw new Probleme(422, 'regle-non-respectee', 'Dites pourquoi.', { erreurs: [{ pointer: '/motif', detail: 'écrivez un motif' }] })
  const depuis = geste === 'suspendre' ? auteur.instant : null
  const changees = await sql`update organisation set suspendue_le = ${depuis}, motif_de_suspension = ${depuis && (motif ?? null)}
    where code = ${code} and type <> 'USAGER' and (suspendue_le is null) = ${geste === 'suspendre'}`
  if (changees.count === 0) throw new Probleme(409, 'conflit', 'L’état de l’organisation ne le permet pas, ou plus.')
  await tracerLActe(sql, auteur, `organisation.${geste}`, { organisation: code, objet: code, detail: motif === undefined ? {} : { motif } })
  await annoncer(sql)
}

export const operationsDeLOrganisation = [
  operation({
    id: 'administration.organisation.lire',
    verbe: 'GET',
    url: '/api/v1/administration/organisation',
    titre: 'Lire ce que voit son organisation',
    description:
      'Chaque échange que la loi lui ouvre, ses champs, et ce qui le ferme aujourd’hui s’il est fermé ; ses structures et ses outils.',
    actes: ['administrer', 'souscrire', 'lire-le-journal'],
    reponse: {
      statut: 200,
      schema: z.strictObject({
        code: z.string(),
        nom: z.string(),
        type: z.string(),
        structures: z.array(z.strictObject({ code: z.string(), nom: z.string() })),
        outils: z.array(z.strictObject({ outil, libelle: z.string(), ouvert: z.boolean() })),
        droits: z.array(droit),
      }),
      exemple: { code: 'CD59', nom: 'Département du Nord', type: 'CD', structures: [], outils: [], droits: [] },
    },
    refus: [],
    async executer(o) {
      const { contexte, auteur, sql } = o
      const { code = '', nom = '', type = '' } = contexte.habilitations.organisation(auteur.organisation) ?? {}
      const structures = await sql<
        { code: string; nom: string }[]
      >`select code, nom from structure where organisation = ${code} order by nom`
      const siens = (Object.keys(outils) as (keyof typeof outils)[]).map(cle => ({
        outil: cle,
        libelle: outils[cle],
        ouvert: contexte.habilitations.outilOuvert(code, cle),
      }))
      return { code, nom, type, structures, outils: siens, droits: droitsDe(o) }
    },
  }),
  operation({
    id: 'administration.outils.changer',
    verbe: 'POST',
    url: '/api/v1/administration/outils',
    titre: 'Prendre ou laisser un outil du portail',
    description: 'À la carte, pour toute l’organisation. L’API n’en dépend pas.',
    actes: ['administrer'],
    corps: { schema: z.strictObject({ outil, ouvert: z.boolean() }), exemple: { outil: 'imports', ouvert: false } },
    reponse: { statut: 204 },
    refus: [413, 415],
    executer: (o, { corps }) => changerLOutil(o, corps),
  }),
  operation({
    id: 'administration.actes.lister',
    verbe: 'GET',
    url: '/api/v1/administration/actes',
    titre: 'Lire qui a fait quoi',
    description: 'Les actes d’administration, les plus récents d’abord, refus compris. Rien ne les efface.',
    actes: ['administrer', 'lire-le-journal', 'instruire'],
    requete: z.strictObject({ avant: instant.optional(), limite: z.coerce.number().int().min(1).max(200).default(50) }),
    reponse: { statut: 200, schema: z.strictObject({ elements: z.array(acte) }), exemple: { elements: [] } },
    refus: [],
    executer: async ({ sql, auteur }, { requete }) => ({
      elements: await sql`
        select instant, organisation, par_organisation as "parOrganisation", par_agent as "parAgent", acte, objet, detail, correlation
        from acte_d_administration
        where (organisation = ${auteur.organisation} or par_organisation = ${auteur.organisation})
          and instant < ${requete.avant ?? new Date(8.64e15 / 100)} order by id desc limit ${requete.limite}`,
    }),
  }),
  operation({
    id: 'administration.organisations.lister',
    verbe: 'GET',
    url: '/api/v1/administration/organisations',
    titre: 'Lister les organisations',
    description: 'Pour l’opérateur : chacune, suspendue ou non, et ses habilitations en vigueur.',
    actes: ['instruire'],
    reponse: {
      statut: 200,
      schema: z.strictObject({
        elements: z.array(
          z.strictObject({
            code: z.string(),
            nom: z.string(),
            type: z.string(),
            suspendueLe: instant.nullable(),
            motifDeSuspension: z.string().nullable(),
            habilitations: z.int(),
            applications: z.int(),
          }),
        ),
      }),
      exemple: { elements: [] },
    },
    refus: [],
    executer: async ({ sql }) => ({
      elements: await sql`
        select code, nom, type, suspendue_le as "suspendueLe", motif_de_suspension as "motifDeSuspension",
          (select count(*)::int from habilitation h where h.organisation = o.code and h.etat = 'active') as habilitations,
          (select count(*)::int from application a where a.organisation = o.code and a.active) as applications
        from organisation o order by type, nom`,
    }),
  }),
  operation({
    id: 'administration.organisations.agir',
    verbe: 'POST',
    url: '/api/v1/administration/organisations/{code}/evenements',
    titre: 'Suspendre ou rétablir une organisation',
    description: 'Blocage préventif : ses agents et ses applications sont dehors en quelques secondes, jusqu’à ce qu’on la rétablisse.',
    actes: ['instruire'],
    chemin: z.object({ code: z.string().max(60).describe('Code de l’organisation') }),
    corps: {
      schema: z.strictObject({ evenement: z.enum(['suspendre', 'retablir']), motif: z.string().trim().min(1).max(500).optional() }),
      exemple: { evenement: 'suspendre', motif: 'Secret divulgué' },
    },
    reponse: { statut: 204 },
    refus: [409, 413, 415, 422],
    executer: (o, { chemin, corps }) => suspendreOuRetablir(o, chemin.code, corps.evenement, corps.motif),
  }),
]
