import { sign } from 'node:crypto'
import { type Autorite, certifier, enPem, reconnait } from './autorite.js'
import { attributsASigner, ecrireCms, empreinteDe } from './cms.js'
import { preparer } from './emplacement.js'
import type { Horodateur } from './horodatage/horodateur.js'
import { lireJeton } from './horodatage/jeton.js'
import { type Demande, etablirLaPreuve, type Preuve } from './preuve.js'
import { SignatureImpossible } from './signature-impossible.js'
import type { Confiance } from './verification/confiance.js'
import type { Rapport } from './verification/rapport.js'
import { verifier } from './verification/verifier.js'

export type Signature = {
  /**
   * One more signature on a PDF (PAdES baseline B-T, ETSI EN 319 142-1), added at its end: those already there keep holding.
   * @throws SignatureImpossible when the file is not one that can be signed, or no timestamp came.
   */
  signer(pdf: Buffer, demande: Demande): Promise<{ pdf: Buffer; certificat: string; preuve: Preuve }>
  verifier(pdf: Buffer): Promise<Rapport>
  /** The certificates of the authorities that certify signatories, in PEM: what to verify with elsewhere. */
  autorites: string
}

export type Reglages = { autorite: Autorite; horodateur: Horodateur; confiance: Confiance }

export const creerSignature = ({ autorite, horodateur, confiance }: Reglages): Signature => ({
  async signer(pdf, demande) {
    const { signataire, motif, instant } = demande
    const deja = await verifier(pdf, confiance)
    if (deja.signatures.length > 0 && !deja.integre)
      throw new SignatureImpossible('Ce fichier porte une signature qui ne tient plus : il ne peut pas en recevoir une autre.')

    const { cle, certificat } = certifier(autorite, {
      sujet: { nom: signataire.nom, fonction: signataire.role, reference: signataire.reference },
      usage: 'signer',
      depuis: new Date(instant.getTime() - ECART_D_HORLOGES),
    })
    const emplacement = await preparer(pdf, { nom: signataire.nom, motif, instant })
    const attributs = attributsASigner(certificat, empreinteDe(emplacement.aSigner))
    const signature = sign('sha256', attributs, cle)
    const jeton = await horodateur.horodater(empreinteDe(signature), instant)
    const horodate = await lireJeton(jeton, signature, confiance.horodatage)
    if (!horodate.tient) throw new SignatureImpossible(`${horodate.phrase} Rien n’a été signé.`)
    if (!reconnait(autorite.certificat, certificat, horodate.instant))
      throw new SignatureImpossible(
        'L’heure donnée par le serveur d’horodatage sort de la durée du certificat : une horloge est fausse, ou l’autorité de signature a expiré. Rien n’a été signé.',
      )
    const apres = emplacement.remplir(ecrireCms({ certificat, attributs, signature, jeton }))
    return {
      pdf: apres,
      certificat: enPem(certificat),
      preuve: etablirLaPreuve(demande, { avant: pdf, apres, certificat, jeton, horodate }),
    }
  },
  verifier: pdf => verifier(pdf, confiance),
  autorites: confiance.signataires.map(enPem).join(''),
})

/** Ours and the timestamp server's may differ by some minutes, and a certificate must be in force when it signs. */
const ECART_D_HORLOGES = 10 * 60_000
