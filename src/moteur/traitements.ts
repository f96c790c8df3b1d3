import type { Donnees } from './contenu.js'
import type { Ecriture, Empreintes } from './ecriture.js'
import type { Manque } from './probleme.js'

/** `connue`: the person had a file already, which the caller now follows; the deposit does not write on it. */
export type Accueil = { usager: bigint; connue: boolean }

/** What a resource does beyond a plain write. Bound to its name at composition; a plain write needs none of it. */
export type Traitement = {
  empreintes?: Empreintes
  /** Brings a new person in: finds or makes her, attaches her to the caller. Only for the `racine`. */
  accueillir?: (ecriture: Ecriture, corps: Donnees) => Promise<Accueil>
  /** Rules a deposit or a correction must respect, as sentences; empty when it does. */
  regles?: (ecriture: Ecriture, voulu: Voulu) => Promise<readonly Manque[]> | readonly Manque[]
}
/** What a deposit or a correction is about to write of a person; `numero` when it corrects one of several rows. */
export type Voulu = { usager: bigint; numero?: number | undefined; corps: Donnees }
export type Traitements = Readonly<Record<string, Traitement>>
