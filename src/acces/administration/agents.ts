import { z } from 'zod'
import { plusMois } from '../../droit/jours.js'
import { comptesDesAgents, vieDesHabilitations } from '../../droit/parametres/habilitations.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { type Role, roles as tousLesRoles } from '../../droit/roles.js'
import { jourDe } from '../../moteur/moteur.js'
import { introuvable, Probleme } from '../../moteur/probleme.js'
import { type Agent, listerAgents, prendreLAgent } from '../agents/agents.js'
import { agirSurLAgent, gestesPossibles, habiliter, inviter, nomsDesGestes } from '../agents/habiliter.js'
import { reinitialiserLesFacteurs } from '../facteur/index.js'
import { tracerLActe } from '../habilitation/auteur.js'
import { enEnum, instant } from './formes.js'
import { lettreDInvitation } from './lettre-d-invitation.js'
import { operation, type Outils } from './operation.js'

const role = enEnum(Object.fromEntries(Object.entries(tousLesRoles).map(([nom, { libelle }]) => [nom, libelle])) as Record<Role, string>)
const parId = z.object({ id: z.uuid().describe('Identifiant de l’agent') })
const agent = z.strictObject({
  id: z.uuid(),
  structure: z.string().nullable(),
  identifiant: z.string().describe('Comme le journal le nomme : identifiant|NOM|Prénom'),
  nom: z.string(),
  prenom: z.string(),
  courriel: z.string(),
  roles: z.array(role),
  etat: z.enum(['invite', 'actif', 'suspendu', 'retire']),
  motifEtat: z.string().nullable(),
  inviteLe: instant,
  invitationEchue: z.boolean().describe('L’invitation n’est plus valable : relancez-la'),
  expireLe: instant,
  revueLe: instant,
  aRevoirLe: z.iso.date(),
  dernierAccesLe: instant.nullable(),
  secondFacteurLe: instant.nullable().describe('Depuis quand il a un second facteur de la plateforme'),
  evenements: z.array(z.enum(nomsDesGestes)).describe('Ce qu’on peut en faire maintenant'),
})
const exemple = {
  id: '5f0c8a1e-6d24-4a70-9c1b-2e3f4a5b6c7d',
  structure: 'CD59-UT-LILLE',
  identifiant: 'roy.claire|ROY|Claire',
  nom: 'ROY',
  prenom: 'Claire',
  courriel: 'claire.roy@nord.example.fr',
  roles: ['referent'],
  etat: 'actif',
  motifEtat: null,
  inviteLe: '2026-11-01T08:00:00.000Z',
  invitationEchue: false,
  expireLe: '2027-11-01T23:00:00.000Z',
  revueLe: '2026-11-01T08:00:00.000Z',
  aRevoirLe: '2027-05-01',
  dernierAccesLe: '2026-11-24T08:00:00.000Z',
  secondFacteurLe: null,
  evenements: ['suspendre', 'retirer', 'revoir'],
}

const habilitation = z.strictObject({
  roles: z.array(role).min(1).max(10),
  structure: z.string().max(60).nullable(),
  au: z.iso.date().optional().describe('Dernier jour du compte'),
})
const texte = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^|\p{Cc}]*$/u)
const nouveau = habilitation.extend({ nom: texte(120), prenom: texte(120), courriel: z.email().max(254) })

const vue = (a: Agent, le: Date) => {
  const { invitation } = auJour(comptesDesAgents, jourDe(le))
  const revue = jourDe(a.revueLe)
  return {
    ...a,
    invitationEchue: a.etat === 'invite' && le.getTime() - a.inviteLe.getTime() > invitation * 86_400_000,
    aRevoirLe: plusMois(revue, auJour(vieDesHabilitations, revue).revue),
    evenements: gestesPossibles(a),
  }
}

const auteureDe = ({ auteur, agent: a, contexte }: Outils) => ({
  ...auteur,
  id: a.id,
  typeDOrganisation: contexte.habilitations.organisation(a.organisation)?.type ?? '',
})

/** Said once the invitation is written, and not before. */
const ecrireALInvite = ({ contexte, auteur, ensuite }: Outils, a: Pick<Agent, 'courriel' | 'prenom'>) => {
  const organisation = contexte.habilitations.organisation(auteur.organisation)?.nom ?? auteur.organisation
  const lettre = lettreDInvitation({ ...a, organisation, adresse: contexte.adressePublique, jour: jourDe(auteur.instant) })
  ensuite(() => contexte.messagerie.envoyer(lettre))
}

/** The colleague lost what proves it is she: she enrols anew, and who let her is kept. */
async function reinitialiser({ sql, auteur, agent: par }: Outils, id: string, motif: string): Promise<void> {
  const refus = await reinitialiserLesFacteurs(sql, { agent: id, par, motif, instant: auteur.instant })
  if (refus === 'soi-meme') throw new Probleme(403, 'role-insuffisant', 'Un autre administrateur doit décider de votre propre compte.')
  if (refus !== null) throw introuvable()
  const { identifiant } = await prendreLAgent(sql, auteur.organisation, id)
  await tracerLActe(sql, auteur, 'agent.reinitialiser-facteurs', { objet: identifiant, detail: { motif } })
}

