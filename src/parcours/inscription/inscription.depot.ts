import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import type { Traitement } from '../../moteur/traitements.js'
import { clorelesTravaux } from '../../suites/index.js'
import { radiation } from '../radiation/radiation.echange.js'
import { inscription } from './inscription.echange.js'
import { refusDeRadier, refusDeReinscrire } from './radiation.regles.js'

export const traitementDeLInscription: Traitement = {
  async regles(ecriture, { usager, corps }) {
    const detail = refusDeRadier(corps.statut) ?? (corps.statut === 'inscrit' ? await siElleEstRadiee(ecriture, usager) : null)
    return detail ? [{ pointer: '/statut', detail }] : []
  },

  /** Off the list, or back on it: the demand to leave it has had its answer. */
  async effets(ecriture, { usager, corps }) {
    if (typeof corps.statut === 'string') await clorelesTravaux(ecriture, { nature: 'cessation-a-constater', usager, motif: corps.statut })
    if ('statut' in corps || 'categorie' in corps) await clorelesTravaux(ecriture, { nature: 'categorie-a-revoir', usager, motif: 'revue' })
  },
}

async function siElleEstRadiee({ sql, moteur, ligne }: Ecriture, usager: bigint): Promise<string | null> {
  const [elle] = (await lirePresents(sql, inscription, ['statut'], [usager])).get(usager) ?? []
  if (elle?.donnees.statut !== 'radie') return null
  const siennes = (await lirePresents(sql, radiation, ['etat', 'dernierJour'], [usager])).get(usager) ?? []
  return refusDeReinscrire(
    ligne.nomEchange,
    siennes.map(r => r.donnees as { etat: string; dernierJour: string | null }),
    aujourdHui(moteur),
  )
}
