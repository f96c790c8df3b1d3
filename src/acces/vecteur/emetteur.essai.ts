import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { generate } from 'selfsigned'
import { SignedXml } from 'xml-crypto'

/** The identity provider of a partner: its keys, and assertions that `retoucher` lets lie. */
export async function unEmetteur(nom: string, adressePublique: string) {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'idp-1', alg: 'ES256' }
  const { cert, private: cle } = await generate([{ name: 'commonName', value: nom }], { keySize: 2048, algorithm: 'sha256' })
  const secondes = () => Math.floor(Date.now() / 1000)

  const jwt = (client: string, dits: JWTPayload = {}, { typ = 'vi+jwt', privee = privateKey } = {}) => {
    const maintenant = secondes()
    const claims: JWTPayload = {
      ...{ iss: nom, sub: 'petit.lea', family_name: 'PETIT', given_name: 'Léa', aud: adressePublique, azp: client, jti: randomUUID() },
      ...{ iat: maintenant, exp: maintenant + 120, auth_time: maintenant - 60, acr: 'mfa', amr: ['pwd', 'otp', 'mfa'], pagm: ['SUIVI'] },
      ...dits,
    }
    return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ, kid: jwk.kid }).sign(privee)
  }

  const iso = (decalage: number) => new Date((secondes() + decalage) * 1000).toISOString().replace(/\.\d+/, '')
  const saml = (retoucher: (xml: string) => string = xml => xml, { apres = (xml: string) => xml, sha = 'sha256' } = {}): string => {
    const recu = `${adressePublique}/connexion/oauth2/access_token`
    const xml =
      retoucher(`<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_${randomUUID()}" IssueInstant="${iso(0)}" Version="2.0"><saml:Issuer>${nom}</saml:Issuer>
<saml:Subject><saml:NameID>petit.lea</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${iso(120)}" Recipient="${recu}"/></saml:SubjectConfirmation></saml:Subject>
<saml:Conditions NotBefore="${iso(-5)}" NotOnOrAfter="${iso(120)}"><saml:AudienceRestriction><saml:Audience>${adressePublique}</saml:Audience></saml:AudienceRestriction></saml:Conditions>
<saml:AuthnStatement AuthnInstant="${iso(-60)}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>
<saml:AttributeStatement><saml:Attribute Name="PAGM"><saml:AttributeValue>SUIVI</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion>`)
    const signature = new SignedXml({
      privateKey: cle,
      signatureAlgorithm:
        sha === 'sha1' ? 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' : 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
    })
    signature.addReference({
      xpath: "//*[local-name(.)='Assertion']",
      transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
      digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    })
    signature.computeSignature(xml, { location: { reference: "//*[local-name(.)='Issuer']", action: 'after' } })
    return Buffer.from(apres(signature.getSignedXml())).toString('base64url')
  }
  return { nom, jwk, certificat: cert, jwt, saml }
}
