import assert from 'node:assert/strict'
import type { PlateformeDEssai } from '../../../outils/plateforme-d-essai.js'

/** A person joins a piece to her answer; returns its number, and what opening it gives to whoever tries. */
export async function joindreUnePiece(p: PlateformeDEssai, qui: string, reponse: { chemin: string; numero: number; texte?: string }) {
  const r = await p.appeler(`/api/v1/pieces/moi/${reponse.chemin}/${reponse.numero}`, {
    method: 'POST',
    jeton: await p.jetonDe(qui),
    headers: { 'content-type': 'application/pdf' },
    body: `%PDF-1.7 ${reponse.texte ?? 'une attestation'}`,
  })
  assert.equal(r.status, 201, await r.clone().text())
  const { piece } = (await r.json()) as { piece: string }
  return async (autre: string, organisation: string): Promise<number> => {
    const chemin = `${p.identifiant(qui, organisation)}/${reponse.chemin}/${reponse.numero}/${piece}`
    return (await p.appeler(`/api/v1/pieces/${chemin}`, { jeton: await p.jetonDe(autre) })).status
  }
}
