import { plusJours, plusMois } from '../../droit/jours.js'
import { prescriptionDuRsa } from '../../droit/parametres/inscription-automatique.js'
import { auJour } from '../../droit/parametres/parametre.js'
import type { MotifDeRattachement } from '../../droit/perimetres.js'

type Jour = string

export type Suivi = { organisation: string; structure: string | null; motif: MotifDeRattachement; du: Jour; au: Jour | null }
/** Whether a follow-up runs on a day, its first and last included. */
export const suitLe = ({ du, au }: Pick<Suivi, 'du' | 'au'>, jour: Jour): boolean => du <= jour && (au === null || au >= jour)
export type SuiviPresent = Suivi & { numero: number }
/** What has to change: follow-ups to open, and the last day of others (null: it goes on). */
export type Mouvements = { ouvrir: Suivi[]; borner: { numero: number; au: Jour | null }[] }

export type Lieu = { organisation: string; structure: string | null }
/** Who is competent for a place: null when that organisation is not on the platform. */
export type Competents = {
  /** Of the orientation of who has the RSA: the département, or France Travail on the territories of the State. */
  quiOriente: (departement: string, commune: string | null) => Lieu | null
  franceTravail: (departement: string, commune: string | null) => Lieu | null
}

/** One person of a household, as far as who follows her depends on it. */
export type SituationRsa = {
  caisse: string
  departement: string
  commune: string | null
  ouvert: boolean
  dateDemande: Jour
  dateFin: Jour | null
  /** This file says who is competent: no other one of hers, more recent, does. */
  faitFoi: boolean
  /** The départements of her other rights that are open, of the latest demand first. */
  autresDroits: readonly string[]
  /** She is on the list, or has just been put on it. */
  inscrite: boolean
  jour: Jour
}

/**
 * Who follows a person because of the RSA. The payer, while the right is open then for the limitation period; the département, or
 * France Travail where it orients, while the right is open (R. 262-65-1, L. 5411-5-1, R. 522-2); the agency of France Travail of her commune, while she is on the list.
 * A move ends the former competence the day before the new one begins. It ends no accompaniment: the new département has six weeks to
 * decide who is référent (CASF, D. 262-65-2), and nobody is left without one meanwhile; that decision ends the former one.
 * A right that closes leaves the competence to the département of those that stay open: the only one left is where she is.
 */
export function suivreDuFaitDuRsa(s: SituationRsa, presents: readonly SuiviPresent[], competents: Competents): Mouvements {
  const mouvements: Mouvements = { ouvrir: [], borner: [] }
  const finDuPayeur = s.ouvert ? null : plusMois(s.dateFin ?? s.jour, auJour(prescriptionDuRsa, s.jour))
  tenir(
    mouvements,
    presents,
    { organisation: s.caisse, structure: null, motif: 'versement-rsa', du: s.dateDemande, au: finDuPayeur },
    s.jour,
  )
  if (!s.ouvert) {
    const [departement] = s.autresDroits
    if (departement === undefined) {
      for (const motif of ['competence-orientation', 'orientation-deleguee'] as const)
        for (const p of ouverts(presents, motif, s.jour)) borner(mouvements, p, s.dateFin ?? s.jour)
    } else if (!s.autresDroits.some(d => estCompetent(presents, competents.quiOriente(d, null), s.jour)))
      orienter(mouvements, presents, { departement, commune: null, du: s.jour, jour: s.jour }, competents)
    return mouvements
  }
  if (!s.faitFoi) return mouvements
  orienter(mouvements, presents, { ...s, du: s.dateDemande }, competents)
  const agence = s.inscrite ? competents.franceTravail(s.departement, s.commune) : null
  if (agence) confier(mouvements, presents, { ...agence, motif: 'tenue-de-la-liste', du: s.dateDemande, au: null }, s.jour)
  return mouvements
}

