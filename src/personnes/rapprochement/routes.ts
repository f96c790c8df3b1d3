import type { FastifyInstance } from 'fastify'
import type { ISql } from 'postgres'
import type { Appelant } from '../../moteur/appelant.js'
import { absence, defusionner, fusionner } from '../../moteur/fusion.js'
import { transactionsDe } from '../../moteur/transactions.js'
import { type Contexte, ouvrir } from '../../moteur/http/index.js'
import { type Issue, journaliser } from '../../moteur/journal.js'
import type { Ligne } from '../../moteur/lignes.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { introuvable } from '../../moteur/probleme.js'
import { estVisible } from '../../moteur/visibilite.js'
import { type CasEnAttente, comparer, dossierEnClair, lireCas, listerCas, phraseDe } from './cas.js'
import { operationsDuRapprochement as operations } from './operations.js'
import { type Appliquer, resoudre } from './resoudre.js'

export type ContexteDuRapprochement = Contexte & { appliquer: Appliquer }

/** The queue of the identities a machine must not settle, and the merging of files: what a human decides, undoable and traced. */
export function installerRapprochement(app: FastifyInstance, contexte: ContexteDuRapprochement): void {
  const { moteur } = contexte
  const { identifiants } = moteur

  const enTransaction = transactionsDe(moteur)
  const tracer = (sql: ISql, { ligne, appelant }: { ligne: Ligne; appelant: Appelant }, issue: Issue, ...usagers: (bigint | null)[]) =>
    journaliser(sql, moteur, { ligne, appelant, usagers, issue })
  /** The functions of the database only know organisations: the agency's own perimeter is asked here. */
  const exigerVisibles = async (sql: ISql, { ligne, appelant }: { ligne: Ligne; appelant: Appelant }, ...usagers: bigint[]) => {
    for (const usager of usagers)
      if (!(await estVisible(sql, moteur, ligne, appelant, usager))) throw await absence(sql, moteur, appelant, usager)
  }
  const resume = (cas: CasEnAttente) => ({
    id: cas.id,
    etat: cas.etat,
    organisation: cas.organisation,
    raison: cas.raison,
    explication: phraseDe(cas),
    dossier: cas.repere,
    import: cas.import,
    candidats: cas.candidats.length,
    recueLe: cas.recueLe.toISOString(),
    revueLe: cas.revueLe.toISOString(),
    resolueLe: cas.resolueLe?.toISOString() ?? null,
  })

  ouvrir(app, contexte, operations.lister, async appel => {
    const { etat, curseur, limite } = appel.requete
    return enTransaction(appel.appelant, async sql => {
      const cas = await listerCas(sql, etat, curseur ?? null, limite + 1)
      await tracer(sql, appel, 'servi', null)
      const suivant = cas.length > limite ? (cas[limite - 1]?.id ?? null) : null
      return { elements: cas.slice(0, limite).map(resume), suivant }
    })
  })

  ouvrir(app, contexte, operations.examiner, async appel => {
    const { appelant } = appel
    return enTransaction(appelant, async sql => {
      const cas = await lireCas(sql, appel.chemin.id)
      if (!cas) throw introuvable()
      const dossier = dossierEnClair(moteur, cas)
      const identifiant = (u: bigint) => identifiants.pour(appelant.organisation, u)
      const compares = dossier ? await comparer(sql, cas, dossier, aujourdHui(moteur), identifiant) : []
      // The evidence is about one of those it may be: each is told, and counted, as if it were her.
      const peutEtre = cas.usager_id === null ? [...new Set(cas.candidats)] : [cas.usager_id]
      await tracer(sql, appel, 'servi', ...(peutEtre.length > 0 ? peutEtre.map(BigInt) : [null]))
      return { ...resume(cas), preuve: dossier?.source ?? null, candidats: compares }
    })
  })

  ouvrir(app, contexte, operations.trancher, async appel => {
    const { appelant, corps: decision } = appel
    const { id } = appel.chemin
    const usager = await enTransaction(appelant, async sql => {
      const retenu = await resoudre(sql, moteur, appelant, contexte.appliquer, id, decision)
      await tracer(sql, appel, decision.decision === 'c-est-elle' ? 'reuni' : 'ecrit', retenu)
      return retenu
    })
    return { id, decision: decision.decision, usager: identifiants.pour(appelant.organisation, usager) }
  })

  ouvrir(app, contexte, operations.reunir, async (appel, reponse) => {
    const { appelant, corps } = appel
    const [garde, absorbe] = [corps.garde, corps.absorbe].map(i => identifiants.lire(appelant.organisation, i))
    if (garde == null || absorbe == null) throw introuvable()
    const id = await enTransaction(appelant, async sql => {
      await exigerVisibles(sql, appel, garde, absorbe)
      const faite = await fusionner(sql, moteur, appelant, garde, absorbe)
      await tracer(sql, appel, 'reuni', garde, absorbe)
      return faite
    })
    return reponse.code(201).header('location', `/api/v1/reunions-de-dossiers/${id}`).send({ id, usager: corps.garde })
  })

  ouvrir(app, contexte, operations.separer, async appel => {
    const { appelant } = appel
    const { id } = appel.chemin
    return enTransaction(appelant, async sql => {
      const [fusion] = await sql<{ garde: string; absorbe: string }[]>`select garde, absorbe from fusion where id = ${id}`
      if (!fusion) throw introuvable()
      const deux = [BigInt(fusion.garde), BigInt(fusion.absorbe)] as const
      await exigerVisibles(sql, appel, deux[0])
      const restees = await defusionner(sql, moteur, appelant, id)
      await tracer(sql, appel, 'separe', ...deux)
      const [garde, absorbe] = deux.map(u => identifiants.pour(appelant.organisation, u))
      return { id, garde, absorbe, donneesRestees: restees }
    })
  })
}
