import { chiffrees, type Domaine } from '../../droit/categories.js'
import type { Perimetre } from '../../droit/perimetres.js'
import { enColonne, type Ligne } from '../lignes.js'
import type { Ressource } from '../ressource.js'

export const estChiffre = (r: Ressource, champ: string): boolean => chiffrees.includes(r.donnees[champ]?.categorie as never)
/** Under whose keys an encrypted field is. */
export function domaineDe(r: Ressource, champ: string): Domaine {
  const domaine = chiffrees.find(c => c === r.donnees[champ]?.categorie)
  if (!domaine) throw new Error(`${r.nom}.${champ} n’est pas chiffré`)
  return domaine
}
/** An encrypted datum is a text; one that is not is encrypted as JSON. */
const natures = ['string', 'enum', 'literal']
const natureDe = (schema: { def: { type: string; innerType?: unknown } }): string =>
  schema.def.innerType === undefined ? schema.def.type : natureDe(schema.def.innerType as typeof schema)
export const estChiffreEnJson = (r: Ressource, champ: string): boolean => {
  const donnee = r.donnees[champ]
  return donnee !== undefined && estChiffre(r, champ) && !natures.includes(natureDe(donnee.schema))
}
export const colonne = (r: Ressource, champ: string): string => enColonne(champ) + (estChiffre(r, champ) ? '_chiffre' : '')
export const colonnes = (r: Ressource): string[] => Object.keys(r.donnees).map(c => colonne(r, c))
export const cleDe = (r: Ressource): string[] => (r.cardinalite === 'plusieurs' ? ['usager_id', 'numero'] : ['usager_id'])

const techniques = ['version', 'enregistre_le', 'auteur_organisation', 'auteur_structure', 'auteur_agent', 'auteur_application', 'modifies']
export const toutesLesColonnes = (r: Ressource): string[] => [
  ...cleDe(r),
  ...techniques,
  ...colonnes(r),
  ...Object.keys(r.empreintes ?? {}),
]

export const histoire = (r: Ressource): string => `${r.table}_histoire`

/** A function of PostgreSQL takes a hundred arguments. */
const pairesAuPlus = 50

/** Only the listed columns are read: the first of the three locks is the SELECT itself. */
export function projection(ligne: Ligne, alias: string): string {
  const paires = ligne.champs.map(champ => {
    const source = `${alias}.${colonne(ligne.ressource, champ)}`
    return `'${champ}', ${estChiffre(ligne.ressource, champ) ? `encode(${source}, 'base64')` : source}`
  })
  if (paires.length <= pairesAuPlus) return `json_build_object(${paires.join(', ')})`
  const parts = Array.from({ length: Math.ceil(paires.length / pairesAuPlus) }, (_, i) =>
    paires.slice(i * pairesAuPlus, (i + 1) * pairesAuPlus),
  )
  return `(${parts.map(p => `jsonb_build_object(${p.join(', ')})`).join(' || ')})::json`
}

/** Version and authorship travel with the data: everyone who reads a datum may know who holds the latest (A6). */
export function document(ligne: Ligne, alias: string): string {
  const numero = ligne.ressource.cardinalite === 'plusieurs' ? `'numero', ${alias}.numero, ` : ''
  return `json_build_object(${numero}'version', ${alias}.version, 'misAJour', json_build_object('le', ${alias}.enregistre_le,
    'par', ${alias}.auteur_organisation, 'structure', ${alias}.auteur_structure), 'donnees', ${projection(ligne, alias)})`
}

type Lieu = { organisations: string; structure: string; personnes: string; jour: string }

const placer = (sql: string, lieu: Lieu): string =>
  sql
    .replaceAll(':organisations', lieu.organisations)
    .replaceAll(':structure', lieu.structure)
    .replaceAll(':personnes', lieu.personnes)
    .replaceAll(':jour', lieu.jour)

/** The exact lock: the perimeter for one actor, given as a row `acteur`. `cible` is the row under question. */
export const perimetreExact = (p: Perimetre, acteur: string, jour: string): string =>
  placer(p.sql, {
    organisations: `array[${acteur}.organisation]`,
    structure: `${acteur}.structure`,
    personnes: `array[${acteur}.personne]`,
    jour,
  })

/** The third lock: the perimeter for every actor of the statement, as row-level security sees it. */
export const perimetreDuStatement = (sql: string, cible: string): string =>
  placer(sql, {
    organisations: '(select organisations_du_statement())::text[]',
    structure: 'null::text',
    personnes: '(select personnes_du_statement())::bigint[]',
    jour: `(select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))`,
  }).replaceAll('cible.', `${cible}.`)

/** The persons of the perimeter of one actor, as a query of one column. */
export const personnesDuPerimetre = (p: Perimetre, acteur: string, jour: string): string =>
  placer(p.liste ?? 'select null::bigint as usager_id where false', {
    organisations: `array[${acteur}.organisation]`,
    structure: `${acteur}.structure`,
    personnes: `array[${acteur}.personne]`,
    jour,
  })
