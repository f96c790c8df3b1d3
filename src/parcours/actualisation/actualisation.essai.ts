import { randomUUID } from 'node:crypto'
import { uneOrientation } from '../orientation/orientation.essai.js'
import { attendreLesDeclarations } from './index.js'

const rienDeNeuf = { chercheToujours: true, heuresTravaillees: 0, indisponible: null }

/** A platform on the eve of a window, where Léo, registered before the law, has each month to declare. */
export async function uneActualisation() {
  const o = await uneOrientation({ horloge: () => new Date('2026-11-27T10:00:00Z') })
  const { p } = o
  await p.base.proprietaire`update inscription set date_inscription = '2024-05-06', date_effet_statut = '2024-05-06'
    where usager_id = ${p.numero('leo').toString()}`
  const nom = (qui: string, personne: string) =>
    p.identifiant(personne, qui === personne ? 'ESPACE-USAGER' : qui === 'sofia' ? 'ML-LILLE' : 'FT')
  return {
    ...o,
    nom,
    /** Goes to a day, as the platform does each hour: whoever is expected is, then what is due is done. */
    async auJour(jour: string) {
      await p.avancer(new Date(`${jour}T09:00:00Z`))
      await attendreLesDeclarations(p.moteur.sql, p.moteur.horloge())
      return p.avancer(new Date(`${jour}T10:00:00Z`))
    },
    declarer: async (qui: string, personne: string, autrement: object = {}) =>
      p.appeler(`/api/v1/${qui === personne ? 'declaration-de-la-personne' : 'tenue-de-la-liste'}/actualisations/${nom(qui, personne)}`, {
        method: 'POST',
        jeton: await p.jetonDe(qui),
        headers: { 'idempotency-key': randomUUID() },
        body: JSON.stringify({ ...rienDeNeuf, ...autrement }),
      }),
    surLaListe: async (personne: string) => {
      const [i] = await p.base.proprietaire<{ dit: string }[]>`
        select concat_ws(' ', statut, categorie, motif_fin) as dit from inscription where usager_id = ${p.numero(personne).toString()}`
      return i?.dit ?? ''
    },
    attendues: async (personne: string) =>
      (
        await p.base.proprietaire<{ dit: string }[]>`select concat_ws(' ', nature, objet, to_char(jour, 'YYYY-MM-DD')) as dit from echeance
          where dossier = ${p.numero(personne).toString()} and close_le is null and nature like 'actualisation-%' order by 1`
      ).map(e => e.dit),
  }
}
