import type { FastifyInstance } from 'fastify'
import type { Appelant } from '../../moteur/appelant.js'
import { refus } from '../../moteur/autorisation.js'
import { type Contexte, ouvrir } from '../../moteur/http/index.js'
import { agirPour } from '../../moteur/journal.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { introuvable } from '../../moteur/probleme.js'
import { type Document, type MettreEnPage, montrer } from './document.js'
import type { Contrat } from './formes.js'
import { operationsDesContrats } from './operations.js'

export function installerLesContrats(app: FastifyInstance, contexte: Contexte, mettreEnPage: MettreEnPage): void {
  const { moteur, politique } = contexte

  /** Read, and traced, under the first of the caller's lines that shows it. */
  async function lire(appelant: Appelant, usager: bigint, numero: number): Promise<Contrat> {
    for (const [ligne] of operationsDesContrats.document.ouvertures[appelant.type] ?? []) {
      const contenu = refus(ligne, appelant, politique) === null ? await contexte.lire(ligne, appelant, usager) : null
      const vise = contenu && 'elements' in contenu ? contenu.elements.find(c => c.numero === numero) : undefined
      if (vise) return vise.donnees as Contrat
    }
    throw introuvable()
  }

  ouvrir(app, contexte, operationsDesContrats.document, async ({ appelant, chemin: { usager: nom, numero } }, reponse) => {
    const usager = nom === 'moi' ? appelant.personne : moteur.identifiants.lire(appelant.organisation, nom)
    if (usager === null) throw introuvable()
    const contrat = await lire(appelant, usager, numero)
    const { sha256, octets } = await moteur.sql.begin<Document>(async sql => {
      await agirPour(sql, appelant, aujourdHui(moteur))
      return montrer({ sql, moteur }, mettreEnPage, contrat)
    })
    return reponse
      .type('application/pdf')
      .headers({ etag: `"${sha256}"`, 'content-disposition': 'inline; filename="contrat-d-engagement.pdf"' })
      .send(octets)
  })
}
