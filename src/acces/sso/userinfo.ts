import type { FastifyReply, FastifyRequest } from 'fastify'
import type { JWK } from 'jose'
import { JetonRefuse } from '../jeton-refuse.js'
import type { JetonVerifie } from '../jeton.js'
import { signerJeton } from '../jeton-interne.js'
import { lireRoyaume } from '../royaume.js'
import type { JetonDeLAppel } from '../possession/possession.js'
import type { Habilitations } from '../habilitations.js'
import { revendications } from './compte.js'
import type { SignatureUnique } from './signature-unique.js'

type Reglages = {
  secrets: { signature: JWK[] }
  adressePublique: string
  jetonDe: JetonDeLAppel
  sso: SignatureUnique
  habilitations: Habilitations
  /** Civil status of the person the token speaks for, read under her own line and traced as such. */
  etatCivil: (autorisation: string, personne: string) => Promise<Record<string, unknown> | null>
  horloge: () => Date
}

/**
 * `GET /connexion/oauth2/userinfo` (OpenID Connect Core, 5.3): who is signed in, for the scopes agreed to. A person's names come from her
 * file, through the API and in her name; the token without the line is given her subject alone.
 */
export const renseigner =
  ({ jetonDe, sso, habilitations, etatCivil, ...emission }: Reglages) =>
  async (requete: FastifyRequest, reponse: FastifyReply): Promise<FastifyReply> => {
    const jeton = await jetonDe(requete)
    const session = jeton.session && (await sso.sessions.parId(jeton.session.sid))
    if (!session || !jeton.scopes.includes('openid')) throw new JetonRefuse('jeton sans titulaire')
    const sub = sso.sujet(session, habilitations.application(jeton.clientId)?.organisation ?? '')
    const tout = {
      ...revendications(session, sub),
      ...(jeton.personne && (await etatCivil(await autorisationInterne(emission, jeton), jeton.personne))),
    }
    const noms = ['sub', ...(jeton.scopes.includes('profile') ? PROFIL : []), ...(jeton.scopes.includes('email') ? ['email'] : [])]
    return reponse.header('cache-control', 'no-store').send(Object.fromEntries(Object.entries(tout).filter(([nom]) => noms.includes(nom))))
  }

/** Seconds the token of one inner call lives. */
const VIE_INTERNE = 10

/** The same token for the inner call, whose proof was for this address alone. */
const autorisationInterne = async (
  { secrets, adressePublique, horloge }: Pick<Reglages, 'secrets' | 'adressePublique' | 'horloge'>,
  jeton: JetonVerifie,
): Promise<string> => {
  const porteur = { ...jeton, royaume: lireRoyaume(jeton.royaume) ?? '/individu', cnf: { interne: 'userinfo' } }
  return `Bearer ${await signerJeton(secrets, porteur, { adressePublique, duree: VIE_INTERNE, instant: horloge() })}`
}

const PROFIL = ['given_name', 'family_name', 'birthdate', 'organisation', 'structure', 'roles']
