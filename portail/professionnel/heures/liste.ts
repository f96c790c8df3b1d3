import { dispensesEnPhrases, tableauDesSemaines } from '../../activites/cartes.js'
import { demandesEnListe } from '../../activites/dispenses.js'
import { pageDesSemaines } from '../../activites/semaines.js'
import { tableauDAssiduite } from '../../activites/assiduite.js'
import { type Ecran, html, lienBouton, vide } from '../../interface/index.js'
import type { Demande } from '../ecran.js'
import { peutEcrire } from '../ecrire.js'
import {
  filDesHeures,
  lireLesAbsences,
  lireLesActivites,
  lireLesDemandes,
  lireLesDispenses,
  lireLesObligations,
  lireLesOffres,
  viser,
} from './lire.js'

const faits: Readonly<Record<string, string>> = {
  absence: 'L’absence est notée. La personne la lit, et peut dire pourquoi elle n’est pas venue.',
  dispense: 'La dispense est enregistrée. La personne la lit dans son espace.',
  reponse: 'La réponse est enregistrée. La personne la lit dans son espace, et en est prévenue.',
  validation: 'Les heures sont appréciées. La personne lit ce qui a été retenu, et pourquoi.',
}

/** The weeks of a person, what is asked of them and less, and whether she came. */
export async function heures(d: Demande): Promise<Ecran> {
  const vise = await viser(d)
  const { base, usager } = vise
  const [activites, obligations, dispenses, demandes, absences, offres] = await Promise.all([
    lireLesActivites(d, vise),
    lireLesObligations(d, vise),
    lireLesDispenses(d, vise),
    lireLesDemandes(d, vise),
    lireLesAbsences(d, vise),
    lireLesOffres(d, vise),
  ])
  const { fait = '', jusque } = d.requete.query as { fait?: string; jusque?: string }
  const siennes = activites.rangs.map(a => a.donnees)
  const peut = (ressource: string, operation: 'deposer' | 'corriger') => activites.accompagne && peutEcrire(d, ressource, operation)
  const { compteurs, courante, avant } = pageDesSemaines(siennes, obligations, d.contexte.horloge, jusque)
  return {
    titre: `Heures d’activité : ${vise.nom}`,
    menu: 'personnes',
    fil: filDesHeures(vise).slice(0, 2),
    chapeau: html`<p>Ce qui était convenu chaque semaine, ce qui est déclaré, ce qui est validé. Rien n’en découle de soi : une personne décide, après avoir entendu l’intéressé.</p>`,
    ...(faits[fait] && { message: { genre: 'succes' as const, texte: faits[fait] } }),
    corps: html`${siennes.length === 0 && vide('Aucune activité n’est encore notée', html`<p>Convenez avec la personne de ce qu’elle fera, ou notez ce qu’elle a fait.</p>`)}
${tableauDesSemaines(compteurs, courante, s => `${base}/${s}`)}
<p class="boutons pas-imprime">${peut('activite', 'deposer') && lienBouton(`${base}/activites/nouvelle`, 'Convenir d’une activité', 'principal')}${avant && html` ${lienBouton(`${base}?jusque=${avant}`, 'Les semaines d’avant')}`}${jusque && html` ${lienBouton(base, 'Revenir aux dernières semaines')}`}</p>
<section aria-labelledby="ses-dispenses"><h2 id="ses-dispenses">Dispenses</h2>
${dispenses.rangs.length === 0 ? html`<p class="non-renseigne">Aucune dispense.</p>` : dispensesEnPhrases(obligations.dispenses)}
${demandes.rangs.length > 0 && html`<h3>Ce qu’elle a demandé</h3>${demandesEnListe(demandes.rangs, n => `${base}/demandes/${n}`)}`}
<p class="boutons pas-imprime">${peut('dispense', 'deposer') && lienBouton(`${base}/dispenses/nouvelle`, 'Dispenser d’heures')}${(peut('dispense', 'corriger') || peutEcrire(d, 'dispenseSante', 'deposer')) && dispenses.rangs.map(x => html` ${lienBouton(`${base}/dispenses/${x.numero}`, `Dispense n° ${x.numero}`)}`)}</p></section>
<section aria-labelledby="ses-absences"><h2 id="ses-absences">Absences et offres refusées</h2>
${tableauDAssiduite(absences.rangs, offres.rangs, {
  absence: numero => `${base}/absences/${numero}`,
  offre: numero => `/professionnel/dossiers/${usager}/projets/offres/${numero}`,
})}
<p class="boutons pas-imprime">${peut('absence', 'deposer') && lienBouton(`${base}/absences/nouvelle`, 'Noter une absence')}</p></section>`,
  }
}
