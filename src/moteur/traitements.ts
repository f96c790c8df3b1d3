import type { Donnees } from './contenu.js'
import { corriger, type Ecriture, type Empreintes, inserer } from './ecriture.js'
import { type Manque, Probleme } from './probleme.js'

/** `connue`: the person had a file already, which the caller now follows; the deposit does not write on it. */
export type Accueil = { usager: bigint; connue: boolean }

/** What a resource does beyond a plain write. Bound to its name at composition; a plain write needs none of it. */
export type Traitement = {
  empreintes?: Empreintes
  /** Brings a new person in: finds or makes her, attaches her to the caller. Only for the `racine`. */
  accueillir?: (ecriture: Ecriture, corps: Donnees) => Promise<Accueil>
  /** Rules a deposit or a correction must respect, as sentences; empty when it does. */
  regles?: (ecriture: Ecriture, voulu: Voulu) => Promise<readonly Manque[]> | readonly Manque[]
  /**
   * What takes long (an answer of a third party): read in a transaction of its own, then done in none, before that of the write, which is
   * given it as `prepare`. Null when this write needs nothing of the sort. Asked only through a route that deposits on a known person.
   */
  preparer?: (ecriture: Ecriture, voulu: Voulu) => Promise<(() => Promise<Donnees>) | null>
  /** What the platform adds to the row: fields among `calculees` of the resource. Not asked for a correction that changes nothing. */
  calculer?: (ecriture: Ecriture, voulu: Voulu) => Promise<Donnees> | Donnees
  /** What the write brings about, in its transaction: other rows, work items, deadlines. What it throws rolls everything back. */
  effets?: (ecriture: Ecriture, fait: Fait) => Promise<void>
}
/** What a deposit or a correction is about to write of a person; `numero` when it corrects one of several rows. */
export type Voulu = { usager: bigint; numero?: number | undefined; corps: Donnees; prepare?: Donnees | undefined }
/** What was written: `corps` with what was computed; `numero` in a resource of several rows. */
export type Fait = Voulu & { version: number }
export type Traitements = Readonly<Record<string, Traitement>>

/** Adds a row with all its resource asks for: rules, computed fields, effects. To be called in a transaction keyed to the caller. */
export async function deposerSelon(
  traitement: Traitement,
  ecriture: Ecriture,
  voulu: Voulu,
): Promise<{ numero?: number; version: number }> {
  const { usager, corps } = voulu
  await exigerLesRegles(traitement, ecriture, voulu)
  const complet = { ...corps, ...(await calculees(traitement, ecriture, voulu)) }
  const fait = await inserer(ecriture, usager, complet, traitement.empreintes)
  await traitement.effets?.(ecriture, { usager, corps: complet, ...fait })
  return fait
}

/** Corrects the version that was read, with all its resource asks for. What changes nothing brings nothing about. */
export async function corrigerSelon(
  traitement: Traitement,
  ecriture: Ecriture,
  { usager, numero, corps, version }: Fait,
): Promise<{ version: number }> {
  const voulu = { usager, numero, corps }
  await exigerLesRegles(traitement, ecriture, voulu)
  const ajoutees = await calculees(traitement, ecriture, voulu)
  const fait = await corriger(ecriture, usager, numero, version, corps, traitement.empreintes, ajoutees)
  if (fait.version !== version) await traitement.effets?.(ecriture, { ...voulu, corps: { ...corps, ...ajoutees }, ...fait })
  return fait
}

/** Throws 422 with every sentence. */
export async function exigerLesRegles(traitement: Traitement, ecriture: Ecriture, voulu: Voulu): Promise<void> {
  const manques = (await traitement.regles?.(ecriture, voulu)) ?? []
  if (manques.length > 0) throw new Probleme(422, 'regle-non-respectee', manques.map(m => m.detail).join(' '), { erreurs: manques })
}

async function calculees(traitement: Traitement, ecriture: Ecriture, voulu: Voulu): Promise<Donnees> {
  const ajoutees = (await traitement.calculer?.(ecriture, voulu)) ?? {}
  const { nom, calculees: permises = [] } = ecriture.ligne.ressource
  const etranger = Object.keys(ajoutees).find(c => !permises.includes(c))
  if (etranger) throw new Error(`${nom}.${etranger} n’est pas de ce que la plateforme calcule`)
  return ajoutees
}
