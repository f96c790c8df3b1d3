import { jourDe } from '../../src/moteur/moteur.js'
import { estUneSemaine, plusSemaines, type Semaine, semaineDe } from '../../src/droit/semaines.js'
import { type Activite, type Compteur, compter, type Obligations } from '../../src/parcours/activites/index.js'

/** How many weeks one page shows. */
const PAR_PAGE = 12
/** The law asks for nothing before. */
const PREMIERE: Semaine = '2025-W01'

type Page = { compteurs: Compteur[]; courante: Semaine; avant: Semaine | null }

/** A page of weeks that ends at `jusque`, or at the last one planned; `avant` ends the page before, when there is one. */
export function pageDesSemaines(activites: readonly Activite[], obligations: Obligations, horloge: () => Date, demandee?: string): Page {
  const jusque = demandee !== undefined && estUneSemaine(demandee) ? demandee : undefined
  const courante = semaineDe(jourDe(horloge()))
  const siennes = activites.map(a => a.semaine)
  const [plancher = courante] = [...siennes, ...debuts(obligations), courante].filter(s => s >= PREMIERE).toSorted()
  const derniere = [...siennes, plusSemaines(courante, 1)].toSorted().at(-1) ?? courante
  const fin = jusque !== undefined && jusque >= plancher ? jusque : derniere
  const [, de = fin] = [plancher, plusSemaines(fin, 1 - PAR_PAGE)].toSorted()
  return {
    compteurs: compter(activites, obligations, { de, a: fin }),
    courante,
    avant: de > plancher ? plusSemaines(de, -1) : null,
  }
}

const debuts = ({ contrats, dispenses }: Obligations): Semaine[] => [...contrats, ...dispenses].map(p => semaineDe(p.du))

/** The week an address names, null for none that is. */
export const uneSemaine = (activites: readonly Activite[], obligations: Obligations, semaine: Semaine): Compteur => {
  const [compteur] = compter(activites, obligations, { de: semaine, a: semaine })
  if (!compteur) throw new Error(`${semaine} : sans compteur`)
  return compteur
}
