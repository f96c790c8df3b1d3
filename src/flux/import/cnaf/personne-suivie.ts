import { droitEnCours } from '../../../droit/etat-du-droit-rsa.js'
import { auPlusTard } from '../../../droit/jours.js'
import type { Present } from '../../../moteur/presents.js'
import { type Inscription, inscrireDuFaitDuRsa } from '../../../parcours/inscription/index.js'
import { type Competents, type Mouvements, type SuiviPresent, suivreDuFaitDuRsa } from '../../../parcours/rattachement/index.js'
import type { Mutation } from '../../foyer.js'
import type { CodeDeConstat } from '../constats.js'
import type { Jour } from '../format.js'
import { droitsDe, type Droits, enDroit } from './droits.js'
import type { Individu } from './individus.js'

/** One person while her files of the lot are applied to her, one after the other: what is known of her, and what is to be written. */
export type PersonneSuivie = {
  usager: bigint
  nouvelle: boolean
  suivis: SuiviPresent[]
  droits: { numero: number; donnees: Droits }[]
  inscription: Inscription | null
  aEcrire: {
    ouverts: SuiviPresent[]
    bornes: Map<number, Jour | null>
    droits: Map<number, Droits>
    inscription: Inscription | null
    identite: Individu | null
  }
}

export function personneSuivie(
  usager: bigint,
  nouvelle: boolean,
  connus: { suivis?: Present[]; droits?: Present[]; inscription?: Present[] } = {},
): PersonneSuivie {
  return {
    usager,
    nouvelle,
    suivis: (connus.suivis ?? []).map(({ numero, donnees }) => ({ numero, ...donnees }) as SuiviPresent),
    droits: (connus.droits ?? []).map(({ numero, donnees }) => ({ numero, donnees: donnees as Droits })),
    inscription: (connus.inscription?.[0]?.donnees as Inscription | undefined) ?? null,
    aEcrire: { ouverts: [], bornes: new Map(), droits: new Map(), inscription: null, identite: null },
  }
}

export type Suite = { code: CodeDeConstat; detail: string }[]

/** One file of hers, as far as the rules look at it. `individu` null: she is not in it any more. */
export type Volet = {
  droits: Droits
  regime: 'CAF' | 'MSA'
  dateNaissance: Jour
  commune: string | null
  mutations: readonly Mutation[]
  individu: Individu | null
}

export const voletDe = (individu: Individu): Volet => ({
  droits: droitsDe(individu),
  regime: individu.foyer.organisme.fonction,
  dateNaissance: individu.personne.dateNaissance,
  commune: individu.foyer.adresse?.codeCommune ?? null,
  mutations: individu.foyer.mutations,
  individu,
})

/** Applies one file of hers. Returns what the report must say. */
export function appliquer(p: PersonneSuivie, volet: Volet, competents: Competents, jour: Jour): Suite {
  const droits = dater(volet.droits, p, jour)
  const ouvert = droitEnCours(droits.etatDossier)
  const autres = p.droits.map(d => d.donnees).filter(d => droitEnCours(d.etatDossier) && !memeDossier(d, droits))
  const faitFoi = !ouvert || autres.every(autre => autre.departement === droits.departement || plusRecent(volet, autre))
  const dateDemande = auPlusTard(droits.dateDemande, jour)
  const suite = inscrire(p, volet, { ...droits, dateDemande }, autres.length > 0, jour)
  poserDroits(p, droits)
  if (ouvert && faitFoi && volet.individu) p.aEcrire.identite = volet.individu
  if (ouvert && !faitFoi) suite.push({ code: 'DEUX_DEPARTEMENTS', detail: [...new Set(autres.map(a => a.departement))].join(', ') })
  if (ouvert && competents.quiOriente(droits.departement, null) === null)
    suite.push({ code: 'DEPARTEMENT_SANS_CONSEIL', detail: droits.departement })
  const { caisse, departement, dateCloture: dateFin } = droits
  const situation = { caisse, departement, commune: volet.commune, ouvert, dateDemande, dateFin, faitFoi, jour }
  const inscrite = p.inscription?.statut === 'inscrit'
  const autresDroits = autres.toSorted((a, b) => b.dateDemande.localeCompare(a.dateDemande)).map(a => a.departement)
  deplacer(p, suivreDuFaitDuRsa({ ...situation, autresDroits, inscrite }, p.suivis, competents))
  return suite
}

/** A closing without a date keeps the one it was first seen on, so that it does not slide from month to month. */
function dater(droits: Droits, p: PersonneSuivie, jour: Jour): Droits {
  if (droitEnCours(droits.etatDossier) || droits.dateCloture !== null) return droits
  const connu = p.droits.find(d => memeDossier(d.donnees, droits))?.donnees
  return { ...droits, dateCloture: connu?.dateCloture ?? jour }
}

const memeDossier = (a: Droits, b: Droits) => a.caisse === b.caisse && a.numeroDemande === b.numeroDemande

/** The competence follows the latest demand, or the arrival of a file from another payer; a departure gives it up. */
function plusRecent({ mutations, droits }: Volet, autre: Droits): boolean {
  if (mutations.some(m => m.sens === 'depart')) return false
  const arrivee = mutations.find(m => m.sens === 'arrivee')?.date ?? ''
  return (
    droits.dateDemande > autre.dateDemande || arrivee > autre.dateDemande || (arrivee !== '' && droits.dateDemande === autre.dateDemande)
  )
}

function inscrire(p: PersonneSuivie, { regime, dateNaissance }: Volet, droits: Droits, autreDroit: boolean, jour: Jour): Suite {
  const decision = inscrireDuFaitDuRsa({
    regime,
    role: droits.role,
    droit: enDroit(droits.etatDossier),
    dateDemande: droits.dateDemande,
    dateFin: droits.dateCloture,
    motifFin: droits.motifCloture,
    autreDroit,
    dateNaissance,
    // The flow says neither the category of invalidity nor the insurance duration.
    categorieInvalidite: null,
    dureeTauxPleinAcquise: null,
    presente: p.inscription,
    jour,
  })
  if ('inscription' in decision) {
    p.inscription = decision.inscription
    p.aEcrire.inscription = decision.inscription
  }
  return decision.effet === 'exclue' ? [{ code: 'NON_INSCRITE', detail: decision.pourquoi }] : []
}

function poserDroits(p: PersonneSuivie, droits: Droits): void {
  const present = p.droits.find(d => memeDossier(d.donnees, droits))
  const numero = present?.numero ?? Math.max(0, ...p.droits.map(d => d.numero)) + 1
  if (present) present.donnees = droits
  else p.droits.push({ numero, donnees: droits })
  p.aEcrire.droits.set(numero, droits)
}

function deplacer(p: PersonneSuivie, { ouvrir, borner }: Mouvements): void {
  for (const suivi of ouvrir) {
    const ouvert = { ...suivi, numero: Math.max(0, ...p.suivis.map(s => s.numero)) + 1 }
    p.suivis.push(ouvert)
    p.aEcrire.ouverts.push(ouvert)
  }
  for (const { numero, au } of borner) {
    const suivi = p.suivis.find(s => s.numero === numero)
    if (suivi) suivi.au = au
    if (!p.aEcrire.ouverts.some(o => o.numero === numero)) p.aEcrire.bornes.set(numero, au)
  }
}
