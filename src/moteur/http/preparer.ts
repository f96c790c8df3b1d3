import type { Appelant } from '../appelant.js'
import type { Donnees } from '../contenu.js'
import { corpsDeDepot } from '../deriver/schema.js'
import { agirPour } from '../journal.js'
import type { Ligne } from '../lignes.js'
import { aujourdHui } from '../moteur.js'
import { Probleme } from '../probleme.js'
import { rejouer } from '../rejouer.js'
import { exigerLesRegles } from '../traitements.js'
import { estVisible } from '../visibilite.js'
import type { Contexte } from './contexte.js'

/**
 * What a deposit needs that takes long, made before its transaction so that no row is held meanwhile. Only when the rules allow the deposit
 * as things stand: its transaction asks them again, and is the one that answers.
 */
export function preparation({ moteur, traitements }: Contexte, ligne: Ligne) {
  const schema = corpsDeDepot(ligne)
  const traitement = traitements[ligne.ressource.nom] ?? {}
  const { preparer } = traitement
  if (!preparer) return async () => undefined

  return async (appelant: Appelant, usager: bigint, recu: unknown): Promise<Donnees | undefined> => {
    const corps = schema.safeParse(recu)
    if (!corps.success) return undefined
    const voulu = { usager, corps: corps.data as Donnees }
    const lue = await rejouer(() =>
      moteur.sql.begin(async sql => {
        await agirPour(sql, appelant, aujourdHui(moteur))
        const ecriture = { sql, moteur, ligne, appelant }
        if (!(await estVisible(sql, moteur, ligne, appelant, usager))) return null
        await exigerLesRegles(traitement, ecriture, voulu)
        return preparer(ecriture, voulu)
      }),
    ).catch(refusee)
    return lue?.()
  }
}

function refusee(erreur: unknown): null {
  if (erreur instanceof Probleme) return null
  throw erreur
}
