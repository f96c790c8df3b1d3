import { CodeDuTravail, type Texte } from '../../droit/textes.js'
import type { Confiance } from '../../droit/parametres/parametre.js'
import type { Conformite, Offre, Projet, Territoire } from './formes.js'
import { parHeure } from './ore.regles.js'

type Element = Conformite['elements'][number]
/** Where a commune is: what its code tells. */
export type Situer = (commune: string) => { departement: string; region: string }

/** How an offer is held against the elements retained. The tables of the law do not say it so: it is ours, and it says so. */
export const reglesDeConformite: { version: string; texte: Texte; confiance: Confiance } = {
  version: '2025-1',
  texte: CodeDuTravail.L5411_6_4,
  confiance: 'dérivé',
}

/**
 * An offer against the offre raisonnable d'emploi, element by element, each with what was expected and what is offered. Only a human
 * concludes: what cannot be computed is left to be judged.
 */
export function comparer(o: Offre, ore: Projet | undefined, situer: Situer): Conformite {
  const regles = reglesDeConformite.version
  if (!ore?.retenuOre) return { verdict: 'sans-ore', elements: [], regles }
  const elements = [metier(o, ore), zone(o, ore, situer), contrat(o, ore), temps(o, ore), salaire(o, ore)]
  const dit = (verdict: Element['verdict']) => elements.some(e => e.verdict === verdict)
  return { verdict: dit('non-conforme') ? 'non-conforme' : dit('a-apprecier') ? 'a-apprecier' : 'conforme', elements, regles }
}

const si = (vrai: boolean): Element['verdict'] => (vrai ? 'conforme' : 'non-conforme')

/** Two métiers may be near without sharing a code: another one is for a human to judge. */
const metier = (o: Offre, ore: Projet): Element => ({
  element: 'metier',
  attendu: `${ore.intitule} (${ore.codeRome})`,
  propose: `${o.intitule}${o.codeRome ? ` (${o.codeRome})` : ''}`,
  verdict: o.codeRome === ore.codeRome ? 'conforme' : 'a-apprecier',
})

function zone(o: Offre, ore: Projet, situer: Situer): Element {
  const { territoires = [], rayonKm = null } = ore.zone ?? {}
  const lieu = situer(o.lieu.code)
  const dedans = ({ genre, code }: Territoire) =>
    genre === 'france' ||
    (genre === 'commune' && code === o.lieu.code) ||
    (genre === 'departement' && code === lieu.departement) ||
    (genre === 'region' && code === lieu.region)
  const autour = rayonKm !== null && territoires.some(t => t.genre === 'commune')
  return {
    element: 'zone',
    attendu: `${territoires.map(t => t.libelle).join(', ')}${rayonKm === null ? '' : ` et ${rayonKm} km autour`}`,
    propose: o.lieu.libelle,
    // Kilometres are those of a journey, which no code tells.
    verdict: territoires.some(dedans) ? 'conforme' : autour ? 'a-apprecier' : 'non-conforme',
  }
}

const contrat = (o: Offre, ore: Projet): Element => ({
  element: 'contrat',
  attendu: ore.contrats.join(', '),
  propose: o.contrat,
  verdict: si(ore.contrats.includes(o.contrat)),
})

/** A part time is not imposed on who looks for a full one. */
const temps = (o: Offre, ore: Projet): Element => ({
  element: 'temps',
  attendu: ore.tempsDeTravail ?? 'INDIFFERENT',
  propose: o.tempsDeTravail,
  verdict: si(ore.tempsDeTravail === 'INDIFFERENT' || ore.tempsDeTravail === o.tempsDeTravail),
})

function salaire(o: Offre, ore: Projet): Element {
  const comparable = o.salaire !== null && ore.salaire !== null && !(o.tempsDeTravail === 'PARTIEL' && o.salaire.base === 'MENSUELLE')
  const dire = (s: Offre['salaire']) =>
    s === null ? 'non dit' : `${s.montant.toFixed(2).replace('.', ',')} € par ${s.base === 'HORAIRE' ? 'heure' : 'mois'}`
  return {
    element: 'salaire',
    attendu: dire(ore.salaire),
    propose: dire(o.salaire),
    verdict: comparable && o.salaire && ore.salaire ? si(parHeure(o.salaire) >= parHeure(ore.salaire) - 0.005) : 'a-apprecier',
  }
}
