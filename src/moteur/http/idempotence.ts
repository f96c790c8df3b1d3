import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Appelant } from '../appelant.js'
import type { Ecriture } from '../ecriture.js'
import { journaliser } from '../journal.js'
import { Probleme } from '../probleme.js'

export type Reponse = { statut: number; corps: unknown; entetes: Record<string, string> }
type Gardee = { empreinte: Buffer; statut: number; corps: string; entetes: Record<string, string> }

/** Days a key is kept; published in the documentation. */
export const joursDeConservation = 2

/**
 * Runs the write once for a key (draft-ietf-httpapi-idempotency-key-header-07), in the same transaction: a replay gets
 * the first answer, a second request in progress waits for the first, another body under the same key is refused.
 */
export async function uneSeuleFois(
  { sql, moteur, ligne, appelant }: Ecriture,
  requete: FastifyRequest,
  vise: bigint | null,
  ecrire: () => Promise<Reponse>,
): Promise<Reponse> {
  const cle = cleDe(requete)
  const auteur = auteurDe(appelant)
  const empreinte = createHash('sha256')
    .update(`${requete.method} ${requete.url}\n${JSON.stringify(requete.body)}`)
    .digest()
  const [prise] = await sql`
    insert into idempotence (application, cle, empreinte, statut, corps, entetes, cree_le)
    values (${auteur}, ${cle}, ${empreinte}, 0, '', '{}', ${moteur.horloge()})
    on conflict do nothing returning 1`
  if (!prise) {
    const [g] = await sql<
      Gardee[]
    >`select empreinte, statut, corps, entetes from idempotence where application = ${auteur} and cle = ${cle}`
    if (!g?.empreinte.equals(empreinte))
      throw new Probleme(422, 'cle-reutilisee', 'Cette Idempotency-Key a servi à une autre requête : prenez-en une nouvelle.')
    const corps = JSON.parse(g.corps) as { usager: string }
    const usager = vise ?? moteur.identifiants.lire(appelant.organisation, corps.usager)
    await journaliser(sql, moteur, { ligne, appelant, usagers: [usager], issue: 'rejoue' })
    return { statut: g.statut, corps, entetes: g.entetes }
  }
  const reponse = await ecrire()
  await sql`update idempotence set statut = ${reponse.statut}, corps = ${JSON.stringify(reponse.corps)}, entetes = ${sql.json(reponse.entetes)}
    where application = ${auteur} and cle = ${cle}`
  return reponse
}

/** An application may serve several organisations, agents or persons: the keys of one are not those of another. */
const auteurDe = (a: Appelant): string => [a.application, a.organisation, a.personne ?? a.agent ?? ''].join(' ')

function cleDe(requete: FastifyRequest): string {
  const cle = requete.headers['idempotency-key']
  if (typeof cle !== 'string' || cle.length < 8 || cle.length > 200)
    throw new Probleme(
      400,
      'requete-invalide',
      'Une création demande un en-tête Idempotency-Key de 8 à 200 caractères, propre à cette requête.',
    )
  return cle.replace(/^"(.*)"$/, '$1')
}
