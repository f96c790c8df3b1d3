import { createHash } from 'node:crypto'
import { enAgenda, enInstantUtc } from '../../../src/parcours/rendez-vous/index.js'
import type { ContextePortail } from '../../contexte.js'
import { enPdf, lettreDeConvocation } from '../../lettres/index.js'
import { partager, type Rang } from '../../rendez-vous/cartes.js'
import { lireMonIdentite, type Visite } from '../espace.js'
import { envoi } from '../pages/telecharger.js'
import { leRendezVous, lireMesRendezVous } from './lire.js'

type Outils = Pick<ContextePortail, 'horloge' | 'adressePublique'>

function enFichier(v: Visite, { horloge, adressePublique }: Outils, nom: string, rangs: readonly Rang[]) {
  // The same each time the file is taken, and it names her to nobody.
  const uid = (numero: number) => createHash('sha256').update(`${adressePublique} ${v.session.usager} ${numero}`).digest('hex').slice(0, 32)
  const rangees = rangs.map(r => ({ uid: `${uid(r.numero)}@rendez-vous`, sequence: r.version - 1, rendezVous: r.donnees }))
  return v.reponse
    .type('text/calendar; charset=utf-8')
    .headers({ 'content-disposition': `attachment; filename="${nom}.ics"`, 'cache-control': 'no-store' })
    .send(enAgenda(rangees, { instant: enInstantUtc(horloge()), adressePublique }))
}

export const agendaDesRendezVous = (outils: Outils) => async (v: Visite) =>
  enFichier(v, outils, 'mes-rendez-vous', partager(await lireMesRendezVous(v), outils.horloge().toISOString()).aVenir)

export const agendaDuRendezVous = (outils: Outils) => async (v: Visite) => enFichier(v, outils, 'rendez-vous', [await leRendezVous(v)])

/** The appointment as it is sent by post. */
export const convocationEnPdf =
  ({ horloge }: Pick<ContextePortail, 'horloge'>) =>
  async (v: Visite) => {
    const [{ donnees }, moi] = await Promise.all([leRendezVous(v), lireMonIdentite(v)])
    return v.reponse
      .type('application/pdf')
      .headers({ 'content-disposition': 'attachment; filename="convocation.pdf"', 'cache-control': 'no-store' })
      .send(enPdf(lettreDeConvocation(donnees, envoi(moi, v, horloge())), horloge()))
  }
