import { cheminDe, sesLignes } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import type { SaisieDeRecherche } from './formulaires.js'

export type Homonyme = { usager: string; donnees: { nom: string; nomNaissance: string; prenom: string; dateNaissance: string } }

/** Whom these names may be, under each of her lines that searches by name; a person is shown once. */
export async function parNom(d: Demande, noms: string): Promise<{ trouvees: Homonyme[]; incomplet: boolean }> {
  const lignes = sesLignes(d.contexte, d.session, 'identite', 'rechercher').filter(l => l.echange.rechercher?.parNom)
  const trouvees = new Map<string, Homonyme>()
  let incomplet = false
  for (const ligne of lignes) {
    const { statut, corps } = await d.appeler('POST', `${cheminDe(ligne)}/recherche-par-nom`, { corps: { noms, limite: 25 } })
    if (statut !== 200) throw refusDeLApi(statut, corps)
    for (const h of corps.elements as Homonyme[]) trouvees.set(h.usager, h)
    incomplet ||= corps.incomplet === true
  }
  return { trouvees: [...trouvees.values()], incomplet }
}

/** The person exact keys name, when she is of her perimeter. */
export async function parCles(d: Demande, cles: SaisieDeRecherche): Promise<string | null> {
  for (const ligne of sesLignes(d.contexte, d.session, 'identite', 'rechercher')) {
    const { statut, corps } = await d.appeler('POST', `${cheminDe(ligne)}/recherche`, { corps: cles })
    if (statut === 200) return String(corps.usager)
    if (statut !== 404) throw refusDeLApi(statut, corps)
  }
  return null
}
