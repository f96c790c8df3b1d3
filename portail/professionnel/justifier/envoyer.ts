import type { ErreurDeSaisie } from '../../interface/index.js'
import { type Demande, refusDeLApi } from '../ecran.js'

const CARACTERES = 10

/** What is missing of a reason before it is sent. */
export const trop = (motif: string): ErreurDeSaisie[] =>
  motif.length >= CARACTERES ? [] : [{ champ: 'motif', texte: 'Dites pourquoi, en une phrase : le motif est gardé avec votre nom.' }]

/** Sends it to the API; what its author may mend comes back as a fault of her form. */
export async function envoyer(
  d: Demande,
  chemin: string,
  corps: object,
): Promise<{ fait: Record<string, unknown> } | { erreurs: readonly ErreurDeSaisie[] }> {
  const rendu = await d.appeler('POST', chemin, { corps })
  if (rendu.statut < 300) return { fait: rendu.corps }
  if (rendu.statut === 409) return { erreurs: [{ champ: 'geste', texte: String(rendu.corps.detail) }] }
  if (rendu.statut === 404)
    return { erreurs: [{ champ: 'numeroFranceTravail', texte: 'Aucune personne de votre périmètre ne porte ce numéro.' }] }
  throw refusDeLApi(rendu.statut, rendu.corps)
}
