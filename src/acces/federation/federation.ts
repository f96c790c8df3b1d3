import { createHash } from 'node:crypto'
import * as oidc from 'openid-client'
import type { Sql } from 'postgres'
import { adresseDeRetour } from './adresse-de-retour.js'
import { ConnexionRefusee } from './connexion-refusee.js'
import { creerFournisseur, type Fournisseur } from './fournisseur.js'
import type { IdentiteFederee } from './identite-federee.js'
import type { Espace, Profil } from './profil.js'
import { lireLeRetour } from './retour.js'
import { creerTemoin, type Demarche, DUREE_DE_DEMARCHE, nomDuTemoin } from './temoin.js'

type Reglages = {
  sql: Sql
  profils: readonly Profil[]
  /** The secrets that seal cookies, the newest first. */
  cookies: readonly string[]
  adressePublique: string
  horloge: () => Date
}

/** What a page wants of a sign-in: `acr` when it asks more than usual, `nouvelle` when a session at the provider is not enough. */
export type Souhait = { espace: Espace; retour?: unknown; acr?: string; nouvelle?: true }

export type Federation = {
  profil(nom: string): Profil | undefined
  /** Where to send the browser, and the cookie it must bring back. */
  commencer(nom: Profil['nom'], souhait: Souhait): Promise<{ adresse: string; temoin: { nom: string; valeur: string; duree: number } }>
  /** Reads the callback: its path with query, and the cookies of the browser. */
  terminer(
    nom: Profil['nom'],
    chemin: string,
    cookies: Readonly<Record<string, string | undefined>>,
  ): Promise<{ identite: IdentiteFederee; demarche: Demarche /** Name of the cookie, of no more use. */; temoin: string }>
  /** Where to end the session at the provider's; null when it is away or has no such address. */
  sortie(nom: Profil['nom'], idToken: string, state: string): Promise<string | null>
}

/** Relying party of OpenID Connect providers: authorization code with PKCE, answers verified twice rather than once. */
export function creerFederation({ sql, profils, cookies, adressePublique, horloge }: Reglages): Federation {
  const temoins = creerTemoin(cookies)
  const fournisseurs = new Map<string, Fournisseur>(profils.map(profil => [profil.nom, creerFournisseur(profil)]))
  const exiger = (nom: string): Fournisseur => {
    const fournisseur = fournisseurs.get(nom)
    if (!fournisseur) throw new ConnexionRefusee('indisponible', `le fournisseur ${nom} n’est pas réglé`)
    return fournisseur
  }
  return {
    profil: nom => fournisseurs.get(nom)?.profil,

    async commencer(nom, { espace, retour, acr, nouvelle }) {
      const fournisseur = exiger(nom)
      const { profil } = fournisseur
      const configuration = await fournisseur.configuration()
      await fournisseur.partir()
      const demandes = acr === undefined ? profil.acrAdmis : auMoins(profil.acrAdmis, acr)
      const demarche: Demarche = {
        profil: nom,
        espace,
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
        retour: adresseDeRetour(retour, adressePublique),
        acr: [...demandes],
      }
      const adresse = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: adressePublique + cheminDeRetour(nom),
        scope: profil.scopes.join(' '),
        state: demarche.state,
        nonce: demarche.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(demarche.verifier),
        code_challenge_method: 'S256',
        ...(nouvelle && { prompt: 'login' }),
        ...(profil.demande === 'claims' ? { claims: demandeEssentielle(demandes) } : { acr_values: demandes[0] ?? '' }),
      })
      const valeur = await temoins.sceller(demarche, horloge())
      return { adresse: adresse.href, temoin: { nom: nomDuTemoin(demarche.state), valeur, duree: DUREE_DE_DEMARCHE } }
    },

    async terminer(nom, chemin, cookies) {
      const fournisseur = exiger(nom)
      const recue = new URL(adressePublique + chemin)
      const state = recue.searchParams.get('state') ?? ''
      const demarche = await temoins.ouvrir(cookies[nomDuTemoin(state)] ?? '', state, horloge())
      if (demarche?.profil !== nom) throw new ConnexionRefusee('demarche-inconnue', 'aucune démarche de ce navigateur ne porte ce state')
      if (!(await consommer(sql, state))) throw new ConnexionRefusee('deja-servie', 'ce state a déjà servi')
      return {
        identite: await fournisseur.retours.prendre(() => lireLeRetour(fournisseur, demarche, recue, horloge())),
        demarche,
        temoin: nomDuTemoin(state),
      }
    },

    async sortie(nom, idToken, state) {
      const configuration = await exiger(nom)
        .configuration()
        .catch(() => null)
      if (!configuration?.serverMetadata().end_session_endpoint) return null
      const retour = `${adressePublique}/deconnexion/retour`
      return oidc.buildEndSessionUrl(configuration, { id_token_hint: idToken, state, post_logout_redirect_uri: retour }).href
    },
  }
}

const cheminDeRetour = (nom: string): string => `/connexion/${nom}/retour`

/** The levels admitted, from the one asked: they are written from the weakest to the strongest. */
const auMoins = (admis: readonly string[], acr: string): readonly string[] => {
  const rang = admis.indexOf(acr)
  return rang < 0 ? admis : admis.slice(rang)
}

const demandeEssentielle = (values: readonly string[]): string =>
  JSON.stringify({ id_token: { acr: { essential: true, values }, amr: null } })

/** True once, for the first to come: by one statement, so that two callbacks at once do not both win. */
async function consommer(sql: Sql, state: string): Promise<boolean> {
  const id = createHash('sha256').update(state).digest('base64url')
  const { count } = await sql`insert into entite_oidc (kind, id, payload, expire_le)
    values ('RetourDeConnexion', ${id}, '{}', now() + make_interval(secs => ${DUREE_DE_DEMARCHE})) on conflict do nothing`
  return count === 1
}
