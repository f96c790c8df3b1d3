import { instantsDe } from '../../../src/droit/heures.js'
import { texte } from '../../administration/saisie.js'
import { champ, date, type ErreurDeSaisie, html, type Html } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'

/** When the breach was known, if it was before now: the seventy-two hours run from then (RGPD, art. 33). */
export const champsDeLaConnaissance = (d: Demande, erreurs: readonly ErreurDeSaisie[]): Html =>
  html`${date({ nom: 'connueLe', libelle: 'Jour où elle a été connue', aide: 'Entre le premier fait gardé et maintenant. Sans jour : maintenant.', valeur: texte(d, 'connueLe'), facultatif: 'facultatif', erreurs })}
${champ({ nom: 'heure', libelle: 'Heure où elle a été connue', aide: 'À Paris, par exemple : 14 h 30. Sans heure : le début de ce jour.', valeur: texte(d, 'heure'), facultatif: 'facultatif', largeur: 'courte', erreurs })}`

/** HH:MM, or nothing when it is no time. */
function heureDite(saisie: string): string | undefined {
  const [, h, m = ''] = /^(\d{1,2}) ?[h:] ?(\d{2})?$/.exec(saisie === '' ? '0:00' : saisie) ?? []
  const heure = h && `${h.padStart(2, '0')}:${m.padStart(2, '0')}`
  return heure && heure < '24:00' && m < '60' ? heure : undefined
}

/** What is wrong with a moment typed: the hour is another field than the one the API names. */
export function manquesDeLaConnaissance(d: Demande): ErreurDeSaisie[] {
  const [jour, heure] = [texte(d, 'connueLe'), heureDite(texte(d, 'heure'))]
  if (jour === '' && texte(d, 'heure') !== '') return [{ champ: 'connueLe', texte: 'Dites aussi le jour.' }]
  if (heure === undefined) return [{ champ: 'heure', texte: 'Écrivez une heure, par exemple 14 h 30.' }]
  const seLit = jour !== '' && !Number.isNaN(Date.parse(`${jour}T${heure}:00Z`))
  return seLit && instantsDe(jour, heure).length === 0 ? [{ champ: 'heure', texte: 'Cette heure n’existe pas ce jour-là.' }] : []
}

/** As the API takes it; what is not a day is left to its refusal. */
export function connaissance(d: Demande): { connueLe?: string } {
  const [jour, heure] = [texte(d, 'connueLe'), heureDite(texte(d, 'heure'))]
  if (jour === '' || heure === undefined) return {}
  return { connueLe: Number.isNaN(Date.parse(`${jour}T${heure}:00Z`)) ? jour : (instantsDe(jour, heure)[0]?.toISOString() ?? jour) }
}
