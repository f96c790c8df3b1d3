import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ISql } from 'postgres'
import type { CodeActeur } from '../../droit/acteurs.js'
import type { Appelant } from '../../moteur/appelant.js'
import { lignesNommant } from '../../moteur/lignes.js'
import { ressources } from '../../parcours/ressources.js'
import type { Fichier } from './derouler.js'

const parLecture = 1024 * 1024

/** A file of the disk, its fingerprint computed by one reading. Throws the system's error when it cannot be read. */
export async function fichierDuDisque(chemin: string): Promise<Fichier> {
  const { size } = await stat(chemin)
  const ouvrir = () => createReadStream(chemin, { highWaterMark: parLecture })
  const somme = createHash('sha256')
  for await (const morceau of ouvrir()) somme.update(morceau as Buffer)
  return { nom: basename(chemin), taille: size, empreinte: somme.digest(), ouvrir }
}

/** Who deposits a file from the command line: the operator of the platform, for an organisation, with the lines of its kind. */
export async function deposantDe(sql: ISql, organisation: string): Promise<Appelant | undefined> {
  const [trouvee] = await sql<{ type: CodeActeur }[]>`select type from organisation where code = ${organisation}`
  if (!trouvee) return undefined
  return {
    organisation,
    type: trouvee.type,
    structure: null,
    agent: 'BATCH',
    application: 'ligne-de-commande',
    personne: null,
    preuve: null,
    lignes: new Set(lignesNommant(ressources, trouvee.type)),
    correlation: randomUUID(),
  }
}
