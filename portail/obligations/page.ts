import type { Session } from '../../src/acces/session/index.js'
import type { ContextePortail } from '../contexte.js'
import type { Ecran } from '../interface/index.js'

/** What these pages are made of; `jour` is the legal day. */
export type Sources = Pick<
  ContextePortail,
  'adressePublique' | 'contact' | 'exploitant' | 'ressources' | 'demonstration' | 'habilitations'
> & {
  session: Session | null
  jour: string
}
export type PageDObligation = { chemin: string; titre: string; ecrire: (s: Sources) => Ecran }
