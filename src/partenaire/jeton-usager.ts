import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Appelant } from '../moteur/appelant.js'
import { RefusPartenaire } from './refus.js'

/** Life of a jeton usager, in milliseconds: « une journée », 24 h on the architecture diagram (contract, 1.4). */
export const dureeDuJetonUsager = 24 * 3600 * 1000

/** Longest header read, in characters: ours take less than 600. */
const longueurMaximale = 2048

const enveloppe = z.object({
  vers: z.literal('0.1'),
  uuid: z.uuid(),
  expire: z.int().positive(),
  type: z.literal('/partenaire'),
  data: z.string().max(longueurMaximale),
})
type Enveloppe = z.infer<typeof enveloppe>

/** What is sealed: the person and who may use the jeton. The perimeter is checked again at each use, by the engine. */
const contenu = z.tuple([z.string().regex(/^\d{1,19}$/), z.string(), z.string(), z.string().nullable()])

/** Authenticated with the ciphertext: neither the expiry nor the uuid can be changed. */
const lien = ({ uuid, expire }: Pick<Enveloppe, 'uuid' | 'expire'>) => Buffer.from(`0.1 ${uuid} ${expire} /partenaire`)

/**
 * A jeton for that person, usable by that application, organisation and structure until `emisLe` + 24 h. Nothing is stored: a new one does
 * not invalidate the former. `cle` is 32 bytes. Base64 of the JSON of contract 1.4, whose `data` is « uuid#AES-256-GCM ».
 */
export function scellerJetonUsager(
  cle: Buffer,
  usager: bigint,
  { application, organisation, structure }: Appelant,
  { uuid, emisLe }: { uuid: string; emisLe: Date },
): string {
  const expire = emisLe.getTime() + dureeDuJetonUsager
  const iv = randomBytes(12)
  const chiffreur = createCipheriv('aes-256-gcm', cle, iv).setAAD(lien({ uuid, expire }))
  const clair = JSON.stringify([usager.toString(), application, organisation, structure])
  const chiffre = Buffer.concat([iv, chiffreur.update(clair, 'utf8'), chiffreur.final(), chiffreur.getAuthTag()])
  const ecrite: Enveloppe = { vers: '0.1', uuid, expire, type: '/partenaire', data: `${uuid}#${chiffre.toString('base64url')}` }
  return Buffer.from(JSON.stringify(ecrite)).toString('base64')
}

/** `usager` is null when nothing could be believed; otherwise it names the person for the trace of a refusal. */
export type JetonUsagerLu = { usager: bigint; refus: null } | { usager: bigint | null; refus: RefusPartenaire }

/** Reads the header `ft-jeton-usager` presented by a caller. Never throws: a refusal is returned with the person it named. */
export function lireJetonUsager(cle: Buffer, recu: string | string[] | undefined, appelant: Appelant, maintenant: Date): JetonUsagerLu {
  if (recu === undefined || recu === '' || recu === 'null')
    return refuser('JETON_USAGER_ABSENT', 'L’en-tête ft-jeton-usager est obligatoire : l’API rechercher-usager le délivre.')
  const lu = typeof recu === 'string' && recu.length <= longueurMaximale ? ouvrir(cle, recu) : null
  if (!lu) return refuser('JETON_USAGER_INVALIDE', 'Ce jeton usager n’est pas de ceux que nous avons délivrés.')
  const [numero, application, organisation, structure] = lu.contenu
  const usager = BigInt(numero)
  if (application !== appelant.application || organisation !== appelant.organisation || structure !== appelant.structure)
    return refuser('JETON_USAGER_ETRANGER', 'Ce jeton usager a été délivré à un autre accédant.', usager)
  if (lu.expire <= maintenant.getTime())
    return refuser('JETON_USAGER_EXPIRE', 'Ce jeton usager a expiré : recherchez de nouveau l’usager.', usager)
  return { usager, refus: null }
}

const refuser = (code: ConstructorParameters<typeof RefusPartenaire>[0], message: string, usager: bigint | null = null): JetonUsagerLu => ({
  usager,
  refus: new RefusPartenaire(code, message),
})

function ouvrir(cle: Buffer, recu: string): { contenu: z.infer<typeof contenu>; expire: number } | null {
  try {
    const lue = enveloppe.parse(JSON.parse(Buffer.from(recu, 'base64').toString('utf8')))
    const chiffre = Buffer.from(lue.data.slice(lue.uuid.length + 1), 'base64url')
    if (!lue.data.startsWith(`${lue.uuid}#`) || chiffre.length < 29) return null
    const dechiffreur = createDecipheriv('aes-256-gcm', cle, chiffre.subarray(0, 12)).setAAD(lien(lue)).setAuthTag(chiffre.subarray(-16))
    const clair = Buffer.concat([dechiffreur.update(chiffre.subarray(12, -16)), dechiffreur.final()])
    return { contenu: contenu.parse(JSON.parse(clair.toString('utf8'))), expire: lue.expire }
  } catch {
    return null
  }
}
