import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { amina, type Facade, uneFacade } from './facade.essai.js'

describe('A5 — base absente, défaut interne : la forme publiée, jamais une pile', () => {
  let f: Facade
  beforeEach(async () => {
    f = await uneFacade()
  })
  afterEach(() => f.fermer())

  it('R999 — base injoignable : 503, à recommencer, dans la forme de chaque API', async () => {
    const jeton = await f.jetonSigne('PAR_logiciel-nord_59')
    const usager = await f.jetonUsager(jeton, ...amina)
    await f.base.application.end({ timeout: 0 })
    const recherche = await f.parNir(jeton, ...amina)
    assert.deepEqual(
      [recherche.statut, { ...recherche.json, message: '' }],
      [503, { codeRetour: 'R999', message: '', topIdentiteCertifiee: 'null', jetonUsager: 'null' }],
    )
    for (const r of [await f.informations(jeton, usager), await f.contrat(jeton, usager)]) {
      assert.deepEqual([r.statut, r.json?.codeErreur, r.json?.codeHttp], [503, 'SERVICE_INDISPONIBLE', 503])
      assert.equal(r.entetes.get('retry-after'), '5')
    }
  })

  it('R998 — défaut interne : 500, sans pile ni SQL', async () => {
    const jeton = await f.jetonSigne('PAR_logiciel-nord_59')
    const usager = await f.jetonUsager(jeton, ...amina)
    await f.base.proprietaire`drop view cle_d_identite cascade`
    await f.base.proprietaire`drop function lire_identite_accompagnement cascade`
    const recherche = await f.parNir(jeton, ...amina)
    assert.deepEqual(
      [recherche.statut, recherche.json],
      [500, { codeRetour: 'R998', message: 'Un service a répondu en erreur', topIdentiteCertifiee: 'null', jetonUsager: 'null' }],
    )
    const informations = await f.informations(jeton, usager)
    assert.deepEqual(
      [informations.statut, informations.json],
      [500, { codeErreur: 'ERREUR_TECHNIQUE', codeHttp: 500, message: 'Un service a répondu en erreur' }],
    )
  })

  it('A11 — le journal ne s’écrit plus : rien ne sort', async () => {
    const jeton = await f.jetonSigne('PAR_logiciel-nord_59')
    const usager = await f.jetonUsager(jeton, ...amina)
    await f.base.proprietaire`revoke insert on journal from plateforme_application`
    for (const r of [await f.parNir(jeton, ...amina), await f.informations(jeton, usager), await f.contrat(jeton, usager)]) {
      assert.equal(r.statut, 500)
      assert.ok(!/BENALI|HADDAD|Inscrit|eyJ/.test(r.texte))
    }
  })
})
