import { enClair } from '../../droit/jours.js'
import { enHeures, instantsDe, minutesDuJour, minutesEntre } from '../../droit/heures.js'
import { heuresQueTientUneSemaine } from '../../droit/parametres/activites.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { estUneSemaine, joursDe } from '../../droit/semaines.js'
import { CodeDuTravail, Rgpd } from '../../droit/textes.js'
import type { Activite } from './formes.js'
import { typesAuJour, typesDActivite } from './types-d-activite.js'

type Manque = { pointer: string; detail: string }
/** `autres`: the other activities of the person; `instant` is now, and `jour` the legal day it is. */
export type Contexte = {
  avant: Activite | undefined
  autres: readonly Activite[]
  ecartees?: readonly Ecartee[]
  instant: Date
  jour: string
}
/** A kind of activity one organisme référent does not admit for its own contracts, by an act of its own. */
export type Ecartee = { type: string; organisation: string; acte: string }

/** What an activity of a week must say. What did not change is not asked about again: the past is not judged by today's rules. */
export function manquesDeLActivite(a: Activite, c: Contexte): Manque[] {
  const semaine = quand(a)
  if (semaine.length > 0) return semaine
  return [...quoi(a, c), ...horaires(a), ...declaration(a, c), ...autresActivites(a, c)]
}

function quand({ semaine, jour }: Activite): Manque[] {
  if (!estUneSemaine(semaine))
    return [{ pointer: '/semaine', detail: `L’année ${semaine.slice(0, 4)} n’a pas de semaine ${Number(semaine.slice(6))}.` }]
  const { du, au } = joursDe(semaine)
  const [premiere] = typesDActivite
  if (premiere && au < premiere.depuis)
    return [{ pointer: '/semaine', detail: `Aucune activité n’était demandée avant le ${enClair(premiere.depuis)}.` }]
  return jour === null || (jour >= du && jour <= au)
    ? []
    : [{ pointer: '/jour', detail: `Le ${enClair(jour)} n’est pas de cette semaine, qui va du ${enClair(du)} au ${enClair(au)}.` }]
}

/** Themes whose very name is of another category of data: the activity counts, its theme is not written here. */
const reservees: readonly [debut: string, detail: string][] = [
  [
    'sante--',
    `Une démarche de santé compte sans être nommée : choisissez « démarche personnelle, dite de vive voix » (${Rgpd.article9.cite}).`,
  ],
  [
    'difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire',
    `Aucun texte ne permet d’écrire ici une affaire judiciaire : choisissez « démarche personnelle, dite de vive voix » (${Rgpd.article10.cite}).`,
  ],
]

function quoi({ type, thematique, semaine }: Activite, { avant, ecartees = [] }: Contexte): Manque[] {
  const refus = type === avant?.type ? null : (typesAuJour(joursDe(semaine).au).types[type].refus ?? refusDuReferent(type, ecartees))
  const reservee = reservees.find(([debut]) => thematique?.startsWith(debut))
  return [
    ...(refus === null ? [] : [{ pointer: '/type', detail: refus }]),
    ...(reservee ? [{ pointer: '/thematique', detail: reservee[1] }] : []),
  ]
}

function refusDuReferent(type: string, ecartees: readonly Ecartee[]): string | null {
  const ecartee = ecartees.find(e => e.type === type)
  return ecartee ? `${ecartee.organisation} n’admet pas cette sorte d’activité dans ses contrats (${ecartee.acte}).` : null
}

