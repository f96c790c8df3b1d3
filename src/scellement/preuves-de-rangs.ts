import type { ISql } from 'postgres'
import { engager, engagements, type Feuille, hacher, hacherLesParties, type Ouverture } from './feuille.js'
import { racineParInclusion } from './inclusion.js'
import { type CleDeNote, ouvrir } from './note.js'
import { plagesDInclusion, racinesDesPlages } from './preuves.js'
import { lireLeSceau } from './sceau.js'
import type { Preuves } from './vue.js'
import { dernierSceau, sceauDeLaTransaction } from './sceaux.js'
import { lireLesFeuilles } from './tuiles.js'

/** What of a row its reader may know besides its public part. */
export type Devoile = 'usager' | 'agent'

/** Rows that are sealed; those of the last second are not yet. Null when nothing ever was. */
export async function prouver(sql: ISql, feuilles: readonly Feuille[], devoile: Devoile): Promise<Preuves | null> {
  const dernier = await dernierSceau(sql)
  if (!dernier) return null
  const { taille } = dernier.sceau
  const places: { feuille: Feuille; rang: number }[] = []
  for (const feuille of feuilles) {
    const rang = await rangDansLArbre(sql, feuille)
    if (rang !== null && rang < taille) places.push({ feuille, rang })
  }
  const plages = places.map(p => plagesDInclusion(p.rang, taille))
  const racines = await racinesDesPlages(sql, plages.flat())
  return {
    note: dernier.note,
    rangs: places.map(({ feuille, rang }, i) => {
      const [usager, agent] = engagements(feuille)
      const chemin = racines.splice(0, plages[i]?.length ?? 0).map(h => h.toString('base64'))
      const montre = { usager: devoile === 'usager' ? feuille.usager : usager, agent: devoile === 'agent' ? feuille.agent : agent }
      return { publique: feuille.publique, ...montre, rang, chemin }
    }),
  }
}

async function rangDansLArbre(sql: ISql, feuille: Feuille): Promise<number | null> {
  const sceau = await sceauDeLaTransaction(sql, BigInt(String(feuille.publique[1])))
  if (!sceau) return null
  const { taille, lignes } = sceau.sceau
  const h = hacher(feuille)
  const place = (await lireLesFeuilles(sql, taille - lignes, taille)).findIndex(f => f.equals(h))
  return place < 0 ? null : taille - lignes + place
}

/** Whether each row is in the journal that the note signs: one sentence for each that is not, none when all are. */
export function verifierLesPreuves({ note, rangs }: Preuves, cles: readonly CleDeNote[]): string[] {
  const texte = ouvrir(note, cles)
  const sceau = texte === null ? null : lireLeSceau(texte)
  if (!sceau) return ['La note n’est pas signée par la clé donnée.']
  return rangs.flatMap(({ publique, usager, agent, rang, chemin }) => {
    const feuille = hacherLesParties(publique, engage(usager), engage(agent))
    const racine = racineParInclusion({ feuille, rang, taille: sceau.taille, chemin: chemin.map(h => Buffer.from(h, 'base64')) })
    return racine?.equals(sceau.racine) ? [] : [`La ligne du ${String(publique[2])} n’est pas celle qui a été scellée.`]
  })
}

const engage = (partie: Ouverture | string): string => (typeof partie === 'string' ? partie : engager(partie))
