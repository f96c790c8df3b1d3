import { menuDeLAdministration } from '../administration/menu.js'
import { menuDeLEntreprise } from '../entreprise/menu.js'
import { menuDeLaPersonne } from '../personne/menu.js'
import { menuDeSonCompte, menuDuProfessionnel } from '../professionnel/menu.js'
import type { Outil } from '../../src/droit/outils.js'
import type { Session } from '../../src/acces/session/index.js'
import type { Entree } from './entree.js'

/** Every entry there is, in the order they are read; each part writes its own in its `menu.ts`. */
const entrees: readonly Entree[] = [
  ...menuDuProfessionnel,
  ...menuDeLAdministration,
  ...menuDeSonCompte,
  ...menuDeLaPersonne,
  ...menuDeLEntreprise,
]

type Organisations = {
  outilOuvert: (organisation: string, outil: Outil) => boolean
  typeDe: (organisation: string) => string | undefined
}

export const menuDe = (connecte: Session | null, { outilOuvert, typeDe }: Organisations): readonly Entree[] =>
  connecte === null
    ? []
    : entrees.filter(
        e =>
          e.pour(connecte) &&
          (e.outil === undefined || outilOuvert(connecte.organisation, e.outil)) &&
          (e.de?.includes(typeDe(connecte.organisation) ?? '') ?? true),
      )
