import type { Page, Sources } from './page.js'
import { accueil } from './pages/accueil.js'
import { algorithme } from './pages/algorithme.js'
import { api } from './pages/api.js'
import { assurance } from './pages/assurance.js'
import { conditions } from './pages/conditions.js'
import { droits } from './pages/droits.js'
import { echanges } from './pages/echanges.js'
import { erreurs } from './pages/erreurs.js'
import { exemples } from './pages/exemples.js'
import { fichiers } from './pages/fichiers.js'
import { jetonsLies } from './pages/jetons-lies.js'
import { notices } from './pages/notices.js'
import { partenaire } from './pages/partenaire.js'
import { plan } from './pages/plan.js'
import { quiVoitQuoi } from './pages/qui-voit-quoi.js'
import { registre } from './pages/registre.js'
import { pageDeRessource } from './pages/ressource.js'

/** The whole documentation, in the order of its menus. */
export function toutesLesPages(sources: Sources): Page[] {
  const pages = [
    accueil(sources),
    exemples(sources),
    echanges(sources),
    ...sources.ressources.map(pageDeRessource),
    ...api(sources),
    droits(sources),
    fichiers(sources),
    partenaire(sources),
    erreurs(),
    assurance(sources),
    jetonsLies(sources),
    quiVoitQuoi(sources),
    registre(sources),
    algorithme(),
    ...notices(sources),
    conditions(sources),
  ]
  return [...pages, plan(pages)]
}
