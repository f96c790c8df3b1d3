import { z } from 'zod'
import { type Raison, raisons } from './rapprochement.regles.js'

const resume = {
  id: z.uuid(),
  etat: z.enum(['a-resoudre', 'c-est-elle', 'nouvelle-personne']),
  organisation: z.string().describe('Qui a envoyé cette description'),
  raison: z.enum(Object.keys(raisons) as [Raison, ...Raison[]]),
  explication: z.string(),
  dossier: z.string().nullable().describe('Où la retrouver chez qui l’a envoyée'),
  import: z.uuid().nullable(),
  recueLe: z.iso.datetime(),
  revueLe: z.iso.datetime(),
  resolueLe: z.iso.datetime().nullable(),
}

/** One case of the queue, and the same once opened, as the API tells them. */
export const cas = z.strictObject({ ...resume, candidats: z.int().min(0).describe('Combien de personnes connues lui ressemblent') })
export const casExamine = z.strictObject({
  ...resume,
  preuve: z.unknown().describe('Ce que la source a envoyé ; null une fois effacé'),
  candidats: z.array(
    z.strictObject({
      rang: z.int().min(1),
      usager: z.string().nullable().describe('Seulement si vous suivez cette personne'),
      memeNir: z.boolean(),
      memeDateDeNaissance: z.boolean(),
      memeEtatCivil: z.boolean(),
      memePrenom: z.boolean(),
    }),
  ),
})

export const exempleDUsager = 'q3Yl0vJwT2S8m1pXc9RkZg'
export const exempleDeCas = {
  id: 'c0a1b2d3-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
  etat: 'a-resoudre',
  organisation: 'ML-LILLE',
  raison: 'nir-d-une-autre-naissance',
  explication: raisons['nir-d-une-autre-naissance'],
  dossier: 'ligne 4, dossier ML-0003',
  import: '5f0c8a1e-6d24-4a70-9c1b-2e3f4a5b6c7d',
  candidats: 1,
  recueLe: '2026-11-24T14:00:01.000Z',
  revueLe: '2026-11-24T14:00:01.000Z',
  resolueLe: null,
}
