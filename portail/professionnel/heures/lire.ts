import type { Absence, Activite, ContratLu, DemandeDeDispense, Dispense } from '../../../src/parcours/activites/index.js'
import { dureesDe } from '../../../src/parcours/activites/index.js'
import type { Offre } from '../../../src/parcours/projet/index.js'
import { type Semaine, estUneSemaine } from '../../../src/droit/semaines.js'
import { lireLaRessource } from '../dossier/lire.js'
import { nomComplet } from '../dossier/personne.js'
import { ressourceNommee } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { identiteLisible } from '../personnes/page.js'

export type Rang<T> = { numero: number; version: number; donnees: T }
/** Whose weeks a page is about. */
export type Vise = { usager: string; nom: string; base: string }

/** What is read of one resource; `accompagne`: under the line of who accompanies her, which is also the one that writes. */
type Lus<T> = { rangs: Rang<T>[]; accompagne: boolean }

async function lire<T>(d: Demande, chemin: string, usager: string): Promise<Lus<T> | null> {
  const ressource = ressourceNommee(d.contexte, chemin)
  const lue = ressource ? await lireLaRessource(d, ressource, usager) : null
  return (
    lue && {
      accompagne: lue.ligne.nomEchange === 'accompagnement',
      rangs: lue.enregistrements.map(({ numero = 0, versions: [v] }) => ({
        numero,
        version: v.version,
        // The API is ours, and its contract is checked by its own tests.
        donnees: v.donnees as T,
      })),
    }
  )
}

export async function viser(d: Demande): Promise<Vise> {
  const { usager } = d.requete.params as { usager: string }
  const identite = await identiteLisible(d, usager)
  if (!identite) throw refusDeLApi(404, {})
  return { usager, nom: nomComplet(identite), base: `/professionnel/dossiers/${usager}/heures` }
}

/** The activities of the person, as one of the agent's lines lets her read them; 404 for whom she does not see. */
export async function lireLesActivites(d: Demande, { usager }: Vise): Promise<Lus<Activite>> {
  const lues = await lire<Activite>(d, 'activites', usager)
  if (!lues) throw refusDeLApi(404, {})
  return lues
}
const rien = { rangs: [], accompagne: false }
export const lireLesAbsences = async (d: Demande, { usager }: Vise): Promise<Lus<Absence>> => (await lire(d, 'absences', usager)) ?? rien
export const lireLesDispenses = async (d: Demande, { usager }: Vise): Promise<Lus<Dispense>> => (await lire(d, 'dispenses', usager)) ?? rien
export const lireLesDemandes = async (d: Demande, { usager }: Vise): Promise<Lus<DemandeDeDispense>> =>
  (await lire(d, 'demandes-de-dispense', usager)) ?? rien
export const lireLesOffres = async (d: Demande, { usager }: Vise): Promise<Lus<Offre>> =>
  (await lire(d, 'propositions-d-offres', usager)) ?? rien

/** What the weeks of the person ask: her contracts, less her exemptions. */
export async function lireLesObligations(d: Demande, vise: Vise) {
  const [dispenses, contrats] = await Promise.all([lireLesDispenses(d, vise), lire<ContratLu>(d, 'contrats-d-engagement', vise.usager)])
  return { dispenses: dispenses.rangs.map(x => x.donnees), contrats: dureesDe((contrats?.rangs ?? []).map(c => c.donnees)) }
}

export function leRang<T>({ rangs }: Lus<T>, d: Demande): Rang<T> {
  const { numero } = d.requete.params as { numero: string }
  const trouve = rangs.find(r => String(r.numero) === numero)
  if (!trouve) throw refusDeLApi(404, {})
  return trouve
}

/** The week the address names; 404 for what is no week. */
export function laSemaine(d: Demande): Semaine {
  const { semaine = '' } = d.requete.params as { semaine?: string }
  if (!estUneSemaine(semaine)) throw refusDeLApi(404, {})
  return semaine
}

export const filDesHeures = ({ usager, base }: Vise, ...suite: { href: string; texte: string }[]) => [
  { href: '/professionnel', texte: 'Accueil' },
  { href: `/professionnel/dossiers/${usager}`, texte: 'Dossier' },
  { href: base, texte: 'Heures' },
  ...suite,
]

export const recuDe = (d: Demande): Record<string, string> =>
  Object.fromEntries(
    Object.entries((d.requete.body ?? {}) as Record<string, unknown>).map(([nom, v]) => [nom, typeof v === 'string' ? v.trim() : '']),
  )
