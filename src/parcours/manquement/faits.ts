import type { Fait } from '../../droit/procedures-en-double.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { originesDe } from '../../moteur/origines.js'
import { lirePresents } from '../../moteur/presents.js'
import { manquement } from './manquement.echange.js'

/** Each breach of hers as a procedure rests on it, by its number: its nature, its day, the file it was first written in. */
export async function faitsDe({ sql }: Pick<Ecriture, 'sql'>, usager: bigint): Promise<(numero: number) => Fait[]> {
  const lus = (await lirePresents(sql, manquement, ['nature', 'jour'], [usager])).get(usager) ?? []
  const origines = await originesDe(sql, manquement.nom, usager)
  const faits = lus.map(({ numero, donnees }) => ({
    ...{ numero, nature: String(donnees.nature), jour: String(donnees.jour) },
    dossier: origines.get(numero) ?? usager.toString(),
  }))
  return numero => faits.filter(f => f.numero === numero)
}
