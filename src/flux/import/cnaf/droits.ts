import { droitEnCours } from '../../../droit/etat-du-droit-rsa.js'
import type { DemandeDeRsa } from '../../../parcours/inscription/index.js'
import type { Individu } from './individus.js'

const etats = ['0', '1', '2', '3', '4', '5', '6'] as const
export type Etat = (typeof etats)[number] | 'Z'

/** One row of `droitsRsa`, as its declaration names the fields. */
export type Droits = {
  numeroDemande: string
  dateDemande: string
  caisse: string
  matricule: string
  departement: string
  role: 'demandeur' | 'conjoint'
  etatDossier: Etat
  soumisDroitsEtDevoirs: boolean | null
  motifSuspension: string | null
  motifCloture: string | null
  dateCloture: string | null
}

export const champsDesDroits = [
  'numeroDemande',
  'dateDemande',
  'caisse',
  'matricule',
  'departement',
  'role',
  'etatDossier',
  'soumisDroitsEtDevoirs',
  'motifSuspension',
  'motifCloture',
  'dateCloture',
] as const satisfies readonly (keyof Droits)[]

/** A state out of the list is kept as « Z » (undefined): it neither opens nor closes anything. */
export function droitsDe({ foyer: f, personne }: Individu): Droits {
  const fin = f.finDroit ?? (f.refus && { motif: f.refus.motif, date: f.refus.date })
  const etatDossier = etats.find(e => e === f.etatDossier) ?? 'Z'
  const clos = !droitEnCours(etatDossier)
  return {
    numeroDemande: f.demande.numero.slice(0, 11),
    dateDemande: f.demande.date,
    caisse: `${f.organisme.fonction}${f.organisme.numero}`,
    matricule: f.organisme.matricule,
    departement: f.departement,
    role: personne.role === 'DEM' ? 'demandeur' : 'conjoint',
    etatDossier,
    soumisDroitsEtDevoirs: personne.soumisDroitsEtDevoirs ?? f.soumisDroitsEtDevoirs,
    motifSuspension: f.suspensions[0]?.motif.slice(0, 10) ?? null,
    motifCloture: clos ? (fin?.motif.slice(0, 10) ?? null) : null,
    dateCloture: clos ? (fin?.date ?? null) : null,
  }
}

export function enDroit(etat: Etat): DemandeDeRsa['droit'] {
  if (etat === 'Z') return 'inconnu'
  if (etat === '0') return 'demande'
  if (etat === '1') return 'refuse'
  return etat === '5' || etat === '6' ? 'clos' : 'ouvert'
}
