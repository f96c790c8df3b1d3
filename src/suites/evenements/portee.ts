import type { Appelant } from '../../moteur/appelant.js'
import { lignesOuvertes, type Politique } from '../../moteur/autorisation.js'
import { perimetreExact } from '../../moteur/deriver/sql.js'
import type { Ligne } from '../../moteur/lignes.js'
import type { Ressource } from '../../moteur/ressource.js'

/**
 * The lines under which a reader may be told that a datum changed: those that let it read that datum. Those a program may never use
 * alone are left out for it; how old the proof of a human is only matters to what she then reads.
 */
export const lignesDAvis = (ressources: readonly Ressource[], a: Appelant, politique: Politique): Ligne[] =>
  ressources
    .flatMap(r => lignesOuvertes(r, 'consulter', a, politique))
    .filter(l => a.preuve !== null || l.assurance.demande !== 'nominative')

const liste = (noms: readonly string[]) => noms.map(n => `'${n}'`).join(', ')

/** The same as a condition on `cible` (usager_id, ressource, champs), for the actor of the row `acteur`. Names come from the declaration. */
export const conditionDAvis = (lignes: readonly Ligne[]): string =>
  lignes
    .map(
      l =>
        `(cible.ressource = '${l.ressource.nom}' and (cible.champs is null or cible.champs && array[${liste(l.champs)}]) and ${perimetreExact(l.sur, 'acteur', 'acteur.jour')})`,
    )
    .join('\n or ') || 'false'
