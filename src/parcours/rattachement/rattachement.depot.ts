import type { CodeActeur } from '../../droit/acteurs.js'
import type { MotifDeRattachement } from '../../droit/perimetres.js'
import type { Traitement } from '../../moteur/traitements.js'
import { refusDeRattachement } from './admission.regles.js'

type Corps = { organisation?: string; structure?: string | null; motif?: MotifDeRattachement; du?: string; au?: string | null }
type Membre = { code: string; type: CodeActeur; departements: string[] }

/** What a deposit of a follow-up must respect: who may confide to whom, a structure of that organisation, dates in order. */
export const traitementDuRattachement: Traitement = {
  async regles({ sql, appelant }, _usager, corps) {
    const { organisation, structure, motif, du, au } = corps as Corps
    const manques =
      du !== undefined && typeof au === 'string' && au < du ? [{ pointer: '/au', detail: 'Le dernier jour précède le premier.' }] : []
    if (organisation === undefined || motif === undefined) return manques
    const membres = await sql<
      Membre[]
    >`select code, type, departements from organisation where code in ${sql([organisation, appelant.organisation])}`
    const deposant = membres.find(m => m.code === appelant.organisation)
    const vise = membres.find(m => m.code === organisation)
    const refus = deposant ? refusDeRattachement(deposant, vise, motif) : 'Votre organisation n’est pas sur la plateforme.'
    if (refus) return [...manques, { pointer: '/organisation', detail: refus }]
    if (typeof structure !== 'string') return manques
    const [sienne] = await sql`select 1 from structure where code = ${structure} and organisation = ${organisation}`
    return sienne ? manques : [...manques, { pointer: '/structure', detail: `${structure} n’est pas une structure de ${organisation}.` }]
  },
}
