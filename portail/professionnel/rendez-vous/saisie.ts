import { instantDeParis, jourEtHeure, motsDuRendezVous as mots } from '../../../src/parcours/rendez-vous/index.js'
import { champ, choix, date, type ErreurDeSaisie, type Html, html, listeDeroulante } from '../../interface/index.js'
import { enOptions } from '../../projet/champs.js'
import { type Recu, texteDe } from '../../projet/saisie.js'

type Formulaire = { recu: Recu; erreurs: readonly ErreurDeSaisie[] }
const durees = ['15', '20', '30', '45', '60', '90', '120', '180']

export const champsDuMoment = ({
  recu,
  erreurs,
}: Formulaire): Html => html`${date({ nom: 'jour', libelle: 'Jour', valeur: texteDe(recu.jour), erreurs })}
${champ({ nom: 'heure', libelle: 'Heure', aide: 'À Paris, par exemple 14:30', valeur: texteDe(recu.heure), largeur: 'courte', longueur: 5, autocomplete: 'off', erreurs })}
${listeDeroulante({ nom: 'duree', libelle: 'Durée', valeur: texteDe(recu.duree), options: durees.map(m => ({ valeur: m, texte: `${m} minutes` })), erreurs })}`

export const champsDuLieu = ({
  recu,
  erreurs,
}: Formulaire): Html => html`${choix({ nom: 'modalite', libelle: 'Comment', valeur: texteDe(recu.modalite), options: enOptions(mots.libellesDesModalites), erreurs })}
${champ({ nom: 'libelleLieu', libelle: 'Lieu', facultatif: 'facultatif', valeur: texteDe(recu.libelleLieu), longueur: 160, autocomplete: 'off', erreurs })}
${champ({ nom: 'adresse', libelle: 'Adresse du lieu', facultatif: 'facultatif', valeur: texteDe(recu.adresse), longueur: 240, autocomplete: 'off', erreurs })}`

/** What was typed of a moment; « 9h05 » is « 09:05 ». Adds to `erreurs` what is to be put right. */
export function momentSaisi(recu: Recu, erreurs: ErreurDeSaisie[]): { date: string; duree: number } {
  const [, h = '', m = '00'] = /^(\d{1,2})\s*[:hH]\s*(\d{2})?$/.exec(texteDe(recu.heure)) ?? []
  const jour = texteDe(recu.jour)
  if (jour === '') erreurs.push({ champ: 'jour', texte: 'Dites le jour.' })
  if (h === '') erreurs.push({ champ: 'heure', texte: 'Dites l’heure, par exemple 14:30.' })
  const date = instantDeParis(`${jour}T${h.padStart(2, '0')}:${m}`)
  if (jour !== '' && h !== '' && date === null) erreurs.push({ champ: 'heure', texte: 'Cette heure n’existe pas ce jour-là.' })
  const duree = Number(texteDe(recu.duree))
  if (!durees.includes(texteDe(recu.duree))) erreurs.push({ champ: 'duree', texte: 'Choisissez une durée.' })
  return { date: date ?? '', duree }
}

export function lieuSaisi(recu: Recu, erreurs: ErreurDeSaisie[]) {
  const modalite = texteDe(recu.modalite)
  if (!Object.hasOwn(mots.libellesDesModalites, modalite))
    erreurs.push({ champ: 'modalite', texte: 'Dites comment le rendez-vous se tient.' })
  return { modalite, libelleLieu: texteDe(recu.libelleLieu) || null, adresse: texteDe(recu.adresse) || null }
}

/** The other way: what a form shows of a moment. */
export const momentEnSaisie = (instant: string, duree: number | null): Recu => {
  const { jour, heure } = jourEtHeure(instant)
  return { jour, heure, duree: duree === null ? '' : String(duree) }
}
