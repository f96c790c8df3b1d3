import { randomUUID } from 'node:crypto'
import type { ReponseApi } from '../contexte.js'
import { cheminDe, sesLignes } from './droits.js'
import { type Demande, refusDeLApi } from './ecran.js'

type Ecriture = { usager: string; corps: Record<string, unknown> }

type Operation = 'deposer' | 'corriger'

/** Writes under the first of her lines that takes these fields and sees the person; a person she does not see does not exist. */
async function sousUneLigne(
  d: Demande,
  [ressource, operation]: readonly [string, Operation],
  corps: Record<string, unknown>,
  faire: (chemin: string) => Promise<ReponseApi>,
): Promise<ReponseApi> {
  for (const ligne of lignesQuiPrennent(d, ressource, operation, Object.keys(corps))) {
    const fait = await faire(cheminDe(ligne))
    if (fait.statut !== 404) return fait
  }
  throw refusDeLApi(404, {})
}

export const deposer = (d: Demande, ressource: string, { usager, corps }: Ecriture): Promise<ReponseApi> =>
  sousUneLigne(d, [ressource, 'deposer'], corps, chemin =>
    d.appeler('POST', `${chemin}/${encodeURIComponent(usager)}`, { corps, entetes: { 'idempotency-key': randomUUID() } }),
  )

/** Corrects the version that was read; 412 when somebody was quicker. */
export const corrigerLaVersion = (
  d: Demande,
  ressource: string,
  { usager, numero, version, corps }: Ecriture & { numero?: number; version: number },
): Promise<ReponseApi> =>
  sousUneLigne(d, [ressource, 'corriger'], corps, chemin =>
    d.appeler('PATCH', `${chemin}/${encodeURIComponent(usager)}${numero === undefined ? '' : `/${numero}`}`, {
      corps,
      entetes: { 'if-match': `"${version}"` },
    }),
  )

const lignesQuiPrennent = (d: Demande, ressource: string, operation: Operation, champs: readonly string[]) =>
  sesLignes(d.contexte, d.session, ressource, operation).filter(l => champs.every(c => l.champs.includes(c)))

/** Whether one of her lines lets her write these fields. */
export const peutEcrire = (d: Demande, ressource: string, operation: Operation, ...champs: string[]): boolean =>
  lignesQuiPrennent(d, ressource, operation, champs).length > 0

/** What the API found to put right, each at the control `ou` gives for its pointer. */
export const refusees = ({ corps }: ReponseApi, ou: (pointeur: readonly string[]) => string): { champ: string; texte: string }[] => {
  const erreurs = (corps.errors ?? []) as { pointer: string; detail: string }[]
  return erreurs.length > 0
    ? erreurs.map(e => ({ champ: ou(e.pointer.split('/').slice(1)), texte: e.detail }))
    : [{ champ: ou([]), texte: String(corps.detail) }]
}
