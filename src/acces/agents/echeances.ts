import type { ISql, Sql } from 'postgres'
import { comptesDesAgents } from '../../droit/parametres/habilitations.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { jourDe } from '../../moteur/moteur.js'
import { tracerLActe } from '../habilitation/auteur.js'
import { fermerLesSessionsDe } from '../session/index.js'

/** Suspends the accounts nobody has used for too long; their administrator restores them. Returns how many. */
export const suspendreLesInactifs = (sql: Sql, instant: Date): Promise<number> =>
  sql.begin(async tx => {
    const { inactivite } = auJour(comptesDesAgents, jourDe(instant))
    const suspendus = await inactifs(tx, instant, inactivite)
    for (const { id, organisation, identifiant } of suspendus) {
      await fermerLesSessionsDe(tx, id, 'agent-suspendu', instant)
      const auteur = { qui: 'systeme' as const, organisation, agent: 'tâche', correlation: 'suspension-automatique', instant }
      await tracerLActe(tx, auteur, 'agent.suspendre', { objet: identifiant, detail: { motif: `${inactivite} jours sans connexion` } })
    }
    return suspendus.length
  })

const inactifs = (sql: ISql, instant: Date, jours: number) => sql<{ id: string; organisation: string; identifiant: string }[]>`
  update agent set etat = 'suspendu', motif_etat = ${`${jours} jours sans connexion`}
  where etat = 'actif' and greatest(dernier_acces_le, invite_le) < ${instant}::timestamptz - make_interval(days => ${jours})
  returning id, organisation, identifiant`
