import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { ISql } from 'postgres'
import { plusMois } from '../../droit/jours.js'
import { delaiDeReponse } from '../../droit/parametres/exercice-des-droits.js'
import { auJour } from '../../droit/parametres/parametre.js'
import type { Appelant } from '../../moteur/appelant.js'
import { transactionsDe } from '../../moteur/transactions.js'
import { type Contexte, ouvrir } from '../../moteur/http/index.js'
import { type Issue, journaliser } from '../../moteur/journal.js'
import type { Ligne } from '../../moteur/lignes.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { introuvable, Probleme } from '../../moteur/probleme.js'
import type { Ressource } from '../../moteur/ressource.js'
import { type Etat, obstacle } from './contestation.regles.js'
import { type Contestation, deposerContestation, lireContestations, suivreContestation } from './contestations.js'
import { operationsDesContestations as operations } from './operations.js'
import { ecritLeChamp, lignesLues } from './portee.js'
import type { Contestation as Vue } from './vue.js'

/** Nothing is declared twice: who sees a contestation follows from who sees the datum, who answers it from who writes the datum. */
export function installerContestations(app: FastifyInstance, contexte: Contexte, ressources: readonly Ressource[]): void {
  const { moteur, politique } = contexte
  const lues = (a: Appelant) => lignesLues(ressources, a, politique)
  const ligneDuChamp = (a: Appelant, ressource: string, champ: string): Ligne | undefined =>
    lues(a).find(l => l.ressource.nom === ressource && l.champs.includes(champ))
  const enTransaction = transactionsDe(moteur)

  const tracer = async (sql: ISql, appelant: Appelant, issue: Issue, contestees: readonly Contestation[]) => {
    for (const c of contestees) {
      const ligne = ligneDuChamp(appelant, c.ressource, c.champ)
      if (ligne) await journaliser(sql, moteur, { ligne, appelant, usagers: [c.usager], issue, champs: [c.champ] })
    }
  }
  const peutRepondre = (a: Appelant, c: Contestation) => {
    const r = ressources.find(x => x.nom === c.ressource)
    return r !== undefined && a.personne === null && ecritLeChamp(r, c.champ, a, politique)
  }
  const vue = (a: Appelant, c: Contestation): Vue => {
    const { organisation, structure, ...reste } = c
    const r = ressources.find(x => x.nom === c.ressource)
    return {
      ...reste,
      usager: moteur.identifiants.pour(a.organisation, c.usager),
      intitule: r?.intitule ?? c.ressource,
      libelle: r?.donnees[c.champ]?.libelle ?? c.champ,
      deposeeLe: c.deposeeLe.toISOString(),
      miseAJourLe: c.miseAJourLe.toISOString(),
      reponduePar: organisation === null ? null : { organisation, structure },
      peutRepondre: peutRepondre(a, c),
    }
  }
  const sienne = async (sql: ISql, a: Appelant, id: string): Promise<Contestation> => {
    const [c] = await lireContestations(sql, moteur, a, lues(a), { id, limite: 1 })
    return c ?? Promise.reject(introuvable())
  }

  ouvrir(app, contexte, operations.lister, ({ appelant, requete }) => {
    const { usager: identifiant, etat, curseur, limite } = requete
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

  ouvrir(app, contexte, operations.lire, ({ appelant, chemin }) =>
    enTransaction(appelant, async sql => {
      const c = await sienne(sql, appelant, chemin.id)
      await tracer(sql, appelant, 'contestation-lue', [c])
      return vue(appelant, c)
    }),
  )

  ouvrir(app, contexte, operations.deposer, async ({ appelant, corps }, reponse) => {
    const { personne } = appelant
    if (personne === null || !ligneDuChamp(appelant, corps.ressource, corps.champ))
      throw new Probleme(422, 'regle-non-respectee', 'Cette donnée n’est pas de celles que la plateforme tient sur vous.')
    const id = randomUUID()
    const jour = aujourdHui(moteur)
    const aRepondreAvant = plusMois(jour, auJour(delaiDeReponse, jour))
    const deposee = await enTransaction(appelant, async sql => {
      if (!(await deposerContestation(sql, moteur, personne, { id, ...corps, aRepondreAvant })))
        throw new Probleme(409, 'conflit', 'Vous contestez déjà cette donnée : sa réponse vous est due.')
      const c = await sienne(sql, appelant, id)
      await tracer(sql, appelant, 'conteste', [c])
      return vue(appelant, c)
    })
    return reponse.code(201).header('location', `/api/v1/contestations/${id}`).send(deposee)
  })

  const suivre = (appelant: Appelant, id: string, par: 'organisation' | 'personne', suite: { etat: Etat; reponse: string | null }) =>
    enTransaction(appelant, async sql => {
      const c = await sienne(sql, appelant, id)
      if (par === 'organisation' && !peutRepondre(appelant, c))
        throw new Probleme(403, 'ligne-fermee', 'Vous lisez cette donnée sans l’écrire : d’autres répondront.')
      const non = obstacle(c.etat, { par, vers: suite.etat, reponse: suite.reponse })
      if (non) throw new Probleme(422, 'regle-non-respectee', non)
      if (!(await suivreContestation(sql, moteur, appelant, c, suite)))
        throw new Probleme(409, 'conflit', 'Quelqu’un d’autre vient de donner suite à cette contestation : relisez-la.')
      await tracer(sql, appelant, par === 'organisation' ? 'repondu' : 'conteste', [c])
      return vue(appelant, await sienne(sql, appelant, id))
    })
  ouvrir(app, contexte, operations.repondre, ({ appelant, chemin, corps }) => suivre(appelant, chemin.id, 'organisation', corps))
  ouvrir(app, contexte, operations.retirer, ({ appelant, chemin }) =>
    suivre(appelant, chemin.id, 'personne', { etat: 'retiree', reponse: null }),
  )
}
