import type { Traitements } from '../moteur/traitements.js'
import { traitementDuRattachement } from '../parcours/rattachement/index.js'
import { empreintesDIdentite } from '../personnes/index.js'
import type { Secrets } from './secrets.js'

/** What each resource does beyond a plain write. */
export const creerTraitements = (secrets: Secrets): Traitements => ({
  rattachement: traitementDuRattachement,
  identite: { empreintes: empreintesDIdentite(secrets.nirEmpreinte) },
})
