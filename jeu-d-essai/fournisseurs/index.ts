import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import { franceconnect, proconnect, type Profil } from '../../src/acces/federation/index.js'
import { type Compte, type Niveau, niveaux } from './compte.js'
import { creerFournisseurDEssai, type FournisseurDEssai } from './fournisseur.js'
import { pageDeChoix, style } from './pages.js'
import { comptesDePersonnes } from './personnes.js'
import { comptesProfessionnels } from './professionnels.js'

const pivot = ['given_name', 'family_name', 'birthdate', 'gender', 'birthplace', 'birthcountry']
const seuls = ['given_name', 'usual_name', 'email', 'uid', 'siret', 'idp_id', 'organization_label']

const tenus = {
  proconnect: {
    profil: proconnect,
    libelle: 'ProConnect',
    comptes: comptesProfessionnels,
    scopes: Object.fromEntries(seuls.map(s => [s, [s]])),
  },
  franceconnect: { profil: franceconnect, libelle: 'FranceConnect', comptes: comptesDePersonnes, scopes: { identite_pivot: pivot } },
} as const

/**
 * Plays the identity providers in the process itself, under `/demonstration`, for those that are not set to real ones. Returns how to
 * sign in with them; the platform reaches them without the network, whose addresses a demonstration does not always know.
 */
export async function installerLesFournisseursDEssai(
  app: FastifyInstance,
  { adressePublique, noms }: { adressePublique: string; noms: readonly Profil['nom'][] },
): Promise<Profil[]> {
  app.get('/demonstration/fournisseur.css', async (_, reponse) => reponse.type('text/css; charset=utf-8').send(style))
  return Promise.all(
    noms.map(async nom => {
      const { profil, libelle, comptes, scopes } = tenus[nom]
      const racine = `/demonstration/${nom}`
      const tenu = await creerFournisseurDEssai({ nom, libelle, racine, adressePublique, comptes, scopes })
      app.addHook('onClose', async () => tenu.fermer())
      void app.register(async portee => installerLeChoix(portee, racine, tenu, { libelle, comptes, niveaux: niveaux[nom] }))
      void app.register(async portee => monter(portee, racine, tenu, adressePublique))
      return profil({ ...tenu.enregistrement, joindre: parLInterieur(app, adressePublique) })
    }),
  )
}

/** The library's own routes: it reads bodies itself and writes on the socket. */
function monter(portee: FastifyInstance, racine: string, { provider }: FournisseurDEssai, adressePublique: string): void {
  const { host, protocol } = new URL(adressePublique)
  const traiter = provider.callback()
  provider.proxy = true
  portee.removeAllContentTypeParsers()
  portee.addContentTypeParser('*', (_requete, _corps, fait) => fait(null))
  portee.all(`${racine}/*`, async (requete, reponse) => {
    const { raw } = requete
    Object.assign(raw.headers, { host, 'x-forwarded-proto': protocol.slice(0, -1), 'x-forwarded-host': host })
    // By the first, the library knows where it is mounted.
    Object.assign(raw, { originalUrl: raw.url, url: raw.url?.slice(racine.length) })
    reponse.hijack()
    await traiter(raw, reponse.raw)
  })
}

type Liste = { libelle: string; comptes: readonly Compte[]; niveaux: readonly Niveau[] }

async function installerLeChoix(portee: FastifyInstance, racine: string, { provider }: FournisseurDEssai, liste: Liste): Promise<void> {
  await portee.register(formbody)
  portee.get(`${racine}/choix/:uid`, async ({ raw }, reponse) => {
    const { params } = await provider.interactionDetails(raw, reponse.raw)
    return reponse
      .header('cache-control', 'no-store')
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      )
      .type('text/html; charset=utf-8')
      .send(pageDeChoix({ ...liste, exigence: demandes(params).join(', ') || 'n’importe quel niveau' }))
  })
  portee.post<{ Body: Record<string, string> }>(`${racine}/choix/:uid`, async ({ raw, body }, reponse) => {
    const { params } = await provider.interactionDetails(raw, reponse.raw)
    const compte = liste.comptes.find(c => c.cle === body['compte'])
    const niveau = liste.niveaux.find(n => n.cle === body['niveau'])
    const exiges = demandes(params)
    // As the real one does when its provider cannot give an essential level.
    const refus = !compte || !niveau || (params['claims'] !== undefined && !exiges.includes(niveau.acr))
    const issue = refus
      ? { error: 'access_denied', error_description: 'authentication aborted by the end-user or level not available' }
      : { login: { accountId: compte.cle, acr: niveau.acr, amr: [...niveau.amr] } }
    return reponse.redirect(await provider.interactionResult(raw, reponse.raw, issue), 303)
  })
}

function demandes(params: Record<string, unknown>): string[] {
  if (typeof params['acr_values'] === 'string') return params['acr_values'].split(' ')
  if (typeof params['claims'] !== 'string') return []
  const { id_token } = JSON.parse(params['claims']) as { id_token?: { acr?: { values?: string[] } } }
  return id_token?.acr?.values ?? []
}

const parLInterieur =
  (app: FastifyInstance, adressePublique: string): NonNullable<Profil['joindre']> =>
  async (adresse, { method, headers, body }) => {
    const reponse = await app.inject({
      method: method === 'POST' ? 'POST' : 'GET',
      url: adresse.slice(adressePublique.length),
      headers: { ...headers },
      // The library only sends forms.
      ...(body instanceof URLSearchParams && { payload: body.toString() }),
    })
    return new Response(new Uint8Array(reponse.rawPayload), {
      status: reponse.statusCode,
      headers: Object.entries(reponse.headers).map(([nom, valeur]): [string, string] => [nom, String(valeur)]),
    })
  }
