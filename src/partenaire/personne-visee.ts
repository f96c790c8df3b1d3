import type { FastifyRequest } from 'fastify'
import type { ISql } from 'postgres'
import { absence } from '../moteur/fusion.js'
import { agirPour, journaliser } from '../moteur/journal.js'
import type { Ligne } from '../moteur/lignes.js'
import { aujourdHui } from '../moteur/moteur.js'
import { estVisible } from '../moteur/visibilite.js'
import { type Acces, accesDe, type Contexte } from './contexte.js'
import { lireJetonUsager } from './jeton-usager.js'
import { RefusPartenaire } from './refus.js'

/**
 * The person a jeton usager names, and the first open line whose perimeter holds her: a jeton outlives a follow-up, the right does not.
 * Every refusal is traced, with the person when the jeton was ours.
 */
export async function personneVisee(contexte: Contexte, requete: FastifyRequest): Promise<{ usager: bigint; ligne: Ligne }> {
  const acces = accesDe(requete)
  const { moteur, secrets } = contexte
  const lu = lireJetonUsager(secrets.jetonUsager, requete.headers['ft-jeton-usager'], acces.appelant, moteur.horloge())
  const vue = await moteur.sql.begin<Ligne | RefusPartenaire>(async sql => {
    const trouvee = lu.refus ?? (await ligneQuiLaVoit(sql, contexte, acces, lu.usager))
    if (trouvee instanceof RefusPartenaire)
      await journaliser(sql, moteur, { ligne: acces.lignes[0], appelant: acces.appelant, usagers: [lu.usager], issue: 'invisible' })
    return trouvee
  })
  if (vue instanceof RefusPartenaire) throw vue
  return { usager: lu.usager as bigint, ligne: vue }
}

async function ligneQuiLaVoit(
  sql: ISql,
  { moteur }: Contexte,
  { appelant, lignes }: Acces,
  usager: bigint,
): Promise<Ligne | RefusPartenaire> {
  await agirPour(sql, appelant, aujourdHui(moteur))
  for (const ligne of lignes) if (await estVisible(sql, moteur, ligne, appelant, usager)) return ligne
  const { code } = await absence(sql, moteur, appelant, usager)
  return code === 'dossier-fusionne'
    ? new RefusPartenaire('ID_NON_RECONNU', 'Ce dossier a été réuni à un autre : recherchez de nouveau l’usager.')
    : new RefusPartenaire('USAGER_NON_RATTACHE', 'L’usager n’est pas rattaché à la structure de l’accédant')
}
