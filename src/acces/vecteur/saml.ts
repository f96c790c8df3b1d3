import { SAML, ValidateInResponseTo } from '@node-saml/node-saml'
import { z } from 'zod'
import type { Niveau } from '../../droit/niveaux.js'
import { ROUTES } from '../configuration-oidc.js'
import type { Emetteur } from './emetteur.js'
import { type Attendu, exigerLeVecteur, type Vecteur, VecteurRefuse, VIE_MAXIMALE } from './vecteur.js'

const CLASSES = 'urn:oasis:names:tc:SAML:2.0:ac:classes:'
/** Classes of authentication (saml-authn-context-2.0) that are two factors; any other is none. */
const niveaux: Readonly<Record<string, Niveau>> = {
  [`${CLASSES}TimeSyncToken`]: 'mfa',
  [`${CLASSES}MobileTwoFactorContract`]: 'mfa',
  [`${CLASSES}Smartcard`]: 'renforce',
  [`${CLASSES}SmartcardPKI`]: 'renforce',
}

const instantUtc = z.iso.datetime().transform(t => new Date(t).getTime() / 1000)
const seul = <T extends z.ZodType>(schema: T) => z.tuple([schema])
/** What is signed, as the library reads it. */
const forme = z.object({
  Assertion: z.object({
    $: z.object({ ID: z.string(), IssueInstant: instantUtc, Version: z.literal('2.0') }),
    Subject: seul(
      z.object({
        SubjectConfirmation: seul(
          z.object({
            $: z.object({ Method: z.literal('urn:oasis:names:tc:SAML:2.0:cm:bearer') }),
            SubjectConfirmationData: seul(z.object({ $: z.object({ Recipient: z.string(), NotOnOrAfter: instantUtc }) })),
          }),
        ),
      }),
    ),
    AuthnStatement: seul(
      z.object({
        $: z.object({ AuthnInstant: instantUtc }),
        AuthnContext: seul(z.object({ AuthnContextClassRef: seul(z.object({ _: z.string() })) })),
      }),
    ),
  }),
})

/**
 * Reads an assertion in SAML 2.0 (RFC 7522, 3), as base64url: signed by a certificate of the issuer, for this server. The library reads
 * responses: the assertion is put in one that says nothing, and only what is signed is believed. @throws VecteurRefuse
 */
export async function lireLeSaml(assertion: string, emetteur: Emetteur, { adressePublique, instant }: Attendu): Promise<Vecteur> {
  const xml = Buffer.from(assertion, 'base64url')
    .toString('utf8')
    .replace(/^<\?xml[^>]*\?>/, '')
  // Neither entities, nor a digest that is broken.
  if (emetteur.certificats.length === 0 || /<!DOCTYPE|#(?:rsa-)?sha1"/i.test(xml)) throw new VecteurRefuse('invalid-vi', 'unreadable')
  const point = adressePublique + ROUTES.token
  const lecteur = new SAML({
    idpCert: [...emetteur.certificats],
    issuer: adressePublique,
    callbackUrl: point,
    audience: adressePublique,
    wantAuthnResponseSigned: false,
    wantAssertionsSigned: true,
    validateInResponseTo: ValidateInResponseTo.never,
    maxAssertionAgeMs: VIE_MAXIMALE * 1000,
  })
  const lu = await lecteur.validatePostResponseAsync({ SAMLResponse: Buffer.from(enReponse(xml)).toString('base64') }).catch((): never => {
    throw new VecteurRefuse('invalid-vi', 'signature, audience or dates')
  })
  const dit = forme.safeParse(lu.profile?.getAssertion?.())
  if (!lu.profile || !dit.success) throw new VecteurRefuse('invalid-vi', 'not the assertion of one bearer')
  const { $, Subject, AuthnStatement } = dit.data.Assertion
  const jti = $.ID
  if (lu.profile.issuer !== emetteur.nom) throw new VecteurRefuse('invalid-issuer', 'not the issuer declared for this client', jti)
  const pour = Subject[0].SubjectConfirmation[0].SubjectConfirmationData[0].$
  if (pour.Recipient !== point) throw new VecteurRefuse('invalid-vi', 'another recipient', jti)
  const { PAGM, nom = '', prenom = '' } = (lu.profile['attributes'] ?? {}) as Record<string, unknown>
  const [{ AuthnContext, $: quand }] = AuthnStatement
  return exigerLeVecteur(
    {
      ...{ jti, sujet: lu.profile.nameID, nom, prenom, amr: [] },
      niveau: niveaux[AuthnContext[0].AuthnContextClassRef[0]._] ?? 'aucun',
      ...{ authentifieLe: quand.AuthnInstant, expire: pour.NotOnOrAfter, pagm: [PAGM].flat() },
    },
    $.IssueInstant,
    instant,
  )
}

const enReponse = (xml: string) =>
  `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r" Version="2.0"><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>${xml}</samlp:Response>`
