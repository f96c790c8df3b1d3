import { enJour, etiquette, html, liste, tableau } from '../../interface/index.js'
import { type Action, plans, schema } from '../engagements.js'
import type { PageDObligation } from '../page.js'

const fil = [{ href: '/accessibilite', texte: 'Déclaration d’accessibilité' }]
const tons = { faite: 'bon', 'en cours': 'attente', 'à faire': 'neutre' } as const

export const schemaPluriannuel: PageDObligation = {
  chemin: '/accessibilite/schema-pluriannuel',
  titre: 'Schéma pluriannuel d’accessibilité',
  ecrire: () => ({
    titre: 'Schéma pluriannuel d’accessibilité',
    fil,
    largeur: 'lecture',
    chapeau: html`<p>Du ${enJour(schema.du)} au ${enJour(schema.au)} (loi n° 2005-102, art. 47 ; décret n° 2019-768). Chaque année a son plan : ${Object.keys(plans).map((a, i) => html`${i > 0 && ', '}<a href="/accessibilite/plan-${a}">plan ${a}</a>`)}.</p>`,
    corps: html`${schema.axes.map((axe, i) => html`<section aria-labelledby="axe-${i + 1}"><h2 id="axe-${i + 1}">${axe.nom}</h2>${liste(axe.actions)}</section>`)}
<section aria-labelledby="perimetre"><h2 id="perimetre">Périmètre</h2><p>Tous les écrans de la plateforme : documentation, portail des professionnels, espace des personnes, espace des entreprises, pages de connexion ; les lettres et notices qu’elle produit. Les logiciels des partenaires, qui appellent les API, relèvent de leurs éditeurs.</p></section>`,
  }),
}

const rang = (a: Action) => [a.quoi, enJour(a.echeance), etiquette(a.etat, tons[a.etat])]

export const planDeLAnnee = (annee: number): PageDObligation => ({
  chemin: `/accessibilite/plan-${annee}`,
  titre: `Plan d’actions ${annee}`,
  ecrire: () => ({
    titre: `Plan d’actions ${annee} pour l’accessibilité`,
    fil: [...fil, { href: '/accessibilite/schema-pluriannuel', texte: 'Schéma pluriannuel' }],
    corps: html`${tableau(`plan-${annee}`, `Actions de l’année ${annee}`, ['Action', 'Échéance', 'État'], (plans[annee]?.actions ?? []).map(rang))}
<section aria-labelledby="bilan"><h2 id="bilan">Bilan de l’année précédente</h2><p>${plans[annee]?.bilan}</p></section>`,
  }),
})
