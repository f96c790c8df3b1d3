import { enPdf, lettreDuContrat } from '../portail/lettres/index.js'
import type { Contrat } from '../src/parcours/contrat-engagement/index.js'
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

/** A contract as the two parties read it, with as many actions as one asks. */
export const unDocument = (le: Date, { actions = 3 } = {}): Buffer => enPdf(lettreDuContrat(unContratDe(actions), le), le)

export const unContratDe = (actions: number): Contrat => ({
  objectifs: ['Retrouver un emploi d’aide à domicile'],
  engagementsDeLOrganisme: ['Un échange par semaine'],
  engagementsDeLaPersonne: ['Participer aux actions de son plan'],
  intensite: 'SOUTENUE',
  casDeDuree: 'STANDARD',
  heuresHebdomadaires: 15,
  fondementDeLaDuree: 'BESOINS',
  actions: Array.from({ length: actions }, (_, i) => ({
    theme: 'famille',
    libelle: `Action n° ${i + 1}`,
    du: '2026-11-30',
    au: null,
    heures: 0.5,
  })),
  projet: null,
  revuLe: '2027-05-31',
  demandeDeLaPersonne: null,
  reference: '6f1a0d64-1f1e-4c39-9c36-2f2d5f6e2a10',
  edition: 1,
  empreinte: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  etat: 'A_SIGNER',
  etatAvant: null,
  depuis: '2026-11-24',
  aSignerAvant: '2026-12-24',
  origine: 'PLATEFORME',
  organisation: 'CD59',
  structure: null,
  orientation: 1,
  parties: {
    personne: { prenom: 'Amina', nom: 'BENALI', dateNaissance: '1988-04-23' },
    organisme: { code: 'CD59', nom: 'Département du Nord' },
  },
  offreRaisonnable: null,
  signePersonneLe: null,
  signeOrganismeLe: null,
  signeLe: null,
  remplace: [],
})
