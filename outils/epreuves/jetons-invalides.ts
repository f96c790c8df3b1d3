import { SignJWT } from 'jose'
import { revoquerJeton, signerJeton } from '../../src/acces/index.js'
import { secretsDEssai } from '../secrets-d-essai.js'
import { type Demandeur, type Epreuve, porteur } from './epreuve.js'

const etrangers = await secretsDEssai()
const jtiRevoque = 'jeton-revoque-par-epreuve'
const bearer = (jeton: string) => `Bearer ${jeton}`
const enBase64 = (o: unknown) => Buffer.from(JSON.stringify(o)).toString('base64url')

/** Every way a token can be wrong, as the Authorization header that carries it. */
export async function jetonsInvalides(e: Epreuve, demandeur: Demandeur, scope: string): Promise<[quoi: string, autorisation: string][]> {
  const { adressePublique } = e
  const p = { ...porteur(e, demandeur), scopes: [scope] }
  const instant = new Date()
  const bon = await signerJeton(e.secrets, p, { adressePublique, instant })
  const [tete = '', corps = '', signature = ''] = bon.split('.')
  const lu = JSON.parse(Buffer.from(corps, 'base64url').toString()) as Record<string, unknown>
  return [
    ['sans le mot Bearer', bon],
    ['mot de passe à la place', `Basic ${Buffer.from('portail:secret').toString('base64')}`],
    ['deux jetons', `Bearer ${bon} ${bon}`],
    ['vide', 'Bearer '],
    ['illisible', 'Bearer a.b.c'],
    ['signé par un autre', bearer(await signerJeton(etrangers, p, { adressePublique, instant }))],
    [
      'réécrit après signature',
      bearer([tete, enBase64({ ...lu, org: 'FT', scope: `${scope} identite.tenueDeLaListe.consulter` }), signature].join('.')),
    ],
    ['sans signature', bearer([enBase64({ alg: 'none', typ: 'at+jwt' }), corps, ''].join('.'))],
    ['signé avec la clé publique comme secret', bearer(await enHmac(e, lu))],
    ['expiré', bearer(await signerJeton(e.secrets, p, { adressePublique, instant: new Date(instant.getTime() - 1_500_000) }))],
    ['d’un autre émetteur', bearer(await signerJeton(e.secrets, p, { adressePublique: 'https://ailleurs.example', instant }))],
    ['révoqué', bearer(await revoque(e, p))],
    ['d’une application inconnue', bearer(await signerJeton(e.secrets, { ...p, clientId: 'PAR_inconnue' }, { adressePublique, instant }))],
    ['d’une organisation inconnue', bearer(await signerJeton(e.secrets, { ...p, organisation: 'INCONNUE' }, { adressePublique, instant }))],
  ]
}

function enHmac(e: Epreuve, revendications: Record<string, unknown>): Promise<string> {
  const { d: _, ...publique } = e.secrets.signature[0] ?? {}
  return new SignJWT(revendications)
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'essai-1' })
    .sign(Buffer.from(JSON.stringify(publique)))
}

async function revoque(e: Epreuve, p: Parameters<typeof signerJeton>[1]): Promise<string> {
  const jeton = await signerJeton(e.secrets, p, { adressePublique: e.adressePublique, instant: new Date(), jti: jtiRevoque })
  if (e.habilitations.estRevoque(jtiRevoque)) return jeton
  await revoquerJeton(e.base.application, { jti: jtiRevoque, expire: Math.floor(Date.now() / 1000) + 3600 })
  await e.habilitations.rafraichir()
  return jeton
}
