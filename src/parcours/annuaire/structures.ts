import type { ISql } from 'postgres'
import type { Confiance } from '../../droit/parametres/parametre.js'
import { acteurs, type CodeActeur, organismesReferents } from '../../droit/acteurs.js'
import { caisseDeleguee, competence, estDelegue } from '../orientation/index.js'
import { situer } from '../projet/index.js'

/** `precise`: the structure answers for that commune by name, and not for its whole département. */
export type StructureDuLieu = {
  type: CodeActeur
  organisation: string
  nom: string
  structure: string | null
  nomStructure: string | null
  codeAurore: string | null
  codeSafir: string | null
  precise: boolean
}

/** Who may receive a person who lives there: of each organisation the structures that name the commune, else those of its département. */
export async function structuresDuLieu(sql: ISql, commune: string): Promise<StructureDuLieu[]> {
  const { departement } = situer(commune)
  const types = organismesReferents.map(a => a.code)
  const trouvees = await sql<StructureDuLieu[]>`
    select o.type, o.code as organisation, o.nom, s.code as structure, s.nom as "nomStructure", s.code_aurore as "codeAurore",
      s.code_safir as "codeSafir", coalesce(${commune} = any (s.communes), false) as precise
    from organisation o left join structure s on s.organisation = o.code
      and (${commune} = any (s.communes) or (s.communes = '{}' and s.departement = ${departement}))
    where o.type = any (${types}) and o.suspendue_le is null
      and (s.code is not null or ${departement} = any (o.departements))
    order by o.type, o.code, s.code`
  const nommant = new Set(trouvees.filter(t => t.precise).map(t => t.organisation))
  const rang = (t: StructureDuLieu) => acteurs.findIndex(a => a.code === t.type)
  return trouvees.filter(t => t.precise || !nommant.has(t.organisation)).toSorted((a, b) => rang(a) - rang(b))
}

/** Who decides of the orientation of a beneficiary of the RSA who lives there, on a legal day, and why. */
export async function decidantDuRsa(
  sql: ISql,
  commune: string,
  jour: string,
): Promise<{ qui: string; pourquoi: string; texte: string; confiance: Confiance }> {
  const { departement } = situer(commune)
  const [conseil] = await sql<{ code: string }[]>`
    select code from organisation where type = 'CD' and ${departement} = any (departements) order by code limit 1`
  const { texte, qui, pourquoi, confiance } = competence(
    {
      brsa: true,
      departement,
      informeLe: null,
      ouvertLe: null,
      delegueAFranceTravail: conseil !== undefined && (await estDelegue(sql, conseil.code, jour)),
      delegueALaCaf: (await caisseDeleguee(sql, departement, jour)) !== null,
      solliciteLaMissionLocale: false,
      solliciteCapEmploi: false,
    },
    jour,
  )
  return { qui, pourquoi, texte: texte.cite, confiance }
}
