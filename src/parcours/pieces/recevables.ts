import type { CodeActeur } from '../../droit/acteurs.js'
import { type Ligne, lignesDe } from '../../moteur/lignes.js'
import type { Ouvertures } from '../../moteur/operation-composee.js'
import type { Ressource } from '../../moteur/ressource.js'
import { absence } from '../activites/absence.echange.js'
import { demandeDeDispense } from '../activites/demande/demande-de-dispense.echange.js'
import { manquement } from '../manquement/manquement.echange.js'
import { radiation } from '../radiation/radiation.echange.js'
import { sanctionRsa } from '../sanction-rsa/sanction-rsa.echange.js'
import { sanctionDemandeur } from '../sanction-travail/sanction-demandeur.echange.js'
import { sanctionJeune } from '../sanction-travail/sanction-jeune.echange.js'

/** What the person answers, and may join something to. */
const recevables: readonly Ressource[] = [absence, demandeDeDispense, manquement, sanctionRsa, sanctionDemandeur, sanctionJeune, radiation]

export const chemins = recevables.map(r => r.chemin) as [string, ...string[]]

const lignesVers = (chemin: string): Ligne[] => recevables.filter(r => r.chemin === chemin).flatMap(lignesDe)

/** The line by which she answers: joining is answering. */
export function ligneDeSaReponse(chemin: string): Ligne {
  const sienne = lignesVers(chemin).find(l => l.operation === 'corriger' && l.par.some(a => a.code === 'USAGER'))
  if (!sienne) throw new Error(`la personne ne répond pas à « ${chemin} »`)
  return sienne
}

/** The lines of one kind of caller that show what was joined. */
export const lignesQuiMontrent = (chemin: string, type: string): Ligne[] =>
  lignesVers(chemin).filter(l => l.operation === 'consulter' && l.champs.includes('piecesJointes') && l.par.some(a => a.code === type))

export const quiJoint: Ouvertures = { USAGER: chemins.map(c => [ligneDeSaReponse(c)] as const) }

export const quiOuvre: Ouvertures = Object.fromEntries(
  [...new Set(recevables.flatMap(lignesDe).flatMap(l => l.par.map(a => a.code)))].flatMap(
    (code): [CodeActeur, Ouvertures[CodeActeur]][] => {
      const montrent = chemins.flatMap(c => lignesQuiMontrent(c, code))
      return montrent.length > 0 ? [[code, montrent.map(l => [l] as const)]] : []
    },
  ),
)
