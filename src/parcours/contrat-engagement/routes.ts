import type { FastifyInstance } from 'fastify'
import type { Appelant } from '../../moteur/appelant.js'
import type { Enregistrement } from '../../moteur/contenu.js'
import { refus } from '../../moteur/autorisation.js'
import { type Contexte, ouvrir } from '../../moteur/http/index.js'
import { agirPour } from '../../moteur/journal.js'
import { aujourdHui } from '../../moteur/moteur.js'
import type { OperationComposee } from '../../moteur/operation-composee.js'
import { introuvable } from '../../moteur/probleme.js'
import type { Signature } from '../../signature/index.js'
import { type Document, type MettreEnPage, montrer } from './document.js'
import type { Contrat } from './formes.js'
import { operationsDesContrats } from './operations.js'
import { type ActeProuve, documentsSignes, etablirLeDossier } from './preuve.js'

type Outils = { mettreEnPage: MettreEnPage; signature: Signature }

export function installerLesContrats(app: FastifyInstance, contexte: Contexte, { mettreEnPage, signature }: Outils): void {
  const { moteur, politique } = contexte

  const personneDe = (appelant: Appelant, nom: string): bigint => {
    const usager = nom === 'moi' ? appelant.personne : moteur.identifiants.lire(appelant.organisation, nom)
    if (usager === null) throw introuvable()
    return usager
  }

  /** Read, and traced, under the first of the caller's lines that shows one of what is looked for. */
  async function lire({ ouvertures }: OperationComposee, appelant: Appelant, usager: bigint, vise: (e: Enregistrement) => boolean) {
    for (const [ligne] of ouvertures[appelant.type] ?? []) {
      const contenu = refus(ligne, appelant, politique) === null ? await contexte.lire(ligne, appelant, usager) : null
      const vises = contenu && 'elements' in contenu ? contenu.elements.filter(vise) : []
      if (vises.length > 0) return vises
    }
    throw introuvable()
  }

  ouvrir(app, contexte, operationsDesContrats.document, async ({ appelant, chemin: { usager: nom, numero } }, reponse) => {
    const usager = personneDe(appelant, nom)
    const [contrat] = await lire(operationsDesContrats.document, appelant, usager, c => c.numero === numero)
    const { sha256, octets } = await moteur.sql.begin<Document>(async sql => {
      await agirPour(sql, appelant, aujourdHui(moteur))
      return montrer({ sql, moteur }, mettreEnPage, contrat?.donnees as Contrat)
    })
    return reponse
      .type('application/pdf')
      .headers({ etag: `"${sha256}"`, 'content-disposition': 'inline; filename="contrat-d-engagement.pdf"' })
      .send(octets)
  })

  ouvrir(app, contexte, operationsDesContrats.preuve, async ({ appelant, chemin: { usager: nom, numero } }, reponse) => {
    const usager = personneDe(appelant, nom)
    const lus = await lire(operationsDesContrats.preuve, appelant, usager, ({ donnees }) => donnees.contrat === numero)
    const actes = lus.map(({ donnees }) => donnees as ActeProuve)
    const documents = await moteur.sql.begin(async sql => {
      await agirPour(sql, appelant, aujourdHui(moteur))
      return documentsSignes({ sql, moteur }, actes)
    })
    reponse.header('content-disposition', 'attachment; filename="dossier-de-preuve.json"')
    return etablirLeDossier({ contrat: numero, actes, documents }, signature, moteur.horloge())
  })
}
