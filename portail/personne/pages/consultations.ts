import type { Consultation } from '../../../src/personnes/index.js'
import { enJour, etiquette, type Html, html, leJour, lienBouton, lInstant, pagination, rendre, vide } from '../../interface/index.js'
import { chemins, type PageDeConsultations, type Visite } from '../espace.js'

const heure = new Intl.DateTimeFormat('fr-FR', { hour: 'numeric', minute: '2-digit', timeZone: 'Europe/Paris' })
const aLHeure = (instant: string) => heure.format(new Date(instant)).replace(':', '\u00a0h\u00a0')

const lecteur = ({ par }: Consultation): Html =>
  html`${par.genre === 'vous' ? 'Vous-même' : par.organisation.nom}${par.structure && html`, <span>${par.structure.nom}</span>`}`

const precisions = ({ par }: Consultation): string =>
  [
    par.genre === 'agent' ? `un agent${par.fonction ? ` (${par.fonction})` : ''}, repère ${par.repere}` : null,
    par.genre === 'traitement' ? 'un traitement automatique, sans agent' : null,
    `avec : ${par.outil}`,
  ]
    .filter(Boolean)
    .join(' ; ')

const fois = (n: number) => (n > 1 ? ` (${n} fois)` : '')

const geste = (g: Consultation['gestes'][number]): Html => html`<li>
<p><strong>${g.quoi}${g.champs.length > 0 && ' :'}</strong> ${g.champs.join(', ')}${fois(g.nombre)}${g.genre === 'refus' && html` ${etiquette('rien n’est sorti', 'fini')}`}</p>
${g.pourquoi && html`<p class="discret">Pourquoi : ${g.pourquoi}. Texte : ${g.texte}.</p>`}
<p class="discret">${lInstant(g.de)}${g.nombre > 1 && html`, la dernière fois ${lInstant(g.a)}`}.${
  g.notice
    ? html` <a href="/mon-espace/notices/${g.notice.ressource}/${g.notice.version}">La notice qui vous l’annonçait<span class="a-entendre"> : ${g.rubrique}, version ${g.notice.version}</span></a>.`
    : html` Aucune notice n’était encore publiée.`
}</p></li>\n`

const verbes = [
  ['lecture', 'A lu'],
  ['ecriture', 'A écrit'],
] as const

/** What was done, in one line: the rubriques, not the twenty fields; reading before writing, since that is what she wonders about. */
const enBref = (c: Consultation): string => {
  for (const [genre, verbe] of verbes) {
    const rubriques = new Set(c.gestes.filter(g => g.genre === genre).flatMap(g => g.rubrique?.split(/ : |,/)[0] ?? []))
    if (rubriques.size > 0) return `${verbe} : ${[...rubriques].join(', ')}`
  }
  const phrase = c.gestes[0]?.quoi ?? ''
  return phrase.charAt(0).toUpperCase() + phrase.slice(1)
}

/** `quand`: what stands before the line, the hour under the heading of a day, the day elsewhere. */
const ligne = (c: Consultation, i: number, quand: Html): Html => html`<li>
<p class="frise-date">${quand}</p>
<div class="frise-corps"><p class="frise-titre">${lecteur(c)}</p>
<p>${enBref(c)}${c.nombre > 1 && ` (${c.nombre} gestes)`}.</p>
<p class="frise-auteur">${precisions(c)}</p>
<details><summary>Détail<span class="a-entendre"> de la consultation ${i + 1} du ${enJour(c.jour)}</span> : quelles données, pourquoi, sous quel texte</summary><ul>${c.gestes.map(geste)}</ul></details></div></li>\n`

const aSonHeure = (c: Consultation, i: number) => ligne(c, i, html`${aLHeure(c.a)}`)
export const aSonJour = (c: Consultation, i: number): Html => ligne(c, i, html`${leJour(c.jour)}, ${aLHeure(c.a)}`)

function parJour(elements: readonly Consultation[]): Html {
  const jours = [...new Set(elements.map(c => c.jour))]
  return html`${jours.map(
    jour => html`<section aria-labelledby="jour-${jour}"><h2 id="jour-${jour}">${enJour(jour)}</h2>
<ol class="frise">${elements.filter(c => c.jour === jour).map(aSonHeure)}</ol></section>`,
  )}`
}

/** « Qui a consulté mes données » (A11, J8): by day, summed up, every reading one fold away. */
export async function pageDesConsultations(v: Visite) {
  const { avant, siennes } = v.requete.query as { avant?: string; siennes?: string }
  const voulues = new URLSearchParams()
  if (avant && /^\d{4}-\d{2}-\d{2}$/.test(avant)) voulues.set('avant', avant)
  if (siennes === 'oui') voulues.set('siennes', 'oui')
  const { elements, suivant } = await v.lire<PageDeConsultations>(chemins.consultations(`?${voulues}`))
  const ici = '/mon-espace/consultations'
  const suite = new URLSearchParams({ ...(siennes === 'oui' ? { siennes } : {}), ...(suivant ? { avant: suivant } : {}) })
  return rendre(v.reponse, v.session, {
    titre: 'Qui a consulté mes données',
    menu: 'consultations',
    chapeau: html`<p>Chaque lecture, chaque modification, chaque demande refusée est inscrite dans un journal que personne ne peut effacer. La voici, dès qu’elle a lieu.</p>`,
    corps: html`${
      elements.length === 0
        ? vide(
            'Personne d’autre que vous n’a consulté vos données',
            html`<p>${avant ? 'Pas avant cette date.' : 'Dès que quelqu’un ouvre votre dossier, cela se lit ici.'}</p>`,
          )
        : parJour(elements)
    }
${pagination({ debut: avant ? ici : undefined, suite: suivant ? `${ici}?${suite}` : undefined })}`,
    cote: html`<section aria-labelledby="lire"><h2 id="lire">Lire cette page</h2>
<p>L’agent n’est pas nommé : vous connaissez son organisation et sa fonction, et un <strong>repère</strong>, toujours le même pour lui et pour vous. Citez-le pour faire examiner une lecture qui vous étonne.</p>
<p><a href="/contact?objet=consultation">Signaler une consultation</a></p>
<p>${siennes === 'oui' ? html`<a href="${ici}">Ne montrer que les autres</a>` : html`<a href="${ici}?siennes=oui">Montrer aussi mes propres visites</a>`}</p></section>
<section aria-labelledby="emporter"><h2 id="emporter">Emporter la liste</h2>
<p class="boutons">${lienBouton('/mon-espace/consultations.csv', 'Tout (CSV)')} ${lienBouton('/mon-espace/consultations.pdf', 'Les plus récentes (PDF)')}</p></section>
<section aria-labelledby="verifier"><h2 id="verifier">Vérifier le journal vous-même</h2>
<p>Chaque ligne est scellée dans les secondes qui suivent : la changer ou l’effacer ensuite se verrait. Vous pouvez emporter de quoi le contrôler sans nous, ou le confier à une personne de confiance.</p>
<p>${lienBouton('/mon-espace/consultations/preuves.json', 'Les preuves (JSON)')}</p></section>`,
  })
}
