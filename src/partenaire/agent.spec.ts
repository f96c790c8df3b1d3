import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { amina, type Facade, uneFacade } from './facade.essai.js'

const noms = ['pa-identifiant-agent', 'pa-nom-agent', 'pa-prenom-agent']

describe('A11 — l’agent que le programme déclare par les en-têtes pa-*', () => {
  let f: Facade
  let jeton: string
  let usager: string
  before(async () => {
    f = await uneFacade()
    jeton = await f.jetonSigne('PAR_logiciel-nord_59')
    usager = await f.jetonUsager(jeton, ...amina)
  })
  after(() => f.fermer())

  const lire = (entetes: Record<string, string | undefined>, avec = jeton) => f.informations(avec, usager, entetes)
  const dernierAgent = async () => (await f.journal()).at(-1)?.agent

  it('A11 — manquant, vide, avec une barre, un caractère de contrôle ou trop long : 400 qui nomme l’en-tête, jamais 302', async () => {
    for (const nom of noms)
      for (const valeur of [undefined, '', '   ', 'MAR|TIN', '|', 'a\u0085b', 'x'.repeat(101)]) {
        const { statut, json } = await lire({ [nom]: valeur })
        assert.deepEqual([statut, json?.codeErreur], [400, 'AGENT_NON_DECLARE'], `${nom} = ${valeur}`)
        assert.match(String(json?.message), new RegExp(nom))
      }
    const recherche = await f.appeler('POST', '/rechercher-usager/v2/usagers/par-numero-francetravail', {
      jeton,
      corps: { numeroFranceTravail: '10429447247' },
      entetes: { 'pa-nom-agent': undefined },
    })
    assert.deepEqual([recherche.statut, recherche.json?.codeRetour, recherche.json?.jetonUsager], [400, 'R997', 'null'])
  })

  it('A5 — les valeurs que les programmes envoient aujourd’hui passent et sont journalisées telles quelles', async () => {
    for (const [identifiant, nom, prenom] of [
      ['SUPPORT', 'PRODUIT', 'FTIO'],
      ['BATCH', 'BATCH', 'Webhooks Participation RDV-Insertion'],
      ['BATCH-ATOL', 'atol-recherche-usager', 'atol-recherche-usager'],
      ['<string>', '<string>', '<string>'],
      ['id', 'x'.repeat(100), 'Henri'],
    ]) {
      const { statut } = await lire({ 'pa-identifiant-agent': identifiant, 'pa-nom-agent': nom, 'pa-prenom-agent': prenom })
      assert.equal(statut, 200)
      assert.equal(await dernierAgent(), `${identifiant}|${nom}|${prenom}`)
    }
  })

  it('A11 — un nom accentué se lit au journal, envoyé en UTF-8 ou en ISO-8859-1', async () => {
    for (const prenom of ['Hélène', Buffer.from('Hélène').toString('latin1')]) {
      assert.equal((await lire({ 'pa-prenom-agent': prenom })).statut, 200)
      assert.equal(await dernierAgent(), 'BATCH|BATCH|Hélène')
    }
  })

  it('A11 — quand le jeton prouve l’agent, les en-têtes sont inutiles, et ne le remplacent pas', async () => {
    const prouve = await f.jetonSigne('PAR_logiciel-nord_59', { agent: 'roy.claire|ROY|Claire' })
    const sans = { 'pa-identifiant-agent': undefined, 'pa-nom-agent': undefined, 'pa-prenom-agent': undefined }
    for (const entetes of [sans, {}, { 'pa-nom-agent': '|' }]) {
      assert.equal((await lire(entetes, prouve)).statut, 200)
      assert.equal(await dernierAgent(), 'roy.claire|ROY|Claire')
    }
  })
})
