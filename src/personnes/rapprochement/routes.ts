import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ISql } from 'postgres'
import { z } from 'zod'
import type { CodeActeur } from '../../droit/acteurs.js'
import type { Appelant } from '../../moteur/appelant.js'
import { exigerLaLigne } from '../../moteur/autorisation.js'
import { defusionner, fusionner } from '../../moteur/fusion.js'
import { appelantDe, type Contexte, tracerLesRefus, valider } from '../../moteur/http/index.js'
import { agirPour, type Issue, journaliser } from '../../moteur/journal.js'
import { type Ligne, lignesDe } from '../../moteur/lignes.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { introuvable, Probleme } from '../../moteur/probleme.js'
import { identite } from '../../parcours/identite/identite.echange.js'
import { type CasEnAttente, comparer, dossierEnClair, lireCas, listerCas, phraseDe } from './cas.js'
import { type Appliquer, resoudre } from './resoudre.js'

export type ContexteDuRapprochement = Contexte & { appliquer: Appliquer }

const parCode = new Map(lignesDe(identite).map(l => [l.code, l]))
/** The line under which each kind of organisation sends identities is the one under which it settles them. */
const lignes: Readonly<Partial<Record<CodeActeur, string>>> = {
  FT: 'identite.tenueDeLaListe.corriger',
  CAF: 'identite.versementRsa.corriger',
  MSA: 'identite.versementRsa.corriger',
  CD: 'identite.tenueDeLaListe.deposer',
  ML: 'identite.tenueDeLaListe.deposer',
  CE: 'identite.tenueDeLaListe.deposer',
}
const fermee = () => new Probleme(403, 'ligne-fermee', 'Votre organisation ne tranche pas d’identité.')

function ligneDe(appelant: Appelant): Ligne {
  const ligne = parCode.get(lignes[appelant.type] ?? '')
  if (!ligne) throw fermee()
  return ligne
}

const page = z.strictObject({
  etat: z.enum(['a-resoudre', 'c-est-elle', 'nouvelle-personne']).default('a-resoudre'),
  curseur: z.uuid().optional(),
  limite: z.coerce.number().int().min(1).max(100).default(50),
})
const resolution = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('c-est-elle'), candidat: z.number().int().min(1).max(1000) }),
  z.strictObject({ decision: z.literal('nouvelle-personne') }),
])
const reunion = z.strictObject({ garde: z.string().max(30), absorbe: z.string().max(30) })
const parId = z.object({ id: z.uuid() })

