import { etiquette, enJour, type Html, html } from '../../interface/index.js'
import type { Contestation } from '../contestations/contestation.js'
import type { Demande } from '../ecran.js'

/** The mark of each datum of a person that she contests and that nobody has answered yet; nothing for the others. */
export type Contestees = (ressource: string, champ: string, numero: number | undefined) => Html | false

/** One reads of a contestation what one reads of its datum: the API gives those of the caller's lines, and no other. */
export async function lireLesContestees(d: Demande, usager: string): Promise<Contestees> {
  const { statut, corps } = await d.appeler('GET', `/api/v1/contestations?usager=${encodeURIComponent(usager)}&etat=ouvertes&limite=100`)
  const elements = statut === 200 ? (corps.elements as Contestation[]) : []
  const marques = new Map(elements.map(c => [cle(c.ressource, c.champ, c.rang ?? undefined), c]))
  const ouvert = d.contexte.habilitations.outilOuvert(d.session.organisation, 'contestations')
  return (ressource, champ, numero) => {
    // Without a rank, it is of every record.
    const c = marques.get(cle(ressource, champ, numero)) ?? marques.get(cle(ressource, champ, undefined))
    const mot = c && etiquette(`contestée le ${enJour(c.deposeeLe)}`, 'attente')
    return mot ? html` ${ouvert ? html`<a href="/professionnel/contestations/${c.id}">${mot}</a>` : mot}` : false
  }
}

const cle = (ressource: string, champ: string, numero: number | undefined): string => `${ressource} ${champ} ${numero ?? ''}`
