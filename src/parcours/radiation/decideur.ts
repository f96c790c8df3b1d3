import { estUnRole, permet } from '../../droit/roles.js'
import { CodeDuTravail } from '../../droit/textes.js'
import type { Ecriture } from '../../moteur/ecriture.js'

/** Who decides, as the letter names her: « Hervé DUVAL ». Whoever has no name is refused before. */
export function nomDuDecideur({ appelant: a }: Ecriture): string {
  const [, nom = '', prenom = ''] = a.agent?.split('|') ?? []
  return `${prenom} ${nom}`.trim() || a.organisation
}

/** Why this agent may not decide, as a sentence; null when her role in her organisation lets her. Read when she decides, not before. */
export async function refusDeSigner({ sql, moteur, appelant: a }: Ecriture): Promise<string | null> {
  const [agent] = await sql<{ roles: string[] }[]>`
    select roles from agent where organisation = ${a.organisation} and identifiant = ${a.agent} and etat = 'actif' and expire_le > ${moteur.horloge()}`
  return permet((agent?.roles ?? []).filter(estUnRole), 'sanctionner')
    ? null
    : `Une radiation est prononcée par un agent que France Travail a habilité à signer de telles décisions (${CodeDuTravail.R5412_4.cite}).`
}
