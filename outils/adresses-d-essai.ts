/** What `essais.ts` hands to each test file: the server of the run, where it logs when it is ours, and the databases to copy. */
export type AdressesDEssai = {
  urlAdministrateur: string
  urlProprietaire: string
  urlApplication: string
  /** Migrated. */
  modele: string
  /** Brought to the declaration as well: what the first start of each platform would do again. */
  modeleDeclare: string
  journal?: string
}

const VARIABLE = 'ESSAIS_BASE'

export function adressesDEssai(): AdressesDEssai {
  const texte = process.env[VARIABLE]
  if (!texte) throw new Error(`${VARIABLE} is missing: run the tests through « npm run essais »`)
  return JSON.parse(texte) as AdressesDEssai
}

export function enVariable(adresses: AdressesDEssai): Record<string, string> {
  return { [VARIABLE]: JSON.stringify(adresses) }
}
