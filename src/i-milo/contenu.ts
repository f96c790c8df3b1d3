import type { Appelant } from '../moteur/appelant.js'
import { lignesDe } from '../moteur/lignes.js'
import type { Moteur } from '../moteur/moteur.js'
import { lireHistorique } from '../moteur/passe.js'
import { inscription } from '../parcours/inscription/inscription.echange.js'
import { sanctionDemandeur } from '../parcours/sanction-travail/sanction-demandeur.echange.js'
import { sanctionRsa } from '../parcours/sanction-rsa/sanction-rsa.echange.js'
import { sanctionJeune } from '../parcours/sanction-travail/sanction-jeune.echange.js'
import type { Retour } from './retours.js'

/** What I-MILO is told of each, and no more: never why, nor by whom. */
const dits = [
  { ressource: inscription, genre: 'statut', champs: ['statut', 'dateEffetStatut'] },
  { ressource: sanctionJeune, genre: 'sanction', champs: ['etat', 'revenu', 'consequence', 'taux', 'mois', 'du', 'au'] },
  { ressource: sanctionDemandeur, genre: 'sanction', champs: ['etat', 'revenu', 'consequence', 'taux', 'mois', 'du', 'au'] },
  { ressource: sanctionRsa, genre: 'sanction-rsa', champs: ['etat', 'consequence', 'taux', 'montant', 'mois', 'du', 'au'] },
] as const

export type Contenu = { genre: (typeof dits)[number]['genre']; numero: number; version: number; donnees: Record<string, unknown> }

/**
 * The version named, as the mission locale may read it today, journalled to it; null when she is not hers any more. Of a file made one with another,
 * what stands: the row may be that of the kept file, whose versions are others, and the past of hers is not read under another name.
 */
export async function contenuDe(moteur: Moteur, appelant: Appelant, r: Retour): Promise<Contenu | null> {
  const dit = dits.find(d => d.ressource.nom === r.ressource)
  if (!dit) throw new Error(`${r.ressource} ne se dit pas à I-MILO`)
  const ligne = lignesDe(dit.ressource).find(
    l => l.operation === 'consulter' && l.par.some(a => a.code === appelant.type) && dit.champs.every(c => l.champs.includes(c)),
  )
  if (!ligne) throw new Error(`${appelant.type} ne lit pas ${r.ressource}`)
  const versions = await lireHistorique(moteur, { ...ligne, champs: dit.champs }, appelant, r.usager)
  const lue = versions?.find(v => (v.numero ?? 0) === r.numero && (r.reuni ? v.remplaceLe === null : v.version === r.version))
  if (!lue) return null
  return {
    genre: dit.genre,
    numero: r.numero,
    version: lue.version,
    donnees: Object.fromEntries(dit.champs.map(c => [c, lue.donnees[c] ?? null])),
  }
}
