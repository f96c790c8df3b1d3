import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ISql } from 'postgres'
import { z } from 'zod'
import type { Appelant } from '../../../moteur/appelant.js'
import { appelantDe, type Contexte, tracerLesRefus, valider } from '../../../moteur/http/index.js'
import { agirPour, journaliser } from '../../../moteur/journal.js'
import type { Ligne } from '../../../moteur/lignes.js'
import { aujourdHui } from '../../../moteur/moteur.js'
import { introuvable, Probleme } from '../../../moteur/probleme.js'
import { retenirColonnes } from '../colonnes.js'
import { exigerLesLignes, ligneNommee } from '../derouler.js'
import { champsDesCompteurs, type Fiche, ficheEnSuspens, lireFiche, listerFiches, ouvrirFiche } from '../fiche.js'
import { formats, nomsDesFormats } from '../formats.js'
import { lireLignage } from '../lignage.js'
import { pageDuRapport, rapportCsv } from '../rapport.js'
import { recevoir } from './coffre.js'

/** `dossier`: where deposited files wait. `reveiller`: tells the worker that one does. */
export type ContexteDesImports = Contexte & { dossier: string; reveiller: () => void }

const format = z.enum(nomsDesFormats)
const depot = z.strictObject({ format: format.default('cnaf'), nom: z.string().min(1).max(200).default('fichier') })
const page = z.strictObject({ limite: z.coerce.number().int().min(1).max(100).default(20) })
const parId = z.object({ id: z.uuid() })
const parElement = z.object({ id: z.uuid(), rang: z.coerce.number().int().min(1).max(2_000_000_000) })
const parFormat = z.object({ format })
const colonnes = z.record(z.string().regex(/^[a-zA-Z0-9]{1,40}$/), z.string().min(1).max(100))

const typesDeFichier = ['application/xml', 'text/xml', 'text/csv', 'application/octet-stream']

/** Line under which the journal keeps what an organisation does with its files: the first its kind of file demands. */
const ligneDuJournal = (appelant: Appelant): Ligne | undefined => {
  const code = Object.values(formats)
    .flatMap(f => f.lignes(appelant.type))
    .find(c => appelant.lignes.has(c) && ligneNommee(c).par.some(a => a.code === appelant.type))
  return code === undefined ? undefined : ligneNommee(code)
}

