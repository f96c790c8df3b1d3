import { permet } from '../../src/droit/roles.js'
import type { Demande } from '../professionnel/ecran.js'

/** Who investigates aims at any organisation; who watches over her own, at that one. */
export const enquete = (d: Demande): boolean => permet(d.session.agent?.roles ?? [], 'enqueter')
