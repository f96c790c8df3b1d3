import type { Appelant } from '../../moteur/appelant.js'
import { assuranceSuffisante } from '../../moteur/assurance.js'
import type { Politique } from '../../moteur/autorisation.js'
import { lignesOuvertes } from '../../moteur/autorisation.js'
import type { Enregistrement } from '../../moteur/contenu.js'
import type { Lire } from '../../moteur/lecture.js'
import type { Moteur } from '../../moteur/moteur.js'
import { lireHistorique, type Version } from '../../moteur/passe.js'
import type { Ressource } from '../../moteur/ressource.js'

/** One resource of the copy: what the platform holds now, with its source, and every version it replaced. */
export type Rubrique = {
  ressource: string
  intitule: string
  libelles: Record<string, string>
  enregistrements: Enregistrement[]
  versions: Version[]
}

/** What is kept back until the person signs in more surely: the rest of the copy is hers without it. */
type Reservee = Pick<Rubrique, 'ressource' | 'intitule'>

/** Everything the declared lines hold about the person (GDPR, art. 15, 3), each line read as any reader reads it: traced. */
export async function copieDuDossier(
  { moteur, lire, politique }: { moteur: Moteur; lire: Lire; politique: Politique },
  ressources: readonly Ressource[],
  appelant: Appelant,
  usager: bigint,
): Promise<{ rubriques: Rubrique[]; reservees: Reservee[] }> {
  const rubriques: Rubrique[] = []
  const reservees: Reservee[] = []
  for (const r of ressources) {
    const [ligne] = lignesOuvertes(r, 'consulter', appelant, politique)
    if (ligne && !assuranceSuffisante(ligne.assurance.demande, appelant.preuve, moteur.horloge())) {
      reservees.push({ ressource: r.nom, intitule: r.intitule })
      continue
    }
    const contenu = ligne ? await lire(ligne, appelant, usager) : null
    if (!ligne || contenu === null) continue
    rubriques.push({
      ressource: r.nom,
      intitule: r.intitule,
      libelles: Object.fromEntries(ligne.champs.map(c => [c, r.donnees[c]?.libelle ?? c])),
      enregistrements: 'elements' in contenu ? contenu.elements : [contenu],
      versions: (await lireHistorique(moteur, ligne, appelant, usager)) ?? [],
    })
  }
  return { rubriques, reservees }
}
