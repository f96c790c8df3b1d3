import { z } from 'zod'
import { genres } from './gestes.js'

const nomme = z.strictObject({ code: z.string(), nom: z.string() })
const instant = z.iso.datetime()

export const consultation = z.strictObject({
  jour: z.iso.date(),
  par: z.strictObject({
    genre: z.enum(['vous', 'agent', 'traitement']),
    organisation: nomme,
    structure: nomme.nullable(),
    fonction: z.string().nullable().describe('Rôle de l’agent dans son organisation'),
    repere: z.string().nullable().describe('Désigne cet agent pour cette personne, et pour elle seule'),
    outil: z.string(),
  }),
  de: instant,
  a: instant,
  nombre: z.int().describe('Rangs du journal que cet élément résume'),
  gestes: z.array(
    z.strictObject({
      quoi: z.string(),
      genre: z.enum(genres).describe('Une lecture, une écriture, ou une demande qui n’a rien obtenu'),
      rubrique: z.string().nullable(),
      champs: z.array(z.string()),
      pourquoi: z.string().nullable(),
      texte: z.string().nullable(),
      notice: z.strictObject({ ressource: z.string(), version: z.int() }).nullable().describe('La notice en vigueur ce jour-là'),
      nombre: z.int(),
      de: instant,
      a: instant,
    }),
  ),
})
/** One visit as the person reads it; every row of the journal about her is counted in exactly one `geste`. */
export type Consultation = z.infer<typeof consultation>

const misAJour = z.strictObject({ le: z.string(), par: z.string(), structure: z.string().nullable() })
export const rattachee = z.strictObject({
  organisation: nomme,
  type: z.string(),
  structure: nomme.nullable(),
  motif: z.string(),
  du: z.iso.date(),
  au: z.iso.date().nullable(),
  misAJour,
})
/** An organisation that follows the person. */
export type Organisation = z.infer<typeof rattachee>

const enregistrement = z.object({
  numero: z.int().optional(),
  version: z.int(),
  misAJour,
  donnees: z.record(z.string(), z.unknown()),
})
export const rubrique = z.strictObject({
  ressource: z.string(),
  intitule: z.string(),
  libelles: z.record(z.string(), z.string()),
  enregistrements: z.array(enregistrement),
  versions: z.array(enregistrement.extend({ remplaceLe: z.string().nullable(), modifies: z.array(z.string()) })),
})
/** One resource of the copy: what the platform holds now, with its source, and every version it replaced. */
export type Rubrique = z.infer<typeof rubrique>

/** A resource that was not read: it asks for a surer sign-in. */
export const reservee = z.strictObject({ ressource: z.string(), intitule: z.string() })

const geste = { nombre: 1, de: '2026-11-24T14:00:00.000Z', a: '2026-11-24T14:00:00.000Z' }
export const exempleDeConsultation = {
  jour: '2026-11-24',
  par: {
    genre: 'agent',
    organisation: { code: 'CD59', nom: 'Département du Nord' },
    structure: { code: 'CD59-UT-LILLE', nom: 'Unité territoriale de Lille' },
    fonction: 'référent',
    repere: '3FA91C',
    outil: 'Portail des professionnels',
  },
  ...geste,
  gestes: [
    {
      quoi: 'a lu',
      genre: 'lecture',
      rubrique: 'Identité et coordonnées',
      champs: ['Nom d’usage', 'Prénom', 'Adresse'],
      pourquoi: 'Accompagner la personne vers l’emploi sans lui redemander qui elle est ni comment la joindre',
      texte: 'code du travail, art. L. 5411-5-1',
      notice: { ressource: 'identite', version: 1 },
      ...geste,
    },
  ],
}
const exempleDeMiseAJour = { le: '2026-10-05T09:30:00.000+00:00', par: 'CAF591', structure: null }
export const exempleDeRattachee = {
  organisation: { code: 'CD59', nom: 'Département du Nord' },
  type: 'CD',
  structure: { code: 'CD59-UT-LILLE', nom: 'Unité territoriale de Lille' },
  motif: 'competence-orientation',
  du: '2026-10-05',
  au: null,
  misAJour: exempleDeMiseAJour,
}
const exempleDEnregistrement = { version: 1, misAJour: exempleDeMiseAJour, donnees: { prenom: 'AMINA' } }
export const exempleDeRubrique = {
  ressource: 'identite',
  intitule: 'Identité et coordonnées',
  libelles: { prenom: 'Prénom' },
  enregistrements: [exempleDEnregistrement],
  versions: [{ ...exempleDEnregistrement, remplaceLe: null, modifies: ['prenom'] }],
}
