import type { Ecriture } from '../../moteur/ecriture.js'
import { sha256 } from './empreinte.js'
import type { Contrat } from './formes.js'

/** Puts a contract on paper: a PDF. */
export type MettreEnPage = (contrat: Contrat, instant: Date) => Buffer
export type Document = { sha256: string; octets: Buffer; rang: number }

type EnCours = Pick<Ecriture, 'sql' | 'moteur'>

/** The document of an edition with the signatures it bears so far; undefined when nobody was shown it yet. */
export async function dernierExemplaire({ sql }: EnCours, empreinte: string): Promise<Document | undefined> {
  const [dernier] = await sql<Document[]>`
    select sha256, octets, rang from document_de_contrat where empreinte = ${empreinte} order by rang desc limit 1`
  return dernier
}

/** Made once, when somebody first reads it, and kept: everyone afterwards is shown the very same bytes, and what was signed over them. */
export async function montrer(encours: EnCours, mettreEnPage: MettreEnPage, contrat: Contrat): Promise<Document> {
  const present = await dernierExemplaire(encours, contrat.empreinte)
  if (present) return present
  await garder(encours, contrat.empreinte, { rang: 0, octets: mettreEnPage(contrat, encours.moteur.horloge()) })
  const fait = await dernierExemplaire(encours, contrat.empreinte)
  if (!fait) throw new Error('un document aussitôt perdu')
  return fait
}

export async function garder(
  { sql, moteur }: EnCours,
  empreinte: string,
  { rang, octets }: { rang: number; octets: Buffer },
): Promise<string> {
  const nom = sha256(octets)
  await sql`insert into document_de_contrat (empreinte, rang, sha256, octets, fait_le)
    values (${empreinte}, ${rang}, ${nom}, ${octets}, ${moteur.horloge()}) on conflict do nothing`
  return nom
}
