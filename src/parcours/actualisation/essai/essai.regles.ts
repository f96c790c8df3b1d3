import {
  type Periodicites,
  type PublicDActualisation,
  periodicitesDActualisation,
  publicsDActualisation,
} from '../../../droit/parametres/actualisation.js'
import { plusMois } from '../../../droit/jours.js'
import { auJour } from '../../../droit/parametres/parametre.js'
import { doitDeclarer, fenetreDe, type Inscrite, publicDe } from '../periode.regles.js'

/** Those registered alike, and how many they are: nothing of whom. */
export type Groupe = Inscrite & { nombre: number }
type Compte = { avant: number | null; apres: number | null }
/** Numbers of persons; null is a number too small to be shown. */
export type EssaiDActualisation = {
  personnes: number | null
  changent: number | null
  publics: { public: PublicDActualisation; personnes: number | null; avant: string; apres: string }[]
  mois: ({ periode: string; change: boolean } & Compte)[]
}
const MOIS_LUS = 12

/**
 * What a candidate row would ask of those registered today, beside what the rows in force ask: by public, and month by month for a year
 * from its first day. Below `seuil`, a number is not said, nor a difference that would give it away.
 */
export function essayerUneLigne(groupes: readonly Groupe[], candidate: Periodicites, depuis: string, seuil: number): EssaiDActualisation {
  const periodes = Array.from({ length: MOIS_LUS }, (_, n) => plusMois(`${depuis.slice(0, 7)}-01`, n).slice(0, 7))
  const tenus = (g: Groupe, table?: Periodicites) => periodes.map(p => doitDeclarer(g, fenetreDe(p), table))
  const lus = groupes.map(g => ({ g, avant: tenus(g), apres: tenus(g, candidate) }))
  const dire = (n: number) => (n > 0 && n < seuil ? null : n)
  const combien = (de: readonly { g: Groupe }[]) => dire(de.reduce((total, { g }) => total + g.nombre, 0))
  const enVigueur = auJour(periodicitesDActualisation, depuis)
  return {
    personnes: combien(lus),
    changent: combien(lus.filter(l => l.avant.some((a, i) => a !== l.apres[i]))),
    publics: publicsDActualisation.map(p => ({
      public: p,
      personnes: combien(lus.filter(({ g }) => publicDe(g, depuis) === p)),
      avant: enVigueur[p],
      apres: candidate[p],
    })),
    mois: periodes.map((periode, i) => {
      const changent = lus.filter(l => l.avant[i] !== l.apres[i])
      const avant = combien(lus.filter(l => l.avant[i]))
      return {
        periode,
        change: changent.length > 0,
        avant,
        apres: combien(changent) === null ? null : combien(lus.filter(l => l.apres[i])),
      }
    }),
  }
}
