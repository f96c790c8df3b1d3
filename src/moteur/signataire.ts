import { estUnRole, permet } from '../droit/roles.js'
import type { Appelant } from './appelant.js'
import type { Ecriture } from './ecriture.js'

/** Who decides, as a letter names her: « Hervé DUVAL ». Null of a program alone. */
export function nomDuSignataire({ agent }: Pick<Appelant, 'agent'>): string | null {
  const [, nom = '', prenom = ''] = agent?.split('|') ?? []
  return `${prenom} ${nom}`.trim() || null
}

/** Whether her role in her organisation lets this agent sign a sanction. Read when she signs, not before: a role is withdrawn at once. */
export async function peutSignerUneSanction({ sql, moteur, appelant: a }: Pick<Ecriture, 'sql' | 'moteur' | 'appelant'>): Promise<boolean> {
  const [agent] = await sql<{ roles: string[] }[]>`
    select roles from agent where organisation = ${a.organisation} and identifiant = ${a.agent} and etat = 'actif' and expire_le > ${moteur.horloge()}`
  return permet((agent?.roles ?? []).filter(estUnRole), 'sanctionner')
}
