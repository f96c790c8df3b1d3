type Fait = { nature: string; jour: string }
type Menee = { numero: number; donnees: { etat: string; manquements: readonly { manquement: number }[] } }

/**
 * The procedure of hers, not closed, that rests on a breach of the same nature and the same day, as a caution before deciding; false when none
 * does. Whether files were made one is known to the API, which refuses then.
 */
export function memeManquementAilleurs(p: Menee, toutes: readonly Menee[], faits: ReadonlyMap<number, Fait>): string | false {
  const siens = ({ donnees: s }: Menee) => s.manquements.flatMap(m => faits.get(m.manquement) ?? [])
  const vive = ({ donnees: s }: Menee) => s.etat !== 'SANS_SUITE' && s.etat !== 'ANNULEE'
  const autre =
    vive(p) &&
    toutes.find(q => q.numero !== p.numero && vive(q) && siens(q).some(a => siens(p).some(b => a.nature === b.nature && a.jour === b.jour)))
  return (
    autre !== undefined &&
    autre !== false &&
    `La procédure n° ${autre.numero} porte sur un manquement de même nature et de même jour : si c’est le même, noté dans deux dossiers réunis, il ne se sanctionne qu’une fois.`
  )
}
