import { enHeures } from '../../src/droit/heures.js'
import { type Activite, libellesDesThematiques, typesAuJour } from '../../src/parcours/activites/index.js'
import { champ, date, type ErreurDeSaisie, type Html, html, listeDeroulante } from '../interface/index.js'

export type Recu = Readonly<Record<string, string>>

/** The kinds of activity that count, in force on that day; what is still to be checked says so. */
const optionsDesActivites = (jour: string) =>
  Object.entries(typesAuJour(jour).types)
    .filter(([, t]) => t.refus === null)
    .map(([valeur, t]) => ({ valeur, texte: `${t.libelle}${t.confiance === 'à vérifier' ? ' (à confirmer avec le référent)' : ''}` }))

/** Health and justice are not named here: those themes are not offered. */
const optionsDesThematiques = [
  { valeur: '', texte: 'Aucun thème' },
  ...Object.entries(libellesDesThematiques)
    .filter(([code]) => !code.startsWith('sante--') && !code.endsWith('problematique-judiciaire'))
    .map(([valeur, texte]) => ({ valeur, texte })),
]

export const aideDesDurees = 'Par exemple : 2 h 30, ou 45 min.'

/** What an activity is made of, in a form: the same for the person and for whoever accompanies her. */
export const champsDActivite = (recu: Recu, jour: string, erreurs: readonly ErreurDeSaisie[]): Html =>
  html`${listeDeroulante({
    nom: 'type',
    libelle: 'Quelle sorte d’activité ?',
    aide: 'Une démarche de santé compte : choisissez « démarche personnelle », sans dire laquelle.',
    valeur: recu.type ?? '',
    options: optionsDesActivites(jour),
    erreurs,
  })}
${champ({ nom: 'intitule', libelle: 'Laquelle, en quelques mots', valeur: recu.intitule ?? '', longueur: 160, autocomplete: 'off', erreurs })}
${listeDeroulante({ nom: 'thematique', libelle: 'Thème', valeur: recu.thematique ?? '', facultatif: 'facultatif', options: optionsDesThematiques, erreurs })}`

/** When: a day of the week, and hours if they matter. */
export const champsDuMoment = (recu: Recu, { du, au }: { du: string; au: string }, erreurs: readonly ErreurDeSaisie[]): Html =>
  html`${date({ nom: 'jour', libelle: 'Le jour', valeur: recu.jour ?? '', min: du, max: au, facultatif: 'facultatif', erreurs })}
<div class="rangee">${champ({ nom: 'debut', libelle: 'De', aide: 'Comme 09:00', valeur: recu.debut ?? '', largeur: 'courte', longueur: 5, autocomplete: 'off', facultatif: 'facultatif', erreurs })}
${champ({ nom: 'fin', libelle: 'À', aide: 'Comme 12:00', valeur: recu.fin ?? '', largeur: 'courte', longueur: 5, autocomplete: 'off', facultatif: 'facultatif', erreurs })}</div>`

/** What was known, in the words of the form. */
export const enRecu = (a: Activite): Recu => ({
  type: a.type,
  intitule: a.intitule,
  thematique: a.thematique ?? '',
  jour: a.jour ?? '',
  debut: a.debut ?? '',
  fin: a.fin ?? '',
  prevu: a.minutesPrevues === null ? '' : enHeures(a.minutesPrevues),
  fait: a.minutesDeclarees === null ? '' : enHeures(a.minutesDeclarees),
  preuve: a.preuve ?? '',
})

/** « 9:00 » and « 9h » as the API writes them. */
const enHeure = (texte: string): string | null => {
  const [, h, m] = /^(\d{1,2})(?: ?[h:] ?(\d{2})?)?$/.exec(texte.trim()) ?? []
  return texte.trim() === '' ? null : h === undefined ? texte.trim() : `${h.padStart(2, '0')}:${m ?? '00'}`
}

/** What was typed of an activity, as the API takes it; what is missing goes to `erreurs`. */
export function activiteSaisie(recu: Recu, erreurs: ErreurDeSaisie[]): Record<string, unknown> {
  const { type = '', intitule = '', thematique = '', jour = '', debut = '', fin = '' } = recu
  if (type === '') erreurs.push({ champ: 'type', texte: 'Choisissez une sorte d’activité.' })
  if (intitule.length < 3) erreurs.push({ champ: 'intitule', texte: 'Dites en quelques mots de quoi il s’agit.' })
  for (const [nom, texte] of [
    ['debut', debut],
    ['fin', fin],
  ] as const)
    if (!/^(|([01]\d|2[0-3]):[0-5]\d)$/.test(enHeure(texte) ?? ''))
      erreurs.push({ champ: nom, texte: `« ${texte} » n’est pas une heure : écrivez 09:00.` })
  return { type, intitule, thematique: thematique || null, jour: jour || null, debut: enHeure(debut), fin: enHeure(fin) }
}
