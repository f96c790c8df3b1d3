import { randomBytes, sign, X509Certificate } from 'node:crypto'
import { Integer, OctetString } from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, TSTInfo } from 'pkijs'
import { type Autorite, certifier } from '../autorite.js'
import { attributsASigner, ecrireCms, empreinteDe, JETON, SHA256 } from '../cms.js'
import type { Horodateur } from './horodateur.js'

/** Under the arc of documentation examples (RFC 7299): the policy of a server that commits nobody. */
const POLITIQUE = '1.3.6.1.4.1.32473.1'

/**
 * A timestamp server inside the process, with a certificate of its own. It proves less than a third party's: whoever holds the authority
 * could antedate. For a demonstration, or by a choice of the operator.
 */
export function horodateurInterne(autorite: Autorite): Horodateur {
  const depuis = new Date(new X509Certificate(autorite.certificat).validFrom)
  const { cle, certificat } = certifier(autorite, { sujet: { nom: 'Horodatage interne de la plateforme' }, usage: 'horodater', depuis })
  return {
    async horodater(empreinte, instant) {
      const contenu = new TSTInfo({
        version: 1,
        policy: POLITIQUE,
        messageImprint: new MessageImprint({
          hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
          hashedMessage: new OctetString({ valueHex: empreinte }),
        }),
        serialNumber: new Integer({ valueHex: Buffer.concat([Buffer.from([0x01]), randomBytes(15)]) }),
        genTime: new Date(Math.floor(instant.getTime() / 1000) * 1000),
      })
      const octets = Buffer.from(contenu.toSchema().toBER())
      const attributs = attributsASigner(certificat, empreinteDe(octets), JETON)
      return ecrireCms({ contenu: { type: JETON, octets }, certificat, attributs, signature: sign('sha256', attributs, cle) })
    },
  }
}
