import { connexionForte } from '../../outils/connexion-d-essai.js'
import { unePlateforme } from '../../outils/plateforme-d-essai.js'
import { annoncer, type Porteur, signerJeton } from '../acces/index.js'

/** Scopes of the published Postman environment, repeated and spaced as it has them. */
export const scopesDePostman =
  'api_activites-operationnellesv1 activitesCD referentielCD profil_accedant api_rechercher-usagerv2 rechercheusager profil_accedant api_orientationusagerv1 orientationusager profil_accedant  api_rendez-vous-partenairev1 gererRDV profil_accedant api_informations-administrativesv1 informationsadministrativesusager api_contrat-usagerv2 statutcontratusager profil_accedant'

const agentDEssai = { 'pa-identifiant-agent': 'BATCH', 'pa-nom-agent': 'BATCH', 'pa-prenom-agent': 'test-postman-cd56' }

type Appel = { jeton?: string; jetonUsager?: string; corps?: unknown; brut?: string; entetes?: Record<string, string | undefined> }

/** The demonstration platform as a partner's program sees it, on a clock that only moves when told. */
export async function uneFacade({ le = new Date() } = {}) {
  let maintenant = le.getTime()
  const horloge = () => new Date(maintenant)
  const p = await unePlateforme({ horloge })
  const proprietaire = p.base.proprietaire

  /** Through the token endpoint, whose clock is the real one. */
  const demanderJeton = async (clientId: string, scope = scopesDePostman, realm = '/agent') => {
    const corps = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: await p.secretDe(clientId),
      scope,
    })
    const reponse = await fetch(`${p.url}/connexion/oauth2/access_token?realm=${encodeURIComponent(realm)}`, {
      method: 'POST',
      body: corps,
    })
    return (await reponse.json()) as { access_token?: string; scope?: string; error?: string; error_description?: string }
  }

  /** Signed on the clock of the test, for an application, by default with the scopes of Postman. */
  const jetonSigne = async (clientId: string, porteur: Partial<Porteur> = {}) => {
    const { organisation = '', structure = null } = p.habilitations.application(clientId) ?? {}
    const scopes = scopesDePostman.split(/ +/)
    const { adressePublique } = p
    return signerJeton(
      p.secrets,
      {
        clientId,
        organisation,
        structure,
        royaume: '/agent',
        scopes,
        ...(porteur.agent && { session: connexionForte(horloge()) }),
        ...porteur,
      },
      { adressePublique, instant: horloge() },
    )
  }

  async function appeler(
    verbe: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    chemin: string,
    { jeton, jetonUsager, corps, brut, entetes }: Appel = {},
  ) {
    const tous: Record<string, string | undefined> = {
      ...agentDEssai,
      authorization: jeton && `Bearer ${jeton}`,
      'ft-jeton-usager': jetonUsager,
      ...(verbe !== 'GET' && { 'content-type': 'application/json; charset=utf-8' }),
      ...entetes,
    }
    const headers = Object.fromEntries(Object.entries(tous).filter((e): e is [string, string] => e[1] !== undefined))
    const reponse = await fetch(`${p.url}/partenaire${chemin}`, {
      method: verbe,
      headers,
      ...((verbe === 'POST' || corps !== undefined) && { body: brut ?? JSON.stringify(corps) }),
    })
    const texte = await reponse.text()
    const json =
      /json/.test(reponse.headers.get('content-type') ?? '') && texte ? (JSON.parse(texte) as Record<string, unknown>) : undefined
    return { statut: reponse.status, entetes: reponse.headers, texte, json }
  }

  const parNir = (jeton: string, dateNaissance: string, nir: string) =>
    appeler('POST', '/rechercher-usager/v2/usagers/par-datenaissance-et-nir', { jeton, corps: { dateNaissance, nir } })

  return {
    ...p,
    /** The platform itself, and not what it shows of itself to partners. */
    plateforme: p,
    avancer(ms: number) {
      maintenant += ms
    },
    demanderJeton,
    jetonDePersona: (persona: string) => p.jetonDe(persona),
    jetonDe: async (clientId: string, scope?: string, realm?: string) => String((await demanderJeton(clientId, scope, realm)).access_token),
    jetonSigne,
    appeler,
    parNir,
    parNumero: (jeton: string, numeroFranceTravail: string) =>
      appeler('POST', '/rechercher-usager/v2/usagers/par-numero-francetravail', { jeton, corps: { numeroFranceTravail } }),
    /** The jeton usager of a named person; empty when the caller gets none. */
    async jetonUsager(jeton: string, dateNaissance: string, nir: string) {
      const recu = (await parNir(jeton, dateNaissance, nir)).json?.jetonUsager
      return typeof recu === 'string' ? recu : ''
    },
    informations: (jeton: string, jetonUsager: string, entetes: Record<string, string | undefined> = {}) =>
      appeler('GET', '/informations-administratives/v1/usager', { jeton, jetonUsager, entetes }),
    contrat: (jeton: string, jetonUsager: string, entetes: Record<string, string | undefined> = {}) =>
      appeler('GET', '/contrat-usager/v2/contrat', { jeton, jetonUsager, entetes }),
    journal: () =>
      proprietaire<{ code: string; usager_id: string | null; issue: string; agent: string; organisation: string; application: string }[]>`
        select l.code, j.usager_id::text, j.issue, j.agent, j.organisation, j.application from journal j join ligne_declaree l on l.id = j.ligne
        where j.correlation <> 'jeu-d-essai' order by j.instant`,
    /** Changes the register or an adhésion, and waits until the platform knows. */
    async changer(ordre: string) {
      await proprietaire.unsafe(ordre)
      await annoncer(proprietaire)
      await p.habilitations.rafraichir()
    },
  }
}
export type Facade = Awaited<ReturnType<typeof uneFacade>>

/** The named persons as a partner knows them. */
export const amina = ['1988-04-23', '2880459350123'] as const
export const karim = ['1975-09-30', '1750959512318'] as const
export const nadia = ['1979-02-14', '2790262041077'] as const
export const leo = ['2007-06-18', '1070659350264'] as const
