import type { CodeActeur } from '../../droit/acteurs.js'
import { lirePresents } from '../../moteur/presents.js'
import type { Traitement } from '../../moteur/traitements.js'
import { refusDeSignataire } from './signataire.regles.js'

export const traitementDuContratPreexistant: Traitement = {
  async regles({ sql, ligne, appelant }, { usager, numero, corps }) {
    const presents = numero === undefined ? [] : ((await lirePresents(sql, ligne.ressource, ['organisation'], [usager])).get(usager) ?? [])
    const vise = (numero === undefined ? corps : presents.find(p => p.numero === numero)?.donnees) as { organisation: string } | undefined
    // A row that is not there, or not visible, is the engine's 404.
    if (!vise) return []
    const membres = await sql<{ code: string; type: CodeActeur; departements: string[] }[]>`
      select code, type, departements from organisation where code in ${sql([vise.organisation, appelant.organisation])}`
    const auteur = membres.find(m => m.code === appelant.organisation)
    if (!auteur) return [{ pointer: '/organisation', detail: 'Votre organisation n’est pas sur la plateforme.' }]
    const detail = refusDeSignataire(
      auteur,
      membres.find(m => m.code === vise.organisation),
    )
    return detail ? [{ pointer: '/organisation', detail }] : []
  },
}
