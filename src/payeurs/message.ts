import type { ISql } from 'postgres'
import { z } from 'zod'
import type { Moteur } from '../moteur/moteur.js'
import { lirePresents } from '../moteur/presents.js'
import { droitsRsa } from '../parcours/droits-rsa/droits-rsa.echange.js'
import { naturesPossibles } from './natures.js'
import type { EnvoiPresent } from './presents.js'

/** What a payer is sent: a decision, and whose it is by the names that payer gave her. */
export const message = z.strictObject({
  reference: z.uuid().describe('Propre à cet envoi : le même message, reçu deux fois, n’a qu’un effet'),
  ordre: z.int().describe('Rang parmi ce qui est décidé pour la personne : le suivant ne part qu’une fois celui-ci répondu'),
  usager: z.string().describe('Identifiant de la personne, propre à votre organisation'),
  matricule: z.string(),
  numeroDemande: z.string(),
  role: z.enum(['demandeur', 'conjoint']).describe('Dans le foyer qui porte ce matricule'),
  nature: z.enum(naturesPossibles),
  decideePar: z.string(),
  du: z.iso.date(),
  au: z.iso.date().nullable(),
  taux: z.int().nullable(),
  montant: z.number().nullable(),
})
export type Message = z.infer<typeof message>

export type Dossier = {
  caisse: string
  matricule: string
  numeroDemande: string
  dateDemande: string
  departement: string
  role: 'demandeur' | 'conjoint'
}

/** The latest file of a person at this payer; undefined when it never said one. */
export async function dossierChez(sql: ISql, payeur: string, usager: bigint): Promise<Dossier | undefined> {
  const champs = ['caisse', 'matricule', 'numeroDemande', 'dateDemande', 'departement', 'role']
  const presents = ((await lirePresents(sql, droitsRsa, champs, [usager])).get(usager) ?? []).map(p => p.donnees as Dossier)
  return presents
    .filter(d => d.caisse === payeur)
    .toSorted((a, b) => a.dateDemande.localeCompare(b.dateDemande))
    .at(-1)
}

export function messageDe(moteur: Moteur, payeur: string, usager: bigint, envoi: EnvoiPresent, dossier: Dossier): Message {
  const { reference, nature, decideePar, du, au, taux, montant } = envoi.donnees
  const { matricule, numeroDemande, role } = dossier
  const nom = moteur.identifiants.pour(payeur, usager)
  return { reference, ordre: envoi.numero, usager: nom, matricule, numeroDemande, role, nature, decideePar, du, au, taux, montant }
}
