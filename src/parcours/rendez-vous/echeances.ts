import { aviser, type Voies } from '../../messagerie/voies.js'
import type { Effets } from '../../suites/index.js'
import { joindre } from '../identite/index.js'
import { avisDuRendezVous } from './avis.js'
import { enInstantUtc, type RendezVous } from './formes.js'
import { rendezVousDe } from './presents.js'
import { natureDeLAnnonce, natureDuRappel } from './rappels.js'

type Genre = Parameters<typeof avisDuRendezVous>[0]

/** What is said of the state the appointment has when the message leaves, not when it was asked for. */
const annonce = ({ statut }: RendezVous): Genre | null =>
  (({ PRIS: 'pris', MODIFIE: 'deplace', ANNULE: 'annule', EFFECTUE: null, ABSENT: null }) as const)[statut]
const rappel = ({ statut }: RendezVous): Genre | null => (statut === 'PRIS' || statut === 'MODIFIE' ? 'rappel' : null)

/** The messages an appointment makes due, each by the first way that reaches the person. */
export function creerEcheancesDuRendezVous(voies: Voies, adressePublique: string): Effets {
  const dire =
    (choisir: (r: RendezVous) => Genre | null): Effets[string] =>
    async ({ sql, moteur, agirAuNomDe }, { usager, objet, organisation }) => {
      if (organisation === null) throw new Error('échéance sans organisation')
      await agirAuNomDe(organisation)
      const vise = (await rendezVousDe({ sql }, usager)).find(r => `rendezVous:${r.numero}` === objet)?.donnees
      const genre = vise && vise.date > enInstantUtc(moteur.horloge()) ? choisir(vise) : null
      if (!vise || genre === null) return 'rien à dire'
      const voie = await aviser(voies, await joindre({ sql }, usager), avisDuRendezVous(genre, vise, adressePublique))
      return voie === null ? 'aucun moyen de la joindre' : `dit par ${voie}`
    }
  return { [natureDeLAnnonce]: dire(annonce), [natureDuRappel]: dire(rappel) }
}