/** A young person follows from her demand to the mission locale, which France Travail learns (L. 5411-1, 3°). */
export function suivreParLaMissionLocale(
  s: { mission: Lieu; departement: string; commune: string | null; depuis: Jour; inscrite: boolean; jour: Jour },
  presents: readonly SuiviPresent[],
  competents: Competents,
): Mouvements {
  const mouvements: Mouvements = { ouvrir: [], borner: [] }
  tenir(mouvements, presents, { ...s.mission, motif: 'accompagnement', du: s.depuis, au: null }, s.jour)
  const agence = s.inscrite ? competents.franceTravail(s.departement, s.commune) : null
  const tenue = presents.some(p => p.motif === 'tenue-de-la-liste' && (p.au === null || p.au >= s.jour))
  if (agence && !tenue) mouvements.ouvrir.push({ ...agence, motif: 'tenue-de-la-liste', du: s.depuis, au: null })
  return mouvements
}

/** Its unit may be another one: only the address says which. */
const estCompetent = (presents: readonly SuiviPresent[], qui: Lieu | null, jour: Jour): boolean =>
  ouverts(presents, 'competence-orientation', jour).some(p => p.organisation === qui?.organisation)

/** Who orients in that place does from now on, and nobody else. */
function orienter(
  m: Mouvements,
  presents: readonly SuiviPresent[],
  { departement, commune, du, jour }: Pick<SituationRsa, 'departement' | 'commune' | 'jour'> & { du: Jour },
  competents: Competents,
): void {
  const competence = competents.quiOriente(departement, commune)
  if (competence) confier(m, presents, { ...competence, motif: 'competence-orientation', du, au: null }, jour)
  else for (const p of ouverts(presents, 'competence-orientation', jour)) borner(m, p, plusJours(jour, -1))
  // France Travail delegates what it decides itself: elsewhere, nothing is delegated any more.
  if (competence?.organisation !== competents.franceTravail(departement, commune)?.organisation)
    for (const p of ouverts(presents, 'orientation-deleguee', jour)) borner(m, p, plusJours(jour, -1))
}

/** One follow-up of this motive at a time: the one wanted is kept or opened, the others end the day before. */
function confier(m: Mouvements, presents: readonly SuiviPresent[], voulu: Suivi, jour: Jour): void {
  const autres = ouverts(presents, voulu.motif, jour).filter(p => !memeLieu(p, voulu))
  for (const p of autres) borner(m, p, plusJours(jour, -1))
  tenir(m, presents, autres.length > 0 ? { ...voulu, du: jour } : voulu, jour)
}

/** Opens a follow-up unless it is there; a limit that moved is moved. What is already over is not opened again for the past. */
function tenir(m: Mouvements, presents: readonly SuiviPresent[], voulu: Suivi, jour: Jour): void {
  const siens = presents.filter(p => p.motif === voulu.motif && memeLieu(p, voulu)).toSorted((a, b) => (a.du < b.du ? -1 : 1))
  const dernier = siens.at(-1)
  // Two files made one may follow her twice for the same reason: they end together.
  for (const autre of siens.slice(0, -1)) if ((autre.au === null || autre.au >= jour) && autre.au !== voulu.au) borner(m, autre, voulu.au)
  if (dernier && (dernier.au === null || dernier.au >= jour || voulu.au !== null)) {
    if (dernier.au !== voulu.au) borner(m, dernier, voulu.au)
  } else if (voulu.au === null) m.ouvrir.push(dernier ? { ...voulu, du: jour } : voulu)
}

function borner(m: Mouvements, p: SuiviPresent, au: Jour | null): void {
  m.borner.push({ numero: p.numero, au: au !== null && au < p.du ? p.du : au })
}

const ouverts = (presents: readonly SuiviPresent[], motif: MotifDeRattachement, jour: Jour) =>
  presents.filter(p => p.motif === motif && (p.au === null || p.au >= jour))

const memeLieu = (a: Lieu, b: Lieu) => a.organisation === b.organisation && a.structure === b.structure
