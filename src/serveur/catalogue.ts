import type { Application, CatalogueDeScopes, Habilitations, JetonVerifie, RefusDeScope } from '../acces/index.js'
import type { Adhere } from '../moteur/autorisation.js'
import { toutesLesLignes } from '../moteur/lignes.js'
import type { Ressource } from '../moteur/ressource.js'

export function creerCatalogue(ressources: readonly Ressource[], { adhere }: { habilitations: Habilitations; adhere: Adhere }) {
  const lignes = new Map(toutesLesLignes(ressources).map(l => [l.code, l]))
  const catalogue: CatalogueDeScopes = { estConnu: s => lignes.has(s), lignes: s => (lignes.has(s) ? [s] : []) }
  const refusDeScope: RefusDeScope = (application: Application, scope) => {
    const l = lignes.get(scope)
    return l?.echange.caractere === 'volontaire' && !adhere(application.organisation, l.ressource.nom, l.nomEchange) ? `Le scope ${scope} demande une adhésion.` : null
  }
  const lignesDuJeton = (jeton: JetonVerifie): ReadonlySet<string> => new Set(jeton.scopes.flatMap(s => catalogue.lignes(s)))
  return { catalogue, refusDeScope, lignesDuJeton }
}
