import { enClair } from '../../droit/jours.js'
import { baremeDuTravail } from '../../droit/parametres/bareme-du-travail.js'
import { premierJour } from '../../droit/parametres/parametre.js'
import { CodeDuTravail } from '../../droit/textes.js'
import { horsBornes } from './bareme.regles.js'
import type { Manque, Sanction } from './formes.js'
import type { Rang } from './nomenclatures.js'

export type Reproche = { numero: number; nature: string; jour: string; retire: boolean; motifLegitime: boolean | null }
type Ouverture = Pick<Sanction, 'manquements' | 'consequence' | 'tauxPropose' | 'moisProposes'>
/** `deja`: the breaches that another procedure of the code du travail rests on. `accompagnee`: by a mission locale, named. */
export type Dossier = { reproches: readonly Reproche[]; deja: ReadonlySet<number>; rang: Rang; accompagnee: string | null }

/** What the code du travail gives no scale for, in what we read: refused rather than guessed. */
const sansBareme: Readonly<Record<string, string>> = {
  FRAUDE: `Une fraude relève d’un barème propre (${CodeDuTravail.R5412_3_1.cite}), que l’outil ne connaît pas : elle ne se sanctionne pas ici.`,
  REFUS_DE_CONTROLE: 'Le refus de contrôle relève du RSA seul, donc du président du conseil départemental.',
}

const faitsDe = (manquements: Sanction['manquements'], reproches: readonly Reproche[]) => {
  const nommes = new Set(manquements.map(m => m.manquement))
  return reproches.filter(r => nommes.has(r.numero))
}
/** The last day of the facts a procedure rests on; null when it rests on nothing known. */
export const faitsLeDe = (manquements: Sanction['manquements'], reproches: readonly Reproche[]): string | null =>
  faitsDe(manquements, reproches)
    .map(r => r.jour)
    .toSorted()
    .at(-1) ?? null
export const naturesDe = (manquements: Sanction['manquements'], reproches: readonly Reproche[]): string[] =>
  faitsDe(manquements, reproches).map(r => r.nature)

/** What opens a procedure must rest on, and stay within; who may open it is said by each regime. */
export function manquesDeLOuverture(o: Ouverture, { reproches, deja, rang }: Dossier): Manque[] {
  const manques = o.manquements.flatMap(({ manquement }, i): Manque[] => {
    const detail = refusDuManquement(manquement, reproches, deja)
    return detail === null ? [] : [{ pointer: `/manquements/${i}/manquement`, detail }]
  })
  const faitsLe = faitsLeDe(o.manquements, reproches)
  if (manques.length > 0 || faitsLe === null) return manques
  const mesure = { consequence: o.consequence, taux: o.tauxPropose, mois: o.moisProposes }
  return horsBornes({ natures: naturesDe(o.manquements, reproches), rang, faitsLe }, mesure, {
    taux: '/tauxPropose',
    mois: '/moisProposes',
  })
}

function refusDuManquement(numero: number, reproches: readonly Reproche[], deja: ReadonlySet<number>): string | null {
  const vise = reproches.find(r => r.numero === numero)
  if (!vise || vise.retire) return `Ce dossier n’a pas de manquement n° ${numero}.`
  if (vise.motifLegitime) return `Le manquement n° ${numero} avait un motif légitime : il ne se sanctionne pas.`
  const depuis = premierJour(baremeDuTravail)
  if (vise.jour < depuis) return `Ces faits précèdent le barème, en vigueur depuis le ${enClair(depuis)}.`
  if (deja.has(numero)) return `Le manquement n° ${numero} fait déjà l’objet d’une procédure.`
  return sansBareme[vise.nature] ?? null
}

/** France Travail decides of every income but the allowance of whom a mission locale accompanies. */
export const refusDuDemandeur = ({ revenu }: Pick<Sanction, 'revenu'>, { accompagnee }: Dossier): Manque[] =>
  (revenu === 'PACEA' || revenu === 'CEJ') && accompagnee !== null
    ? [
        {
          pointer: '/revenu',
          detail: `Cette allocation relève du représentant légal de ${accompagnee}, qui accompagne ce jeune (${CodeDuTravail.R5412_4.cite}).`,
        },
      ]
    : []

/** The mission locale decides of the allowance of whom it accompanies, and of nobody else. */
export const refusDuJeune = (organisation: string, { accompagnee }: Dossier): Manque[] =>
  accompagnee === organisation
    ? []
    : [
        {
          pointer: '/organisation',
          detail: `Seule la mission locale qui accompagne le jeune peut sanctionner (${CodeDuTravail.R5412_4.cite}).`,
        },
      ]
