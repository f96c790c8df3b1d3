import { z } from 'zod'

export const instant = z.iso.datetime()
export const numero = z.int().min(1).max(2_147_483_647)
export const parNumero = z.object({ numero: z.coerce.number().int().min(1).max(2_147_483_647).describe('Numéro, sans sa lettre') })

/** The keys of a table of labels, as the values of a field. */
export const enEnum = <T extends Record<string, string>>(table: T) => z.enum(Object.keys(table) as (keyof T & string)[])
