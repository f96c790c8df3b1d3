import type { ErreurDeSaisie } from '../interface/index.js'
import { type Demande, refusDeLApi } from '../professionnel/ecran.js'

const racine = '/api/v1/administration'

/** Reads what must be there. An identifier that is not one names nothing: the page is that of what does not exist. */
export async function lire<T>(d: Demande, chemin: string): Promise<T> {
  const { statut, corps } = await d.appeler('GET', racine + chemin)
  if (statut !== 200) throw refusDeLApi(statut === 400 ? 404 : statut, corps)
  return corps as T
}

type Acte = { verbe: 'POST' | 'PUT'; chemin: string; corps: unknown }
type Manque = { pointer: string; detail: string }
/** Where and how a form says what the API says of one pointer; '' is the act as a whole. */
type Dire = (pointer: string, detail: string) => ErreurDeSaisie

/**
 * Asks the API for an act. What its author may mend comes back as the faults of her form, so that nothing she typed is lost; any other
 * refusal is a page.
 */
export async function agir(
  d: Demande,
  { verbe, chemin, corps }: Acte,
  dire: Dire,
): Promise<{ fait: Record<string, unknown> } | { erreurs: readonly ErreurDeSaisie[]; statut: number }> {
  const rendu = await d.appeler(verbe, racine + chemin, { corps })
  if (rendu.statut < 300) return { fait: rendu.corps }
  if (![400, 409, 412, 422].includes(rendu.statut)) throw refusDeLApi(rendu.statut, rendu.corps)
  const manques = (rendu.corps.errors ?? []) as Manque[]
  const dits = manques.length > 0 ? manques : [{ pointer: '', detail: String(rendu.corps.detail) }]
  return { statut: rendu.statut, erreurs: dits.map(m => dire(m.pointer, enPhrase(m.detail))) }
}

const enPhrase = (detail: string): string => {
  const phrase = detail.charAt(0).toUpperCase() + detail.slice(1)
  return /[.!?…]$/.test(phrase) ? phrase : `${phrase}.`
}
