import { droitEnCours } from '../../src/droit/etat-du-droit-rsa.js'
import { suspensionsDuDepartement } from '../../src/droit/parametres/droits-rsa.js'
import { auJour } from '../../src/droit/parametres/parametre.js'
import { enJour, enMots, type Html, html } from '../interface/index.js'

/** A right as its payer states it; who may not read why it is suspended has no `motifSuspension`. */
export type DroitDit = { caisse: string; etatDossier: string; motifSuspension?: string | null; dateCloture: string | null }

/** What the payer says of the right a sanction bears upon: paid, suspended because of the département or not, over. */
export function ceQueDitLaCaisse(droits: readonly DroitDit[], nommer: (organisation: string) => string, jour: string): Html | false {
  return (
    droits.length > 0 &&
    html`<section aria-labelledby="caisse"><h2 id="caisse">Ce que dit la caisse</h2>
<ul>${droits.map(d => html`<li>${nommer(d.caisse)} : ${suite(d, nommer, jour)}</li>`)}</ul></section>`
  )
}

function suite(
  { etatDossier, motifSuspension = null, dateCloture }: DroitDit,
  nommer: (organisation: string) => string,
  jour: string,
): Html {
  const dire = (champ: string, valeur: string) => enMots(valeur, { ressource: 'droitsRsa', champ, nommer }).join('')
  const etat = dire('etatDossier', etatDossier)
  if (!droitEnCours(etatDossier)) return html`${etat}${dateCloture !== null && html` le ${enJour(dateCloture)}`}`
  if (motifSuspension === null) return html`${etat}`
  const duDepartement = auJour(suspensionsDuDepartement, jour).includes(motifSuspension)
  return html`${etat}, ${duDepartement ? 'du fait du département' : 'pour une raison qui est la sienne'} <span class="discret">(${dire('motifSuspension', motifSuspension)})</span>`
}
