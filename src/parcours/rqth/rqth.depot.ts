import { lirePresents } from '../../moteur/presents.js'
import type { Traitement } from '../../moteur/traitements.js'
import { manquesDeLaRqth, type Rqth } from './validite.regles.js'

export const traitementDeLaRqth: Traitement = {
  async regles({ sql, moteur, ligne: { ressource } }, { usager, corps }) {
    const [present] = (await lirePresents(sql, ressource, ['dateDebut', 'dateFin'], [usager], moteur.chiffrement)).get(usager) ?? []
    return manquesDeLaRqth({ dateFin: null, ...present?.donnees, ...corps } as Rqth)
  },
}
