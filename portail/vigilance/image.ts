import { enJour, type Html, html, lInstant, tableau } from '../interface/index.js'

type Image = { pas: 'heure' | 'jour'; points: { quand: string; valeur: number }[] }

const [LARGEUR, HAUTEUR] = [720, 160]

/** What was counted against the limit, drawn for a glance and written for all. */
export function image(titre: string, { pas, points }: Image, { limite, servie }: { limite: number; servie: boolean }): Html {
  const sommet = Math.max(limite, ...points.map(p => p.valeur)) * 1.1
  const y = (valeur: number) => Math.round(HAUTEUR - (valeur / sommet) * HAUTEUR)
  const large = LARGEUR / Math.max(1, points.length)
  // Written as HTML parses it: names in small letters, no element closed by itself.
  return html`<figure><svg viewbox="0 0 ${LARGEUR} ${HAUTEUR}" width="100%" role="img" aria-label="${titre} : le détail est dans le tableau qui suit">
${points.map((p, i) => html`<rect x="${Math.round(i * large + 1)}" y="${y(p.valeur)}" width="${Math.max(1, Math.round(large - 2))}" height="${HAUTEUR - y(p.valeur)}" fill="currentColor" fill-opacity="${p.valeur > limite ? '1' : '0.45'}"></rect>`)}
<rect x="0" y="${y(limite) - 1}" width="${LARGEUR}" height="2" fill="currentColor"></rect></svg>
<figcaption class="discret">La ligne est la limite : ${limite.toLocaleString('fr-FR')}. ${servie ? 'Ce qui la dépasse a été servi.' : 'Ce qui la dépasse n’a pas été servi.'}</figcaption></figure>
<details><summary>Les nombres</summary>${tableau(
    'image-nombres',
    titre,
    [pas === 'heure' ? 'Heure' : 'Jour', 'Compté', 'Limite'],
    points
      .toReversed()
      .map(p => [
        pas === 'heure' ? lInstant(p.quand) : enJour(p.quand),
        p.valeur.toLocaleString('fr-FR'),
        p.valeur > limite ? html`<strong>dépassée</strong>` : limite.toLocaleString('fr-FR'),
      ]),
  )}</details>`
}