/** The queue of the identities a machine must not settle, and the merging of files: what a human decides, undoable and traced. */
export function installerRapprochement(app: FastifyInstance, contexte: ContexteDuRapprochement): void {
  const { moteur } = contexte
  const { identifiants } = moteur

  const onRequest = async (requete: FastifyRequest, reponse: FastifyReply) => {
    const appelant = await contexte.identifier(requete)
    requete.appelant = appelant
    reponse.headers(contexte.compter(appelant))
    exigerLaLigne(ligneDe(appelant), appelant, contexte.adhere)
  }
  const errorHandler = async (erreur: unknown, requete: FastifyRequest): Promise<never> => {
    const ligne = requete.appelant && parCode.get(lignes[requete.appelant.type] ?? '')
    if (!ligne) throw erreur
    return tracerLesRefus(contexte, ligne)(erreur, requete)
  }
  const gardees = { onRequest, errorHandler }
  const enTransaction = <T>(appelant: Appelant, faire: (sql: ISql) => Promise<T>) =>
    moteur.sql.begin(async sql => {
      await agirPour(sql, appelant, aujourdHui(moteur))
      return faire(sql)
    }) as Promise<T>
  const tracer = (sql: ISql, appelant: Appelant, issue: Issue, ...usagers: (bigint | null)[]) =>
    journaliser(sql, moteur, { ligne: ligneDe(appelant), appelant, usagers, issue })
  const resume = (cas: CasEnAttente) => ({
    id: cas.id,
    etat: cas.etat,
    organisation: cas.organisation,
    raison: cas.raison,
    explication: phraseDe(cas),
    dossier: cas.repere,
    import: cas.import,
    candidats: cas.candidats.length,
    recueLe: cas.recueLe,
    revueLe: cas.revueLe,
    resolueLe: cas.resolueLe,
  })

  app.get('/api/v1/identites-ambigues', gardees, async requete => {
    const { etat, curseur, limite } = valider(page, requete.query)
    const appelant = appelantDe(requete)
    return enTransaction(appelant, async sql => {
      const cas = await listerCas(sql, etat, curseur ?? null, limite + 1)
      await tracer(sql, appelant, 'servi', null)
      const suivant = cas.length > limite ? (cas[limite - 1]?.id ?? null) : null
      return { elements: cas.slice(0, limite).map(resume), suivant }
    })
  })

  app.get('/api/v1/identites-ambigues/:id', gardees, async requete => {
    const { id } = valider(parId, requete.params)
    const appelant = appelantDe(requete)
    return enTransaction(appelant, async sql => {
      const cas = await lireCas(sql, id)
      if (!cas) throw introuvable()
      const dossier = dossierEnClair(moteur, cas)
      const identifiant = (u: bigint) => identifiants.pour(appelant.organisation, u)
      const compares = dossier ? await comparer(sql, cas, dossier, aujourdHui(moteur), identifiant) : []
      await tracer(sql, appelant, 'servi', cas.usager_id === null ? null : BigInt(cas.usager_id))
      return { ...resume(cas), preuve: dossier?.source ?? null, candidats: compares }
    })
  })

  app.post('/api/v1/identites-ambigues/:id/resolution', gardees, async (requete, reponse) => {
    const { id } = valider(parId, requete.params)
    const decision = valider(resolution, requete.body)
    const appelant = appelantDe(requete)
    const usager = await enTransaction(appelant, async sql => {
      const retenu = await resoudre(sql, moteur, appelant, contexte.appliquer, id, decision)
      await tracer(sql, appelant, decision.decision === 'c-est-elle' ? 'reuni' : 'ecrit', retenu)
      return retenu
    })
    return reponse.send({ id, decision: decision.decision, usager: identifiants.pour(appelant.organisation, usager) })
  })

  const fermerAuxAutres = async (requete: FastifyRequest) => {
    if (appelantDe(requete).type !== 'FT')
      throw new Probleme(403, 'ligne-fermee', 'Seule France Travail, qui tient la liste, réunit des dossiers.')
  }

  app.post('/api/v1/reunions-de-dossiers', { ...gardees, preHandler: fermerAuxAutres }, async (requete, reponse) => {
    const { garde, absorbe } = valider(reunion, requete.body)
    const appelant = appelantDe(requete)
    const [gardee, absorbee] = [garde, absorbe].map(i => identifiants.lire(appelant.organisation, i))
    if (gardee == null || absorbee == null) throw introuvable()
    const id = await enTransaction(appelant, async sql => {
      const faite = await fusionner(sql, moteur, appelant, gardee, absorbee)
      await tracer(sql, appelant, 'reuni', gardee, absorbee)
      return faite
    })
    return reponse.code(201).header('location', `/api/v1/reunions-de-dossiers/${id}`).send({ id, usager: garde })
  })

  app.post('/api/v1/reunions-de-dossiers/:id/annulation', { ...gardees, preHandler: fermerAuxAutres }, async requete => {
    const { id } = valider(parId, requete.params)
    const appelant = appelantDe(requete)
    return enTransaction(appelant, async sql => {
      const [fusion] = await sql<{ garde: string; absorbe: string }[]>`select garde, absorbe from fusion where id = ${id}`
      if (!fusion) throw introuvable()
      const restees = await defusionner(sql, moteur, appelant, id)
      const deux = [fusion.garde, fusion.absorbe].map(BigInt)
      await tracer(sql, appelant, 'separe', ...deux)
      const [garde, absorbe] = deux.map(u => identifiants.pour(appelant.organisation, u))
      return { id, garde, absorbe, donneesRestees: restees }
    })
  })
}
