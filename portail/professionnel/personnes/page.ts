import type { Ligne } from '../../../src/moteur/lignes.js'
import { cheminDe, sesLignes } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'

type Donnees = Record<string, unknown>
export type Suivie = { usager: string; identite: Donnees; inscription: Donnees | null; suivi: Donnees | null }
export type Filtres = { statut?: string | undefined; nouveautes?: string | undefined; curseur?: string | undefined }

const instantDepuis = (d: Demande, jours: string) => new Date(d.contexte.horloge().getTime() - Number(jours) * 86_400_000).toISOString()

/** Her lines that give a list, for one resource. */
const listable = (d: Demande, ressource: string): Ligne | undefined =>
  sesLignes(d.contexte, d.session, ressource, 'consulter').find(l => l.sur.liste !== undefined)

async function lireUne(d: Demande, ligne: Ligne | undefined, usager: string): Promise<Donnees | null> {
  if (!ligne) return null
  const { statut, corps } = await d.appeler('GET', `${cheminDe(ligne)}/${usager}`)
  if (statut === 404) return null
  if (statut !== 200) throw refusDeLApi(statut, corps)
  return Array.isArray(corps.elements) ? ((corps.elements as { donnees: Donnees }[])[0]?.donnees ?? {}) : (corps.donnees as Donnees)
}

/** Who this person is, under the first of her lines that sees her; null when none does. */
export async function identiteLisible(d: Demande, usager: string): Promise<Donnees | null> {
  for (const ligne of sesLignes(d.contexte, d.session, 'identite', 'consulter')) {
    const lue = await lireUne(d, ligne, usager)
    if (lue) return lue
  }
  return null
}

/**
 * A page of the persons she follows. The filter chooses the list that is read; what else is shown of each is read for her alone, so that
 * the journal says exactly whose data were on the screen.
 */
export async function pageDesSuivies(
  d: Demande,
  { statut, nouveautes, curseur }: Filtres,
  limite: number,
): Promise<{ personnes: Suivie[]; suivant: string | null }> {
  const [identite, inscription, rattachement] = ['identite', 'inscription', 'rattachement'].map(r => listable(d, r))
  const base = statut ? inscription : (rattachement ?? identite)
  if (!base || !identite) return { personnes: [], suivant: null }
  const requete = new URLSearchParams({ limite: String(limite) })
  if (curseur) requete.set('curseur', curseur)
  if (statut) requete.set('statut', statut)
  if (nouveautes) requete.set('depuis', instantDepuis(d, nouveautes))
  const { statut: rendu, corps } = await d.appeler('GET', `${cheminDe(base)}?${requete}`)
  if (rendu !== 200) throw refusDeLApi(rendu, corps)
  const elements = corps.elements as { usager: string; donnees?: Donnees; elements?: { donnees: Donnees }[] }[]
  const personnes = await Promise.all(
    elements.map(async (e): Promise<Suivie | null> => {
      const lue = await lireUne(d, identite, e.usager)
      return (
        lue && {
          usager: e.usager,
          identite: lue,
          inscription: base === inscription ? (e.donnees ?? null) : await lireUne(d, inscription, e.usager),
          suivi: e.elements?.map(x => x.donnees).find(x => x.organisation === d.session.organisation) ?? null,
        }
      )
    }),
  )
  return { personnes: personnes.filter(p => p !== null), suivant: corps.suivant as string | null }
}
