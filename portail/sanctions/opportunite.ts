import { libellesDesDemandeurs, type Opportunite, sensDOpportunite } from '../../src/parcours/opportunite/index.js'
import { etiquette, fiche, type Html, html, leJour } from '../interface/index.js'
import { enLignes, enPhrase } from './manquements.js'

/** Where such a decision stands: a word, never a colour alone. */
export const etatDeLOpportunite = ({ retireeLe }: Pick<Opportunite, 'retireeLe'>): Html =>
  retireeLe === null ? etiquette('accordée', 'bon') : html`${etiquette('retirée', 'fini')} ${leJour(retireeLe)}`

/** What is granted, as the person and whoever may read it do; who reads it in brief reads neither the reasons nor who asked. */
export const ficheDeLOpportunite = (o: Opportunite): Html =>
  fiche([
    ['Ce qui est accordé', enPhrase(sensDOpportunite[o.sens])],
    ['Période', o.au === null ? html`à compter du ${leJour(o.du)}` : html`du ${leJour(o.du)} au ${leJour(o.au)} inclus`],
    ['Où elle en est', etatDeLOpportunite(o)],
    ['À la demande de', o.demandeePar && libellesDesDemandeurs[o.demandeePar]],
    ['Sanction qu’elle suit', o.sanction !== null && `procédure n° ${o.sanction}`],
    ['Contrat d’engagement', o.contrat && `contrat n° ${o.contrat}`],
    ['Motifs', o.motivation && html`<p>${enLignes(o.motivation)}</p>`],
    ['Signée', o.decideur && html`par ${o.decideur}, ${o.qualite}, le ${leJour(o.decideeLe)}`],
    [
      'Maintenue après le transfert du droit',
      o.confirmeur &&
        o.confirmeeLe !== null &&
        html`par ${o.confirmeur}, le ${leJour(o.confirmeeLe)}<p>${enLignes(o.confirmation ?? '')}</p>`,
    ],
    ['Pourquoi elle est retirée', o.retrait && html`<p>${enLignes(o.retrait)}</p>`],
  ])
