import type { Appelant } from '../../moteur/appelant.js'
import { assuranceSuffisante } from '../../moteur/assurance.js'
import type { Politique } from '../../moteur/autorisation.js'
import { lignesOuvertes } from '../../moteur/autorisation.js'
import type { Enregistrement } from '../../moteur/contenu.js'
import type { Lire } from '../../moteur/lecture.js'
import type { Moteur } from '../../moteur/moteur.js'
import type { Ligne } from '../../moteur/lignes.js'
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

/** How many resources are read at once: enough to hide the wait, few enough to leave connections to the others. */
const ENSEMBLE = 4

type Contexte = { moteur: Moteur; lire: Lire; politique: Politique }

/** Everything the declared lines hold about the person (GDPR, art. 15, 3), each line read as any reader reads it: traced. */
export async function copieDuDossier(
  contexte: Contexte,
  ressources: readonly Ressource[],
  appelant: Appelant,
  usager: bigint,
): Promise<{ rubriques: Rubrique[]; reservees: Reservee[] }> {
  const lues: Lue[] = []
  for (let i = 0; i < ressources.length; i += ENSEMBLE)
    lues.push(...(await Promise.all(ressources.slice(i, i + ENSEMBLE).map(r => lireUneRubrique(contexte, r, appelant, usager)))))
  return {
    rubriques: lues.flatMap(({ rubrique }) => rubrique ?? []),
    reservees: lues.flatMap(({ reservee }) => reservee ?? []),
  }
}

type Lue = { rubrique: Rubrique | undefined; reservee: Reservee | undefined }

async function lireUneRubrique({ moteur, lire, politique }: Contexte, r: Ressource, appelant: Appelant, usager: bigint): Promise<Lue> {
  const ouvertes = lignesOuvertes(r, 'consulter', appelant, politique).filter(apporte)
  const lisibles = ouvertes.filter(l => assuranceSuffisante(l.assurance.demande, appelant.preuve, moteur.horloge()))
  const lues: Rubrique[] = []
  for (const ligne of lisibles) {
    const contenu = await lire(ligne, appelant, usager)
    if (contenu === null) continue
    lues.push({
      ressource: r.nom,
      intitule: r.intitule,
      libelles: Object.fromEntries(ligne.champs.map(c => [c, r.donnees[c]?.libelle ?? c])),
      enregistrements: 'elements' in contenu ? contenu.elements : [contenu],
      versions: (await lireHistorique(moteur, ligne, appelant, usager)) ?? [],
    })
  }
  const [premiere, ...autres] = lues
  return {
    rubrique: premiere && autres.reduce(completer, premiere),
    reservee: lisibles.length < ouvertes.length ? { ressource: r.nom, intitule: r.intitule } : undefined,
  }
}

/** A line that only repeats the fields of those before it adds nothing to a copy. */
const apporte = (ligne: Ligne, rang: number, toutes: readonly Ligne[]): boolean => {
  const deja = new Set(toutes.slice(0, rang).flatMap(l => l.champs))
  return ligne.champs.some(c => !deja.has(c))
}

/** The same rows, with the fields another line gives of them. */
function completer(rubrique: Rubrique, autre: Rubrique): Rubrique {
  const memes = <E extends Enregistrement>(e: E, parmi: readonly E[]): E => {
    const jumeau = parmi.find(x => x.numero === e.numero && x.version === e.version)
    return { ...e, donnees: { ...e.donnees, ...jumeau?.donnees } }
  }
  return {
    ...rubrique,
    libelles: { ...rubrique.libelles, ...autre.libelles },
    enregistrements: rubrique.enregistrements.map(e => memes(e, autre.enregistrements)),
    versions: rubrique.versions.map(v => memes(v, autre.versions)),
  }
}