/** Deposit of files by the API, progress and reports. A file is a thousand deposits: it takes the lines they would take. */
export function installerImports(app: FastifyInstance, contexte: ContexteDesImports): void {
  const { moteur } = contexte
  const onRequest = async (requete: FastifyRequest, reponse: FastifyReply) => {
    const appelant = await contexte.identifier(requete)
    reponse.headers(contexte.compter(appelant))
    requete.appelant = appelant
    if (!ligneDuJournal(appelant)) throw new Probleme(403, 'ligne-fermee', 'Votre jeton n’ouvre le dépôt d’aucun fichier.')
  }
  const errorHandler = async (erreur: unknown, requete: FastifyRequest): Promise<never> => {
    const ligne = requete.appelant && ligneDuJournal(requete.appelant)
    if (!ligne) throw erreur
    return tracerLesRefus(contexte, ligne)(erreur, requete)
  }
  const gardees = { onRequest, errorHandler }
  const enTransaction = <T>(appelant: Appelant, faire: (sql: ISql) => Promise<T>) =>
    moteur.sql.begin(async sql => {
      await agirPour(sql, appelant, aujourdHui(moteur))
      return faire(sql)
    }) as Promise<T>
  const tracer = async (sql: ISql, appelant: Appelant) => {
    const ligne = ligneDuJournal(appelant)
    if (ligne) await journaliser(sql, moteur, { ligne, appelant, usagers: [null], issue: 'servi' })
  }
  const sienne = async (sql: ISql, id: string): Promise<Fiche> => (await lireFiche(sql, id)) ?? Promise.reject(introuvable())

  app.register(async scope => {
    for (const type of typesDeFichier) scope.addContentTypeParser(type, (_requete, flux, rendre) => rendre(null, flux))
    scope.post('/api/v1/imports', gardees, async (requete, reponse) => {
      const { format: nomDuFormat, nom } = valider(depot, requete.query)
      const appelant = appelantDe(requete)
      exigerLesLignes(formats[nomDuFormat], appelant)
      if (!(requete.body instanceof Readable)) throw new Probleme(400, 'requete-invalide', 'Le fichier est le corps de la requête.')
      const id = randomUUID()
      const recu = await recevoir(requete.body, join(contexte.dossier, id))
      const retenue = await enTransaction(appelant, async sql => {
        const enSuspens = await ficheEnSuspens(sql, appelant.organisation, nomDuFormat, recu.empreinte)
        if (!enSuspens) {
          await ouvrirFiche(sql, appelant, { id, format: nomDuFormat, nom, ...recu, recuLe: moteur.horloge() })
          const cle = moteur.chiffrement.chiffrer(recu.cle.toString('base64'))
          await sql`update import set fichier = ${id}, cle_chiffree = ${cle} where id = ${id}`
        }
        await tracer(sql, appelant)
        return enSuspens?.id ?? id
      })
      if (retenue !== id) await rm(join(contexte.dossier, id), { force: true })
      contexte.reveiller()
      return reponse.code(202).header('location', `/api/v1/imports/${retenue}`).send({ id: retenue, etat: 'recu' })
    })
  })

  app.get('/api/v1/imports', gardees, async requete => {
    const { limite } = valider(page, requete.query)
    const appelant = appelantDe(requete)
    return enTransaction(appelant, async sql => ({ elements: (await listerFiches(sql, appelant.organisation, limite)).map(vue) }))
  })
  app.get('/api/v1/imports/:id', gardees, async requete => {
    const { id } = valider(parId, requete.params)
    return enTransaction(appelantDe(requete), async sql => vue(await sienne(sql, id)))
  })

  app.get('/api/v1/imports/:id/rapport', gardees, async (requete, reponse) => {
    const { id } = valider(parId, requete.params)
    const appelant = appelantDe(requete)
    await enTransaction(appelant, async sql => {
      await sienne(sql, id)
      await tracer(sql, appelant)
    })
    const lignes = rapportCsv((apres, limite) => enTransaction(appelant, async sql => pageDuRapport(sql, id, apres, limite)))
    return reponse
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="rapport-${id}.csv"`)
      .send(Readable.from(lignes))
  })

  app.get('/api/v1/imports/:id/elements/:rang/normalisation', gardees, async requete => {
    const { id, rang } = valider(parElement, requete.params)
    const appelant = appelantDe(requete)
    return enTransaction(appelant, async sql => {
      await sienne(sql, id)
      await tracer(sql, appelant)
      return { elements: await lireLignage(sql, moteur, id, rang - 1) }
    })
  })

  app.put('/api/v1/imports/colonnes/:format', gardees, async (requete, reponse) => {
    const vise = valider(parFormat, requete.params)
    const corps = valider(colonnes, requete.body)
    const appelant = appelantDe(requete)
    await enTransaction(appelant, async sql => {
      await retenirColonnes(sql, appelant.organisation, appelant.structure, vise.format, corps)
      await tracer(sql, appelant)
    })
    return reponse.code(204).send()
  })
}

const vue = (f: Fiche) => ({
  id: f.id,
  format: f.format,
  nom: f.nom,
  etat: f.etat,
  motif: f.motif,
  detail: f.detail,
  typeFlux: f.typeFlux,
  dateReference: f.dateReference,
  departement: f.departement,
  avancement: f.taille === 0 ? 0 : Math.min(1, f.octets / f.taille),
  ...Object.fromEntries(champsDesCompteurs.map(c => [c, f[c]])),
  recuLe: f.recuLe,
  termineLe: f.termineLe,
  rapport: `/api/v1/imports/${f.id}/rapport`,
})
