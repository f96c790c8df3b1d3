import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { NOM_DU_COOKIE } from '../../../acces/session/index.js'
import { plusMois } from '../../../droit/jours.js'
import { uneActualisation } from '../actualisation.essai.js'
import { type EssaiDActualisation, essayerUneLigne, type Groupe } from './essai.regles.js'

const enVigueur = { F: 'DISPENSE', G: 'DISPENSE', AVANT_CONTRAT: 'DISPENSE', AUTRES: 'MENSUELLE' } as const
const groupe = (categorie: string, nombre: number, contratSigne = true): Groupe => ({
  categorie,
  dateInscription: '2025-03-01',
  contratSigne,
  nombre,
})
const inscrits = [groupe('F', 40), groupe('G', 30, false), groupe('A', 20, false), groupe('A', 100)]
const changent = (table: Partial<typeof enVigueur> | object, groupes = inscrits) => {
  const e = essayerUneLigne(groupes, { ...enVigueur, ...table }, '2027-02-01', 5)
  return [
    e.changent,
    e.mois
      .filter(m => m.change)
      .map(m => `${m.periode.slice(5)} ${m.avant}→${m.apres}`)
      .join(', '),
  ]
}
const chaqueMois = ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '01']

describe('B3 — Une ligne candidate de l’actualisation, avant sa date : qui, combien, quels mois', () => {
  it('la ligne en vigueur ne change rien', () => assert.deepEqual(changent({}), [0, '']))
  it('le parcours social chaque mois : quarante personnes de plus, tous les mois', () =>
    assert.deepEqual(changent({ F: 'MENSUELLE' }), [40, chaqueMois.map(m => `${m} 100→140`).join(', ')]))
  it('l’orientation attendue par trimestre : mars, juin, septembre, décembre', () =>
    assert.deepEqual(changent({ G: 'TRIMESTRIELLE' }), [30, '03 100→130, 06 100→130, 09 100→130, 12 100→130']))
  it('tous les autres par trimestre : huit mois de moins', () =>
    assert.equal(
      changent({ AUTRES: 'TRIMESTRIELLE' })[1],
      ['02', '04', '05', '07', '08', '10', '11', '01'].map(m => `${m} 100→0`).join(', '),
    ))
  it('quatre personnes : ni leur nombre, ni la différence qui le dirait', () => {
    const peu = [groupe('F', 4), groupe('A', 100)]
    assert.deepEqual(changent({ F: 'MENSUELLE' }, peu), [null, chaqueMois.map(m => `${m} 100→null`).join(', ')])
    assert.equal(essayerUneLigne(peu, enVigueur, '2027-02-01', 5).publics[0]?.personnes, null)
  })
})

describe('B3 — L’opérateur l’essaie à l’écran, et nul autre', () => {
  let a: Awaited<ReturnType<typeof uneActualisation>>
  before(async () => {
    a = await uneActualisation()
  })
  after(() => a.p.fermer())
  const demain = () => plusMois(a.jour(), 2)
  const essayer = async (qui: string, corps: unknown) => {
    const temoin = (await a.p.ouvrirSession(qui)).replace(`${NOM_DU_COOKIE}=`, '')
    const session = (await a.p.portail.sessions.parCookie(temoin)) ?? assert.fail()
    return a.p.portail.api(session, 'essai', 'POST', '/api/v1/pilotage/essais-d-actualisation', { corps })
  }
  const photo = async () =>
    JSON.stringify(
      await a.p.base
        .proprietaire`select (select json_agg(i order by usager_id) from inscription i) as i, (select count(*) from echeance) as e`,
    )

  it('rien ne bouge, rien n’est nommé, c’est tracé ; le département, le conseiller et un jour passé sont refusés', async () => {
    const corps = { depuis: demain(), periodicites: { ...enVigueur, G: 'MENSUELLE' } }
    const avant = await photo()
    const r = await essayer('monsieurDuval', corps)
    assert.equal(r.statut, 200, r.texte)
    const rendu = r.corps as EssaiDActualisation & { seuil: number }
    assert.equal(rendu.publics.find(p => p.public === 'G')?.apres, 'MENSUELLE')
    assert.ok(rendu.mois.every(m => m.change))
    assert.equal(await photo(), avant)
    assert.doesNotMatch(r.texte, /BENALI|KADDOUR|usager/i)
    const [trace] = await a.p.base
      .proprietaire`select 1 from acte_d_administration where acte = 'actualisation.essayer' and par_organisation = 'FT'`
    assert.ok(trace)
    for (const qui of ['monsieurBrun', 'julien', 'madameRoy']) assert.equal((await essayer(qui, corps)).statut, 403, qui)
    const passe = await essayer('monsieurDuval', { ...corps, depuis: a.jour() })
    assert.equal(passe.statut, 422)
    assert.match(passe.texte, /avant son premier jour/)
    assert.equal((await essayer('monsieurDuval', { ...corps, periodicites: { ...enVigueur, G: 'JAMAIS' } })).statut, 400)
  })

  it('à l’écran : les lignes connues, la candidate, ce qui change', async () => {
    const cookie = await a.p.ouvrirSession('monsieurDuval')
    const adresse = `${a.p.url}/professionnel/pilotage/actualisation`
    const page = await (await fetch(adresse, { headers: { cookie } })).text()
    assert.match(page, /2024-1242/)
    const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? assert.fail()
    const envoyer = async (champs: Record<string, string>) => {
      const r = await fetch(adresse, {
        method: 'POST',
        headers: { cookie, origin: a.p.url, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ csrf, ...champs }).toString(),
      })
      return (await r.text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ')
    }
    assert.match(
      await envoyer({ ...enVigueur, G: 'MENSUELLE', depuis: demain() }),
      /Ce que changerait cette ligne.*orientation attendue.*chaque mois change/,
    )
    assert.match(await envoyer({ ...enVigueur, depuis: a.jour() }), /avant son premier jour/)
    assert.match(await envoyer({ ...enVigueur, depuis: '' }), /Dites à partir de quel jour/)
  })
})
