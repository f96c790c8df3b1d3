import type { ISql } from 'postgres'
import type { CodeActeur } from '../../droit/acteurs.js'
import type { MotifDeRattachement } from '../../droit/perimetres.js'
import { lirePresents } from '../../moteur/presents.js'
import type { Manque } from '../../moteur/probleme.js'
import type { Traitement } from '../../moteur/traitements.js'
import { refusDeCorrection, refusDeRattachement } from './admission.regles.js'

type Corps = { organisation?: string; structure?: string | null; motif?: MotifDeRattachement; du?: string; au?: string | null }
type Membre = { code: string; type: CodeActeur; departements: string[] }

/** What a follow-up must respect: who may confide to whom or end what, a structure of that organisation, dates in order. */
export const traitementDuRattachement: Traitement = {
  async regles({ sql, ligne, appelant }, { usager, numero, corps }) {
    const presents = numero === undefined ? [] : ((await lirePresents(sql, ligne.ressource, champs, [usager])).get(usager) ?? [])
    const present = presents.find(p => p.numero === numero)?.donnees as Corps | undefined
    const voulu: Corps = { ...present, ...corps }
    const { organisation, motif } = voulu
    // A row that is not there, or not visible, is the engine's 404.
    if (organisation === undefined || motif === undefined) return []
    const membres = await sql<
      Membre[]
    >`select code, type, departements from organisation where code in ${sql([organisation, appelant.organisation])}`
    const auteur = membres.find(m => m.code === appelant.organisation)
    const vise = membres.find(m => m.code === organisation)
    if (!auteur) return [{ pointer: '/organisation', detail: 'Votre organisation n’est pas sur la plateforme.' }]
    const refus = present && vise ? refusDeCorrection(auteur, vise, motif) : refusDeRattachement(auteur, vise, motif)
    if (refus) return [{ pointer: '/organisation', detail: refus }]
    return [...datesEnDesordre(voulu), ...(await structureEtrangere(sql, voulu))]
  },
}

const champs = ['organisation', 'structure', 'motif', 'du', 'au']

const datesEnDesordre = ({ du, au }: Corps): Manque[] =>
  du !== undefined && typeof au === 'string' && au < du ? [{ pointer: '/au', detail: 'Le dernier jour précède le premier.' }] : []

async function structureEtrangere(sql: ISql, { organisation, structure }: Corps): Promise<Manque[]> {
  if (organisation === undefined || typeof structure !== 'string') return []
  const [sienne] = await sql`select 1 from structure where code = ${structure} and organisation = ${organisation}`
  return sienne ? [] : [{ pointer: '/structure', detail: `${structure} n’est pas une structure de ${organisation}.` }]
}
