import { EcranRefuse } from '../ecran-refuse.js'
import {
  alerte,
  bouton,
  type Ecran,
  type ErreurDeSaisie,
  formulaire,
  html,
  type Html,
  type Valeur,
  zoneDeTexte,
} from '../interface/index.js'
import type { Demande, Route } from '../professionnel/ecran.js'
import { agir } from './appel.js'
import { parametre, texte } from './saisie.js'

/** An act on something that exists, as its page of confirmation says it before and after. */
export type Geste = {
  /** On the page of the thing, where the act is chosen. */
  bouton: string
  /** Title of the page: the act, on what. */
  titre: (quoi: string) => string
  /** What will follow. */
  suite: Valeur
  poids?: 'danger'
  /** Help of the field where the author says why; without it, no reason is asked. */
  motif?: string
  /** How that field is called, « Motif » unless said. */
  libelle?: string
  /** What is said to who leaves it empty. */
  sansMotif?: string
  motifFacultatif?: true
  fait: string
}
export type Gestes = Readonly<Record<string, Geste>>

/** What is aimed at: how it is called, where its page is, and which acts its state and its author's role allow now. */
export type Cible = {
  quoi: string
  adresse: string /** When it has no page of its own. */
  retour?: string
  fil: NonNullable<Ecran['fil']>
  menu: string
  permis: readonly string[]
}

type Sorte<C extends Cible> = {
  gestes: Gestes
  viser(d: Demande): Promise<C>
  acte(cible: C, geste: string, motif: string, d: Demande): { chemin: string; corps: unknown }
  /** Fields of an act beyond the reason. */
  champs?(d: Demande, cible: C, geste: string, erreurs: readonly ErreurDeSaisie[]): Html | false
  /** What is wrong with them, that the API could not say field by field. */
  manques?(d: Demande, geste: string): readonly ErreurDeSaisie[]
  /** What the author must read again before she decides. */
  rappel?(cible: C, geste: string): Html | false
  /** Where the act leads; the page of the thing unless said. */
  apres?(d: Demande, cible: C, geste: string, fait: Record<string, unknown>): Ecran | { versLa: string }
}

const choisi = (gestes: Gestes, d: Demande): [string, Geste] => {
  const nom = parametre(d, 'geste')
  const geste = Object.hasOwn(gestes, nom) ? gestes[nom] : undefined
  if (!geste) throw new EcranRefuse(404, 'Page introuvable', 'Il n’y a pas de page à cette adresse. Elle a pu être mal recopiée.')
  return [nom, geste]
}

/** The two routes of the acts on a kind of thing: the page that asks to confirm, and the act. Without `acte`, the API says who may. */
export function routesDesGestes<C extends Cible>(chemin: string, sorte: Sorte<C>, acte?: Route['acte']): Route[] {
  const page = async (d: Demande, motif = '', erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> => {
    const [nom, geste] = choisi(sorte.gestes, d)
    const cible = await sorte.viser(d)
    if (!cible.permis.includes(nom))
      throw new EcranRefuse(
        409,
        'Cela n’est plus possible',
        'L’état a changé depuis que vous avez ouvert la page. Revenez-y pour voir où il en est.',
        { href: cible.retour ?? cible.adresse, texte: 'Voir où il en est' },
      )
    return {
      titre: geste.titre(cible.quoi),
      menu: cible.menu,
      fil: cible.fil,
      erreurs,
      largeur: 'lecture',
      corps: html`${alerte(geste.poids === 'danger' ? 'attention' : 'information', html`<p>${geste.suite}</p>`)}
${sorte.rappel?.(cible, nom)}
${formulaire(d.session, {
  action: String(d.requete.url.split('?')[0]),
  corps: html`${sorte.champs?.(d, cible, nom, erreurs)}${geste.motif && zoneDeTexte({ nom: 'motif', libelle: geste.libelle ?? 'Motif', aide: geste.motif, ...(geste.motifFacultatif && { facultatif: 'facultatif' as const }), valeur: motif, lignes: 3, longueur: 2000, erreurs })}
<div class="boutons" id="geste">${bouton(geste.bouton, geste.poids ?? 'principal')}<a href="${cible.retour ?? cible.adresse}">Renoncer</a></div>`,
})}`,
    }
  }
  const faire = async (d: Demande): Promise<Ecran | { versLa: string }> => {
    const [nom, geste] = choisi(sorte.gestes, d)
    const motif = texte(d, 'motif')
    const erreurs = [...(sorte.manques?.(d, nom) ?? [])]
    if (geste.motif && motif === '' && !geste.motifFacultatif)
      erreurs.push({ champ: 'motif', texte: geste.sansMotif ?? 'Dites pourquoi : le motif est gardé avec l’acte.' })
    if (erreurs.length > 0) return page(d, motif, erreurs)
    const cible = await sorte.viser(d)
    const rendu = await agir(d, { verbe: 'POST', ...sorte.acte(cible, nom, motif, d) }, (pointer, detail) => ({
      champ: pointer === '/motif' || pointer === '/message' ? 'motif' : pointer.split('/')[1] || 'geste',
      texte: detail,
    }))
    if ('erreurs' in rendu) return page(d, motif, rendu.erreurs)
    return sorte.apres?.(d, cible, nom, rendu.fait) ?? { versLa: `${cible.retour ?? cible.adresse}?fait=${nom}` }
  }
  return [
    { verbe: 'GET', chemin: `${chemin}/:geste`, ...(acte && { acte }), faire: d => page(d) },
    { verbe: 'POST', chemin: `${chemin}/:geste`, ...(acte && { acte }), faire },
  ]
}

/** The links to the acts allowed now, those that take away last. */
export const liensDesGestes = (gestes: Gestes, { adresse, permis, quoi }: Pick<Cible, 'adresse' | 'permis' | 'quoi'>): Html | false => {
  const possibles = Object.entries(gestes).filter(([nom]) => permis.includes(nom))
  return (
    possibles.length > 0 &&
    html`${possibles.map(([nom, g]) => html`<a class="bouton ${g.poids ?? 'secondaire'}" href="${adresse}/${nom}">${g.bouton}<span class="a-entendre"> : ${quoi}</span></a>\n`)}`
  )
}

/** What the page says when one comes back from an act. */
export const messageDe = (d: Demande, gestes: Readonly<Record<string, Pick<Geste, 'fait'>>>): Pick<Ecran, 'message'> => {
  const fait = parametre(d, 'fait')
  return Object.hasOwn(gestes, fait) ? { message: { genre: 'succes', texte: html`<p>${gestes[fait]?.fait}</p>` } } : {}
}
