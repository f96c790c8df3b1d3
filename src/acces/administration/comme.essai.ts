import assert from 'node:assert/strict'
import { NOM_DU_COOKIE } from '../session/index.js'
import type { PlateformeDEssai } from '../../../outils/plateforme-d-essai.js'

const racine = '/api/v1/administration'

/** The administration as a named professional reaches it, signed in with a strong proof unless said otherwise. */
export async function comme(p: PlateformeDEssai, persona: string, preuve?: Parameters<PlateformeDEssai['ouvrirSession']>[1]) {
  const temoin = (await p.ouvrirSession(persona, preuve)).replace(`${NOM_DU_COOKIE}=`, '')
  return async (methode: 'GET' | 'POST' | 'PUT', chemin: string, corps?: unknown) => {
    const session = await p.portail.sessions.parCookie(temoin)
    assert.ok(session, `${persona} n’a plus de session`)
    return p.portail.api(session, 'essai-d-administration', methode, racine + chemin, corps === undefined ? {} : { corps })
  }
}
export type Comme = Awaited<ReturnType<typeof comme>>
