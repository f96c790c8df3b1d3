import { compterLesRefus, type Offre, type Projet } from '../../src/parcours/projet/index.js'
import {
  alerte,
  carte,
  enJour,
  enMots,
  etiquette,
  fiche,
  type Html,
  html,
  leJour,
  motsDesContrats,
  motsDesElements,
  motsDesVerdicts,
  motsDuTemps,
  tableau,
  type Valeur,
} from '../interface/index.js'

const enClair = (ressource: 'projet' | 'propositionDOffre') => (champ: string, valeur: unknown, nommer: (c: string) => string) =>
  enMots(valeur, { ressource, champ, nommer }).join(', ')
const duProjet = enClair('projet')
const deLOffre = enClair('propositionDOffre')

type Nommer = (organisation: string) => string

/** One project, as a card: what is wanted, and whether it defines the offre raisonnable d'emploi. */
export const carteDeProjet = (p: Projet, { numero, nommer, pied }: { numero: number; nommer: Nommer; pied: Valeur }): Html =>
  carte({
    id: `projet-${numero}`,
    titre: p.intitule,
    tete: html`<span>${p.retenuOre && etiquette('offre raisonnable d’emploi', 'bon')}${p.etat !== 'EN_COURS' && etiquette(duProjet('etat', p.etat, nommer), 'fini')}${p.prioritaire && etiquette('à mener d’abord')}</span>`,
    corps: fiche([
      ['Nature', `${duProjet('typologie', p.typologie, nommer)}${p.codeRome ? `, ROME ${p.codeRome}` : ''}`],
      ['Expérience', p.experience],
      ['Contrats acceptés', p.contrats.length > 0 && duProjet('contrats', p.contrats, nommer)],
      ['Temps de travail', p.tempsDeTravail && duProjet('tempsDeTravail', p.tempsDeTravail, nommer)],
      ['Où', p.zone && duProjet('zone', p.zone, nommer)],
      ['Salaire attendu', p.salaire && duProjet('salaire', p.salaire, nommer)],
      ['Salaire pratiqué', p.salairePratique && duProjet('salairePratique', p.salairePratique, nommer)],
      ['Besoins explorés', p.besoins.length > 0 && duProjet('besoins', p.besoins, nommer)],
      ['Proposé par', duProjet('origine', p.origine, nommer)],
    ]),
    pied,
  })

const tonDe = (o: Offre): 'attente' | 'bon' | 'mauvais' | 'fini' =>
  o.reponse === 'EN_ATTENTE' ? 'attente' : o.reponse === 'ACCEPTEE' ? 'bon' : o.reponse === 'REFUSEE' ? 'mauvais' : 'fini'

export const etatDeLOffre = (o: Offre, nommer: Nommer): Html =>
  html`${etiquette(deLOffre('reponse', o.reponse, nommer), tonDe(o))}${o.legitime !== null && etiquette(o.legitime ? 'refus légitime' : 'refus sans motif légitime', o.legitime ? 'bon' : 'mauvais')}`

/** The offer itself, and what was answered. */
export const ficheDeLOffre = (o: Offre & { employeur: string; reference: string | null }, nommer: Nommer): Html =>
  fiche([
    ['Employeur', o.employeur],
    ['Référence', o.reference],
    ['Lieu', deLOffre('lieu', o.lieu, nommer)],
    ['Contrat', `${deLOffre('contrat', o.contrat, nommer)}, ${deLOffre('tempsDeTravail', o.tempsDeTravail, nommer)}`],
    ['Salaire', o.salaire && deLOffre('salaire', o.salaire, nommer)],
    ['Proposée', leJour(o.proposeeLe)],
    ['Réponse', html`${deLOffre('reponse', o.reponse, nommer)}${o.reponduLe && html`, ${leJour(o.reponduLe)}`}`],
    ['Raison', o.motifDuRefus && deLOffre('motifDuRefus', o.motifDuRefus, nommer)],
  ])

/** A contract or a working time is a code in the comparison, and words on the page. */
const dire = (element: string, codes: string): string =>
  element === 'temps'
    ? (motsDuTemps[codes] ?? codes)
    : element === 'contrat'
      ? codes
          .split(', ')
          .map(c => motsDesContrats[c] ?? c)
          .join(', ')
      : codes

/** The offer against what was retained, element by element. */
export const comparaison = ({ verdict, elements }: Offre['conformite']): Html =>
  elements.length === 0
    ? html`<p>${motsDesVerdicts[verdict]}.</p>`
    : tableau(
        'comparaison',
        `Cette offre est ${motsDesVerdicts[verdict]}`,
        ['Élément', 'Retenu ensemble', 'Proposé', 'Comparaison'],
        elements.map(e => [
          motsDesElements[e.element],
          dire(e.element, e.attendu),
          dire(e.element, e.propose),
          etiquette(
            { conforme: 'conforme', 'non-conforme': 'non conforme', 'a-apprecier': 'à apprécier' }[e.verdict],
            { conforme: 'bon' as const, 'non-conforme': 'mauvais' as const, 'a-apprecier': 'attente' as const }[e.verdict],
          ),
        ]),
      )

/** How many refusals were said without legitimate reason, over time, and what it does not do. */
export function compte(offres: readonly Offre[], jour: string): Html | false {
  const { sansMotifLegitime, seuil, atteint } = compterLesRefus(offres, jour)
  if (sansMotifLegitime.length === 0) return false
  const n = sansMotifLegitime.length
  return alerte(
    atteint ? 'attention' : 'information',
    html`<p>${n} refus sans motif légitime : ${sansMotifLegitime.map(r => `${r.intitule}, le ${enJour(r.apprecieLe)}`).join(' ; ')}.</p>
<p>${seuil} refus sans motif légitime constituent un manquement (L. 5412-1). Rien n’en découle de soi : une personne décide, après avoir entendu l’intéressé.</p>`,
  )
}

type Appreciee = Offre & { appreciePar: string | null }
/** What a human made of a refusal, and why. */
export const appreciation = (o: Appreciee, nommer: Nommer): Html =>
  html`<section aria-labelledby="apprecie"><h2 id="apprecie">L’appréciation</h2>
${fiche([
  ['Refus', o.legitime ? 'légitime' : 'sans motif légitime'],
  ['Pourquoi', o.motivation && html`« ${o.motivation} »`],
  ['Par', o.appreciePar && html`${nommer(o.appreciePar)}${o.apprecieLe && html`, ${leJour(o.apprecieLe)}`}`],
])}</section>`
