import type { ISql } from 'postgres'
import type { z } from 'zod'
import { lirePresents } from '../moteur/presents.js'
import { droitsRsa } from '../parcours/droits-rsa/droits-rsa.echange.js'
import { envoiAuPayeur } from './envoi-au-payeur.echange.js'
import { type Droit, payeurDe } from './payeur.regles.js'

type Champs = typeof envoiAuPayeur.donnees
export type Envoi = { [C in keyof Champs]: z.output<Champs[C]['schema']> }
export type EnvoiPresent = { numero: number; version: number; donnees: Envoi }

/** What was told of her to any payer, oldest first, of what the caller may read. */
export async function envoisDe(sql: ISql, usager: bigint): Promise<EnvoiPresent[]> {
  const presents = (await lirePresents(sql, envoiAuPayeur, Object.keys(envoiAuPayeur.donnees), [usager])).get(usager) ?? []
  return presents.map(p => ({ numero: p.numero, version: p.version, donnees: p.donnees as Envoi }))
}

/** The payer of a person, among the organisations of the platform; null when nobody is known to pay her. */
export async function payeurConnuDe(sql: ISql, usager: bigint): Promise<string | null> {
  const champs = ['caisse', 'etatDossier', 'dateDemande', 'dateCloture']
  const droits = ((await lirePresents(sql, droitsRsa, champs, [usager])).get(usager) ?? []).map(p => p.donnees as Droit)
  const connues = await sql<{ code: string }[]>`
    select code from organisation where type in ('CAF', 'MSA') and code = any (${droits.map(d => d.caisse)})`
  return payeurDe(droits.filter(d => connues.some(c => c.code === d.caisse)))
}
