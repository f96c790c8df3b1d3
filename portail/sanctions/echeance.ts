import { dernierJourPourSaisir, type Sanction } from '../../src/parcours/sanction-rsa/index.js'
import { avancement, enJour, type Html, html } from '../interface/index.js'

type Datee = Pick<Sanction, 'etat' | 'au' | 'du'> & Partial<Sanction>
/** What the calendar brings: from a day to the last day, both included. */
export type Echeance = { quoi: string; du: string; auPlusTard: string }

const jours = (de: string, a: string) => Math.round((Date.parse(a) - Date.parse(de)) / 86_400_000)

/** The clock of a procedure: the delay that runs in its state, or null when none does. */
export function echeanceDe(s: Datee): Echeance | null {
  if (s.etat === 'A_INSTRUIRE' && s.proposeeLe)
    return {
      quoi: 'Délai du département pour s’en saisir',
      du: s.proposeeLe,
      auPlusTard: dernierJourPourSaisir(s.proposeeLe),
    }
  if (s.etat === 'CONTRADICTOIRE' && s.notifieeLe && s.reponseAvant)
    return { quoi: 'Délai pour répondre', du: s.notifieeLe, auPlusTard: s.reponseAvant }
  if ((s.etat === 'DECIDEE' || s.etat === 'LEVEE_A_TRAITER') && s.du !== null && s.au !== null)
    return { quoi: 'Durée de la sanction', du: s.du, auPlusTard: s.au }
  return null
}

/** « encore 6 jours », « dernier jour aujourd’hui », « passé depuis 2 jours ». */
export function resteEnMots(auPlusTard: string, jour: string): string {
  const reste = jours(jour, auPlusTard)
  if (reste === 0) return 'dernier jour aujourd’hui'
  const n = Math.abs(reste)
  return `${reste > 0 ? 'encore' : 'passé depuis'} ${n} jour${n > 1 ? 's' : ''}`
}

/** The same as a bar that says its figure. */
export function horloge(s: Datee, jour: string): Html | false {
  const e = echeanceDe(s)
  if (e === null) return false
  const part = Math.min(1, Math.max(0, jours(e.du, jour) / Math.max(1, jours(e.du, e.auPlusTard))))
  return html`${avancement('horloge', `${e.quoi} : jusqu’au ${enJour(e.auPlusTard)}, ${resteEnMots(e.auPlusTard, jour)}. Délai écoulé :`, part)}`
}
