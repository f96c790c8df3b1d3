import type { Traitement } from '../../moteur/traitements.js'
import { refusDeRadier } from './radiation.regles.js'

export const traitementDeLInscription: Traitement = {
  regles({ appelant }, { corps }) {
    const detail = refusDeRadier(appelant.type, corps.statut)
    return detail ? [{ pointer: '/statut', detail }] : []
  },
}
