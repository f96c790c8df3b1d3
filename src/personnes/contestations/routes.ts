import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ISql } from 'postgres'
import { z } from 'zod'
import { plusMois } from '../../droit/jours.js'
import { delaiDeReponse } from '../../droit/parametres/exercice-des-droits.js'
import { auJour } from '../../droit/parametres/parametre.js'
import type { Appelant } from '../../moteur/appelant.js'
import { appelantDe, type Contexte, tracerLesRefus, valider } from '../../moteur/http/index.js'
import { agirPour, type Issue, journaliser } from '../../moteur/journal.js'
import type { Ligne } from '../../moteur/lignes.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { introuvable, Probleme } from '../../moteur/probleme.js'
import type { Ressource } from '../../moteur/ressource.js'
import { constats, obstacle } from './contestation.regles.js'
import { type Contestation, deposerContestation, lireContestations, suivreContestation } from './contestations.js'
import { ecritLeChamp, lignesLues } from './portee.js'

const page = z.strictObject({
  usager: z.string().max(30).optional(),
  etat: z.enum(['ouvertes', 'closes']).optional(),
  curseur: z.uuid().optional(),
  limite: z.coerce.number().int().min(1).max(100).default(50),
})
const depot = z.strictObject({
  ressource: z.string().max(40),
  champ: z.string().max(60),
  rang: z.number().int().min(1).max(32_767).nullable().default(null),
  constat: z.enum(constats),
  explication: z.string().trim().min(3).max(1000),
})
const reponse = z.strictObject({
  etat: z.enum(['en-examen', 'acceptee', 'refusee']),
  reponse: z.string().trim().max(2000).nullable().default(null),
})
const parId = z.object({ id: z.uuid() })

/**
 * A person contests a datum (GDPR, art. 16): whoever may read that datum of her is told so, whoever may write it may answer.
 * Nothing is declared twice: who sees a contestation follows from who sees the datum.
 */