export const operationsDesAgents = [
  operation({
    id: 'administration.agents.lister',
    verbe: 'GET',
    url: '/api/v1/administration/agents',
    titre: 'Lister les agents',
    description: 'Ceux de son organisation : rôles, échéance, dernière connexion.',
    actes: ['administrer'],
    reponse: { statut: 200, schema: z.strictObject({ elements: z.array(agent) }), exemple: { elements: [exemple] } },
    refus: [],
    executer: async ({ sql, auteur }) => ({ elements: (await listerAgents(sql, auteur.organisation)).map(a => vue(a, auteur.instant)) }),
  }),
  operation({
    id: 'administration.agents.inviter',
    verbe: 'POST',
    url: '/api/v1/administration/agents',
    titre: 'Inviter un agent',
    description:
      'Une lettre part à son adresse. Le premier compte ProConnect qui porte cette adresse prend l’invitation, tant qu’elle est valable.',
    actes: ['administrer'],
    corps: {
      schema: nouveau,
      exemple: { nom: 'Roy', prenom: 'Claire', courriel: 'claire.roy@nord.example.fr', roles: ['referent'], structure: 'CD59-UT-LILLE' },
    },
    reponse: { statut: 201, schema: z.strictObject({ id: z.uuid() }), exemple: { id: exemple.id } },
    refus: [409, 413, 415, 422],
    async executer(outils, { corps }) {
      const id = await inviter(outils.sql, auteureDe(outils), corps)
      ecrireALInvite(outils, corps)
      return { id }
    },
  }),
  operation({
    id: 'administration.agents.lire',
    verbe: 'GET',
    url: '/api/v1/administration/agents/{id}',
    titre: 'Lire le compte d’un agent',
    description: 'Ses rôles, son échéance, son état et pourquoi.',
    actes: ['administrer'],
    chemin: parId,
    reponse: { statut: 200, schema: agent, exemple },
    refus: [404],
    executer: async ({ sql, auteur }, { chemin }) => vue(await prendreLAgent(sql, auteur.organisation, chemin.id), auteur.instant),
  }),
  operation({
    id: 'administration.agents.habiliter',
    verbe: 'PUT',
    url: '/api/v1/administration/agents/{id}',
    titre: 'Changer les rôles, la structure ou l’échéance d’un agent',
    description: 'Ses sessions se ferment : il se reconnecte avec ses nouveaux droits.',
    actes: ['administrer'],
    chemin: parId,
    corps: { schema: habilitation, exemple: { roles: ['responsable'], structure: null, au: '2027-06-30' } },
    reponse: { statut: 204 },
    refus: [404, 409, 413, 415, 422],
    executer: (outils, { chemin, corps }) => habiliter(outils.sql, auteureDe(outils), chemin.id, corps),
  }),
  operation({
    id: 'administration.agents.agir',
    verbe: 'POST',
    url: '/api/v1/administration/agents/{id}/evenements',
    titre: 'Suspendre, rétablir, retirer, relancer ou revoir un agent',
    description:
      'Suspendu ou retiré, il est dehors à son prochain clic et à son prochain appel. La revue semestrielle dit qu’il en a toujours besoin.',
    actes: ['administrer'],
    chemin: parId,
    corps: {
      schema: z.strictObject({ evenement: z.enum(nomsDesGestes), motif: z.string().trim().min(1).max(500).optional() }),
      exemple: { evenement: 'suspendre', motif: 'Congé de longue durée' },
    },
    reponse: { statut: 204 },
    refus: [404, 409, 413, 415, 422],
    async executer(outils, { chemin, corps }) {
      const a = await agirSurLAgent(outils.sql, auteureDe(outils), chemin.id, corps.evenement, corps.motif ?? null)
      if (corps.evenement === 'relancer') ecrireALInvite(outils, a)
    },
  }),
  operation({
    id: 'administration.agents.reinitialiser',
    verbe: 'POST',
    url: '/api/v1/administration/agents/{id}/facteurs/reinitialisation',
    titre: 'Réinitialiser le second facteur d’un agent',
    description:
      'Ses facteurs et ses codes de secours sont effacés, ses sessions se ferment ; il en enregistre un nouveau à sa prochaine connexion.',
    actes: ['administrer'],
    chemin: parId,
    corps: { schema: z.strictObject({ motif: z.string().trim().min(1).max(500) }), exemple: { motif: 'Téléphone perdu' } },
    reponse: { statut: 204 },
    refus: [404, 413, 415],
    executer: (outils, { chemin, corps }) => reinitialiser(outils, chemin.id, corps.motif),
  }),
]
