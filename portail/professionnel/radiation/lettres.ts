import type { FastifyReply } from 'fastify'
import type { Radiation } from '../../../src/parcours/radiation/index.js'
import { enPdf, lettreDAvertissement, lettreDeRadiation } from '../../lettres/index.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { peutEcrire } from '../ecrire.js'
import { laProcedure, lireLesRadiations, type Procedure, type Visee } from './lire.js'

type Lettre = Parameters<typeof enPdf>[0]

/** A letter of a procedure, for whoever instructs it to post. */
const lettre =
  (nom: string, ecrire: (p: Procedure, r: Radiation, visee: Visee, d: Demande) => Lettre | null) =>
  async (d: Demande): Promise<FastifyReply> => {
    if (!peutEcrire(d, 'radiation', 'corriger', 'entendueLe')) throw refusDeLApi(404, {})
    const visee = await lireLesRadiations(d)
    const p = laProcedure(visee, d)
    // Who instructs reads all of it.
    const ecrite = ecrire(p, p.donnees as Radiation, visee, d)
    if (!ecrite) throw refusDeLApi(404, {})
    return d.reponse
      .type('application/pdf')
      .headers({ 'content-disposition': `attachment; filename="${nom}.pdf"`, 'cache-control': 'no-store' })
      .send(enPdf(ecrite, d.contexte.horloge()))
  }

export const avertissementEnPdf = lettre('avertissement', (_, r, { envoi }) =>
  r.origine === 'SANS_DROIT' ? lettreDAvertissement(r, envoi) : null,
)
export const decisionEnPdf = lettre('decision-de-radiation', ({ decisions }, r, { envoi, referente }, d) => {
  const { rang } = d.requete.params as { rang: string }
  const decision = decisions[Number(rang) - 1]
  return decision ? lettreDeRadiation(r, decision, { ...envoi, referente }) : null
})
