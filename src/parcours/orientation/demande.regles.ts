import { type CodeActeur, organismesReferents } from '../../droit/acteurs.js'

export type Demande = { motif: string; diagnosticConjointLe: string; avec: string }
type Suivi = { organisation: string; type: CodeActeur }
/** `enCours`: an orientation is open, which this asks to look at again; `par`: the organisation that asks. */
export type Contexte = { jour: string; enCours: boolean; par: string; suivis: readonly Suivi[] }
type Manque = { pointer: string; detail: string }

const referents: readonly CodeActeur[] = organismesReferents.map(a => a.code)

/** With whom the diagnostic may have been made again: who else accompanies the person, or may. */
const autresReferents = ({ par, suivis }: Pick<Contexte, 'par' | 'suivis'>): string[] => [
  ...new Set(suivis.filter(s => s.organisation !== par && referents.includes(s.type)).map(s => s.organisation)),
]

/** What the request of a new orientation must say: a diagnostic made together (décret 2024-1244), by two, and not in days to come. */
export function manquesDeLaDemande(d: Demande, c: Contexte): Manque[] {
  const autres = autresReferents(c)
  return [
    ...(d.diagnosticConjointLe > c.jour
      ? [{ pointer: '/demande/diagnosticConjointLe', detail: 'Le diagnostic conjoint ne peut pas être à venir.' }]
      : []),
    ...(c.enCours && autres.length > 0 && !autres.includes(d.avec)
      ? [
          {
            pointer: '/demande/avec',
            detail: `Dites avec quel autre organisme qui la suit le diagnostic a été refait : ${autres.join(', ')}.`,
          },
        ]
      : []),
  ]
}
