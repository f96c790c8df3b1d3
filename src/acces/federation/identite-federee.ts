import { z } from 'zod'
import { ConnexionRefusee } from './connexion-refusee.js'
import { lireAmr } from './niveau-recu.js'
import type { Profil } from './profil.js'

/** Civil status as the RNIPP corrects it, given by FranceConnect (« identité pivot »). `sexe` as the NIR writes it. */
export type IdentitePivot = {
  nomNaissance: string
  /** All the first names, in their order. */
  prenoms: string
  dateNaissance: string
  sexe: '1' | '2'
  /** INSEE code of the commune, empty for a birth abroad. */
  lieuNaissance: string
  /** INSEE code of the country; 99100 is France. */
  paysNaissance: string
}

/** Who the provider says has signed in, once everything that can be verified has been. */
export type IdentiteFederee = {
  fournisseur: Profil['nom']
  sub: string
  acr: string
  amr: readonly string[]
  authentifieLe: Date
  /** Kept for the logout at the provider's. */
  idToken: string
  courriel: string | null
  nom: string | null
  prenom: string | null
  siret: string | null
  /** What the provider calls the organisation of the SIRET. */
  raisonSociale: string | null
  /** The identity provider behind the provider, when there is one. */
  idpId: string | null
  pivot: IdentitePivot | null
}

const texte = z.string().trim().min(1).max(200)
const facultatif = texte.nullish().catch(null)

const professionnel = z.object({
  email: z.email().max(200),
  usual_name: facultatif,
  given_name: facultatif,
  siret: z
    .string()
    .regex(/^\d{14}$/)
    .nullish()
    .catch(null),
  organization_label: facultatif,
  idp_id: facultatif,
})

const pivot = z.object({
  family_name: texte,
  given_name: texte,
  birthdate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  gender: z.enum(['male', 'female']),
  birthplace: z
    .string()
    .regex(/^(\d[\dAB]\d{3})?$/)
    .default(''),
  birthcountry: z.string().regex(/^\d{5}$/),
})

type Certifiees = Pick<IdentiteFederee, 'sub' | 'acr' | 'amr' | 'authentifieLe' | 'idToken'>

/** Reads the verified claims. @throws ConnexionRefusee when what identifies is missing. */
export function lireIdentite(profil: Profil, certifiees: Certifiees, claims: Readonly<Record<string, unknown>>): IdentiteFederee {
  const vide = { courriel: null, nom: null, prenom: null, siret: null, raisonSociale: null, idpId: null, pivot: null }
  const commun = { ...vide, ...certifiees, fournisseur: profil.nom }
  if (profil.nom === 'franceconnect') {
    const lu = exiger(pivot.safeParse(claims))
    return {
      ...commun,
      pivot: {
        nomNaissance: lu.family_name,
        prenoms: lu.given_name,
        dateNaissance: lu.birthdate,
        sexe: lu.gender === 'male' ? '1' : '2',
        lieuNaissance: lu.birthplace,
        paysNaissance: lu.birthcountry,
      },
    }
  }
  const lu = exiger(professionnel.safeParse(claims))
  return {
    ...commun,
    courriel: lu.email.toLowerCase(),
    nom: lu.usual_name ?? null,
    prenom: lu.given_name ?? null,
    siret: lu.siret ?? null,
    raisonSociale: lu.organization_label ?? null,
    idpId: lu.idp_id ?? null,
  }
}

function exiger<T>(lecture: z.ZodSafeParseResult<T>): T {
  if (lecture.success) return lecture.data
  const champs = lecture.error.issues.map(i => i.path.join('.'))
  throw new ConnexionRefusee('reponse-douteuse', `revendications manquantes ou illisibles : ${champs.join(', ')}`)
}

/** The claims of the id_token that describe the authentication itself. */
export const certifieesPar = (
  idToken: string,
  claims: { sub: string; acr?: unknown; amr?: unknown; auth_time?: unknown },
  instant: Date,
): Certifiees => ({
  sub: claims.sub,
  acr: String(claims.acr),
  amr: lireAmr(claims.amr),
  authentifieLe: typeof claims.auth_time === 'number' ? new Date(Math.min(claims.auth_time * 1000, instant.getTime())) : instant,
  idToken,
})
