import type { FastifyInstance } from 'fastify'
import type { Appelant } from '../../moteur/appelant.js'
import { transactionsDe } from '../../moteur/transactions.js'
import { type Contexte, ouvrir } from '../../moteur/http/index.js'
import { journaliser } from '../../moteur/journal.js'
import { Probleme } from '../../moteur/probleme.js'
import type { Ressource } from '../../moteur/ressource.js'
import { curseurs, enveloppeDe } from './enveloppe.js'
import { lireLesEvenements } from './lire.js'
import { operationsDesEvenements as operations } from './operations.js'
import { lignesDAvis } from './portee.js'
import { tracerLesAvis } from './trace.js'

/** The feed. Each person of a page is traced: to be told that a datum changed is to know something of her. */
export function installerLesEvenements(
  app: FastifyInstance,
  contexte: Contexte,
  { ressources, adressePublique }: { ressources: readonly Ressource[]; adressePublique: string },
): void {
  const { moteur, politique } = contexte
  const { identifiants } = moteur
  const enTransaction = transactionsDe(moteur)
  const positionDe = ({ organisation }: Appelant, curseur: string): bigint => {
    const position = curseurs(identifiants, organisation).lire(curseur)
    if (position === null) throw new Probleme(400, 'requete-invalide', 'Ce curseur n’est pas de ceux que nous vous avons donnés.')
    return position
  }

  ouvrir(app, contexte, operations.lire, async ({ appelant, ligne, requete: { curseur, limite } }) => {
    const { organisation, application } = appelant
    const demandee = curseur === undefined ? null : positionDe(appelant, curseur)
    const lignes = lignesDAvis(ressources, appelant, politique)
    return enTransaction(appelant, async sql => {
      const [lue] = await sql<{ position: string }[]>`
        select position from lecture_des_evenements where organisation = ${organisation} and application = ${application}`
      const apres = demandee ?? BigInt(lue?.position ?? 0)
      const { evenements, position, ...suite } = await lireLesEvenements(sql, moteur, appelant, lignes, { apres, limite })
      if (evenements.length === 0) await journaliser(sql, moteur, { ligne, appelant, usagers: [null], issue: 'averti', champs: [] })
      await tracerLesAvis(sql, moteur, appelant, lignes, evenements)
      return {
        elements: evenements.map(e => enveloppeDe({ identifiants, organisation, lignes, adressePublique }, e)),
        curseur: curseurs(identifiants, organisation).de(position),
        ...suite,
      }
    })
  })

  ouvrir(app, contexte, operations.accuser, async ({ appelant, corps }, reponse) => {
    const { organisation, application } = appelant
    const position = positionDe(appelant, corps.curseur).toString()
    const dite = moteur.horloge()
    await moteur.sql`
      insert into lecture_des_evenements (organisation, application, position, dite_le) values (${organisation}, ${application}, ${position}, ${dite})
      on conflict (organisation, application) do update set position = excluded.position, dite_le = excluded.dite_le`
    return reponse.code(204).send()
  })
}
