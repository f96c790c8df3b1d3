import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { ISql } from 'postgres'
import type { Appelant } from '../../../moteur/appelant.js'
import { transactionsDe } from '../../../moteur/transactions.js'
import { type Contexte, ouvrir } from '../../../moteur/http/index.js'
import { journaliser } from '../../../moteur/journal.js'
import type { Ligne } from '../../../moteur/lignes.js'
import { introuvable, Probleme } from '../../../moteur/probleme.js'
import { retenirColonnes } from '../colonnes.js'
import { exigerLesLignes } from '../derouler.js'
import { type Fiche, ficheEnSuspens, lireFiche, listerFiches, ouvrirFiche } from '../fiche.js'
import { formats } from '../formats.js'
import { lireLignage } from '../lignage.js'
import { pageDuRapport, rapportCsv } from '../rapport.js'
import { recevoir } from './coffre.js'
import { operationsDesImports, typesDeFichier } from './operations.js'
import { vue } from './vue.js'

/** `dossier`: where deposited files wait. `reveiller`: tells the worker that one does. */
export type ContexteDesImports = Contexte & { dossier: string; reveiller: () => void }

/** Deposit of files by the API, progress and reports. A file is a thousand deposits: it takes the lines they would take. */
export function installerImports(app: FastifyInstance, contexte: ContexteDesImports): void {
  const { moteur } = contexte
  const enTransaction = transactionsDe(moteur)
  const tracer = (sql: ISql, { ligne, appelant }: { ligne: Ligne; appelant: Appelant }, usagers: readonly bigint[] = []) =>
    journaliser(sql, moteur, { ligne, appelant, usagers: usagers.length > 0 ? usagers : [null], issue: 'servi' })
  const sienne = async (sql: ISql, id: string): Promise<Fiche> => (await lireFiche(sql, id)) ?? Promise.reject(introuvable())

  app.register(async scope => {
    for (const type of typesDeFichier) scope.addContentTypeParser(type, (_requete, flux, rendre) => rendre(null, flux))
    ouvrir(scope, contexte, operationsDesImports.deposer, async (appel, reponse) => {
      const { appelant, requete } = appel
      exigerLesLignes(formats[requete.format], appelant)
      if (!(appel.brut instanceof Readable)) throw new Probleme(400, 'requete-invalide', 'Le fichier est le corps de la requête.')
      const id = randomUUID()
      const recu = await recevoir(appel.brut, join(contexte.dossier, id))
      const retenue = await enTransaction(appelant, async sql => {
        const enSuspens = await ficheEnSuspens(sql, appelant.organisation, requete.format, recu.empreinte)
        if (!enSuspens) {
          await ouvrirFiche(sql, appelant, { id, ...requete, ...recu, recuLe: moteur.horloge() })
          const cle = moteur.chiffrement.chiffrer(recu.cle.toString('base64'))
          await sql`update import set fichier = ${id}, cle_chiffree = ${cle} where id = ${id}`
        }
        await tracer(sql, appel)
        return enSuspens?.id ?? id
      })
      if (retenue !== id) await rm(join(contexte.dossier, id), { force: true })
      contexte.reveiller()
      return reponse.code(202).header('location', `/api/v1/imports/${retenue}`).send({ id: retenue, etat: 'recu' })
    })
  })

  ouvrir(app, contexte, operationsDesImports.lister, async ({ appelant, requete }) =>
    enTransaction(appelant, async sql => ({ elements: (await listerFiches(sql, appelant.organisation, requete.limite)).map(vue) })),
  )
  ouvrir(app, contexte, operationsDesImports.suivre, async ({ appelant, chemin }) =>
    enTransaction(appelant, async sql => vue(await sienne(sql, chemin.id))),
  )

  ouvrir(app, contexte, operationsDesImports.rapport, async (appel, reponse) => {
    const { id } = appel.chemin
    await enTransaction(appel.appelant, async sql => {
      await sienne(sql, id)
      await tracer(sql, appel)
    })
    const lignes = rapportCsv((apres, limite) => enTransaction(appel.appelant, async sql => pageDuRapport(sql, id, apres, limite)))
    return reponse
      .type(operationsDesImports.rapport.reponse.type)
      .header('content-disposition', `attachment; filename="rapport-${id}.csv"`)
      .send(Readable.from(lignes))
  })

  ouvrir(app, contexte, operationsDesImports.normalisation, async appel => {
    const { id, rang } = appel.chemin
    return enTransaction(appel.appelant, async sql => {
      await sienne(sql, id)
      const { usagers, lignage } = await lireLignage(sql, moteur, id, rang - 1)
      await tracer(sql, appel, usagers)
      return { elements: lignage }
    })
  })

  ouvrir(app, contexte, operationsDesImports.colonnes, async (appel, reponse) => {
    const { organisation, structure } = appel.appelant
    await enTransaction(appel.appelant, async sql => {
      await retenirColonnes(sql, organisation, structure, appel.chemin.format, appel.corps)
      await tracer(sql, appel)
    })
    return reponse.code(204).send()
  })
}
