import { z } from 'zod'

const ligne = z.string().max(38).nullable()

/** A postal address as the partner contract names its parts; INSEE codes keep their zeros and letters (2A004). */
export const adresse = z.strictObject({
  numeroTypeLibelleVoie: z.string().max(80).nullable(),
  complementAdresse: ligne,
  complementDestinataire: ligne,
  complementDistribution: ligne,
  codePostal: z
    .string()
    .regex(/^\d{5}$/)
    .nullable(),
  codeInseeCommune: z
    .string()
    .regex(/^(\d{2}|2[AB])\d{3}$/)
    .nullable(),
  libelleCommune: z.string().max(50).nullable(),
  libellePays: z.string().max(50).nullable(),
  /** Resident of a quartier prioritaire de la politique de la ville; null when nobody said. */
  residentQpv: z.boolean().nullable(),
})
export type Adresse = z.infer<typeof adresse>

export const adresseDExemple: Adresse = {
  numeroTypeLibelleVoie: '12 RUE NATIONALE',
  complementAdresse: null,
  complementDestinataire: null,
  complementDistribution: null,
  codePostal: '59000',
  codeInseeCommune: '59350',
  libelleCommune: 'LILLE',
  libellePays: 'FRANCE',
  residentQpv: null,
}
