import { z } from 'zod'
import { CodeDuTravail } from '../../../droit/textes.js'
import { criteres, criteresDeSante, type NomDeCritere } from '../criteres.js'
import { type Condition, tableAu, type TableDeDecision } from '../table-de-decision.js'

/** What a criterion may be answered: the rules read these and no other. */
const reponsesDe = new Map<string, readonly (string | boolean)[]>(
  Object.entries({ ...criteres, ...criteresDeSante }).map(([nom, { schema }]) => [
    nom,
    schema instanceof z.ZodEnum ? (schema.options as string[]) : [true, false],
  ]),
)

const surUnCritere = z
  .strictObject({ critere: z.string(), parmi: z.array(z.union([z.string(), z.boolean()])).min(1) })
  .superRefine(({ critere, parmi }, lecture) => {
    const permises = reponsesDe.get(critere)
    if (!permises)
      return lecture.addIssue({ code: 'custom', path: ['critere'], message: `« ${critere} » n’est pas un critère d’orientation` })
    for (const valeur of parmi)
      if (!permises.includes(valeur))
        lecture.addIssue({ code: 'custom', path: ['parmi'], message: `« ${String(valeur)} » n’est pas une réponse à « ${critere} »` })
  })
const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    surUnCritere as unknown as z.ZodType<{ critere: NomDeCritere; parmi: (string | boolean)[] }>,
    z
      .strictObject({ auMoins: z.int().min(1), de: z.array(condition).min(1).max(30) })
      .refine(({ auMoins, de }) => auMoins <= de.length, 'plus de conditions sont demandées qu’il n’y en a'),
  ]),
)

const regle = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9]{0,9}$/, 'un code de dix signes au plus, en capitales, comme A4'),
  si: z.array(condition).max(30),
  parcours: z.enum(['PED', 'PSO', 'PSP']),
  phrase: z.string().trim().min(1).max(300),
})

/** A set of rules as a file says it, read before anybody adopts it: an empty `si` always holds. */
export const tableCandidate = z
  .strictObject({
    version: z.string().trim().min(1).max(10),
    regles: z.array(regle).min(1).max(60),
  })
  .refine(({ regles }) => new Set(regles.map(r => r.code)).size === regles.length, 'deux règles portent le même code')
export type TableCandidate = z.infer<typeof tableCandidate>

/** The rules it would propose by, derived until a text adopts them. */
export const enTable = ({ version, regles }: TableCandidate): TableDeDecision => ({
  version,
  depuis: '0000-01-01',
  regles: regles.map(r => ({ ...r, texte: CodeDuTravail.L5411_5_1, confiance: 'dérivé' })),
})

/** The table in force that day as such a file: what a candidate begins from. */
export function tableEnVigueur(jour: string): string {
  const { version, regles } = tableAu(jour)
  return `${JSON.stringify({ version, regles: regles.map(({ code, si, parcours, phrase }) => ({ code, si, parcours, phrase })) }, null, 1)}\n`
}
