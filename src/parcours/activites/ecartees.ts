import { joursDe, type Semaine } from '../../droit/semaines.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import type { Ecartee } from './activite.regles.js'
import { suivisDe } from './travail.js'
import { referents } from './validation.regles.js'

/** What her référents do not admit in that week: the law lists no activity, and leaves each of them to say. */
export async function ecarteesPourElle(ecriture: Ecriture, usager: bigint, semaine: Semaine): Promise<Ecartee[]> {
  const siens = referents(await suivisDe(ecriture, usager)).map(r => r.organisation)
  const { du, au } = joursDe(semaine)
  return ecriture.sql<Ecartee[]>`
    select e.type, o.nom as organisation, e.acte from activite_ecartee e join organisation o on o.code = e.organisation
    where e.organisation = any(${siens}) and e.du <= ${au} and (e.au is null or e.au >= ${du}) order by e.organisation`
}
