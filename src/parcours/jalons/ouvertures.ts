import { acteurs, type CodeActeur } from '../../droit/acteurs.js'
import { type Ligne, lignesDe } from '../../moteur/lignes.js'
import type { Ouvertures } from '../../moteur/operation-composee.js'
import { contratEngagement } from '../contrat-engagement/contrat-engagement.echange.js'
import { diagnostic } from '../diagnostic/diagnostic.echange.js'
import { orientation } from '../orientation/orientation.echange.js'
import { rendezVous } from '../rendez-vous/rendez-vous.echange.js'

/** A milestone says something of each of these: whoever may not read all of them is not told the days. */
function lecturesDe(code: CodeActeur): [Ligne, ...Ligne[]] | null {
  const lectures = [orientation, rendezVous, diagnostic, contratEngagement].map(r =>
    lignesDe(r).find(l => l.operation === 'consulter' && l.par.some(a => a.code === code)),
  )
  const [premiere, ...autres] = lectures.filter(l => l !== undefined)
  return premiere && autres.length + 1 === lectures.length ? [premiere, ...autres] : null
}

/** Of one person: who reads her orientation and what follows it, herself included. */
export const ouverturesDUnePersonne: Ouvertures = Object.fromEntries(
  acteurs.flatMap(({ code }) => {
    const lectures = lecturesDe(code)
    return lectures ? [[code, [lectures]]] : []
  }),
)

/** Of those one follows: the same, but the person. */
export const ouverturesDesSuivies: Ouvertures = Object.fromEntries(
  Object.entries(ouverturesDUnePersonne).filter(([, jeux]) => jeux?.every(([premiere]) => premiere.sur.motifs !== undefined)),
)
