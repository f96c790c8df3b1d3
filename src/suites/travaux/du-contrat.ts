import type { ISql } from 'postgres'
import { type NatureDeTravail, naturesDeTravail } from '../../droit/travaux.js'
import type { Appelant } from '../../moteur/appelant.js'
import type { Moteur } from '../../moteur/moteur.js'
import { listerLesTravaux, type Travail } from './file-de-travail.js'

/** Codes of the partner contract; the domain is the first three letters of the family [V]. */
export type FiltreDActivites = { codeActivite?: string | undefined; codeFamille?: string | undefined; codeDomaine?: string | undefined }
type Activite = { code: string; famille: string }
export type TravailDuContrat = Travail & { activite: Activite }

const publiees = new Map<NatureDeTravail, Activite>(
  (Object.entries(naturesDeTravail) as [NatureDeTravail, { activite: Activite | null }][]).flatMap(([nature, { activite }]) =>
    activite ? [[nature, activite] as const] : [],
  ),
)

/** What of the queue of the caller the partner contract has a name for, as `listerLesTravaux`. */
export async function travauxDuContrat(
  sql: ISql,
  moteur: Moteur,
  appelant: Appelant,
  { codeActivite, codeFamille, codeDomaine }: FiltreDActivites,
  page: { apres?: string | undefined; limite: number },
): Promise<TravailDuContrat[]> {
  const natures = [...publiees].flatMap(([nature, { code, famille }]) =>
    (codeActivite ?? code) === code && (codeFamille ?? famille) === famille && famille.startsWith(codeDomaine ?? '') ? [nature] : [],
  )
  const travaux = await listerLesTravaux(sql, moteur, appelant, { natures }, page)
  return travaux.flatMap(t => {
    const activite = publiees.get(t.nature)
    return activite ? [{ ...t, activite }] : []
  })
}
