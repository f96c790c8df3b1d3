import type { FastifyInstance } from 'fastify'
import type { Sql } from 'postgres'
import { creerFederation, type Federation, type Profil } from '../acces/federation/index.js'
import type { Empreintes } from '../moteur/ecriture.js'
import { type Pivot, trouverParIdentitePivot } from '../personnes/index.js'
import type { Secrets } from './secrets.js'

type Reglages = {
  sql: Sql
  secrets: Secrets
  adressePublique: string
  production: boolean
  fournisseurs: readonly Profil[]
  horloge: () => Date
  empreintes: Empreintes
}

/** How people sign in, and which person a certified civil status is. */
export async function composerLaFederation(
  app: FastifyInstance,
  { sql, secrets, adressePublique, production, fournisseurs, horloge, empreintes }: Reglages,
): Promise<{ federation: Federation; reconnaitre: (pivot: Pivot) => ReturnType<typeof trouverParIdentitePivot> }> {
  const joues = production ? [] : await jouerLesManquants(app, adressePublique, fournisseurs)
  return {
    federation: creerFederation({ sql, profils: [...fournisseurs, ...joues], cookies: secrets.cookies, adressePublique, horloge }),
    reconnaitre: pivot => trouverParIdentitePivot(sql, empreintes, secrets.nirEmpreinte, pivot),
  }
}

/** A demonstration signs people in without being registered anywhere; production never loads what plays that. */
async function jouerLesManquants(app: FastifyInstance, adressePublique: string, regles: readonly Profil[]): Promise<Profil[]> {
  const { installerLesFournisseursDEssai } = await import('../../jeu-d-essai/fournisseurs/index.js')
  const noms = (['proconnect', 'franceconnect'] as const).filter(nom => !regles.some(p => p.nom === nom))
  return installerLesFournisseursDEssai(app, { adressePublique, noms })
}
