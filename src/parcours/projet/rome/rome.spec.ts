import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../../../outils/plateforme-d-essai.js'
import { chargerLeRome, RomeIllisible } from './charger.js'

type Trouve = { codeAppellation: string; appellation: string; codeRome: string }

/** The published files, where they are beside the repository. */
const dossier = new URL('../../../../../../shared/donnees/rome/', import.meta.url)
const entier = existsSync(dossier)

describe('D2 — Chercher un métier dans le répertoire (ROME 4.0)', () => {
  let p: PlateformeDEssai
  before(async () => {
    p = await unePlateforme()
  })
  after(() => p.fermer())

  async function chercher(texte: string, qui = 'madameRoy'): Promise<{ version: string; elements: Trouve[] }> {
    const r = await p.appeler(`/api/v1/referentiels/metiers?texte=${encodeURIComponent(texte)}`, { jeton: await p.jetonDe(qui) })
    assert.equal(r.status, 200, await r.clone().text())
    return (await r.json()) as { version: string; elements: Trouve[] }
  }

  it('sans accent, dans le désordre, par les premières lettres, par le métier ou l’appellation', async () => {
    for (const texte of ['aide ménager', 'menag aid', 'MÉNAGÈRE domicile', 'domicil menag', 'employe familial menager'])
      assert.ok(
        (await chercher(texte)).elements.some(m => m.codeAppellation === '10857' && m.codeRome === 'K1304'),
        texte,
      )
    assert.deepEqual((await chercher('ménager spatial')).elements, [])
    assert.deepEqual((await chercher("' -- ( & | !")).elements, [])
  })

  it('la personne cherche aussi ; une caisse, qui n’écrit pas de projet, non', async () => {
    assert.ok((await chercher('boulanger', 'amina')).elements.length > 0)
    const r = await p.appeler('/api/v1/referentiels/metiers?texte=boulanger', { jeton: await p.jetonDApplication('PAR_caf_591') })
    assert.equal(r.status, 403)
  })

  it('un fichier qui n’est pas celui de l’éditeur est refusé, et le répertoire reste', async () => {
    const metiers = 'code_rome,libelle_rome\nK1304,Employé familial\n'
    const appellations = 'code_ogr,code_rome,libelle_appellation_long,classification\n1,A0000,Autre,PRINCIPALE\n'
    for (const fichiers of [
      { metiers: 'a,b\n1,2\n', appellations },
      { metiers, appellations: 'a\n1\n' },
      { metiers, appellations },
    ])
      await assert.rejects(chargerLeRome(p.base.proprietaire, { ...fichiers, version: 'x' }, new Date()), RomeIllisible)
    assert.equal((await chercher('boulanger')).version, '460 (extrait)')
  })

  it('le répertoire entier se charge, et se cherche vite', {
    skip: entier ? false : 'les fichiers publiés ne sont pas à côté du dépôt',
  }, async () => {
    const lire = (nom: string) => readFileSync(new URL(nom, dossier), 'utf8')
    const fichiers = { metiers: lire('metiers_v460.csv'), appellations: lire('appellations_v460.csv'), version: '460' }
    assert.equal(await chargerLeRome(p.base.proprietaire, fichiers, new Date()), 13_120)
    const debut = performance.now()
    const { version, elements } = await chercher('secretaire medic')
    assert.equal(version, '460')
    assert.match(elements[0]?.appellation ?? '', /Secrétaire médical/)
    assert.ok(performance.now() - debut < 2_000)
  })
})
