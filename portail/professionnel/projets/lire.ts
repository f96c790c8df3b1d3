import type { Offre, Projet } from '../../../src/parcours/projet/index.js'
import { type Lue, lireLaRessource, type Version } from '../dossier/lire.js'
import { nomComplet } from '../dossier/personne.js'
import { ressourceNommee } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { identiteLisible } from '../personnes/page.js'

export type Rang<T> = { numero: number; version: Version; donnees: T }
export type OffreLue = Offre & { reference: string | null; employeur: string; observationsLe: string | null; appreciePar: string | null }
export type Projets = { usager: string; nom: string; projets: Rang<Projet>[]; offres: Rang<OffreLue>[] }

/** The projects of the person and the offers proposed to her, as her lines let the agent read them; 404 for whom she does not see. */
export async function lireLesProjets(d: Demande): Promise<Projets> {
  const { usager } = d.requete.params as { usager: string }
  const identite = await identiteLisible(d, usager)
  const [projet, offre] = ['projets', 'propositions-d-offres'].map(c => ressourceNommee(d.contexte, c))
  if (!identite || !projet || !offre) throw refusDeLApi(404, {})
  const [projets, offres] = await Promise.all([lireLaRessource(d, projet, usager), lireLaRessource(d, offre, usager)])
  if (!projets) throw refusDeLApi(404, {})
  return { usager, nom: nomComplet(identite), projets: rangs<Projet>(projets), offres: rangs<OffreLue>(offres) }
}

const rangs = <T>(lue: Lue | null): Rang<T>[] =>
  (lue?.enregistrements ?? []).map(({ numero = 0, versions: [version] }) => ({
    numero,
    version,
    // The API is ours, and its contract is checked by its own tests.
    donnees: version.donnees as T,
  }))

export function leRang<T>(tous: readonly Rang<T>[], d: Demande): Rang<T> {
  const { numero } = d.requete.params as { numero: string }
  const trouve = tous.find(r => String(r.numero) === numero)
  if (!trouve) throw refusDeLApi(404, {})
  return trouve
}

export const filDuDossier = (usager: string, ...suite: { href: string; texte: string }[]) => [
  { href: '/professionnel', texte: 'Accueil' },
  { href: `/professionnel/dossiers/${usager}`, texte: 'Dossier' },
  ...suite,
]
