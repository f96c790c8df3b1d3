import type { JWK } from 'jose'
import { z } from 'zod'
import { jourDe } from '../../moteur/moteur.js'
import { toutesLesLignes } from '../../moteur/lignes.js'
import { Probleme } from '../../moteur/probleme.js'
import { derniersAppels, derniersRefus } from '../applications/appels.js'
import { listerApplications, prendreLApplication } from '../applications/applications.js'
import { declarerLEmetteur } from '../applications/emetteur.js'
import {
  couper,
  exigerDesClesPropres,
  exigerLeSouscriptible,
  lier,
  publierLesCles,
  publierLesClesDeChiffrement,
  regler,
  retablir,
  type Souscriptible,
} from '../applications/regler.js'
import { tracerLActe } from '../habilitation/auteur.js'
import { donnerUnSecret, garderLeDernierSecret, inscrireApplication } from '../registre-des-applications.js'
import { instant } from './formes.js'
import { operation, type Outils } from './operation.js'
import { emetteur } from './vecteurs.js'

const parId = z.object({ id: z.string().min(1).max(100).describe('Identifiant de l’application (client_id)') })
const liaison = z
  .strictObject({ par: z.enum(['dpop', 'mtls']).nullable(), exigeeLe: z.iso.date().nullable() })
  .describe('Ce à quoi ses jetons sont liés, et le jour où les lignes qui le demandent ne la servent plus autrement')
const application = z.strictObject({
  clientId: z.string(),
  nom: z.string(),
  organisation: z.string(),
  structure: z.string().nullable(),
  editeur: z.string().nullable(),
  royaumes: z.array(z.string()),
  methode: z.enum(['client_secret_post', 'private_key_jwt']),
  secretsEnVigueur: z.int().describe('Deux pendant un renouvellement'),
  cles: z.array(z.string()).describe('Identifiants des clés publiques'),
  clesDeChiffrement: z
    .array(z.string())
    .describe('Identifiants des clés pour lesquelles ses réponses sont chiffrées, celle qui sert d’abord'),
  emetteur: emetteur.omit({ jwks: true, certificats: true }).nullable(),
  scopes: z.array(z.string()),
  adressesDeRetour: z.array(z.string()),
  quotaParSeconde: z.int(),
  liaison,
  active: z.boolean(),
  motifDeCoupure: z.string().nullable(),
  coupeePar: z.string().nullable(),
  expireLe: instant.nullable(),
  creeeLe: instant.nullable(),
  creeePar: z.string().nullable(),
})
const exemple = {
  clientId: 'PAR_logiciel-nord_59',
  nom: 'Logiciel Solis, Nord',
  organisation: 'CD59',
  structure: null,
  editeur: 'Éditeur de Solis',
  royaumes: ['/agent', '/partenaire'],
  methode: 'client_secret_post',
  secretsEnVigueur: 1,
  cles: [],
  clesDeChiffrement: [],
  emetteur: null,
  scopes: ['identite.accompagnement.consulter'],
  adressesDeRetour: [],
  quotaParSeconde: 20,
  liaison: { par: null, exigeeLe: null },
  active: true,
  motifDeCoupure: null,
  coupeePar: null,
  expireLe: null,
  creeeLe: '2026-11-24T09:00:00.000Z',
  creeePar: 'adam.helene|ADAM|Hélène',
}
const scopes = z.array(z.string().max(120)).min(1).max(300)
const quotaParSeconde = z.int().min(1).max(100_000)
const jwks = z.strictObject({ keys: z.array(z.record(z.string(), z.unknown())).min(1).max(4) })
const enCles = (lu: z.output<typeof jwks>) => ({ keys: lu.keys as JWK[] })
const secretRendu = z.string().nullable().describe('Montré cette fois seulement')

/** The scopes the habilitations in force of the author's organisation open to its applications, and the calls they grant. */
function souscriptible({ contexte, auteur }: Outils): Souscriptible {
  const { habilitations, ressources, scopesPartenaires, lignesDuScope } = contexte
  const jour = jourDe(auteur.instant)
  const type = habilitations.organisation(auteur.organisation)?.type ?? ''
  const ouverte = (code: string) => habilitations.habilite(auteur.organisation, code, jour)
  const natifs = toutesLesLignes(ressources)
    .filter(l => l.par.some(a => a.code === type) && ouverte(l.code))
    .map(l => l.code)
  const partenaires = scopesPartenaires(type).filter(s => lignesDuScope(s).length === 0 || lignesDuScope(s).some(ouverte))
  return { scopes: new Set([...natifs, ...partenaires]), quotaParSeconde: habilitations.quota(auteur.organisation, jour) }
}

