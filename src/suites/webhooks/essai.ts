import { randomUUID } from 'node:crypto'
import type { Porteur } from '../../messagerie/porteur.js'
import { type Issue, issueDe, issueDUnEchec } from './echec.js'
import { signer } from './signature.js'

/** Calls the receiver with an event about nobody, so that who installs it sees at once what would come of a true one. */
export async function essayer(
  porteur: Porteur,
  { adresse, secrets, adressePublique, instant }: { adresse: string; secrets: readonly string[]; adressePublique: string; instant: Date },
): Promise<Issue> {
  const id = `essai-${randomUUID()}`
  const corps = JSON.stringify({
    specversion: '1.0',
    id,
    source: `${adressePublique}/api/v1`,
    type: 'fr.si-plateforme.essai',
    time: instant.toISOString(),
  })
  return porteur.porter(adresse, signer(secrets, id, instant, corps)).then(issueDe, issueDUnEchec)
}
