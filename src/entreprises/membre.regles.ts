export type Role = 'responsable' | 'membre'
export type EtatDeMembre = 'en-attente' | 'actif' | 'retire'

/**
 * How somebody enters the space of her company. ProConnect vouches for her SIRET, not for what she may do there: the first one answers
 * for the company, the others wait for one who does. A member who was withdrawn asks again by coming back.
 */
export function entree(connu: { role: Role; etat: EtatDeMembre } | null, responsables: number): { role: Role; etat: EtatDeMembre } {
  if (connu && connu.etat !== 'retire') return connu
  return responsables === 0 ? { role: 'responsable', etat: 'actif' } : { role: 'membre', etat: 'en-attente' }
}

export type Decision = 'accepter' | 'confier' | 'retirer'

/** What a responsible member decides of another: null when it may be done, else why not. The company always keeps one. */
export function obstacle(decision: Decision, vise: { role: Role; etat: EtatDeMembre; soi: boolean }): string | null {
  if (vise.soi) return 'Vous ne décidez pas de vos propres droits : un autre responsable le peut.'
  if (decision === 'accepter') return vise.etat === 'en-attente' ? null : 'Cette personne n’attend pas d’accord.'
  if (vise.etat !== 'actif') return decision === 'retirer' && vise.etat === 'en-attente' ? null : 'Cette personne n’a pas accès.'
  if (decision === 'confier') return vise.role === 'membre' ? null : 'Cette personne est déjà responsable.'
  return null
}
