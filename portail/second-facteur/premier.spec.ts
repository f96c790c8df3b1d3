import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { generateSync } from 'otplib'
import { type ClientACookies, unClientACookies } from '../../outils/client-a-cookies.js'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'

let p: PlateformeDEssai
let instant = new Date('2026-11-24T09:00:00Z')
before(async () => {
  p = await unePlateforme({ horloge: () => instant })
})
after(() => p.fermer())

const avancer = (jours: number) => {
  instant = new Date(instant.getTime() + jours * 86_400_000)
}
async function unAgent(persona: string, preuve: Parameters<PlateformeDEssai['ouvrirSession']>[1] = { acr: 'eidas1', amr: ['pwd'] }) {
  const client = unClientACookies(p.url)
  client.poser(await p.ouvrirSession(persona, preuve))
  return client
}
const csrfDe = async (client: ClientACookies) => (await p.portail.sessions.parCookie(client.temoin('__Host-session') ?? ''))?.csrf ?? ''
async function enroler(client: ClientACookies): Promise<number> {
  const csrf = await csrfDe(client)
  await client.envoyer('/second-facteur/application', { csrf })
  const page = await client.demander('/second-facteur/application')
  const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(page.texte)?.[1] ?? 'A'.repeat(32)).replaceAll(' ', '')
  const code = generateSync({ secret, epoch: Math.floor(instant.getTime() / 1000) })
  return (await client.envoyer('/second-facteur/application/confirmation', { csrf, code })).statut
}
async function lettres(): Promise<{ a: string; texte: string }[]> {
  const noms = await readdir(p.dossierDesCourriels).catch(() => [])
  const toutes = await Promise.all(noms.map(nom => readFile(join(p.dossierDesCourriels, nom), 'utf8')))
  return toutes.map(texte => ({ a: /^To: (.*)\r$/m.exec(texte)?.[1] ?? '', texte }))
}
const titre = (texte: string) => /<h1>([^<]*)<\/h1>/.exec(texte)?.[1]

describe('I2, J10 — Le premier second facteur', () => {
  it('est dit à son titulaire et à ses administrateurs, tracé, et montré sur la page de son compte', async () => {
    assert.equal(await enroler(await unAgent('madameRoy')), 200)
    const recues = await lettres()
    assert.deepEqual(
      recues.map(l => l.a).toSorted((a, b) => a.localeCompare(b)),
      ['claire.roy@nord.example.fr', 'helene.adam@nord.example.fr'],
    )
    for (const { texte } of recues) assert.match(texte, /une application de codes/)
    const adam = await unAgent('madameAdam', {})
    const [roy] = await p.base.proprietaire<{ id: string }[]>`select id from agent where courriel = 'claire.roy@nord.example.fr'`
    const page = (await adam.demander(`/administration/agents/${roy?.id}`)).texte
    assert.match(page, /enregistré ici le/)
    assert.match(page, /Premier second facteur enregistré/)
  })

  it('le suivant n’est plus annoncé : il a fallu donner le premier', async () => {
    const avant = (await lettres()).length
    assert.equal(await enroler(await unAgent('madameRoy', { acr: 'eidas2', amr: ['pwd', 'mfa'] })), 303)
    assert.equal((await lettres()).length, avant)
  })

  it('un mot de passe seul n’en enregistre aucun quinze jours après l’invitation ; un administrateur rouvre le délai', async () => {
    avancer(15)
    const petit = await unAgent('monsieurPetit')
    assert.equal(titre((await petit.demander('/second-facteur')).texte), 'Votre administrateur doit rouvrir l’enregistrement')
    assert.equal(await enroler(petit), 303)
    assert.equal((await p.base.proprietaire`select 1 from facteur f join agent a on a.id = f.agent where a.nom = 'PETIT'`).length, 0)

    await p.base.proprietaire`insert into trace_de_facteur (agent, fait, par, instant)
      select id, 'reinitialise', id, ${instant} from agent where nom = 'PETIT'`
    avancer(13)
    assert.equal(await enroler(await unAgent('monsieurPetit')), 200)
  })

  it('deux facteurs chez son fournisseur suffisent, quel que soit le jour', async () => {
    avancer(40)
    assert.equal(await enroler(await unAgent('julien', { acr: 'eidas2', amr: ['pwd', 'mfa'] })), 200)
    assert.equal(await enroler(await unAgent('sofia', { acr: 'eidas1', amr: ['pwd'] })), 303)
  })
})
