import type { CodeActeur } from '../../droit/acteurs.js'
import type { MotifDeRattachement } from '../../droit/perimetres.js'
import type { Absence, ActiviteLue, Appreciation } from './formes.js'

type Manque = { pointer: string; detail: string }
export type Referent = { organisation: string; structure: string | null; motif: MotifDeRattachement; type: CodeActeur }

const ordre: readonly MotifDeRattachement[] = ['accompagnement', 'competence-orientation', 'tenue-de-la-liste']

/** Those who validate the hours of a person: whoever accompanies her; until somebody does, whoever decides of her orientation; else France Travail. */
export function referents(suivis: readonly Referent[]): Referent[] {
  const motif = ordre.find(m => suivis.some(s => s.motif === m))
  return suivis.filter(s => s.motif === motif)
}

/** Why this organisation decides neither of hours nor of exemptions, which says who does. */
export function refusDeReferent(appelant: { organisation: string }, suivis: readonly Referent[]): string | null {
  const siens = referents(suivis)
  if (siens.length === 0 || siens.some(s => s.organisation === appelant.organisation)) return null
  return `Les heures de cette personne relèvent de qui l’accompagne : ${[...new Set(siens.map(s => s.organisation))].join(', ')}.`
}

/** What a référent must say of each activity of the week. States and versions are judged apart: they are conflicts, not mistakes. */
export function manquesDeLaValidation(
  { semaine, lignes }: { semaine: string; lignes: readonly Appreciation[] },
  activites: readonly ActiviteLue[],
  absences: readonly Absence[],
): Manque[] {
  return lignes.flatMap(({ activite, minutes, motif }, i): Manque[] => {
    const visee = activites.find(a => a.numero === activite)
    if (!visee || visee.semaine !== semaine)
      return [{ pointer: `/lignes/${i}/activite`, detail: `Cette semaine n’a pas d’activité n° ${activite}.` }]
    if (lignes.findIndex(l => l.activite === activite) < i)
      return [{ pointer: `/lignes/${i}/activite`, detail: `« ${visee.intitule} » est dite deux fois.` }]
    const absence = absences.find(x => x.activite === activite && !x.retiree)
    if (absence && minutes > 0)
      return [
        {
          pointer: `/lignes/${i}/minutes`,
          detail: `Une absence est notée à « ${visee.intitule} » : retirez-la avant de valider ses heures, ou refusez-les.`,
        },
      ]
    if (minutes > (visee.minutesDeclarees ?? 0))
      return [
        {
          pointer: `/lignes/${i}/minutes`,
          detail: `On ne valide pas plus qu’il n’a été déclaré à « ${visee.intitule} » : la déclaration se rectifie d’abord.`,
        },
      ]
    return minutes !== visee.minutesDeclarees && motif === null
      ? [{ pointer: `/lignes/${i}/motif`, detail: `Dites pourquoi les heures de « ${visee.intitule} » changent : la personne le lira.` }]
      : []
  })
}
