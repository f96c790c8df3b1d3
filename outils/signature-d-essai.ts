import { type Bloc, enPdf, type Lettre } from '../portail/lettres/lettre.js'
import { type Autorite, creerSignature, enPem, horodateurInterne, type Signature } from '../src/signature/index.js'
import { uneAutorite } from './autorite-d-essai.js'

/** What signs and verifies by an authority, the time given from inside; and the certificate of that authority, in PEM. */
export function uneSignature(autorite = uneAutorite()): { signature: Signature; autorite: Autorite; pem: string } {
  const confiance = { signataires: [autorite.certificat], horodatage: [autorite.certificat] }
  return {
    signature: creerSignature({ autorite, horodateur: horodateurInterne(autorite), confiance }),
    autorite,
    pem: enPem(autorite.certificat),
  }
}

/** A tagged document of the platform, as long as one asks. */
export function unDocument(le: Date, { titre = 'Contrat d’engagement', actions = 3 } = {}): Buffer {
  const rangs = Array.from({ length: actions }, (_, i) => [`Action n° ${i + 1}`, 'Chaque semaine, avec Mme Roy'])
  const corps: Bloc[] = [
    { genre: 'texte', texte: 'Établi entre la personne et son référent (code du travail, art. L. 5411-6).' },
    { genre: 'tableau', titre: 'Plan d’action', entetes: ['Action', 'Quand'], largeurs: [3, 2], rangs },
  ]
  const lettre: Lettre = {
    titre,
    destinataire: ['Amina BENALI', '59000 LILLE'],
    date: 'Le 24 novembre 2026',
    corps,
    sections: [],
    pied: titre,
  }
  return enPdf(lettre, le)
}
