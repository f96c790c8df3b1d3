import { randomUUID } from 'node:crypto'
import { plusJours } from '../../src/droit/jours.js'
import type { Demandeur, Epreuve } from './epreuve.js'
import type { Operation } from './operations.js'
import { dateNaissance, detenteurs, nirDe } from './population.js'

export type Demande = { methode: string; chemin: string; entetes: Record<string, string>; corps?: string }

const corrections: Readonly<Record<string, (n: number) => Record<string, unknown>>> = {
  identite: n => ({ telephones: [`06${String(n).padStart(8, '0')}`] }),
  inscription: n => ({ motif: `Épreuve ${n}` }),
  droitsRsa: n => ({ motifSuspension: `S${n}` }),
  contratPreexistant: n => ({ reference: `R${n}` }),
  orientation: n => ({ demande: { motif: `Épreuve ${n}`, diagnosticConjointLe: '2026-11-12', avec: 'CD59' } }),
  diagnostic: n => ({ pouvoirDAgir: { confiance: 'OUI', accompagnement: 'NON', analyse: `Épreuve ${n}` } }),
  diagnosticSante: n => ({ impact: n % 2 === 0 ? 'FAIBLE' : 'FORT' }),
  rqth: n => ({ dateFin: `20${30 + (n % 60)}-02-28` }),
  projet: n => ({ experience: `Épreuve ${n}` }),
  activite: n => ({ preuve: `Épreuve ${n}` }),
  absence: n => ({ explication: `Épreuve ${n}` }),
  demandeDeDispense: n => ({ refus: `Épreuve du refus motivé, ${n}` }),
  'demandeDeDispense.demandeDeLaPersonne': n => ({ retiree: n % 2 === 1 }),
  dispense: n => ({ au: plusJours('2099-12-31', -n) }),
  'sanctionRsa.instruction': n => ({ compteRendu: `Épreuve ${n}` }),
  'sanctionRsa.decision': n => ({ motivation: `Épreuve de la motivation, ${n}` }),
  'sanctionRsa.tenueDeLaListe': n => ({ compteRendu: `Épreuve de France Travail, ${n}` }),
  'sanctionRsa.remiseEnConformite': n => ({ conformite: `Épreuve ${n}` }),
  'sanctionRsa.reponseDeLaPersonne': n => ({ observations: `Épreuve ${n}` }),
  'sanctionDemandeur.instruction': n => ({ compteRendu: `Épreuve ${n}` }),
  'sanctionDemandeur.decision': n => ({ motivation: `Épreuve de la motivation, ${n}` }),
  'sanctionDemandeur.remiseEnConformite': n => ({ conformite: `Épreuve ${n}` }),
  'sanctionDemandeur.reponseDeLaPersonne': n => ({ observations: `Épreuve ${n}` }),
  'sanctionJeune.instruction': n => ({ compteRendu: `Épreuve ${n}` }),
  'sanctionJeune.decision': n => ({ motivation: `Épreuve de la motivation, ${n}` }),
  'sanctionJeune.reprise': n => ({ compteRendu: `Épreuve de France Travail, ${n}` }),
  'sanctionJeune.reponseDeLaPersonne': n => ({ observations: `Épreuve ${n}` }),
  decisionDOpportunite: n => ({ retrait: `Épreuve du retrait de la décision, ${n}` }),
  manquement: n => ({ parole: `Épreuve ${n}` }),
  'manquement.reponseDeLaPersonne': n => ({ reponse: `Épreuve ${n}` }),
  dispenseSante: n => ({ precisions: `Épreuve ${n}` }),
  propositionDOffre: n => ({ explication: `Épreuve ${n}` }),
  envoiAuPayeur: n => ({ etat: 'REJETE', motifDuRejet: `Épreuve ${n}` }),
  contratEngagement: n => ({ objectifs: [`Épreuve ${n}`] }),
  demande: n => ({ demandeDeLaPersonne: `Épreuve ${n}` }),
  radiation: n => ({ entendueLe: plusJours('2026-11-27', -n) }),
  'radiation.reponseDeLaPersonne': n => ({ observations: `Épreuve ${n}` }),
  appreciation: n => ({ motivation: `Épreuve de la motivation, ${n}` }),
  rendezVous: n => ({ observations: `Épreuve ${n}` }),
  rattachement: n => ({ au: `2099-12-${String((n % 28) + 1).padStart(2, '0')}` }),
}
/** Lines that correct something else than the rest of their resource. */
const particulieres: readonly [champ: string, correction: string][] = [
  ['legitime', 'appreciation'],
  ['motifLegitime', 'appreciation'],
  ['demandeDeLaPersonne', 'demande'],
]
const propre = ({ ligne: { ressource, nomEchange } }: Operation) =>
  [`${ressource.nom}.${nomEchange}`].find(nom => Object.hasOwn(corrections, nom))
