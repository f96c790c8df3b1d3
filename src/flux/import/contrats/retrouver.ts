import { decrire, rapprocherEnMasse } from '../../../personnes/index.js'
import type { ContratPreexistant } from '../../contrats/lire.js'
import { nirCoherent, nirProvisoire } from '../../normalisation/nir.js'
import type { Travail } from '../format.js'

/** The known person each contract binds: by her civil status and NIR, or by her NIR alone when the file gives nothing else. */
export async function retrouver(t: Travail, contrats: readonly ContratPreexistant[]): Promise<(bigint | null)[]> {
  const complets = contrats.flatMap(({ identite: i, nir }, rang) => {
    if (i === null) return []
    const nirFiable = nir !== null && !nirProvisoire(nir) && nirCoherent(nir, i.sexe, i.dateNaissance, i.typeDateNaissance !== 'annee')
    const indices = { matricule: null, departement: null }
    return [{ rang, recue: decrire(t.empreintes, { ...i, nir, nirFiable, precision: i.typeDateNaissance }, indices) }]
  })
  const resultats = await rapprocherEnMasse(
    t.sql,
    complets.map(c => c.recue),
  )
  const trouves: (bigint | null)[] = contrats.map(() => null)
  for (const [i, { rang }] of complets.entries()) {
    const r = resultats[i]
    if (r?.issue === 'certaine' || r?.issue === 'probable') trouves[rang] = r.usager
    // Alone of her civil status: whether she is followed by the organisation, which is asked next, corroborates it.
    else if (r?.issue === 'ambigue' && r.raison === 'etat-civil-sans-corroboration' && r.candidats.length === 1)
      trouves[rang] = r.candidats[0] ?? null
  }
  const seuls = contrats.flatMap(({ identite, nir }, rang) => (identite === null && nir !== null ? [{ rang, nir }] : []))
  const parNir = await chercherParNir(
    t,
    seuls.map(s => s.nir),
  )
  for (const { rang, nir } of seuls) trouves[rang] = parNir.get(nir) ?? null
  return trouves
}

async function chercherParNir(t: Travail, nirs: readonly string[]): Promise<Map<string, bigint>> {
  const parEmpreinte = new Map(nirs.map(nir => [t.empreintes({ nir }, ['nir']).nir_empreinte?.toString('hex') ?? '', nir]))
  const rangs = await t.sql.unsafe<{ empreinte: string; usagers: string[] }[]>(
    `select h.empreinte, array_agg(c.usager_id::text) as usagers from unnest($1::text[]) as h(empreinte)
     join cle_d_identite c on c.nir_empreinte = decode(h.empreinte, 'hex') group by 1`,
    [[...parEmpreinte.keys()]],
  )
  return new Map(
    rangs.flatMap(({ empreinte, usagers: [seul, ...autres] }) =>
      seul !== undefined && autres.length === 0 ? [[parEmpreinte.get(empreinte) ?? '', BigInt(seul)] as const] : [],
    ),
  )
}
