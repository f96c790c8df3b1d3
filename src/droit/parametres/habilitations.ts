import { Cnil, Rgpd } from '../textes.js'
import type { Parametre } from './parametre.js'

/**
 * Months between two reviews of what an organisation or an agent may do, and the longest life of an habilitation. The CNIL asks for a
 * periodic review and a limited validity without a figure.
 */
export const vieDesHabilitations: Parametre<{ revue: number; maximale: number }> = {
  nom: 'revue et durée maximale d’une habilitation, en mois',
  valeurs: [{ depuis: '2025-01-01', valeur: { revue: 6, maximale: 36 }, texte: Cnil.api2023_050, confiance: 'dérivé' }],
}

/** Days an invitation stays good, and days without signing in after which an account is suspended. No text fixes them. */
export const comptesDesAgents: Parametre<{ invitation: number; inactivite: number; validite: number }> = {
  nom: 'validité d’une invitation, inactivité tolérée et durée d’un compte d’agent, en jours',
  valeurs: [{ depuis: '2025-01-01', valeur: { invitation: 7, inactivite: 90, validite: 365 }, texte: Rgpd.article32, confiance: 'dérivé' }],
}

/**
 * Days after an invitation, or after an administrator has reset her factors, during which an agent whose provider gives no second factor may
 * enrol her first one. Beyond, a password alone, which may have been stolen meanwhile, enrols nothing. No text fixes it.
 */
export const premierEnrolement: Parametre<number> = {
  nom: 'délai pour enregistrer un premier second facteur, en jours',
  valeurs: [{ depuis: '2025-01-01', valeur: 14, texte: Rgpd.article32, confiance: 'dérivé' }],
}

/** Months of retention beyond which a request must say why; DataPass's own rule. */
export const conservationSansJustification: Parametre<number> = {
  nom: 'durée de conservation au-delà de laquelle une demande se justifie, en mois',
  valeurs: [{ depuis: '2025-01-01', valeur: 36, texte: Rgpd.article5, confiance: 'dérivé' }],
}

/** Days the refusals of an application stay readable by its administrator: long enough to mend it. */
export const conservationDesRefus: Parametre<number> = {
  nom: 'conservation des refus opposés à une application, en jours',
  valeurs: [{ depuis: '2025-01-01', valeur: 30, texte: Rgpd.article5, confiance: 'dérivé' }],
}
