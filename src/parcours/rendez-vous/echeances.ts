import { aviser, type Joignable, type Voies } from '../../messagerie/voies.js'
import type { Donnees } from '../../moteur/contenu.js'
import { lirePresents } from '../../moteur/presents.js'
import type { Effets } from '../../suites/index.js'
import { identite } from '../identite/identite.echange.js'
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
      const champs = ['emails', 'telephones', 'adresse', 'prenom', 'nom']
      const [elle] = (await lirePresents(sql, identite, champs, [usager])).get(usager) ?? []
      const voie = await aviser(voies, joignable(elle?.donnees ?? {}), avisDuRendezVous(genre, vise, adressePublique))
      return voie === null ? 'aucun moyen de la joindre' : `dit par ${voie}`
    }
  return { [natureDeLAnnonce]: dire(annonce), [natureDuRappel]: dire(rappel) }
}

function joignable({ emails, telephones, adresse, prenom, nom }: Donnees): Joignable {
  const a = adresse as {
    numeroTypeLibelleVoie: string | null
    complementAdresse: string | null
    codePostal: string | null
    libelleCommune: string | null
  } | null
  const mobiles = ((telephones ?? []) as string[]).filter(t => /^(0|\+33)[67]/.test(t))
  return {
    courriel: ((emails ?? []) as string[])[0] ?? null,
    mobile: mobiles[0] ?? null,
    enveloppe: a
      ? [
          `${String(prenom)} ${String(nom)}`,
          a.complementAdresse,
          a.numeroTypeLibelleVoie,
          `${a.codePostal ?? ''} ${a.libelleCommune ?? ''}`,
        ].filter((l): l is string => Boolean(l?.trim()))
      : null,
  }
}
