import type { Outil } from '../../../src/droit/outils.js'
import type { Demande } from '../ecran.js'

/** One thing that awaits the agent. `avant`: the civil day by which it must be done; the nearest comes first. */
export type Travail = { titre: string; detail: string; href: string; action: string; nombre: number; avant: string | null }

/**
 * A kind of work. Each says for whom it is, and reads the API for what awaits her: a new tool adds its own here, and the home page
 * shows it without knowing it.
 */
export type SourceDeTravail = { outil?: Outil; pour: (demande: Demande) => boolean; lire: (demande: Demande) => Promise<Travail[]> }
