import { ouvre } from '../../src/droit/roles.js'
import type { Session } from '../../src/acces/session/index.js'
import { enTirets, type Ligne, lignesDe, type Operation } from '../../src/moteur/lignes.js'
import { jourDe } from '../../src/moteur/moteur.js'
import type { Ressource } from '../../src/moteur/ressource.js'
import type { ContextePortail } from '../contexte.js'

/**
 * The lines an agent may use: those of the declaration that name her kind of organisation, that it joined if they are voluntary, and
 * that one of her roles opens. The API decides; this only spares her links that would be refused.
 */
export function lignesDeLAgent({ ressources, habilitations, horloge }: ContextePortail, session: Session): Ligne[] {
  const type = habilitations.organisation(session.organisation)?.type
  const jour = jourDe(horloge())
  return ressources
    .flatMap(lignesDe)
    .filter(
      l =>
        l.par.some(a => a.code === type) &&
        ouvre(session.agent?.roles ?? [], l.operation) &&
        (l.echange.caractere === 'obligatoire' || habilitations.adhere(session.organisation, l.ressource.nom, l.nomEchange, jour)),
    )
}

/** Her lines for one operation on one resource, in the order of the declaration. */
export const sesLignes = (contexte: ContextePortail, session: Session, ressource: string, operation: Operation): Ligne[] =>
  lignesDeLAgent(contexte, session).filter(l => l.ressource.nom === ressource && l.operation === operation)

export const cheminDe = (l: Ligne): string => `/api/v1/${enTirets(l.nomEchange)}/${l.ressource.chemin}`

export const ressourceNommee = (contexte: ContextePortail, chemin: string): Ressource | undefined =>
  contexte.ressources.find(r => r.chemin === chemin)
