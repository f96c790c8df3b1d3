import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Appelant } from '../moteur/appelant.js'
import { defusionner, fusionner } from '../moteur/fusion.js'
import { agirPour } from '../moteur/journal.js'
import { amina, type Facade, leo, nadia, uneFacade } from './facade.essai.js'

const deCodee = (jeton: string) => JSON.parse(Buffer.from(jeton, 'base64').toString()) as Record<string, unknown>
const encodee = (enveloppe: unknown) => Buffer.from(JSON.stringify(enveloppe)).toString('base64')

describe('A5, A7 — le jeton usager : vingt-quatre heures, un client, une structure', () => {
  let f: Facade
  let nord: string
  before(async () => {
    f = await uneFacade()
    nord = await f.jetonSigne('PAR_logiciel-nord_59')
  })
  after(() => f.fermer())

  const refuse = async (jeton: string, usager: string | undefined, statut: number, codeErreur: string) => {
    for (const chemin of ['/informations-administratives/v1/usager', '/contrat-usager/v2/contrat']) {
      const r = await f.appeler('GET', chemin, { jeton, ...(usager !== undefined && { jetonUsager: usager }) })
      assert.deepEqual([r.statut, r.json?.codeErreur, r.json?.codeHttp], [statut, codeErreur, statut], usager?.slice(0, 60))
      assert.equal(typeof r.json?.message, 'string')
    }
  }

  it('A5 — un nouveau jeton pour la même personne n’invalide pas le précédent', async () => {
    const [un, deux] = [await f.jetonUsager(nord, ...amina), await f.jetonUsager(nord, ...amina)]
    assert.notEqual(un, deux)
    for (const usager of [un, deux, un]) assert.equal((await f.informations(nord, usager)).statut, 200)
  })

  it('A5 — absent, vide ou « null » : 401', async () => {
    for (const usager of [undefined, '', 'null']) await refuse(nord, usager, 401, 'JETON_USAGER_ABSENT')
  })

  it('A7 — forgé ou altéré, où que ce soit : 401, jamais 5xx', async () => {
    const vrai = await f.jetonUsager(nord, ...amina)
    const e = deCodee(vrai)
    const data = String(e.data)
    const autreUuid = 'c4851c54-8912-4548-91a6-29c2f4fa6163'
    const nadiaVue = deCodee(await f.jetonUsager(await f.jetonSigne('PAR_logiciel-pdc_62'), ...nadia))
    const faux = [
      'x',
      'a'.repeat(5000),
      vrai.slice(0, -8),
      encodee(null),
      encodee([]),
      encodee({ ...e, expire: Number(e.expire) + 1 }),
      encodee({ ...e, expire: '9e99' }),
      encodee({ ...e, uuid: autreUuid }),
      encodee({ ...e, uuid: autreUuid, data: data.replace(String(e.uuid), autreUuid) }),
      encodee({ ...e, type: '/agent' }),
      encodee({ ...e, vers: '0.2' }),
      encodee({ ...e, data: `${String(e.uuid)}#` }),
      encodee({ ...e, data: `${data.slice(0, -4)}AAAA` }),
      encodee({ ...e, data: data.slice(0, -22) }),
      encodee({ ...e, data: nadiaVue.data }),
      Buffer.from('['.repeat(1500)).toString('base64'),
    ]
    for (const usager of faux) await refuse(nord, usager, 401, 'JETON_USAGER_INVALIDE')
  })

  it('A7 — délivré à un autre client, à une autre structure ou à une autre organisation : 403, et la trace nomme la personne', async () => {
    const deLille = await f.jetonUsager(await f.jetonSigne('PAR_francetravail'), ...amina)
    await refuse(nord, deLille, 403, 'JETON_USAGER_ETRANGER')
    await refuse(await f.jetonSigne('PAR_francetravail_lyon'), deLille, 403, 'JETON_USAGER_ETRANGER')
    await refuse(await f.jetonSigne('PAR_francetravail', { structure: 'FT-59-ROUBAIX' }), deLille, 403, 'JETON_USAGER_ETRANGER')
    const { code, usager_id, issue, organisation } = (await f.journal()).at(-1) ?? {}
    assert.deepEqual(
      [code, usager_id, issue, organisation],
      ['inscription.tenueDeLaListe.consulter', f.numero('amina').toString(), 'invisible', 'FT'],
    )
  })

  it('B5 — le dossier a été réuni à un autre : 400 ID_NON_RECONNU pour qui suit la personne ; séparé, le jeton sert de nouveau', async () => {
    const ml = await f.jetonSigne('PAR_imilo_lille')
    const usager = await f.jetonUsager(ml, ...leo)
    const ft: Appelant = {
      organisation: 'FT',
      type: 'FT',
      structure: null,
      agent: 'caron.julien|CARON|Julien',
      application: 'portail',
      personne: null,
      preuve: null,
      lignes: new Set(),
      correlation: 'essai-de-fusion',
    }
    const fusion = await f.moteur.sql.begin(async sql => {
      await agirPour(sql, ft)
      return fusionner(sql, f.moteur, ft, f.numero('karim'), f.numero('leo'))
    })
    await refuse(ml, usager, 400, 'ID_NON_RECONNU')
    assert.deepEqual(
      (await f.journal()).slice(-1).map(t => [t.usager_id, t.issue]),
      [[f.numero('leo').toString(), 'invisible']],
    )
    await f.moteur.sql.begin(async sql => {
      await agirPour(sql, ft)
      return defusionner(sql, f.moteur, ft, fusion)
    })
    assert.equal((await f.informations(ml, usager)).statut, 200)
  })

  it('A5 — valable vingt-quatre heures, pas une seconde de plus', async () => {
    const usager = await f.jetonUsager(nord, ...amina)
    f.avancer(24 * 3600 * 1000 - 1)
    assert.equal((await f.informations(await f.jetonSigne('PAR_logiciel-nord_59'), usager)).statut, 200)
    f.avancer(1)
    await refuse(await f.jetonSigne('PAR_logiciel-nord_59'), usager, 401, 'JETON_USAGER_EXPIRE')
  })

  it('I3 — un jeton d’accès expiré reste un 401 distinct', async () => {
    const usager = await f.jetonUsager(await f.jetonSigne('PAR_logiciel-nord_59'), ...amina)
    const { statut, json } = await f.informations(nord, usager)
    assert.deepEqual([statut, json?.codeErreur], [401, 'JETON_ACCES_REFUSE'])
  })
})
