import { lirePresents } from '../../moteur/presents.js'
import type { Traitement } from '../../moteur/traitements.js'
import { refusDeCaisse } from './caisse.regles.js'

export const traitementDesDroitsRsa: Traitement = {
  async regles({ sql, ligne, appelant }, { usager, numero, corps }) {
    const presents = numero === undefined ? [] : ((await lirePresents(sql, ligne.ressource, ['caisse'], [usager])).get(usager) ?? [])
    const vise = numero === undefined ? corps : presents.find(p => p.numero === numero)?.donnees
    // A row that is not there, or not visible, is the engine's 404.
    const detail = vise && refusDeCaisse(appelant.organisation, vise.caisse)
    return detail ? [{ pointer: '/caisse', detail }] : []
  },
}