const reserveeALOrganisation = ({ auteur }: Outils) => {
  if (auteur.qui === 'instructeur')
    throw new Probleme(403, 'role-insuffisant', 'L’opérateur coupe et rétablit ; le reste revient à l’organisation.')
}

const evenement = z.discriminatedUnion('evenement', [
  z.strictObject({ evenement: z.literal('renouveler-secret') }),
  z.strictObject({ evenement: z.literal('retirer-anciens-secrets') }),
  z.strictObject({ evenement: z.literal('publier-cles'), jwks }),
  z.strictObject({
    evenement: z.literal('publier-cles-de-chiffrement'),
    jwks: z.strictObject({ keys: z.array(z.record(z.string(), z.unknown())).max(4) }),
  }),
  z.strictObject({ evenement: z.literal('regler'), scopes: scopes.optional(), quotaParSeconde: quotaParSeconde.optional() }),
  liaison.extend({ evenement: z.literal('lier') }),
  z.strictObject({ evenement: z.literal('declarer-emetteur'), emetteur: emetteur.nullable() }),
  z.strictObject({ evenement: z.literal('couper'), motif: z.string().trim().min(1).max(500) }),
  z.strictObject({ evenement: z.literal('retablir') }),
])

async function agir(outils: Outils, clientId: string, e: z.output<typeof evenement>): Promise<string | null> {
  const { sql, auteur } = outils
  const a = await prendreLApplication(sql, auteur, clientId)
  if (e.evenement === 'couper') return couper(sql, auteur, a, e.motif).then(() => null)
  if (e.evenement === 'retablir') return retablir(sql, auteur, a).then(() => null)
  if (e.evenement === 'declarer-emetteur') return declarerLEmetteur(sql, auteur, a, e.emetteur).then(() => null)
  if (e.evenement === 'lier') return lier(sql, auteur, a, { par: e.par, exigeeLe: e.exigeeLe }).then(() => null)
  reserveeALOrganisation(outils)
  if (e.evenement === 'regler') return regler(sql, auteur, a, e, souscriptible(outils)).then(() => null)
  if (e.evenement === 'publier-cles') return publierLesCles(sql, auteur, a, enCles(e.jwks)).then(() => null)
  if (e.evenement === 'publier-cles-de-chiffrement') return publierLesClesDeChiffrement(sql, auteur, a, enCles(e.jwks)).then(() => null)
  if (a.methode !== 'client_secret_post')
    throw new Probleme(409, 'conflit', 'Cette application signe ses demandes : elle n’a pas de secret.')
  await tracerLActe(sql, auteur, `application.${e.evenement}`, { objet: clientId })
  return e.evenement === 'renouveler-secret' ? donnerUnSecret(sql, clientId) : garderLeDernierSecret(sql, clientId).then(() => null)
}

