import type { Absence } from '../../../src/parcours/activites/index.js'
import type { Contrat } from '../../../src/parcours/contrat-engagement/index.js'
import type { Manquement } from '../../../src/parcours/manquement/index.js'
import type { Opportunite } from '../../../src/parcours/opportunite/index.js'
import type { Offre } from '../../../src/parcours/projet/index.js'
import type { Sanction } from '../../../src/parcours/sanction-rsa/index.js'
import type { DroitDit } from '../../sanctions/droit.js'
import { lireLaRessource } from '../dossier/lire.js'
import { nomComplet } from '../dossier/personne.js'
import { ressourceNommee } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { identiteLisible } from '../personnes/page.js'
import { filDuDossier } from '../projets/lire.js'

export type Rang<T> = { numero: number; version: number; donnees: T }
/** Whose procedures a page is about. */
export type Vise = { usager: string; nom: string; identite: Record<string, unknown>; base: string }

export async function viser(d: Demande): Promise<Vise> {
  const { usager } = d.requete.params as { usager: string }
  const identite = await identiteLisible(d, usager)
  if (!identite) throw refusDeLApi(404, {})
  return { usager, nom: nomComplet(identite), identite, base: `/professionnel/dossiers/${usager}` }
}

async function lire<T>(d: Demande, chemin: string, { usager }: Vise): Promise<Rang<T>[]> {
  const ressource = ressourceNommee(d.contexte, chemin)
  const lue = ressource ? await lireLaRessource(d, ressource, usager) : null
  return (lue?.enregistrements ?? []).map(({ numero = 0, versions: [v] }) => ({
    numero,
    version: v.version,
    // The API is ours, and its contract is checked by its own tests.
    donnees: v.donnees as T,
  }))
}

export const lireLesManquements = (d: Demande, vise: Vise) => lire<Manquement>(d, 'manquements', vise)
export const lireLesDroits = async (d: Demande, vise: Vise) => (await lire<DroitDit>(d, 'droits-rsa', vise)).map(r => r.donnees)
export const lireLesSanctions = (d: Demande, vise: Vise) => lire<Sanction>(d, 'sanctions-rsa', vise)
/** What the president granted her; who reads it in brief reads no reasons. */
export const lireLesOpportunites = (d: Demande, vise: Vise) => lire<Opportunite>(d, 'decisions-d-opportunite', vise)

/** What a report may rest on: absences and refusals nobody said legitimate, and the contracts. */
export async function lireLesAppuis(d: Demande, vise: Vise) {
  const [absences, offres, contrats] = await Promise.all([
    lire<Absence>(d, 'absences', vise),
    lire<Offre>(d, 'propositions-d-offres', vise),
    lire<Contrat>(d, 'contrats-d-engagement', vise),
  ])
  return {
    absences: absences.filter(a => !a.donnees.retiree && a.donnees.legitime !== true),
    offres: offres.filter(o => o.donnees.reponse === 'REFUSEE' && o.donnees.legitime !== true),
    contrats,
  }
}

export function leRang<T>(rangs: readonly Rang<T>[], d: Demande): Rang<T> {
  const { numero } = d.requete.params as { numero: string }
  const trouve = rangs.find(r => String(r.numero) === numero)
  if (!trouve) throw refusDeLApi(404, {})
  return trouve
}

export const filDesSanctions = ({ usager, base }: Vise, ...suite: { href: string; texte: string }[]) =>
  filDuDossier(usager, { href: `${base}/manquements`, texte: 'Manquements et sanctions' }, ...suite)

/** Of the breaches a procedure rests on, whether a legitimate reason was recognised; one taken back counts as one that was. */
export const legitimesDe = ({ manquements }: Pick<Sanction, 'manquements'>, tous: readonly Rang<Manquement>[]): (boolean | null)[] =>
  manquements.map(({ manquement }) => {
    const vise = tous.find(m => m.numero === manquement)?.donnees
    return vise?.retire ? true : (vise?.motifLegitime ?? null)
  })
