/** A state of the inscription as it was recorded. Days are civil dates `AAAA-MM-JJ` in Europe/Paris. */
export type EtatDInscription = { statut: 'inscrit' | 'radie' | 'cessation'; dateEffetStatut: string; dateInscription?: string }

/** From that day on, registered or not. */
type Passage = { jour: string; inscrit: boolean }

/**
 * Months of registration within the last `fenetre` months before `jour` (that day excluded): 12 out of 12 is « longue durée », 24 out of 24
 * « très longue durée » (partner contract, 1.6.4; the published API gives no rule for the months begun: they count for their share, and
 * the sum is rounded down). `etats` are the recorded states, oldest first.
 */
export function moisDInscription(etats: readonly EtatDInscription[], fenetre: number, jour: string): number {
  const suite = passages(etats)
  const parts = Array.from({ length: fenetre }, (_, i) => {
    const [du, au] = [moisAvant(jour, i + 1), moisAvant(jour, i)]
    return joursInscrits(suite, du, au) / ecart(du, au)
  })
  // The parts are fractions of days: the sum of twelve full months may miss 12 by a rounding error.
  return Math.floor(parts.reduce((somme, part) => somme + part, 0) + 1e-9)
}

/** A later record knows better: it replaces what earlier ones said of the days from its own date on. */
function passages(etats: readonly EtatDInscription[]): Passage[] {
  let suite: Passage[] = []
  const marquer = (depuis: string, passage: Passage) => {
    suite = [...suite.filter(p => p.jour < depuis), passage]
  }
  etats.forEach((etat, i) => {
    const avant = etats[i - 1]
    const { statut, dateEffetStatut, dateInscription } = etat
    if (dateInscription !== undefined && dateInscription !== avant?.dateInscription) {
      // While registered, another date corrects the former one; after an end, it is a new registration.
      const corrigee = avant?.statut === 'inscrit' ? avant.dateInscription : undefined
      marquer(plusTot(corrigee, dateInscription), { jour: dateInscription, inscrit: true })
    }
    const finCorrigee = statut !== 'inscrit' && avant?.statut === statut ? avant.dateEffetStatut : undefined
    marquer(plusTot(finCorrigee, dateEffetStatut), { jour: dateEffetStatut, inscrit: statut === 'inscrit' })
  })
  return suite
}

const plusTot = (un: string | undefined, autre: string): string => (un !== undefined && un < autre ? un : autre)

const joursInscrits = (suite: readonly Passage[], du: string, au: string): number =>
  suite.reduce((jours, { jour, inscrit }, i) => {
    const debut = jour > du ? jour : du
    const fin = plusTot(suite[i + 1]?.jour, au)
    return inscrit && debut < fin ? jours + ecart(debut, fin) : jours
  }, 0)

const ecart = (du: string, au: string): number => (Date.parse(au) - Date.parse(du)) / 86_400_000

/** The same day of the month `n` months before, or the last day of that month when it has none. */
function moisAvant(jour: string, n: number): string {
  const [annee = 0, mois = 1, quantieme = 1] = jour.split('-').map(Number)
  const dernier = new Date(Date.UTC(annee, mois - n, 0)).getUTCDate()
  return new Date(Date.UTC(annee, mois - 1 - n, Math.min(quantieme, dernier))).toISOString().slice(0, 10)
}
