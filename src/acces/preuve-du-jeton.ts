import type { Preuve } from '../droit/assurance.js'
import { niveaux } from '../droit/niveaux.js'
import type { JetonVerifie } from './jeton.js'

/**
 * What a token proves of a human: the level our own server wrote in `acr`, since `auth_time`. Null for a program alone; a token that
 * names an agent or a person without saying how she signed in proves nothing of her.
 */
export function preuveDuJeton({ session, agent, personne }: JetonVerifie): Preuve | null {
  if (session) return { niveau: niveaux.find(n => n === session.acr) ?? 'aucun', le: new Date(session.authTime * 1000) }
  return agent === undefined && personne === undefined ? null : { niveau: 'aucun', le: new Date(0) }
}
