import { chargerTerritoire, type Commune } from '../../src/flux/normalisation/territoire.js'
import type { Hasard } from './hasard.js'

/** Communes where people live, drawn in proportion to their population. */
export type Habitat = { tirer: (tirage: Hasard) => Commune }

const habitats = new Map<string, Habitat>()

/** Habitat of these départements, or of all of France; built once for each list. */
export const habitatDe = (departements: readonly string[] | undefined): Habitat => {
  const cle = departements?.join() ?? ''
  const connu = habitats.get(cle)
  if (connu !== undefined) return connu
  // Paris, Lyon and Marseille are lived in by arrondissement, which have their own postal code.
  const communes = chargerTerritoire()
    .communes()
    .filter(({ code, departement, codesPostaux, population }) => {
      if (population === 0 || codesPostaux.length === 0 || EN_ARRONDISSEMENTS.has(code)) return false
      return departements === undefined || departements.includes(departement)
    })
  if (communes.length === 0) throw new RangeError(`no inhabited commune in ${cle}`)
  const cumul: number[] = []
  let total = 0
  for (const { population } of communes) {
    total += population
    cumul.push(total)
  }
  const habitat: Habitat = {
    tirer: tirage => {
      const cible = tirage() * total
      let bas = 0
      let haut = communes.length - 1
      while (bas < haut) {
        const milieu = (bas + haut) >>> 1
        if ((cumul[milieu] ?? 0) <= cible) bas = milieu + 1
        else haut = milieu
      }
      return communes[bas] ?? (communes[0] as Commune)
    },
  }
  habitats.set(cle, habitat)
  return habitat
}

export const EN_ARRONDISSEMENTS: ReadonlySet<string> = new Set(['75056', '69123', '13055'])
