import { auJour } from '../../droit/parametres/parametre.js'
import { moisSurProposition } from '../../droit/parametres/radiation.js'
import { CodeDeLActionSociale } from '../../droit/textes.js'

/** The département proposes as long a radiation as the suppression it decided, and says which. */
export function manquesDeLaProposition(
  { mois, reference }: { mois?: unknown; reference?: unknown },
  jour: string,
): { pointer: string; detail: string }[] {
  const duree = auJour(moisSurProposition, jour)
  const { cite } = CodeDeLActionSociale.L262_37
  return [
    ...(mois === duree
      ? []
      : [
          {
            pointer: '/mois',
            detail: `La radiation proposée dure autant que la suppression totale du RSA : ${duree} mois (${cite}).`,
          },
        ]),
    ...(typeof reference === 'string'
      ? []
      : [{ pointer: '/reference', detail: `Nommez la décision de suppression dont cette proposition découle (${cite}).` }]),
  ]
}
