import type { ISql } from 'postgres'
import type { Empreintes } from '../moteur/ecriture.js'
import { empreinteDuNir } from './empreintes.js'

/** Civil status certified by the RNIPP. `sexe` as the NIR writes it; `lieuNaissance` is empty for a birth abroad. INSEE codes. */
export type Pivot = {
  nomNaissance: string
  prenoms: string
  dateNaissance: string
  sexe: '1' | '2'
  lieuNaissance: string
  paysNaissance: string
}

type Issue = { issue: 'trouvee'; usager: bigint } | { issue: 'inconnue' | 'incertaine' }

/**
 * The person whose civil status this is. Two persons may share names and birth date: the NIR must confirm with sex and birth place,
 * which are its ten first digits. It is compared through its keyed fingerprint, over the thousand numbers these digits may begin.
 * Without a NIR, or with two persons left, it is uncertain, and nobody's file is opened.
 */
export async function trouverParIdentitePivot(sql: ISql, empreintes: Empreintes, cle: Buffer, pivot: Pivot): Promise<Issue> {
  const etatsCivils = prenomsPossibles(pivot.prenoms).map(prenom => etatCivil(empreintes, pivot, prenom))
  const candidats = await sql<{ usager_id: string; nir: string | null }[]>`
    with recu as (select decode(hexa, 'hex') as etat_civil from unnest(${etatsCivils}::text[]) as hexa),
    trouve as (
      select c.usager_id, c.nir_empreinte, c.date_naissance from recu r join cle_d_identite c on c.etat_civil_empreinte = r.etat_civil
      union
      select c.usager_id, c.nir_empreinte, c.date_naissance from recu r join cle_d_identite c on c.etat_civil_usage_empreinte = r.etat_civil)
    select t.usager_id, encode(t.nir_empreinte, 'hex') as nir from trouve t join usager u on u.id = t.usager_id
    where t.date_naissance = ${pivot.dateNaissance} and u.fusionne_dans is null`
  if (candidats.length === 0) return { issue: 'inconnue' }
  const possibles = new Set(debutsDeNir(pivot).flatMap(debut => numeros(debut).map(nir => empreinteDuNir(cle, nir).toString('hex'))))
  const [confirmee, ...autres] = candidats.filter(c => c.nir !== null && possibles.has(c.nir))
  return confirmee && autres.length === 0 ? { issue: 'trouvee', usager: BigInt(confirmee.usager_id) } : { issue: 'incertaine' }
}

const etatCivil = (empreintes: Empreintes, { nomNaissance, dateNaissance }: Pivot, prenom: string): string => {
  const donnees = { nom: nomNaissance, nomNaissance, prenom, dateNaissance }
  const { etat_civil_empreinte: octets } = empreintes(donnees, Object.keys(donnees))
  if (!octets) throw new Error('l’état civil n’a pas d’empreinte')
  return octets.toString('hex')
}

/** Files keep the usual first name or several, in their order. */
const prenomsPossibles = (prenoms: string): string[] => {
  const tous = prenoms.trim().split(/\s+/)
  return tous.map((_, i) => tous.slice(0, i + 1).join(' '))
}

/** Sex, year, month and place of birth. Until 1976 both halves of Corsica were numbered 20. */
function debutsDeNir({ sexe, dateNaissance, lieuNaissance, paysNaissance }: Pivot): string[] {
  const lieu = lieuNaissance === '' ? paysNaissance : lieuNaissance
  const debut = sexe + dateNaissance.slice(2, 4) + dateNaissance.slice(5, 7)
  return /^2[AB]/.test(lieu) ? [debut + lieu, `${debut}20${lieu.slice(2)}`] : [debut + lieu]
}

const numeros = (debut: string): string[] => Array.from({ length: 999 }, (_, i) => debut + String(i + 1).padStart(3, '0'))