export function installerContestations(app: FastifyInstance, contexte: Contexte, ressources: readonly Ressource[]): void {
  const { moteur, adhere } = contexte
  const lues = (a: Appelant) => lignesLues(ressources, a, adhere)
  const ligneDuChamp = (a: Appelant, ressource: string, champ: string): Ligne | undefined =>
    lues(a).find(l => l.ressource.nom === ressource && l.champs.includes(champ))

  const onRequest = async (requete: FastifyRequest, rendue: FastifyReply) => {
    const appelant = await contexte.identifier(requete)
    rendue.headers(contexte.compter(appelant))
    requete.appelant = appelant
    if (lues(appelant).length === 0) throw new Probleme(403, 'ligne-fermee', 'Votre jeton n’ouvre la lecture d’aucune donnée.')
  }
  const errorHandler = async (erreur: unknown, requete: FastifyRequest): Promise<never> => {
    const [ligne] = requete.appelant ? lues(requete.appelant) : []
    if (!ligne) throw erreur
    return tracerLesRefus(contexte, ligne)(erreur, requete)
  }
  const gardees = { onRequest, errorHandler }
  const enTransaction = <T>(appelant: Appelant, faire: (sql: ISql) => Promise<T>) =>
    moteur.sql.begin(async sql => {
      await agirPour(sql, appelant, aujourdHui(moteur))
      return faire(sql)
    }) as Promise<T>

  const tracer = async (sql: ISql, appelant: Appelant, issue: Issue, contestees: readonly Contestation[]) => {
    for (const c of contestees) {
      const ligne = ligneDuChamp(appelant, c.ressource, c.champ)
      if (ligne) await journaliser(sql, moteur, { ligne, appelant, usagers: [c.usager], issue, champs: [c.champ] })
    }
  }
  const vue = (appelant: Appelant, c: Contestation) => {
    const r = ressources.find(x => x.nom === c.ressource)
    return {
      id: c.id,
      usager: moteur.identifiants.pour(appelant.organisation, c.usager),
      ressource: c.ressource,
      intitule: r?.intitule ?? c.ressource,
      champ: c.champ,
      libelle: r?.donnees[c.champ]?.libelle ?? c.champ,
      rang: c.rang,
      constat: c.constat,
      explication: c.explication,
      etat: c.etat,
      deposeeLe: c.deposeeLe,
      aRepondreAvant: c.aRepondreAvant,
      reponse: c.reponse,
      reponduePar: c.organisation === null ? null : { organisation: c.organisation, structure: c.structure },
      miseAJourLe: c.miseAJourLe,
      peutRepondre: r !== undefined && appelant.personne === null && ecritLeChamp(r, c.champ, appelant, adhere),
    }
  }

  app.get('/api/v1/contestations', gardees, async requete => {
    const { usager: identifiant, etat, curseur, limite } = valider(page, requete.query)
    const appelant = appelantDe(requete)
    const usager = identifiant === undefined ? undefined : moteur.identifiants.lire(appelant.organisation, identifiant)
    if (usager === null) throw introuvable()
    const ouvertes = etat === undefined ? undefined : etat === 'ouvertes'
    return enTransaction(appelant, async sql => {
      const lus = await lireContestations(sql, moteur, appelant, lues(appelant), { usager, ouvertes, apres: curseur, limite: limite + 1 })
      const elements = lus.slice(0, limite)
      await tracer(sql, appelant, 'contestation-lue', elements)
      return { elements: elements.map(c => vue(appelant, c)), suivant: lus.length > limite ? (elements.at(-1)?.id ?? null) : null }
    })
  })

  const laSienne = async (sql: ISql, appelant: Appelant, id: string): Promise<Contestation> => {
    const [c] = await lireContestations(sql, moteur, appelant, lues(appelant), { id, limite: 1 })
    return c ?? Promise.reject(introuvable())
  }

  app.post('/api/v1/contestations', gardees, async (requete, rendue) => {
    const corps = valider(depot, requete.body)
    const appelant = appelantDe(requete)
    const { personne } = appelant
    if (personne === null) throw new Probleme(403, 'ligne-fermee', 'Seule la personne conteste ses données.')
    if (!ligneDuChamp(appelant, corps.ressource, corps.champ))
      throw new Probleme(422, 'regle-non-respectee', 'Cette donnée n’est pas de celles que la plateforme tient sur vous.')
    const id = randomUUID()
    const jour = aujourdHui(moteur)
    const deposee = await enTransaction(appelant, async sql => {
      const aRepondreAvant = plusMois(jour, auJour(delaiDeReponse, jour))
      if (!(await deposerContestation(sql, moteur, personne, { id, ...corps, aRepondreAvant })))
        throw new Probleme(409, 'conflit', 'Vous contestez déjà cette donnée : sa réponse vous est due.')
      const c = await laSienne(sql, appelant, id)
      await tracer(sql, appelant, 'conteste', [c])
      return vue(appelant, c)
    })
    return rendue.code(201).header('location', `/api/v1/contestations/${id}`).send(deposee)
  })

  const suivre = (
    requete: FastifyRequest,
    par: 'organisation' | 'personne',
    vers: z.output<typeof reponse> | { etat: 'retiree'; reponse: null },
  ) => {
    const { id } = valider(parId, requete.params)
    const appelant = appelantDe(requete)
    return enTransaction(appelant, async sql => {
      const c = await laSienne(sql, appelant, id)
      if (par === 'organisation' && !vue(appelant, c).peutRepondre)
        throw new Probleme(403, 'ligne-fermee', 'Vous lisez cette donnée sans la tenir : d’autres répondront.')
      const non = obstacle(c.etat, { par, vers: vers.etat, reponse: vers.reponse })
      if (non) throw new Probleme(422, 'regle-non-respectee', non)
      if (!(await suivreContestation(sql, moteur, appelant, c, vers)))
        throw new Probleme(409, 'conflit', 'Quelqu’un d’autre vient de donner suite à cette contestation : relisez-la.')
      await tracer(sql, appelant, par === 'organisation' ? 'repondu' : 'conteste', [c])
      return vue(appelant, await laSienne(sql, appelant, id))
    })
  }
  app.get('/api/v1/contestations/:id', gardees, async requete => {
    const { id } = valider(parId, requete.params)
    const appelant = appelantDe(requete)
    return enTransaction(appelant, async sql => {
      const c = await laSienne(sql, appelant, id)
      await tracer(sql, appelant, 'contestation-lue', [c])
      return vue(appelant, c)
    })
  })
  app.post('/api/v1/contestations/:id/reponse', gardees, async requete => {
    if (appelantDe(requete).personne !== null) throw new Probleme(403, 'ligne-fermee', 'La réponse vient de qui tient la donnée.')
    return suivre(requete, 'organisation', valider(reponse, requete.body))
  })
  app.post('/api/v1/contestations/:id/retrait', gardees, async requete => {
    if (appelantDe(requete).personne === null) throw new Probleme(403, 'ligne-fermee', 'Seule la personne retire sa contestation.')
    return suivre(requete, 'personne', { etat: 'retiree', reponse: null })
  })
}
