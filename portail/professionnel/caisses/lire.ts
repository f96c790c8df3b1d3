import { z } from 'zod'
import type { EnvoiListe } from '../../../src/payeurs/index.js'
import type { Demande } from '../ecran.js'

export const filtres = z.object({
  etat: z.enum(['A_ADRESSER', 'A_ENVOYER', 'TRANSMIS', 'PRIS_EN_COMPTE', 'APPLIQUE', 'REJETE']).optional().catch(undefined),
  enRetard: z.enum(['true']).optional().catch(undefined),
  fait: z.enum(['redite']).optional().catch(undefined),
  curseur: z
    .string()
    .regex(/^[\w-]{22}$/)
    .optional()
    .catch(undefined),
})
export type Filtres = z.infer<typeof filtres>
export type Page = { elements: EnvoiListe[]; suivant: string | null }

/** What is filtered, without what was just done. */
export const requete = (f: Filtres): string =>
  new URLSearchParams(Object.entries(f).filter((e): e is [string, string] => e[0] !== 'fait' && typeof e[1] === 'string')).toString()

export const lirePage = (d: Demande, f: Filtres, limite: number): Promise<Page> =>
  d.lire<Page>(`/api/v1/envois-au-payeur?limite=${limite}&${requete(f)}`)

/** Those who are on one side or the other: the département decides, the payer pays. */
export const estConcernee = ({ contexte, session }: Demande): boolean =>
  ['CD', 'CAF', 'MSA'].includes(contexte.habilitations.organisation(session.organisation)?.type ?? '')
