import type { FastifyInstance } from 'fastify'
import { type Contexte, ouvrir } from '../moteur/http/index.js'
import { journaliser } from '../moteur/journal.js'
import { introuvable } from '../moteur/probleme.js'
import { transactionsDe } from '../moteur/transactions.js'
import { operationsDImilo as operations } from './operations.js'
import { clorelesTravaux } from '../suites/index.js'
import { personnesDe, travailDuDossier } from './rejets.js'
import { rejetsDImilo, suiviDImilo } from './suivi.js'

const dit = (instant: Date | null | undefined): string | null => instant?.toISOString() ?? null

/** The exchange with I-MILO, followed by the mission locale it serves: its own alone. */
export function installerLImilo(app: FastifyInstance, contexte: Contexte): void {
  const { moteur } = contexte
  const enTransaction = transactionsDe(moteur)

  ouvrir(app, contexte, operations.suivre, async ({ appelant }) =>
    enTransaction(appelant, async sql => {
      const suivi = await suiviDImilo(sql, appelant.organisation)
      const rejets = await rejetsDImilo(sql, appelant.organisation)
      return {
        branchee: suivi !== null,
        dernierEchangeLe: dit(suivi?.dernierEchangeLe),
        enPanneDepuis: dit(suivi?.enPanneDepuis),
        echec: suivi?.echec ?? null,
        aDire: { nombre: suivi?.aDire.nombre ?? 0, depuis: dit(suivi?.aDire.depuis) },
        rejets: rejets.map(r => ({ ...r, depuis: r.depuis.toISOString(), vuLe: r.vuLe.toISOString() })),
      }
    }),
  )

  ouvrir(app, contexte, operations.ecarter, async ({ appelant, ligne, corps }, reponse) => {
    await enTransaction(appelant, async sql => {
      const fait = await sql`
        update rejet_imilo set ecarte_le = ${moteur.horloge()}, ecarte_par = ${appelant.agent ?? appelant.application}, raison = ${corps.raison}
        where mission_locale = ${appelant.organisation} and id_dossier = ${corps.dossier} and ecarte_le is null`
      if (fait.count === 0) throw introuvable()
      const connus = await personnesDe(sql, appelant.organisation, [corps.dossier])
      for (const { idDossier, usager } of connus)
        await clorelesTravaux({ sql, moteur }, { ...travailDuDossier(idDossier, usager, appelant.organisation), motif: 'dossier écarté' })
      const usagers = connus.length === 0 ? [null] : connus.map(c => BigInt(c.usager))
      await journaliser(sql, moteur, { ligne, appelant, usagers, issue: 'ecrit', champs: ['rejet'] })
    })
    return reponse.code(204).send()
  })
}
