import { jourDe } from '../../moteur/moteur.js'
import type { Politique } from '../../moteur/autorisation.js'
import type { Habilitations } from '../habilitations.js'

/**
 * The habilitations in force are the policy: read from memory at each call, so that what is granted, ended or revoked applies within
 * seconds and nothing has to be copied. A person needs no habilitation to read what concerns her (RGPD, art. 15).
 */
export const creerPolitique =
  (habilitations: Pick<Habilitations, 'habilite' | 'adhere' | 'organisation' | 'blocage'>, horloge: () => Date): Politique =>
  (organisation, ligne) => {
    const arrets = [`ligne ${ligne.code}`, `ligne ${ligne.code}|${organisation}`]
    if (arrets.some(cle => habilitations.blocage(cle).length > 0)) return 'arret'
    const jour = jourDe(horloge())
    if (habilitations.organisation(organisation)?.type !== 'USAGER' && !habilitations.habilite(organisation, ligne.code, jour))
      return 'habilitation'
    const volontaire = ligne.echange.caractere === 'volontaire'
    return volontaire && !habilitations.adhere(organisation, ligne.ressource.nom, ligne.nomEchange, jour) ? 'adhesion' : null
  }
