import type { Contrat } from '../../../src/parcours/contrat-engagement/index.js'
import type { Acte } from '../../contrat/cartes.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import { chemins, type Visite } from '../espace.js'

type Rang = { numero: number; version: number; donnees: Record<string, unknown> }
export type MonContrat = { numero: number; version: number; donnees: Contrat }

const lire = async (v: Visite, chemin: string) => (await v.lire<{ elements: Rang[] }>(chemin)).elements

/** Her contract of today, with what was done of it; undefined when she never had any. */
export async function lireMonContrat(v: Visite): Promise<{ present: MonContrat | undefined; actes: Acte[] }> {
  const [contrats, actes] = await Promise.all([lire(v, chemins.contrats), lire(v, chemins.signatures)])
  // The API is ours, and its contract is checked by its own tests.
  const present = contrats.at(-1) as MonContrat | undefined
  return { present, actes: actes.map(a => a.donnees as unknown as Acte).filter(a => a.contrat === present?.numero) }
}

/** The one the address names, which is the one of today: another is told of elsewhere. */
export async function leMien(v: Visite): Promise<MonContrat> {
  const { numero } = v.requete.params as { numero: string }
  const { present } = await lireMonContrat(v)
  if (!present || String(present.numero) !== numero)
    throw new EcranRefuse(404, 'Page introuvable', 'Aucun contrat en cours ne porte ce numéro.')
  return present
}

/** The contract that awaits her signature; undefined when none does. */
export async function lireMonContratASigner(v: Visite): Promise<MonContrat | undefined> {
  const present = (await lire(v, chemins.contrats)).at(-1) as MonContrat | undefined
  return present?.donnees.etat === 'A_SIGNER' && present.donnees.signePersonneLe === null ? present : undefined
}
