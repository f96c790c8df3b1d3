import { z } from 'zod'
import { genresDEvenement } from '../../moteur/evenements.js'
import type { Identifiants } from '../../moteur/identifiants.js'
import { enTirets, type Ligne } from '../../moteur/lignes.js'
import type { Evenement } from './lire.js'

/** A CloudEvent (1.0, JSON form): what changed and where to read it, never a value. */
export const enveloppe = z.strictObject({
  specversion: z.literal('1.0'),
  id: z.string().describe('Propre à votre organisation ; le même événement garde le sien'),
  source: z.string(),
  type: z.string().regex(new RegExp(`^fr\\.si-plateforme\\.[a-z-]+\\.(${genresDEvenement.join('|')})$`)),
  subject: z.string().describe('Identifiant de la personne, propre à votre organisation'),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  data: z.strictObject({
    ressource: z.string(),
    numero: z.int().nullable().describe('Rang dans le dossier de la personne, quand elle en a plusieurs'),
    version: z.int().nullable(),
    absorbe: z.string().nullable().describe('Dossiers réunis : l’identifiant qui n’est plus employé'),
    lectures: z.array(z.string()).describe('Où relire la donnée, par chacun de vos échanges'),
  }),
})
export type Enveloppe = z.infer<typeof enveloppe>

export const exempleDEnveloppe = {
  specversion: '1.0',
  id: 'oV7mC2pQx0a9KfTzR4sLdw',
  source: 'https://plateforme.example.fr/api/v1',
  type: 'fr.si-plateforme.inscription.corrigee',
  subject: 'q3Yl0vJwT2S8m1pXc9RkZg',
  time: '2026-11-24T14:00:00.000Z',
  datacontenttype: 'application/json',
  data: {
    ressource: 'inscription',
    numero: null,
    version: 3,
    absorbe: null,
    lectures: ['/api/v1/accompagnement/inscriptions/q3Yl0vJwT2S8m1pXc9RkZg'],
  },
} satisfies Enveloppe

type Lecteur = { identifiants: Identifiants; organisation: string; lignes: readonly Ligne[]; adressePublique: string }

/** How one reader is told of an event: every name in it is its own, hence joins with nobody else’s. */
export function enveloppeDe({ identifiants, organisation, lignes, adressePublique }: Lecteur, e: Evenement): Enveloppe {
  const usager = identifiants.pour(organisation, e.usager)
  return {
    specversion: '1.0',
    id: nomDeLEvenement(identifiants, organisation, e.position),
    source: `${adressePublique}/api/v1`,
    type: `fr.si-plateforme.${enTirets(e.ressource)}.${e.genre}`,
    subject: usager,
    time: e.instant.toISOString(),
    datacontenttype: 'application/json',
    data: {
      ressource: e.ressource,
      numero: e.numero,
      version: e.version,
      absorbe: e.autre === null ? null : identifiants.pour(organisation, e.autre),
      lectures: lignes
        .filter(l => l.ressource.nom === e.ressource)
        .map(l => `/api/v1/${enTirets(l.nomEchange)}/${l.ressource.chemin}/${usager}`),
    },
  }
}

/** The name of an event for one organisation: the `id` of its CloudEvent, the `webhook-id` of its delivery. */
export const nomDeLEvenement = (identifiants: Identifiants, organisation: string, position: bigint): string =>
  identifiants.pour(`evenement ${organisation}`, position)

/** A position as its reader holds it: opaque, since it would otherwise tell how much is written on the whole platform. */
export const curseurs = (identifiants: Identifiants, organisation: string) => ({
  de: (position: bigint): string => identifiants.pour(`curseur ${organisation}`, position),
  lire: (curseur: string): bigint | null => identifiants.lire(`curseur ${organisation}`, curseur),
})
