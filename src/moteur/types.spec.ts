import assert from 'node:assert/strict'
import { it } from 'node:test'
import { z } from 'zod'
import { franceTravail } from '../droit/acteurs.js'
import { obligationLegale } from '../droit/bases-legales.js'
import { ans, finDInscription } from '../droit/durees.js'
import { laListe } from '../droit/perimetres.js'
import { CodeDuTravail } from '../droit/textes.js'
import { donnee, type Ressource, ressource } from './ressource.js'

const base = obligationLegale(CodeDuTravail.L5411_1)
const finalite = 'Éprouver ce que le compilateur refuse'
const donnees = { nom: donnee(z.string(), 'Nom', 'identification', 'X') }
const consulter = { par: [franceTravail], sur: laListe, champs: ['nom'] } as const
const tete = { nom: 'x', chemin: 'x', table: 'x', intitule: 'X', cardinalite: 'une', responsable: franceTravail, donnees } as const
const conservation = { duree: ans(1), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 } as const
const caractere = 'obligatoire' as const

const t = { ...tete, conservation }
const ok = { finalite, base, caractere }

/** Each line of this list must fail to compile: the compiler itself refuses this file when one of them is let through. */
// biome-ignore format: the directive holds for the next line only
const refusees: (() => Ressource)[] = [
  // @ts-expect-error a field the resource does not declare
  () => ressource({ ...t, echanges: { x: { ...ok, consulter: { ...consulter, champs: ['prenom'] } } } }),
  // @ts-expect-error no field at all
  () => ressource({ ...t, echanges: { x: { ...ok, consulter: { ...consulter, champs: [] } } } }),
  // @ts-expect-error nobody
  () => ressource({ ...t, echanges: { x: { ...ok, consulter: { ...consulter, par: [] } } } }),
  // @ts-expect-error no perimeter
  () => ressource({ ...t, echanges: { x: { ...ok, consulter: { par: [franceTravail], champs: ['nom'] } } } }),
  // @ts-expect-error no legal basis
  () => ressource({ ...t, echanges: { x: { finalite, caractere, consulter } } }),
  // @ts-expect-error no purpose
  () => ressource({ ...t, echanges: { x: { base, caractere, consulter } } }),
  // @ts-expect-error consent is not a basis
  () => ressource({ ...t, echanges: { x: { ...ok, base: { ...base, rgpd: '6.1.a' }, consulter } } }),
  // @ts-expect-error neither obligatory nor voluntary
  () => ressource({ ...t, echanges: { x: { finalite, base, consulter } } }),
  // @ts-expect-error no retention
  () => ressource({ ...tete, echanges: { x: { ...ok, consulter } } }),
  // @ts-expect-error a search by a field the resource does not declare
  () => ressource({ ...t, echanges: { x: { ...ok, rechercher: { par: [franceTravail], sur: laListe, cles: [['nir']] } } } }),
]

it('J4 — Un champ inconnu, une liste vide, une base légale absente ne compilent pas', () => {
  assert.equal(refusees.length, 10)
})
