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

/** By which an organisation writes down for her an answer, or an appeal, that came on paper or aloud. */
const recueille = (l: Ligne) => l.operation === 'corriger' && ['voie', 'recoursVoie'].some(c => l.champs.includes(c))
export const ligneQuiRecueille = (chemin: string, type: string): Ligne | undefined =>
  lignesVers(chemin).find(l => recueille(l) && l.par.some(a => a.code === type))

/** The lines of one kind of caller that show what was joined. */
export const lignesQuiMontrent = (chemin: string, type: string): Ligne[] =>
  lignesVers(chemin).filter(l => l.operation === 'consulter' && l.champs.includes('piecesJointes') && l.par.some(a => a.code === type))

const parActeur = (lignesDeCelui: (chemin: string, code: CodeActeur) => readonly Ligne[]): Ouvertures =>
  Object.fromEntries(
    [...new Set(recevables.flatMap(lignesDe).flatMap(l => l.par.map(a => a.code)))].flatMap(
      (code): [CodeActeur, Ouvertures[CodeActeur]][] => {
        const lignes = chemins.flatMap(c => lignesDeCelui(c, code))
        return lignes.length > 0 ? [[code, lignes.map(l => [l] as const)]] : []
      },
    ),
  )

export const quiJoint = parActeur((chemin, code) =>
  code === 'USAGER' ? [ligneDeSaReponse(chemin)] : [ligneQuiRecueille(chemin, code)].filter(l => l !== undefined),
)
export const quiOuvre = parActeur(lignesQuiMontrent)
