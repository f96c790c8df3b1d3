import { instantsDe } from '../../../src/droit/heures.js'
import { texte } from '../../administration/saisie.js'
import { champ, date, type ErreurDeSaisie, html, type Html } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'

/** When the breach was known, if it was before now: the seventy-two hours run from then (RGPD, art. 33). */
export const champsDeLaConnaissance = (d: Demande, erreurs: readonly ErreurDeSaisie[]): Html =>
  html`${date({ nom: 'connueLe', libelle: 'Jour où elle a été connue', aide: 'Entre le premier fait gardé et maintenant. Sans jour : maintenant.', valeur: texte(d, 'connueLe'), facultatif: 'facultatif', erreurs })}
${champ({ nom: 'heure', libelle: 'Heure où elle a été connue', aide: 'À Paris, par exemple : 14 h 30. Sans heure : le début de ce jour.', valeur: texte(d, 'heure'), facultatif: 'facultatif', largeur: 'courte', erreurs })}`

/** As the API takes it; what is not a time of that day is left to its refusal. */
export function connaissance(d: Demande): { connueLe?: string } {
  const [jour, saisie] = [texte(d, 'connueLe'), texte(d, 'heure')]
  if (jour === '' && saisie === '') return {}
  const [, h = '', m = ''] = /^(\d{1,2}) ?[h:] ?(\d{2})?$/.exec(saisie === '' ? '0:00' : saisie) ?? []
  const heure = `${h.padStart(2, '0')}:${m.padStart(2, '0')}`
  const existe = h !== '' && !Number.isNaN(Date.parse(`${jour}T${heure}:00Z`))
  return { connueLe: (existe ? instantsDe(jour, heure)[0]?.toISOString() : undefined) ?? `${jour} ${saisie}`.trim() }
}
