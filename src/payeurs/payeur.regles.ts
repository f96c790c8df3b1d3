/** A right to the RSA, as a payer states it. */
export type Droit = { caisse: string; etatDossier: string; dateDemande: string; dateCloture: string | null }

/** States of a file, those that are paid or may be again first: open, suspended; asked for; then what is closed or refused. */
const ordre = ['2', '3', '4', '0', '5', '6', '1', 'Z']
const versables = new Set(['2', '3', '4', '0'])

/**
 * The payer a decision goes to: the one that serves her right, by the latest request when two do. A right closed elsewhere leads
 * nowhere while another one is open; closed everywhere, the last payer still has to know. Null when nobody pays her anything.
 */
export function payeurDe(droits: readonly Droit[]): string | null {
  const [premier] = droits.toSorted(
    (a, b) => Number(!versables.has(a.etatDossier)) - Number(!versables.has(b.etatDossier)) || comparer(a, b),
  )
  return premier?.caisse ?? null
}

const comparer = (a: Droit, b: Droit): number =>
  (versables.has(a.etatDossier) ? '' : (b.dateCloture ?? '')).localeCompare(versables.has(a.etatDossier) ? '' : (a.dateCloture ?? '')) ||
  b.dateDemande.localeCompare(a.dateDemande) ||
  ordre.indexOf(a.etatDossier) - ordre.indexOf(b.etatDossier)
