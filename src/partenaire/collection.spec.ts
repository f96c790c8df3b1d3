import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type Facade, scopesDePostman, uneFacade } from './facade.essai.js'

const paire = z.object({ key: z.string(), value: z.string() })
const collection = z.object({
  variable: z.array(paire),
  item: z.array(
    z.object({
      name: z.string(),
      request: z.object({
        auth: z.object({ type: z.enum(['noauth', 'bearer']) }),
        method: z.enum(['GET', 'POST']),
        header: z.array(paire),
        body: z.object({ raw: z.string().optional(), urlencoded: z.array(paire).optional() }).optional(),
        url: z.object({ raw: z.string() }),
      }),
    }),
  ),
})

/** The file an editor imports in Postman; `newman run` plays it as well, its variables given by `--env-var`. */
const fichier = fileURLToPath(new URL('../../../src/partenaire/essais/info-usager.postman_collection.json', import.meta.url))

describe('A5 — la collection d’essai de la façade, telle qu’un éditeur la joue', () => {
  let f: Facade
  before(async () => {
    f = await uneFacade()
  })
  after(() => f.fermer())

  it('A5 — jeton, recherche, informations, statut : quatre fois 200, sans rien changer que les adresses et les identifiants', async () => {
    const { variable, item } = collection.parse(JSON.parse(readFileSync(fichier, 'utf8')))
    const variables = new Map(variable.map(v => [v.key, v.value]))
    const donner = (cle: string, valeur: unknown) => typeof valeur === 'string' && variables.set(cle, valeur)
    donner('url_auth', f.url)
    donner('url_api', f.url)
    donner('client_id', 'PAR_logiciel-nord_59')
    donner('client_secret', await f.secretDe('PAR_logiciel-nord_59'))
    donner('scopes', scopesDePostman)
    donner('numeroFranceTravail', '10429447247')
    const poser = (texte: string) =>
      texte.replaceAll(/\{\{([^}]+)\}\}/g, (_, cle: string) => variables.get(cle) ?? assert.fail(`variable ${cle}`))

    for (const { name, request } of item) {
      const headers = new Headers(request.header.map(h => [h.key, poser(h.value)]))
      if (request.auth.type === 'bearer') headers.set('authorization', `Bearer ${poser('{{token}}')}`)
      const formulaire = request.body?.urlencoded?.map(c => `${c.key}=${encodeURIComponent(poser(c.value))}`).join('&')
      const body = formulaire ?? (request.body?.raw === undefined ? undefined : poser(request.body.raw))
      const reponse = await fetch(poser(request.url.raw), { method: request.method, headers, ...(body !== undefined && { body }) })
      const corps = (await reponse.json()) as Record<string, unknown>
      assert.equal(reponse.status, 200, `${name} : ${JSON.stringify(corps)}`)
      donner('token', corps.access_token)
      donner('jetonUsager', corps.jetonUsager)
    }
  })
})
