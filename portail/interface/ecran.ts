import type { Fichier } from './fichiers.js'
import type { Html, Valeur } from './html.js'

export type ErreurDeSaisie = { champ: string; texte: string }

/** One screen: what differs from a page to the other. Layout, landmarks, titles and announcements follow. */
export type Ecran = {
  titre: string
  chapeau?: Valeur
  corps: Html
  /** Key of the entry of the menu it belongs to. */
  menu?: string
  /** The way here, without this page. */
  fil?: readonly { href: string; texte: string }[]
  message?: { genre: 'succes' | 'information' | 'attention'; texte: Valeur }
  erreurs?: readonly ErreurDeSaisie[]
  /** Beside the content on a large screen, after it on a small one. */
  cote?: Html
  scripts?: readonly Fichier[]
  /** Origins a form of this page may end up at. */
  formulairesVers?: readonly string[]
  /** `lecture`: a narrow column, for forms and texts. */
  largeur?: 'lecture' | 'pleine'
}
