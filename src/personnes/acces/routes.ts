import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { ISql } from 'postgres'
import type { Appelant } from '../../moteur/appelant.js'
import { transactionsDe } from '../../moteur/transactions.js'
import { type Contexte, ouvrir } from '../../moteur/http/index.js'
import { journaliser } from '../../moteur/journal.js'
import type { Ligne } from '../../moteur/lignes.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { introuvable } from '../../moteur/probleme.js'
import { dossiersDe } from '../../moteur/dossiers.js'
import type { Ressource } from '../../moteur/ressource.js'
import type { Preuves } from '../../scellement/index.js'
import { lireConsultations } from './consultations.js'
import { copieDuDossier } from './copie.js'
import { consultationsEnCsv, dossierEnCsv } from './en-csv.js'
import { operationsDAcces } from './operations.js'
import { lireOrganisations } from './organisations.js'

type Outils = { ressources: readonly Ressource[]; prouver: (sql: ISql, dossiers: readonly string[]) => Promise<Preuves | null> }

/** What only the person reads about herself. Each reading of her own leaves its trace too. */
export function installerAccesDeLaPersonne(app: FastifyInstance, contexte: Contexte, { ressources, prouver }: Outils): void {
  const { moteur } = contexte
  const enTransaction = transactionsDe(moteur)

  /** Somebody else's file is answered as an unknown one. */
  const elleMeme = ({ appelant, chemin }: { appelant: Appelant; chemin: { usager: string } }): bigint => {
    const { personne, organisation } = appelant
    const vise = chemin.usager === 'moi' ? personne : moteur.identifiants.lire(organisation, chemin.usager)
    if (vise === null || vise !== personne) throw introuvable()
    return vise
  }
  const tracer = (sql: ISql, { ligne, appelant }: { ligne: Ligne; appelant: Appelant }, usager: bigint) =>
    journaliser(sql, moteur, { ligne, appelant, usagers: [usager], issue: 'servi', champs: ['consultations'] })
  const lire = (appelant: Appelant, voulu: Parameters<typeof lireConsultations>[3]) =>
    enTransaction(appelant, sql => lireConsultations(sql, moteur, ressources, voulu))

  ouvrir(app, contexte, operationsDAcces.consultations, async appel => {
    const usager = elleMeme(appel)
    const { avant = null, siennes } = appel.requete
    const page = await lire(appel.appelant, { usager, avant, avecLesSiennes: siennes === 'oui' })
    await enTransaction(appel.appelant, sql => tracer(sql, appel, usager))
    return page
  })

  ouvrir(app, contexte, operationsDAcces.consultationsEnCsv, async (appel, reponse) => {
    const usager = elleMeme(appel)
    await enTransaction(appel.appelant, sql => tracer(sql, appel, usager))
    const lignes = consultationsEnCsv(avant => lire(appel.appelant, { usager, avant, avecLesSiennes: true }))
    return reponse
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="qui-a-consulte-mes-donnees-${aujourdHui(moteur)}.csv"`)
      .send(Readable.from(lignes))
  })

  ouvrir(app, contexte, operationsDAcces.preuves, async (appel, reponse) => {
    const usager = elleMeme(appel)
    const preuves = await enTransaction(appel.appelant, async sql => prouver(sql, await dossiersDe(sql, usager)))
    await enTransaction(appel.appelant, sql => tracer(sql, appel, usager))
    if (!preuves) throw introuvable()
    return reponse.header('content-disposition', `attachment; filename="preuves-du-journal-${aujourdHui(moteur)}.json"`).send(preuves)
  })

  ouvrir(app, contexte, operationsDAcces.organisations, async appel => {
    const usager = elleMeme(appel)
    const contenu = await contexte.lire(appel.ligne, appel.appelant, usager)
    const suivis = contenu && 'elements' in contenu ? contenu.elements : []
    return enTransaction(appel.appelant, async sql => ({ elements: await lireOrganisations(sql, suivis) }))
  })

  ouvrir(app, contexte, operationsDAcces.copie, async (appel, reponse) => {
    const copie = await copieDuDossier(contexte, ressources, appel.appelant, elleMeme(appel))
    return reponse
      .header('content-disposition', `attachment; filename="mes-donnees-${aujourdHui(moteur)}.json"`)
      .send({ etablieLe: moteur.horloge().toISOString(), ...copie })
  })

  ouvrir(app, contexte, operationsDAcces.copieEnCsv, async (appel, reponse) => {
    const { rubriques } = await copieDuDossier(contexte, ressources, appel.appelant, elleMeme(appel))
    return reponse
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="mes-donnees-${aujourdHui(moteur)}.csv"`)
      .send(dossierEnCsv(rubriques))
  })
}