export const operationsDesApplications = [
  operation({
    id: 'administration.applications.lister',
    verbe: 'GET',
    url: '/api/v1/administration/applications',
    titre: 'Lister les applications',
    description: 'Celles de son organisation, et ce que ses habilitations permettent de leur donner ; pour l’opérateur, toutes.',
    actes: ['souscrire', 'instruire'],
    reponse: {
      statut: 200,
      schema: z.strictObject({
        elements: z.array(application),
        souscriptible: z.strictObject({ scopes: z.array(z.string()), quotaParSeconde: z.int() }),
      }),
      exemple: { elements: [exemple], souscriptible: { scopes: ['identite.accompagnement.consulter'], quotaParSeconde: 100 } },
    },
    refus: [],
    async executer(outils) {
      const permis = souscriptible(outils)
      const elements = await listerApplications(outils.sql, outils.auteur)
      return { elements, souscriptible: { ...permis, scopes: [...permis.scopes] } }
    },
  }),
  operation({
    id: 'administration.applications.inscrire',
    verbe: 'POST',
    url: '/api/v1/administration/applications',
    titre: 'Inscrire une application',
    description:
      'Avec un secret, rendu cette fois seulement, ou avec les clés publiques dont elle signera ses demandes. Elle parle pour votre organisation et pour elle seule, quel que soit son éditeur.',
    actes: ['souscrire'],
    corps: {
      schema: z.strictObject({
        nom: z.string().trim().min(1).max(120),
        editeur: z.string().trim().min(1).max(120).nullable().default(null),
        structure: z.string().max(60).nullable().default(null),
        scopes,
        quotaParSeconde: quotaParSeconde.default(20),
        adressesDeRetour: z.array(z.string().max(500)).max(10).default([]),
        jwks: jwks.optional().describe('Clés publiques ; sans elles, un secret est tiré'),
      }),
      exemple: { nom: 'Logiciel Solis', editeur: 'Éditeur de Solis', scopes: ['identite.accompagnement.consulter'], quotaParSeconde: 20 },
    },
    reponse: {
      statut: 201,
      schema: z.strictObject({ clientId: z.string(), secret: secretRendu }),
      exemple: { clientId: exemple.clientId, secret: 'Zx3…' },
    },
    refus: [413, 415, 422],
    async executer(outils, { corps: { editeur, jwks: cles, ...corps } }) {
      const { sql, auteur } = outils
      exigerLeSouscriptible(corps, souscriptible(outils))
      if (cles) await exigerDesClesPropres(sql, enCles(cles).keys, null)
      const { clientId, secret = null } = await inscrireApplication(sql, {
        ...corps,
        organisation: auteur.organisation,
        royaumes: ['/agent', '/partenaire'],
        ...(cles ? { methode: 'private_key_jwt' as const, jwks: enCles(cles) } : { methode: 'client_secret_post' as const }),
      }).catch(enRegle)
      await sql`update application set editeur = ${editeur}, creee_le = ${auteur.instant}, creee_par = ${auteur.agent} where client_id = ${clientId}`
      await tracerLActe(sql, auteur, 'application.inscrire', { objet: clientId, detail: { nom: corps.nom, editeur, scopes: corps.scopes } })
      return { clientId, secret }
    },
  }),
  operation({
    id: 'administration.applications.lire',
    verbe: 'GET',
    url: '/api/v1/administration/applications/{id}',
    titre: 'Lire une application, ses derniers appels et ses refus',
    description: 'Les derniers appels viennent du journal, sans aucune donnée de personne ; les refus sont comptés par jour et par raison.',
    actes: ['souscrire', 'instruire'],
    chemin: parId,
    reponse: {
      statut: 200,
      schema: application.extend({
        appels: z.array(
          z.strictObject({
            instant,
            ligne: z.string().nullable(),
            agent: z.string().nullable(),
            issue: z.string(),
            correlation: z.string(),
          }),
        ),
        refus: z.array(
          z.strictObject({
            jour: z.iso.date(),
            route: z.string(),
            statut: z.int(),
            code: z.string(),
            motif: z.string(),
            nombre: z.int(),
            dernierLe: instant,
            correlation: z.string(),
          }),
        ),
      }),
      exemple: { ...exemple, appels: [], refus: [] },
    },
    refus: [404],
    async executer({ sql, auteur }, { chemin }) {
      const a = await prendreLApplication(sql, auteur, chemin.id)
      const pour = auteur.qui === 'instructeur' ? a.organisation : auteur.organisation
      return {
        ...a,
        appels: await derniersAppels(sql, pour, a.clientId, auteur.instant),
        refus: await derniersRefus(sql, pour, a.clientId),
      }
    },
  }),
  operation({
    id: 'administration.applications.agir',
    verbe: 'POST',
    url: '/api/v1/administration/applications/{id}/evenements',
    titre: 'Renouveler les clés, régler, lier, couper ou rétablir une application',
    description:
      'L’ancien secret vaut jusqu’à ce qu’on le retire : rien ne s’interrompt. Une application coupée l’est partout en quelques secondes.',
    actes: ['souscrire', 'instruire'],
    chemin: parId,
    corps: { schema: evenement, exemple: { evenement: 'renouveler-secret' } },
    reponse: { statut: 200, schema: z.strictObject({ secret: secretRendu }), exemple: { secret: 'Zx3…' } },
    refus: [404, 409, 413, 415, 422],
    executer: async (outils, { chemin, corps }) => ({ secret: await agir(outils, chemin.id, corps) }),
  }),
]

/** The register refuses by a sentence what no schema can tell. */
const enRegle = (erreur: unknown): never => {
  if (erreur instanceof Error && !('code' in erreur)) throw new Probleme(422, 'regle-non-respectee', erreur.message)
  throw erreur
}
