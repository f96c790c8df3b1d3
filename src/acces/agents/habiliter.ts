import type { ISql } from 'postgres'
import { plusJours } from '../../droit/jours.js'
import { comptesDesAgents } from '../../droit/parametres/habilitations.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { permet, type Role, rolesDeLOperateur } from '../../droit/roles.js'
import { jourDe } from '../../moteur/moteur.js'
import { Probleme } from '../../moteur/probleme.js'
import { type Auteur, tracerLActe } from '../habilitation/auteur.js'
import { fermerLesSessionsDe, type MotifDeFin } from '../session/index.js'
import { type Agent, prendreLAgent } from './agents.js'

/** What an administrator decides of an agent. `au`: her last day; the longest the law of the house allows when it is not said. */
export type Habilitation = { roles: readonly Role[]; structure: string | null; au?: string | undefined }
export type NouvelAgent = Habilitation & { nom: string; prenom: string; courriel: string }
type Auteure = Auteur & { id: string; typeDOrganisation: string }

const regle = (detail: string, pointer: string) => new Probleme(422, 'regle-non-respectee', detail, { erreurs: [{ pointer, detail }] })

/** An administrator names her colleague, for a time; the first account of that address takes the invitation. */
export async function inviter(sql: ISql, auteur: Auteure, n: NouvelAgent): Promise<string> {
  await exigerDesRolesPossibles(sql, auteur, n)
  const [ecrite] = await sql<{ id: string }[]>`
    insert into agent (organisation, structure, identifiant, nom, prenom, courriel, roles, etat, invite_par, invite_le, expire_le, revue_le)
    values (${auteur.organisation}, ${n.structure}, ${await identifiantLibre(sql, auteur.organisation, n)}, ${n.nom}, ${n.prenom}, ${n.courriel},
      ${[...n.roles]}, 'invite', ${auteur.id}, ${auteur.instant}, ${dernierInstant(auteur, n.au)}, ${auteur.instant})
    on conflict (organisation, lower(courriel)) where etat <> 'retire' do nothing returning id`
  if (!ecrite) throw new Probleme(409, 'conflit', 'Cette adresse est déjà celle d’un agent de votre organisation.')
  await tracerLActe(sql, auteur, 'agent.inviter', { objet: n.courriel, detail: { roles: [...n.roles], structure: n.structure } })
  return ecrite.id
}

/** Changes what an agent may do, and until when. She signs in again, so that nothing she holds says otherwise. */
export async function habiliter(sql: ISql, auteur: Auteure, id: string, h: Habilitation): Promise<void> {
  const agent = await unAutre(sql, auteur, id)
  if (agent.etat === 'retire') throw new Probleme(409, 'conflit', 'Cet agent a été retiré : invitez-le de nouveau.')
  await exigerDesRolesPossibles(sql, auteur, h)
  await sql`update agent set roles = ${[...h.roles]}, structure = ${h.structure}, expire_le = ${dernierInstant(auteur, h.au)},
    revue_le = ${auteur.instant} where id = ${id}`
  await fermerLesSessionsDe(sql, id, 'revoquee', auteur.instant)
  await tracerLActe(sql, auteur, 'agent.habiliter', {
    objet: agent.identifiant,
    detail: { avant: agent.roles, roles: [...h.roles], structure: h.structure, au: h.au ?? null },
  })
}

const gestes = {
  suspendre: { depuis: ['invite', 'actif'], vers: 'suspendu', ferme: 'agent-suspendu' },
  retablir: { depuis: ['suspendu'], vers: 'actif', ferme: null },
  retirer: { depuis: ['invite', 'actif', 'suspendu'], vers: 'retire', ferme: 'agent-retire' },
  relancer: { depuis: ['invite'], vers: 'invite', ferme: null },
  revoir: { depuis: ['actif', 'suspendu'], vers: null, ferme: null },
} as const satisfies Record<string, { depuis: readonly Agent['etat'][]; vers: Agent['etat'] | null; ferme: MotifDeFin | null }>
export type Geste = keyof typeof gestes
export const nomsDesGestes = Object.keys(gestes) as Geste[]

