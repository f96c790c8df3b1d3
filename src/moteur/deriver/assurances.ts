import { assurancesDesActes } from '../../droit/assurance-des-actes.js'
import type { AssuranceDeLigne } from '../../droit/assurance-des-lignes.js'
import { assurances } from '../../droit/niveaux.js'
import { toutesLesLignes } from '../lignes.js'
import type { Ressource } from '../ressource.js'

/** Security measure (GDPR art. 32), with what calls for it when it is more than the ordinary one. */
export const phraseDAssurance = (a: AssuranceDeLigne): string =>
  a.demande === 'ordinaire' ? assurances.ordinaire : `${assurances[a.demande]} (${a.motif}, ${a.texte.cite})`

type RangDAssurance = { quoi: string; assurance: AssuranceDeLigne }

/** What each line asks of whoever is behind the call, then what is asked beside the lines. */
export const rangsDAssurance = (ressources: readonly Ressource[]): { lignes: RangDAssurance[]; actes: RangDAssurance[] } => ({
  lignes: toutesLesLignes(ressources).map(l => ({ quoi: l.code, assurance: l.assurance })),
  actes: Object.entries(assurancesDesActes).map(([quoi, assurance]) => ({ quoi, assurance })),
})

/** The same as text, strongest words first in the legend. */
export function assurancesEnTexte(ressources: readonly Ressource[]): string {
  const { lignes, actes } = rangsDAssurance(ressources)
  const largeur = Math.max(...[...lignes, ...actes].map(r => r.quoi.length)) + 2
  const rang = ({ quoi, assurance: a }: RangDAssurance) => `${quoi.padEnd(largeur)}${a.demande.padEnd(12)}${a.motif} (${a.texte.cite})`
  return `${[...Object.values(assurances), '', ...lignes.map(rang), '', ...actes.map(rang)].join('\n')}\n`
}
