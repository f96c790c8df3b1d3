import type { JournalScelle } from '../scellement.js'

/** The witness of the journal, as the health says it: without one, nobody would see it cut at its end or replaced by an old copy. */
export function direLeTemoin({ aJour, dansSonDelai, aPart, fichier, retard, ecritLe }: ReturnType<JournalScelle['temoin']>) {
  const depuis = ecritLe === null ? 'que ce processus sert' : `le ${ecritLe.toISOString()}`
  const phrases = [
    aJour && dansSonDelai ? undefined : `Le témoin du journal n’a rien reçu depuis ${depuis}.`,
    fichier === 'muet' ? 'Le système de fichiers où il se garde ne répond pas.' : undefined,
    dansSonDelai ? undefined : 'Le délai de JOURNAL_TEMOIN_GRACE est passé : plus personne n’est servi en attendant.',
    aPart ? undefined : 'Le témoin du journal est à côté des données : indiquez JOURNAL_TEMOIN.',
  ].filter(phrase => phrase !== undefined)
  return {
    status: dansSonDelai ? (phrases.length === 0 ? 'pass' : 'warn') : 'fail',
    ...{ observedValue: Math.round(retard / 1000), observedUnit: 's qu’un sceau l’attend' },
    ...(phrases.length === 0 ? {} : { output: phrases.join(' ') }),
  }
}
