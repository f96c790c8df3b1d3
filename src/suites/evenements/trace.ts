import type { ISql } from 'postgres'
import type { Appelant } from '../../moteur/appelant.js'
import { journaliser } from '../../moteur/journal.js'
import type { Ligne } from '../../moteur/lignes.js'
import type { Moteur } from '../../moteur/moteur.js'
import type { Evenement } from './lire.js'

/** One row a person and a resource: under the line by which the reader reads it. */
export async function tracerLesAvis(
  sql: ISql,
  moteur: Moteur,
  appelant: Appelant,
  lignes: readonly Ligne[],
  evenements: readonly Evenement[],
): Promise<void> {
  for (const ressource of new Set(evenements.map(e => e.ressource))) {
    const ligne = lignes.find(l => l.ressource.nom === ressource)
    const usagers = [...new Set(evenements.filter(e => e.ressource === ressource).map(e => e.usager))]
    if (ligne) await journaliser(sql, moteur, { ligne, appelant, usagers, issue: 'averti', champs: [] })
  }
}
