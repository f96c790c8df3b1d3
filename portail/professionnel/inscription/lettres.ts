import type { FastifyReply } from 'fastify'
import type { Actualisation } from '../../../src/parcours/actualisation/index.js'
import { enPdf, lettreDeCessation, lettreDeRappel, recuDeDeclaration } from '../../lettres/index.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { peutEcrire } from '../ecrire.js'
import { type Inscrite, lireLInscription } from './lire.js'

type Lettre = Parameters<typeof enPdf>[0]

/** A letter of the registration, for whoever holds the list to hand over or to post; 404 when there is nothing to say. */
const lettre =
  (nom: string, ecrire: (lue: Inscrite, d: Demande) => Lettre | null) =>
  async (d: Demande): Promise<FastifyReply> => {
    const lue = await lireLInscription(d)
    const ecrite = peutEcrire(d, 'actualisation', 'deposer') ? ecrire(lue, d) : null
    if (!ecrite) throw refusDeLApi(404, {})
    return d.reponse
      .type('application/pdf')
      .headers({ 'content-disposition': `attachment; filename="${nom}.pdf"`, 'cache-control': 'no-store' })
      .send(enPdf(ecrite, d.contexte.horloge()))
  }

export const lettreDuRappel = lettre('rappel-de-declaration', ({ aFaire, envoi }) =>
  aFaire === null || 'rien' in aFaire || aFaire.enRetard ? null : lettreDeRappel(aFaire, envoi),
)

export const lettreDeLaCessation = lettre('cessation-d-inscription', ({ inscription: i, aFaire, envoi }) =>
  i?.motifFin === 'non-actualisation'
    ? lettreDeCessation({ depuis: i.dateEffetStatut, jusquAu: aFaire === null || 'rien' in aFaire ? null : aFaire.jusquAu }, envoi)
    : null,
)

export const recuDeSaDeclaration = lettre('recu-de-declaration', ({ mois, envoi }, d) => {
  const { numero } = d.requete.params as { numero: string }
  const sien = mois.find(m => String(m.numero) === numero)
  return sien ? recuDeDeclaration(sien.donnees as Actualisation, envoi) : null
})
