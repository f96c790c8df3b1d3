import { organismesReferents } from '../../src/droit/acteurs.js'
import { permet, type Acte } from '../../src/droit/roles.js'
import { type Html, html } from '../interface/index.js'
import type { Demande } from '../professionnel/ecran.js'

/** `pour`: the only kinds of organisation it concerns. */
type Page = { cle: string; href: string; texte: string; actes: readonly Acte[]; pour?: readonly string[] }

const groupes: readonly (readonly Page[])[] = [
  [
    { cle: 'habilitations', href: '/administration/habilitations', texte: 'Habilitations et demandes', actes: ['souscrire'] },
    { cle: 'conventions', href: '/administration/conventions', texte: 'Conventions', actes: ['souscrire'] },
    {
      cle: 'delegations',
      href: '/administration/delegations',
      texte: 'Délégations de l’orientation',
      actes: ['souscrire'],
      pour: ['CD', 'FT'],
    },
    {
      cle: 'activites-ecartees',
      href: '/administration/activites-ecartees',
      texte: 'Activités écartées',
      actes: ['souscrire'],
      pour: organismesReferents.map(a => a.code),
    },
    { cle: 'adhesions', href: '/administration/adhesions', texte: 'Échanges volontaires', actes: ['souscrire'] },
  ],
  [
    { cle: 'organisation', href: '/administration/organisation', texte: 'Qui voit quoi', actes: ['administrer', 'lire-le-journal'] },
    { cle: 'outils', href: '/administration/outils', texte: 'Outils à la carte', actes: ['administrer'] },
    { cle: 'actes', href: '/administration/actes', texte: 'Qui a fait quoi', actes: ['administrer', 'lire-le-journal'] },
  ],
]

/** The pages that go together, beside each of them. */
export function rubrique(d: Demande, cle: string): Html {
  const siennes = groupes.find(g => g.some(p => p.cle === cle)) ?? []
  const type = d.contexte.habilitations.organisation(d.session.organisation)?.type ?? ''
  const ouvertes = siennes.filter(p => (p.pour?.includes(type) ?? true) && p.actes.some(a => permet(d.session.agent?.roles ?? [], a)))
  return html`<nav aria-labelledby="sommaire" class="sommaire"><h2 id="sommaire">Dans cette rubrique</h2>
<ul>${ouvertes.map(p => html`<li><a href="${p.href}"${p.cle === cle && html` aria-current="page"`}>${p.texte}</a></li>`)}</ul></nav>`
}
