import type { Politique } from '../../moteur/autorisation.js'
import { lignesOuvertes } from '../../moteur/autorisation.js'
import type { Appelant } from '../../moteur/appelant.js'
import { perimetreExact } from '../../moteur/deriver/sql.js'
import type { Ligne } from '../../moteur/lignes.js'
import type { Ressource } from '../../moteur/ressource.js'

/** The lines under which a caller reads data: whoever reads a datum is told that it is contested, and nobody else is. */
export const lignesLues = (ressources: readonly Ressource[], appelant: Appelant, politique: Politique): Ligne[] =>
  ressources.flatMap(r => lignesOuvertes(r, 'consulter', appelant, politique))

/** May the caller write this datum, under any of its lines? Then the answer is its business too. */
export const ecritLeChamp = (r: Ressource, champ: string, appelant: Appelant, politique: Politique): boolean =>
  (['corriger', 'deposer'] as const).some(op => lignesOuvertes(r, op, appelant, politique).some(l => l.champs.includes(champ)))

const liste = (noms: readonly string[]) => noms.map(n => `'${n}'`).join(', ')

/** The same as a condition on `cible` (usager_id, ressource, champ), for the actor of the row `acteur`. Names come from the declaration. */
export const conditionDePortee = (lignes: readonly Ligne[]): string =>
  lignes
    .map(
      l =>
        `(cible.ressource = '${l.ressource.nom}' and cible.champ in (${liste(l.champs)}) and ${perimetreExact(l.sur, 'acteur', 'acteur.jour')})`,
    )
    .join('\n or ') || 'false'
