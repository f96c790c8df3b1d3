import { z } from 'zod'
import { constats, etats } from './contestation.regles.js'

export const contestation = z.strictObject({
  id: z.uuid(),
  usager: z.string(),
  ressource: z.string(),
  intitule: z.string(),
  champ: z.string(),
  libelle: z.string(),
  rang: z.int().nullable(),
  constat: z.enum(constats),
  explication: z.string(),
  etat: z.enum(etats),
  deposeeLe: z.iso.datetime(),
  aRepondreAvant: z.iso.date(),
  reponse: z.string().nullable(),
  reponduePar: z.strictObject({ organisation: z.string(), structure: z.string().nullable() }).nullable(),
  miseAJourLe: z.iso.datetime(),
  peutRepondre: z.boolean().describe('Vous écrivez cette donnée : la réponse peut venir de vous'),
})
export type Contestation = z.infer<typeof contestation>

export const exempleDeContestation = {
  id: '9d2b6f60-1c5e-4a8e-9b7d-3f2a1c0e4d5b',
  usager: 'q3Yl0vJwT2S8m1pXc9RkZg',
  ressource: 'identite',
  intitule: 'Identité et coordonnées',
  champ: 'adresse',
  libelle: 'Adresse',
  rang: null,
  constat: 'perimee',
  explication: 'J’ai déménagé en septembre.',
  etat: 'recue',
  deposeeLe: '2026-11-24T14:00:00.000Z',
  aRepondreAvant: '2026-12-24',
  reponse: null,
  reponduePar: null,
  miseAJourLe: '2026-11-24T14:00:00.000Z',
  peutRepondre: true,
} as const