function horaires({ jour, debut, fin, minutesPrevues, minutesDeclarees }: Activite): Manque[] {
  if (debut === null && fin === null) {
    const excede = jour !== null && Math.max(minutesPrevues ?? 0, minutesDeclarees ?? 0) > minutesDuJour(jour)
    return excede ? [{ pointer: '/minutesDeclarees', detail: `Le ${enClair(jour)} ne compte que ${enHeures(minutesDuJour(jour))}.` }] : []
  }
  if (jour === null) return [{ pointer: '/jour', detail: 'Dites quel jour : une heure sans jour ne dit rien.' }]
  if (debut === null || fin === null)
    return [{ pointer: debut === null ? '/debut' : '/fin', detail: 'Dites l’heure du début et celle de la fin, ou aucune des deux.' }]
  const inexistante = [debut, fin].findIndex(h => instantsDe(jour, h).length === 0)
  if (inexistante !== -1)
    return [
      {
        pointer: inexistante === 0 ? '/debut' : '/fin',
        detail: `Le ${enClair(jour)} à ${[debut, fin][inexistante]}, on passe à l’heure d’été : cette heure n’existe pas.`,
      },
    ]
  const duree = minutesEntre(jour, debut, fin) ?? 0
  if (duree <= 0)
    return [{ pointer: '/fin', detail: 'L’activité finit après avoir commencé ; celle qui passe minuit se note en deux fois.' }]
  return (['minutesPrevues', 'minutesDeclarees'] as const).flatMap(champ => {
    const minutes = champ === 'minutesPrevues' ? minutesPrevues : minutesDeclarees
    return (minutes ?? 0) > duree
      ? [
          {
            pointer: `/${champ}`,
            detail: `De ${debut} à ${fin} le ${enClair(jour)}, il y a ${enHeures(duree)}, pas ${enHeures(minutes ?? 0)}.`,
          },
        ]
      : []
  })
}

/** Hours are declared once done: each of a day to come, of a time to come, or more than have passed since Monday. */
function declaration({ semaine, jour, fin, minutesDeclarees }: Activite, { avant, instant, jour: aujourdHui }: Contexte): Manque[] {
  if (minutesDeclarees === null || (minutesDeclarees === avant?.minutesDeclarees && jour === avant.jour && fin === avant.fin)) return []
  const aVenir = [{ pointer: '/minutesDeclarees', detail: 'Ces heures sont à venir : elles se déclarent une fois faites.' }]
  if (joursDe(semaine).du > aujourdHui || (jour ?? '') > aujourdHui) return aVenir
  const finit = jour !== null && fin !== null ? instantsDe(jour, fin).at(-1) : undefined
  if (finit && finit > instant) return aVenir
  const [lundi] = instantsDe(jour ?? joursDe(semaine).du, '00:00')
  return lundi && (instant.getTime() - lundi.getTime()) / 60_000 < minutesDeclarees ? aVenir : []
}

/** Those that were cancelled, or refused, hold no time any more. */
const vivante = (a: Activite): boolean => a.etat !== 'ANNULEE' && a.etat !== 'REFUSEE'

function autresActivites(a: Activite, { avant, autres, jour }: Contexte): Manque[] {
  const change = (...champs: (keyof Activite)[]) => champs.some(c => a[c] !== (avant?.[c] ?? null))
  const presentes = autres.filter(vivante)
  return [
    ...(a.annulee || !change('jour', 'debut', 'fin') ? [] : chevauchement(a, presentes)),
    ...(a.annulee || !change('minutesDeclarees') ? [] : tropPlein(a, presentes, jour)),
  ]
}

function chevauchement({ jour, debut, fin }: Activite, autres: readonly Activite[]): Manque[] {
  if (jour === null || debut === null || fin === null) return []
  const prise = autres.find(x => x.jour === jour && x.debut !== null && x.fin !== null && x.debut < fin && debut < x.fin)
  return prise
    ? [
        {
          pointer: '/debut',
          detail: `Au même moment, le ${enClair(jour)} de ${prise.debut} à ${prise.fin}, il y a déjà « ${prise.intitule} ».`,
        },
      ]
    : []
}

function tropPlein({ semaine, jour: leJour, minutesDeclarees }: Activite, autres: readonly Activite[], jour: string): Manque[] {
  const total = (xs: readonly Activite[]) => xs.reduce((n, x) => n + (x.minutesDeclarees ?? 0), minutesDeclarees ?? 0)
  const duJour = leJour === null ? 0 : total(autres.filter(x => x.jour === leJour))
  if (leJour !== null && duJour > minutesDuJour(leJour))
    return [
      {
        pointer: '/minutesDeclarees',
        detail: `Avec le reste, le ${enClair(leJour)} compterait ${enHeures(duJour)} : il n’en a que ${enHeures(minutesDuJour(leJour))}.`,
      },
    ]
  const plafond = auJour(heuresQueTientUneSemaine, jour) * 60
  const deLaSemaine = total(autres.filter(x => x.semaine === semaine))
  return deLaSemaine > plafond
    ? [
        {
          pointer: '/minutesDeclarees',
          detail: `Avec le reste, cette semaine compterait ${enHeures(deLaSemaine)} : elle en tient au plus ${enHeures(plafond)} (${CodeDuTravail.L3121_20.cite}).`,
        },
      ]
    : []
}