/** What may be done of an agent in her present state. */
export const gestesPossibles = ({ etat }: Pick<Agent, 'etat'>): Geste[] =>
  nomsDesGestes.filter(g => (gestes[g].depuis as readonly string[]).includes(etat))

/** Suspends, restores, withdraws, invites again or reviews an agent. Whoever is out is so at her next click and next call. */
export async function agirSurLAgent(sql: ISql, auteur: Auteure, id: string, geste: Geste, motif: string | null): Promise<Agent> {
  const agent = await unAutre(sql, auteur, id)
  const { vers, ferme } = gestes[geste]
  if (!gestesPossibles(agent).includes(geste)) throw new Probleme(409, 'conflit', 'L’état du compte ne le permet pas, ou plus.')
  if (ferme !== null && motif === null) throw regle('Dites pourquoi.', '/motif')
  // Restored, she starts anew: the inactivity that suspended her must not do it again at night.
  await sql`update agent set etat = ${vers ?? agent.etat}, motif_etat = ${vers === null ? agent.motifEtat : motif},
      revue_le = ${geste === 'revoir' || geste === 'retablir' ? auteur.instant : agent.revueLe},
      dernier_acces_le = ${geste === 'retablir' ? auteur.instant : agent.dernierAccesLe},
      invite_le = ${geste === 'relancer' ? auteur.instant : agent.inviteLe}
    where id = ${id}`
  if (ferme !== null) await fermerLesSessionsDe(sql, id, ferme, auteur.instant)
  await tracerLActe(sql, auteur, `agent.${geste}`, { objet: agent.identifiant, detail: motif === null ? {} : { motif } })
  return agent
}

/** Nobody decides of her own rights. */
async function unAutre(sql: ISql, auteur: Auteure, id: string): Promise<Agent> {
  const agent = await prendreLAgent(sql, auteur.organisation, id)
  if (id === auteur.id) throw new Probleme(403, 'role-insuffisant', 'Un autre administrateur doit décider de votre propre compte.')
  return agent
}

async function exigerDesRolesPossibles(sql: ISql, auteur: Auteure, { roles, structure }: Habilitation): Promise<void> {
  if (roles.length === 0) throw regle('Choisissez au moins un rôle.', '/roles')
  if (roles.some(r => rolesDeLOperateur.includes(r)) && auteur.typeDOrganisation !== 'FT')
    throw regle('Seul l’opérateur, France Travail, instruit les demandes et enquête.', '/roles')
  if (permet(roles, 'instruire') && permet(roles, 'souscrire'))
    throw regle('Qui instruit les demandes n’en dépose pas : choisissez l’un des deux rôles.', '/roles')
  const [sienne] =
    structure === null ? [true] : await sql`select 1 from structure where code = ${structure} and organisation = ${auteur.organisation}`
  if (!sienne) throw regle('Cette structure n’est pas de votre organisation.', '/structure')
}

/** The account lives through its last day: until midnight in Paris, one o’clock in summer. */
function dernierInstant(auteur: Auteur, au: string | undefined): Date {
  const jour = jourDe(auteur.instant)
  const plusTard = plusJours(jour, auJour(comptesDesAgents, jour).validite)
  const fin = au ?? plusTard
  if (fin < jour || fin > plusTard) throw regle(`Le dernier jour d’un compte est au plus tard le ${plusTard}.`, '/au')
  return new Date(`${plusJours(fin, 1)}T00:00:00+01:00`)
}

/** `prenom.nom|NOM|Prénom`, with a number when two colleagues share their names: the journal must tell them apart. */
async function identifiantLibre(sql: ISql, organisation: string, { nom, prenom }: NouvelAgent): Promise<string> {
  const simple = (texte: string) =>
    texte
      .normalize('NFD')
      .replaceAll(/[^a-zA-Z]/g, '')
      .toLowerCase()
  const base = `${simple(nom)}.${simple(prenom)}`
  const pris = new Set(
    (await sql<{ court: string }[]>`select split_part(identifiant, '|', 1) as court from agent where organisation = ${organisation}`).map(
      p => p.court,
    ),
  )
  let [court, rang] = [base, 1]
  while (pris.has(court)) court = `${base}${++rang}`
  return `${court}|${nom.toUpperCase()}|${prenom}`
}
