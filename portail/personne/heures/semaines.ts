import { dispensesEnPhrases, tableauDesSemaines } from '../../activites/cartes.js'
import { tableauDAssiduite } from '../../activites/assiduite.js'
import { demandesEnListe } from '../../activites/dispenses.js'
import { pageDesSemaines } from '../../activites/semaines.js'
import { html, lienBouton, rendre } from '../../interface/index.js'
import type { Visite } from '../espace.js'
import { lireMesOffres } from '../projet/lire.js'
import { lireMesAbsences, lireMesActivites, lireMesDemandes, lireMesObligations } from './lire.js'

const faits: Readonly<Record<string, string>> = {
  semaine: 'Votre semaine est enregistrée. Votre référent la lit déjà, et dira ce qu’il retient.',
  dispense: 'Votre demande est envoyée. Votre référent la lit déjà, et vous répondra ici.',
  retrait: 'Votre demande est retirée.',
  absence: 'C’est enregistré. Ceux qui vous accompagnent le lisent déjà.',
}

/** Her weeks: what was agreed, what she said, what was validated; and her absences, with what she answered. */
export const pageDesHeures = (horloge: () => Date) => async (v: Visite) => {
  const [activites, obligations, demandes, absences, offres] = await Promise.all([
    lireMesActivites(v),
    lireMesObligations(v),
    lireMesDemandes(v),
    lireMesAbsences(v),
    lireMesOffres(v),
  ])
  const { fait = '', jusque } = v.requete.query as { fait?: string; jusque?: string }
  const { compteurs, courante, avant } = pageDesSemaines(
    activites.map(a => a.donnees),
    obligations,
    horloge,
    jusque,
  )
  const { dispenses } = obligations
  return rendre(v.reponse, v.session, {
    titre: 'Mes heures',
    menu: 'heures',
    chapeau: html`<p>Dites chaque semaine ce que vous avez fait : votre référent le valide, ou vous dit pourquoi il ne retient pas tout. Vous pouvez toujours lui répondre.</p>`,
    ...(faits[fait] && { message: { genre: 'succes' as const, texte: faits[fait] } }),
    corps: html`<p class="boutons">${lienBouton(`/mon-espace/heures/${courante}`, 'Déclarer ma semaine', 'principal')} ${lienBouton('/mon-espace/absences/nouvelle', 'Prévenir d’une absence')}</p>
${tableauDesSemaines(compteurs, courante, s => `/mon-espace/heures/${s}`)}
<p class="boutons">${avant && lienBouton(`/mon-espace/heures?jusque=${avant}`, 'Les semaines d’avant')}${jusque && html` ${lienBouton('/mon-espace/heures', 'Revenir aux dernières semaines')}`}</p>
<section aria-labelledby="ses-dispenses"><h2 id="ses-dispenses">Mes dispenses</h2>
${dispenses.length === 0 ? html`<p class="discret">Aucune. Si votre situation ne vous permet pas de faire ces heures, demandez une dispense : votre référent peut en demander moins, pour un temps.</p>` : dispensesEnPhrases(dispenses)}
${demandes.length > 0 && html`<h3>Ce que j’ai demandé</h3>${demandesEnListe(demandes, n => `/mon-espace/dispenses/${n}`)}`}
<p class="boutons">${lienBouton('/mon-espace/dispenses/nouvelle', 'Demander une dispense')}</p></section>
<section aria-labelledby="ses-absences"><h2 id="ses-absences">Mes absences et les offres que j’ai refusées</h2>
${tableauDAssiduite(absences, offres, { absence: n => `/mon-espace/absences/${n}`, offre: n => `/mon-espace/offres/${n}` })}</section>`,
  })
}