let rang = 0
/** Each resource counts its own, so that two corrections in a row never say the same. */
const corrigees = new Map<string, number>()

/** The request an operation is made for: what `demandeur` sends about `usager`, under the name `nom` if one is given. */
export async function demander(e: Epreuve, op: Operation, demandeur: Demandeur, usager: bigint, nom?: string): Promise<Demande> {
  const identifiant = nom ?? e.moteur.identifiants.pour(demandeur.organisation, usager)
  const numero = op.chemin.includes('{numero}') ? await numeroDe(e, op, demandeur, usager) : 1
  const corps = corpsDe(op, demandeur, usager)
  return {
    methode: op.methode,
    chemin: op.chemin.replace('{usager}', identifiant).replace('{numero}', String(numero)),
    entetes: {
      ...(op.corps ? { 'content-type': op.corps.type } : {}),
      ...(op.forme === 'depot' ? { 'idempotency-key': randomUUID() } : {}),
      ...(op.forme === 'correction' ? { 'if-match': await etiquetteDe(e, op, usager, numero) } : {}),
    },
    ...(corps ? { corps: JSON.stringify(corps) } : {}),
  }
}

export const envoyer = (e: Epreuve, d: Demande, jeton?: string): Promise<Response> =>
  e.appeler(d.chemin, {
    method: d.methode,
    headers: d.entetes,
    ...(d.corps === undefined ? {} : { body: d.corps }),
    ...(jeton === undefined ? {} : { jeton }),
  })

function corpsDe(op: Operation, demandeur: Demandeur, usager: bigint): Record<string, unknown> | null {
  const nom = op.ligne.ressource.nom
  switch (op.forme) {
    case 'recherche':
      return { nir: nirDe(usager), dateNaissance }
    case 'rechercheParNom':
      return { noms: `Épreuve ${usager}` }
    case 'correction':
      return corriger(propre(op) ?? particulieres.find(([champ]) => op.ligne.champs.includes(champ))?.[1] ?? nom)
    case 'depot':
      return nom === 'rattachement'
        ? { ...op.corps?.exemple, organisation: demandeur.organisation, structure: demandeur.structure, motif: motifDe(op) }
        : { ...op.corps?.exemple, ...(nom === 'identite' ? inconnue(++rang) : {}), ...sien(nom, demandeur) }
    default:
      return null
  }
}

function corriger(nom: string): Record<string, unknown> {
  const correction = corrections[nom]
  if (!correction) throw new Error(`${nom} se corrige : dites ici par quoi`)
  const n = (corrigees.get(nom) ?? 0) + 1
  corrigees.set(nom, n)
  return correction(n)
}

/** Somebody no source has told of. */
const inconnue = (n: number) => ({
  nir: `27704593${String(n).padStart(5, '0')}`,
  dateNaissance: '1977-04-02',
  nomNaissance: `INCONNUE ${lettres(n)}`,
})
const lettres = (n: number): string => String(n).replaceAll(/\d/g, c => String.fromCharCode(65 + Number(c)))

const sien = (nom: string, { organisation }: Demandeur) => (detenteurs[nom] ? { [detenteurs[nom]]: organisation } : {})

const motifDe = (op: Operation) =>
  ({ tenueDeLaListe: 'tenue-de-la-liste', informationDesCompetents: 'versement-rsa' })[op.ligne.nomEchange] ?? 'accompagnement'

/** The caller's own row when it has one. */
async function numeroDe(e: Epreuve, op: Operation, d: Demandeur, usager: bigint): Promise<number> {
  const { nom, table } = op.ligne.ressource
  if (nom === 'orientation') return derniereDe(e, usager)
  const detenteur = detenteurs[nom]
  if (!detenteur) return 1
  const [r] = await e.base.proprietaire.unsafe<{ numero: number }[]>(
    `select numero from ${table} where usager_id = $1 order by ${detenteur} = $2 desc, numero limit 1`,
    [usager.toString(), d.organisation],
  )
  return r?.numero ?? 1
}

/** New answers close those that waited: only the last ones are corrected. */
async function derniereDe(e: Epreuve, usager: bigint): Promise<number> {
  const [r] = await e.base.proprietaire<{ n: number }[]>`select max(numero) as n from orientation where usager_id = ${usager.toString()}`
  return r?.n ?? 1
}

async function etiquetteDe(e: Epreuve, { ligne: { ressource } }: Operation, usager: bigint, numero: number): Promise<string> {
  const plusieurs = ressource.cardinalite === 'plusieurs'
  const [r] = await e.base.proprietaire.unsafe<{ version: number }[]>(
    `select version from ${ressource.table} where usager_id = $1 ${plusieurs ? `and numero = ${numero}` : ''}`,
    [usager.toString()],
  )
  return `"${r?.version ?? 1}"`
}
