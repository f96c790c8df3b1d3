import type { Sql } from 'postgres'
import type { Domaine } from '../droit/categories.js'
import { type Chiffrement, creerChiffrement, type Trousseau } from '../moteur/chiffrement.js'
import { Probleme } from '../moteur/probleme.js'
import type { CleMaitresse } from './cle-maitresse.js'
import { type CleDeDonnees, lireLesCles } from './cles-de-donnees.js'
import { enteteDe, numeroDe } from './entete.js'

/** The data keys of a process: read at start, then followed. */
export type TrousseauSuivi = Trousseau & {
  /** The number of the key that writes now. */
  courante(domaine: Domaine): number
  rafraichir(): Promise<void>
  fermer(): void
}

type Reglages = {
  sql: Sql
  maitresses: readonly CleMaitresse[]
  /** What enciphered everything before there were data keys: it reads, and writes no more. */
  ancienne: Buffer
  horloge: () => Date
  sondageMs?: number
}
type Cle = Omit<CleDeDonnees, 'cle'> & { chiffrement: Chiffrement }

/** Opens the envelopes once and keeps the keys: enciphering never asks anybody. A key made elsewhere is known before it is used. */
export async function ouvrirLeTrousseau({ sql, maitresses, ancienne, horloge, sondageMs = 3_000 }: Reglages): Promise<TrousseauSuivi> {
  const anterieur = creerChiffrement(ancienne)
  let cles: ReadonlyMap<number, Cle> = new Map()
  let lues = ''

  async function rafraichir(): Promise<void> {
    const [etat] = await sql<{ etat: string }[]>`
      select string_agg(numero || ' ' || enveloppee_par, ',' order by numero) as etat from cle_de_donnees where enveloppe is not null`
    const presentes = etat?.etat ?? ''
    if (presentes === lues) return
    const ouvertes = await lireLesCles(sql, maitresses)
    cles = new Map(ouvertes.map(({ cle, ...c }) => [c.numero, { ...c, chiffrement: creerChiffrement(cle, enteteDe(c.numero)) }]))
    lues = presentes
  }

  function courante(domaine: Domaine): Cle {
    const siennes = [...cles.values()].filter(c => c.domaine === domaine)
    const cle = siennes.findLast(c => c.active <= horloge()) ?? siennes[0]
    if (!cle) throw new Error(`aucune clé pour « ${domaine} »`)
    return cle
  }

  const de = (domaine: Domaine): Chiffrement => ({
    chiffrer: clair => courante(domaine).chiffrement.chiffrer(clair),
    dechiffrer(chiffre) {
      const numero = numeroDe(chiffre)
      if (numero === null) return anterieur.dechiffrer(chiffre)
      const cle = cles.get(numero)
      if (!cle)
        throw new Probleme(503, 'indisponible', 'Une donnée chiffrée n’est pas lisible à l’instant : recommencez dans quelques secondes.', {
          interne: `clé de données ${numero} inconnue de ce processus`,
          entetes: { 'retry-after': '5' },
        })
      if (cle.domaine !== domaine) throw new Error(`une valeur de « ${cle.domaine} » là où l’on attend « ${domaine} »`)
      return cle.chiffrement.dechiffrer(chiffre)
    },
  })

  await rafraichir()
  // A base that is away is not this poll's to say.
  const sondage = setInterval(() => void rafraichir().catch(() => undefined), sondageMs).unref()
  const parDomaine = new Map<Domaine, Chiffrement>()
  const duDomaine = (domaine: Domaine): Chiffrement => {
    const connu = parDomaine.get(domaine) ?? de(domaine)
    parDomaine.set(domaine, connu)
    return connu
  }
  return {
    ...duDomaine('pièces'),
    de: duDomaine,
    courante: domaine => courante(domaine).numero,
    rafraichir,
    fermer: () => clearInterval(sondage),
  }
}
