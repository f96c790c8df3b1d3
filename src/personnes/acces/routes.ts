import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ISql } from 'postgres'
import { z } from 'zod'
import type { Appelant } from '../../moteur/appelant.js'
import { exigerLaLigne } from '../../moteur/autorisation.js'
import { appelantDe, type Contexte, tracerLesRefus, valider } from '../../moteur/http/index.js'
import { agirPour, journaliser } from '../../moteur/journal.js'
import { toutesLesLignes } from '../../moteur/lignes.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lireLesNotices } from '../../moteur/notices.js'
import { introuvable } from '../../moteur/probleme.js'
import type { Ressource } from '../../moteur/ressource.js'
import { lireConsultations } from './consultations.js'
import { copieDuDossier } from './copie.js'
import { consultationsEnCsv, dossierEnCsv } from './en-csv.js'
import { lireLesNoms } from './noms.js'

/** The line by which a person knows who may read her file: knowing who did is the other half of it (GDPR, art. 15). */
const LIGNE = 'rattachement.accesDeLaPersonne.consulter'
const base = '/api/v1/acces-de-la-personne'

const enFormat = z.strictObject({ format: z.enum(['json', 'csv']).default('json') })
const page = z.strictObject({
  avant: z.iso.date().optional(),
  siennes: z.enum(['oui', 'non']).default('non'),
  format: z.enum(['json', 'csv']).default('json'),
})
const uneNotice = z.object({ ressource: z.string().max(40), version: z.coerce.number().int().min(1).max(100_000) })

/** What only the person reads about herself: who consulted her data, who may, the copy of everything. And the notices, which all may read. */
export function installerAccesDeLaPersonne(app: FastifyInstance, contexte: Contexte, ressources: readonly Ressource[]): void {
  const { moteur } = contexte
  const ligne = toutesLesLignes(ressources).find(l => l.code === LIGNE)
  installerLesNotices(app, contexte)
  // A declaration without this line, as tests serve some, has no space of the person.
  if (!ligne) return

  const onRequest = async (requete: FastifyRequest, reponse: FastifyReply) => {
    const appelant = await contexte.identifier(requete)
    reponse.headers(contexte.compter(appelant))
    requete.appelant = appelant
    exigerLaLigne(ligne, appelant, contexte.adhere)
  }
  const errorHandler: (erreur: unknown, requete: FastifyRequest) => unknown = tracerLesRefus(contexte, ligne)
  const gardees = { onRequest, errorHandler }
  const enTransaction = <T>(appelant: Appelant, faire: (sql: ISql) => Promise<T>) =>
    moteur.sql.begin(async sql => {
      await agirPour(sql, appelant, aujourdHui(moteur))
      return faire(sql)
    }) as Promise<T>

  /** Somebody else's file is answered as an unknown one. */
  const elleMeme = (requete: FastifyRequest): { appelant: Appelant; usager: bigint } => {
    const appelant = appelantDe(requete)
    const { usager: identifiant } = requete.params as { usager: string }
    const usager = identifiant === 'moi' ? appelant.personne : moteur.identifiants.lire(appelant.organisation, identifiant)
    if (usager === null || usager !== appelant.personne) throw introuvable()
    return { appelant, usager }
  }
  const tracer = (sql: ISql, appelant: Appelant, usager: bigint, champ: string) =>
    journaliser(sql, moteur, { ligne, appelant, usagers: [usager], issue: 'servi', champs: [champ] })

  app.get(`${base}/consultations/:usager`, gardees, async (requete, reponse) => {
    const { avant, siennes, format } = valider(page, requete.query)
    const { appelant, usager } = elleMeme(requete)
    const lire = (jour: string | null) =>
      enTransaction(appelant, sql =>
        lireConsultations(sql, moteur, ressources, { usager, avant: jour, avecLesSiennes: format === 'csv' || siennes === 'oui' }),
      )
    const lue = format === 'json' ? await lire(avant ?? null) : null
    await enTransaction(appelant, sql => tracer(sql, appelant, usager, 'consultations'))
    if (lue) return lue
    return reponse
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="qui-a-consulte-mes-donnees.csv"')
      .send(Readable.from(consultationsEnCsv(lire)))
  })

  app.get(`${base}/organisations/:usager`, gardees, async requete => {
    const { appelant, usager } = elleMeme(requete)
    const contenu = await contexte.lire(ligne, appelant, usager)
    const suivis = contenu && 'elements' in contenu ? contenu.elements : []
    const texte = (valeur: unknown) => (typeof valeur === 'string' ? valeur : null)
    const noms = await enTransaction(appelant, sql =>
      lireLesNoms(sql, {
        organisations: suivis.flatMap(s => texte(s.donnees.organisation) ?? []),
        structures: suivis.flatMap(s => texte(s.donnees.structure) ?? []),
        applications: [],
      }),
    )
    const nommer = (code: string | null, nom: string | undefined) => (code === null ? null : { code, nom: nom ?? code })
    return {
      elements: suivis.map(({ donnees, misAJour }) => {
        const [organisation, structure] = [texte(donnees.organisation), texte(donnees.structure)]
        return {
          organisation: nommer(organisation, noms.organisations.get(organisation ?? '')?.nom),
          type: noms.organisations.get(organisation ?? '')?.type ?? null,
          structure: nommer(structure, noms.structures.get(structure ?? '')),
          motif: donnees.motif,
          du: donnees.du,
          au: donnees.au,
          misAJour,
        }
      }),
    }
  })

  app.get(`${base}/copie/:usager`, gardees, async (requete, reponse) => {
    const { format } = valider(enFormat, requete.query)
    const { appelant, usager } = elleMeme(requete)
    const rubriques = await copieDuDossier(contexte, ressources, appelant, usager)
    const nom = `mes-donnees-${aujourdHui(moteur)}.${format}`
    reponse.header('content-disposition', `attachment; filename="${nom}"`)
    if (format === 'csv') return reponse.type('text/csv; charset=utf-8').send(dossierEnCsv(rubriques))
    return reponse.type('application/json; charset=utf-8').send({ etablieLe: moteur.horloge(), rubriques })
  })
}

/** Notices are for everybody: no account is asked to know what will be done with one's data. */
function installerLesNotices(app: FastifyInstance, { moteur }: Contexte): void {
  app.get('/api/v1/notices', async () => ({
    elements: (await lireLesNotices(moteur.sql)).map(({ contenu, ...n }) => ({ ...n, intitule: contenu.intitule })),
  }))
  app.get('/api/v1/notices/:ressource/:version', async requete => {
    const { ressource, version } = valider(uneNotice, requete.params)
    const notice = (await lireLesNotices(moteur.sql, ressource)).find(n => n.version === version)
    return notice ?? Promise.reject(introuvable())
  })
}
