import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { type LigneDExport, lireUneLigne } from '../../scellement/index.js'
import { fichierAParcourir, Refus } from './commande.js'

/**
 * An export, line by line. One that cannot be read is said in its place and the rest is still verified; so is the absence of the end.
 * @throws Refus when the file is not an export at all.
 */
export async function* lignesDeLExport(chemin: string): AsyncGenerator<LigneDExport | { anomalie: string }> {
  let numero = 0
  let derniere: LigneDExport | null = null
  for await (const texte of createInterface({ input: createReadStream(fichierAParcourir(chemin)) })) {
    numero++
    derniere = lireUneLigne(texte)
    const enTete = derniere !== null && 'journal' in derniere
    if (numero === 1 && !enTete)
      throw new Refus(
        `« ${chemin} » n’est pas un export du journal (commande exporter-journal) : sa première ligne n’en est pas l’en-tête.`,
      )
    if (derniere === null) yield { anomalie: `La ligne ${numero} de l’export ne se lit pas : elle a été coupée ou altérée.` }
    else if (enTete && numero > 1) yield { anomalie: `La ligne ${numero} est l’en-tête d’un autre export, mis à la suite du premier.` }
    else yield derniere
  }
  if (numero === 0) throw new Refus(`« ${chemin} » est vide : ce n’est pas un export du journal.`)
  if (derniere === null || !('fin' in derniere))
    yield { anomalie: 'L’export s’arrête avant sa fin : il a été interrompu, ou coupé. Refaites-le.' }
}
