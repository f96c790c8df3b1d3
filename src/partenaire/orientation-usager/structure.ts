import type { ISql } from 'postgres'
import type { z } from 'zod'
import { RefusPartenaire } from '../refus.js'
import type { structure } from './formes.js'

/** The structure a body names, by its Aurore code or by the Safir one it replaces, and whose it is; nothing when it names none. */
export async function structureDuContrat(
  sql: ISql,
  nommee: z.infer<typeof structure> | null | undefined,
): Promise<{ organisation?: string; structure?: string }> {
  const { code_aurore: aurore = null, code_safir: safir = null } = nommee ?? {}
  if (aurore === null && safir === null) return {}
  const [trouvee] = await sql<{ code: string; organisation: string }[]>`
    select code, organisation from structure where code_aurore = ${aurore} or (${aurore}::text is null and code_safir = ${safir}) limit 1`
  if (!trouvee) throw new RefusPartenaire('REQUETE_INVALIDE', 'structure : aucune structure de la plateforme n’a ce code.')
  return { organisation: trouvee.organisation, structure: trouvee.code }
}
