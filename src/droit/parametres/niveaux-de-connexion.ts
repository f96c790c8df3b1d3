import type { Niveau } from '../niveaux.js'
import { Cnil, Rgpd } from '../textes.js'
import type { Parametre } from './parametre.js'

/** What an `acr` of the identity provider opens on its own, and once our own second factor was given besides. */
export type NiveauxDUnAcr = { acr: string; seul: Niveau; avecFacteur: Niveau }

/**
 * ProConnect: `eidas0` is a declared identity, `eidas1` a password alone, `-mfa` a weak second step (a code by e-mail is one: the
 * CNIL does not call it multifactor, hence never « renforce »), `eidas2` and `eidas3` two true factors.
 * An `acr` that is not in the table opens nothing.
 */
export const niveauxDesAgents: Parametre<readonly NiveauxDUnAcr[]> = {
  nom: 'ce qu’ouvre la connexion d’un professionnel',
  valeurs: [
    {
      depuis: '2025-01-01',
      // biome-ignore format: a table is read in columns
      valeur: [
        { acr: 'eidas0',     seul: 'aucun',    avecFacteur: 'mfa' },
        { acr: 'eidas0-mfa', seul: 'mfa',      avecFacteur: 'mfa' },
        { acr: 'eidas1',     seul: 'aucun',    avecFacteur: 'renforce' },
        { acr: 'eidas1-mfa', seul: 'mfa',      avecFacteur: 'renforce' },
        { acr: 'eidas2',     seul: 'renforce', avecFacteur: 'renforce' },
        { acr: 'eidas3',     seul: 'renforce', avecFacteur: 'renforce' },
      ],
      texte: Cnil.facteurs2025_019,
      confiance: 'dérivé',
    },
  ],
}

/** FranceConnect: who reads her own data signs in at the level the State asks of her; FranceConnect+ for health and the like. */
export const niveauxDesPersonnes: Parametre<readonly NiveauxDUnAcr[]> = {
  nom: 'ce qu’ouvre la connexion d’une personne',
  valeurs: [
    {
      depuis: '2025-01-01',
      // biome-ignore format: a table is read in columns
      valeur: [
        { acr: 'eidas1', seul: 'mfa',      avecFacteur: 'mfa' },
        { acr: 'eidas2', seul: 'renforce', avecFacteur: 'renforce' },
        { acr: 'eidas3', seul: 'renforce', avecFacteur: 'renforce' },
      ],
      texte: Rgpd.article32,
      confiance: 'dérivé',
    },
  ],
}
