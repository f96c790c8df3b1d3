import { readFileSync } from 'node:fs'
import {
  type Autorite,
  type Confiance,
  creerSignature,
  type Horodateur,
  horodateurDistant,
  horodateurInterne,
  lireCertificats,
  type Signature,
} from '../signature/index.js'
import type { Horodatage } from './configuration.js'
import { ConfigurationInvalide } from './configuration-invalide.js'

/** Whom the signatures of this installation are checked against: its authorities, and those of its timestamp server. */
export function confianceDe(autorite: Autorite, horodatage: Horodatage): Confiance {
  const signataires = [autorite.certificat, ...autorite.anciennes]
  // Signatures timestamped from inside, before there was a server, still hold.
  return { signataires, horodatage: horodatage === 'interne' ? signataires : [...signataires, ...lireLesAutorites(horodatage.autorites)] }
}

export const horodateurDe = (autorite: Autorite, horodatage: Horodatage): Horodateur =>
  horodatage === 'interne' ? horodateurInterne(autorite) : horodateurDistant(horodatage.adresse)

export const composerLaSignature = (autorite: Autorite, horodatage: Horodatage): Signature =>
  creerSignature({
    autorite,
    horodateur: horodateurDe(autorite, horodatage),
    confiance: confianceDe(autorite, horodatage),
  })

function lireLesAutorites(chemin: string): Buffer[] {
  try {
    const lues = lireCertificats(readFileSync(chemin, 'utf8'))
    if (lues.length > 0) return lues
  } catch {
    // Said below.
  }
  throw new ConfigurationInvalide([`Le fichier de HORODATAGE_AUTORITES (« ${chemin} ») ne se lit pas, ou ne contient aucun certificat.`])
}
