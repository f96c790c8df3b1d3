import { z } from 'zod'
import { type CodeErreur, refus } from './refus.js'

/** The body a refusal has on an API: published clients read three of them (contract, 1.6). `nommer`: the code they look at. */
export type FormeDErreur = {
  schema: z.ZodType
  nommer: (code: CodeErreur) => string
  corps: (code: CodeErreur, statut: number, message: string) => unknown
}

export const erreurCommune: FormeDErreur = {
  schema: z.object({ codeErreur: z.string(), codeHttp: z.int(), message: z.string() }),
  nommer: code => code,
  corps: (codeErreur, codeHttp, message) => ({ codeErreur, codeHttp, message }),
}

const erreur = z.object({ code: z.string(), message: z.string(), details: z.string() })
export const erreurEnListe: FormeDErreur = {
  schema: z.array(erreur),
  nommer: code => code,
  corps: (code, statut, message) => [{ code, message, details: `Statut ${statut}` }],
}

/** An error in the shape of an answer: its two last fields hold the word « null » (contract, 1.6.2). */
export const erreurDeRecherche = (schema: z.ZodType): FormeDErreur => ({
  schema,
  nommer: code => refus[code].codeRetour,
  corps: (code, _, message) => ({ codeRetour: refus[code].codeRetour, message, topIdentiteCertifiee: 'null', jetonUsager: 'null' }),
})
