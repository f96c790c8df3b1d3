import { z } from 'zod'
import type { Fiche } from '../fiche.js'
import { nomsDesFormats } from '../formats.js'

const texte = z.string().nullable()
const compteur = z.int().min(0)

/** One import as the API tells it. */
export const importEnCours = z.strictObject({
  id: z.uuid(),
  format: z.enum(nomsDesFormats),
  nom: z.string(),
  etat: z.enum(['recu', 'en-cours', 'termine', 'refuse', 'echoue']),
  motif: texte.describe('Pourquoi le fichier est refusé, ou l’import arrêté'),
  detail: texte,
  typeFlux: texte,
  dateReference: texte.describe('Jour dont le fichier parle'),
  departement: texte,
  avancement: z.number().min(0).max(1),
  lus: compteur,
  rejetes: compteur,
  douteux: compteur,
  personnes: compteur,
  crees: compteur,
  modifies: compteur,
  inchanges: compteur,
  sansEffet: compteur,
  ambigus: compteur,
  recuLe: z.iso.datetime(),
  termineLe: z.iso.datetime().nullable(),
  rapport: z.string().describe('Adresse du rapport'),
})

export const lignesDuLignage = z.strictObject({ chemin: z.string(), brut: z.string(), regle: z.string(), valeur: texte })

export const exempleDImport = {
  id: '5f0c8a1e-6d24-4a70-9c1b-2e3f4a5b6c7d',
  format: 'cnaf',
  nom: 'novembre.xml',
  etat: 'termine',
  motif: null,
  detail: null,
  typeFlux: 'M',
  dateReference: '2026-10-31',
  departement: '59',
  avancement: 1,
  lus: 500,
  rejetes: 2,
  douteux: 3,
  personnes: 640,
  crees: 630,
  modifies: 5,
  inchanges: 4,
  sansEffet: 0,
  ambigus: 1,
  recuLe: '2026-11-24T14:00:00.000Z',
  termineLe: '2026-11-24T14:00:01.000Z',
  rapport: '/api/v1/imports/5f0c8a1e-6d24-4a70-9c1b-2e3f4a5b6c7d/rapport',
}

export const vue = (f: Fiche): z.infer<typeof importEnCours> => ({
  id: f.id,
  format: f.format,
  nom: f.nom,
  etat: f.etat,
  motif: f.motif,
  detail: f.detail,
  typeFlux: f.typeFlux,
  dateReference: f.dateReference,
  departement: f.departement,
  avancement: f.taille === 0 ? 0 : Math.min(1, f.octets / f.taille),
  lus: f.lus,
  rejetes: f.rejetes,
  douteux: f.douteux,
  personnes: f.personnes,
  crees: f.crees,
  modifies: f.modifies,
  inchanges: f.inchanges,
  sansEffet: f.sansEffet,
  ambigus: f.ambigus,
  recuLe: f.recuLe.toISOString(),
  termineLe: f.termineLe?.toISOString() ?? null,
  rapport: `/api/v1/imports/${f.id}/rapport`,
})
