import { referentielEnVigueur, type Suggestion } from '../../../src/parcours/diagnostic/index.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import { carte, enMots, type Html, html, lienBouton, provenance, rendre, vide } from '../../interface/index.js'
import { chemins, type Visite } from '../espace.js'

type Source = { sur: string; par: string; le: string }
type Lu = { donnees: Record<string, unknown> & { sources: Source[]; suggestions: Suggestion[] } }

const titres: Readonly<Record<string, string>> = {
  pouvoirDAgir: 'Mon pouvoir d’agir',
  numerique: 'Le numérique',
  mobilite: 'Me déplacer',
  famille: 'Ma famille',
  lectureEcritureCalcul: 'Lire, écrire, compter',
  logement: 'Mon logement',
  finances: 'Mon budget',
  administratif: 'Mes démarches et mes droits',
  servicesNumeriques: 'Les services en ligne',
}

/** The diagnostic made with her, theme by theme, in words of hers, with who wrote each. */
export const pageDuDiagnostic = (horloge: () => Date) => async (v: Visite) => {
  const lu = await v.lire<Lu>(chemins.diagnostic).catch((erreur: unknown) => {
    if (erreur instanceof EcranRefuse) return null
    throw erreur
  })
  const { texte } = referentielEnVigueur(jourDe(horloge()))
  return rendre(v.reponse, v.session, {
    titre: 'Mon diagnostic',
    menu: 'projets',
    fil: [{ href: '/mon-espace/projets', texte: 'Mon projet' }],
    chapeau: html`<p>Ce que vous avez dit ensemble, vous et ceux qui vous accompagnent. Si quelque chose est faux, dites-le à votre référent ou <a href="/mon-espace/donnees#diagnostic">contestez-le</a>.</p>`,
    corps:
      lu === null
        ? vide('Aucun diagnostic n’a encore été fait', html`<p>Il se fait avec vous, au cours d’un rendez-vous.</p>`)
        : html`${Object.keys(titres).map(champ => theme(v, lu, champ))}
${suggestions(lu.donnees.suggestions)}
<section aria-labelledby="sante"><h2 id="sante">Et ma santé ?</h2><p>Ce qui touche à votre santé est à part, lu par ceux que la loi nomme seulement.</p>
<p>${lienBouton('/mon-espace/donnees/sante', 'Lire ce qui est noté de ma santé')}</p></section>
<p class="discret">Référentiel commun du diagnostic : ${texte.cite}.</p>`,
  })
}

function theme(v: Visite, { donnees }: Lu, champ: string): Html | false {
  const lignes = enMots(donnees[champ], { ressource: 'diagnostic', champ, nommer: v.nommer })
  if (lignes.length === 0) return false
  const siennes = donnees.sources.filter(s => s.sur === champ || s.sur.startsWith(`${champ}/`))
  const derniere = siennes.toSorted((a, b) => b.le.localeCompare(a.le))[0]
  return carte({
    id: champ,
    titre: titres[champ],
    corps: html`<ul>${lignes.map(l => html`<li>${l.charAt(0).toUpperCase()}${l.slice(1)}</li>`)}</ul>${derniere && provenance({ par: v.nommer(derniere.par), le: derniere.le })}`,
  })
}

const suggestions = (s: readonly Suggestion[]): Html | false =>
  s.length > 0 &&
  html`<section aria-labelledby="services"><h2 id="services">Des services qui peuvent vous aider</h2>
<ul>${s.map(x => html`<li><strong>${x.libelle}</strong> <span class="discret">parce que vous visez : ${x.parceQue.join(', ')}</span></li>`)}</ul>
<p class="discret">Ce sont des idées, établies par la plateforme (règles ${s[0]?.regles}). Rien ne vous est imposé : parlez-en à votre référent.</p></section>`
