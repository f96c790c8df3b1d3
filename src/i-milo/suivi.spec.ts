import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, describe, it } from 'node:test'
import { unePlateforme } from '../../outils/plateforme-d-essai.js'
import { creerClientImilo } from '../flux/index.js'
import { brancheeSur, unDossier } from './imilo.essai.js'
import { type EchangeAvecImilo, imilosEnRetard, purgerLesRetoursImilo } from './index.js'

const p = await unePlateforme()
const i = await brancheeSur(p)
after(async () => {
  await i.imilo.fermer()
  await p.fermer()
})
const suivre = async (qui: string, statut = 200) => {
  const r = await p.appeler('/api/v1/i-milo', { jeton: await p.jetonDe(qui) })
  assert.equal(r.status, statut, await r.clone().text())
  return (await r.json()) as EchangeAvecImilo
}
const ecarter = async (qui: string, corps: object) =>
  (await p.appeler('/api/v1/i-milo/rejets/ecarts', { method: 'POST', jeton: await p.jetonDe(qui), body: JSON.stringify(corps) })).status
const dossiers = async () => (await suivre('sofia')).rejets.map(r => r.dossier)
const page = async (cookie?: string) => {
  const r = await p.appeler('/professionnel/i-milo', { headers: { cookie: cookie ?? (await p.ouvrirSession('sofia')) } })
  assert.equal(r.status, 200)
  return r.text()
}
const raison = 'Ouvert par erreur.'

describe('B2, H2 — La mission locale sait où en est l’échange avec I-MILO', () => {
  it('un dossier illisible de personne : la ligne attend quelqu’un, à l’API et à l’écran, avec sa raison', async () => {
    assert.equal((await suivre('sofia')).dernierEchangeLe, null)
    i.imilo.dossiers['98'] = { idDossier: '98', nomNaissance: 12 }
    i.imilo.dire('e1', '98')
    i.imilo.dire('e2', '99')
    await i.tour()
    const { branchee, dernierEchangeLe, enPanneDepuis, rejets } = await suivre('sofia')
    assert.deepEqual([branchee, dernierEchangeLe !== null, enPanneDepuis], [true, true, null])
    assert.deepEqual(rejets.map(r => r.dossier).toSorted(), ['98', '99'])
    const motifDe = (dossier: string) => rejets.find(r => r.dossier === dossier)?.motif ?? ''
    assert.match(motifDe('98'), /forme que la plateforme ne lit pas.*enregistrez-le de nouveau/)
    assert.match(motifDe('99'), /ne le trouve pas.*écartez-le ici/)
    assert.match(await page(), /Dossiers mis de côté[\s\S]*98[\s\S]*Écarter ce dossier/)
  })

  it('ni une autre mission locale, ni le département n’en lisent ou n’en écartent rien', async () => {
    for (const qui of ['madameRoy', 'julien']) {
      await suivre(qui, 403)
      assert.equal(await ecarter(qui, { dossier: '98', raison }), 403)
    }
    await p.base.proprietaire`update rejet_imilo set mission_locale = 'ML-LYON' where id_dossier = '99'`
    assert.deepEqual(await dossiers(), ['98'])
    assert.equal(await ecarter('sofia', { dossier: '99', raison }), 404)
    assert.equal(await ecarter('sofia', { dossier: '98', raison: '' }), 400)
  })

  it('à l’écran, un dossier que rien ne dit pourquoi écarter : la page le demande, garde ce qui est choisi, et n’écarte rien', async () => {
    const cookie = await p.ouvrirSession('sofia')
    const [, csrf = ''] = /name="csrf" value="([^"]+)"/.exec(await page(cookie)) ?? []
    const r = await fetch(`${p.url}/professionnel/i-milo/ecarts`, {
      method: 'POST',
      headers: { cookie, origin: p.url },
      body: new URLSearchParams({ csrf, dossier: '98', raison: ' ' }),
    })
    assert.equal(r.status, 422)
    assert.match(await r.text(), /Dites pourquoi ce dossier n’a pas à entrer ici\.[\s\S]*value="98" selected/)
    assert.deepEqual(await dossiers(), ['98'])
  })

  it('écarté par quelqu’un, il quitte la liste ; redit et rejeté, il y revient ; corrigé dans I-MILO, il entre', async () => {
    assert.equal(await ecarter('sofia', { dossier: '98', raison }), 204)
    assert.deepEqual([await dossiers(), await ecarter('sofia', { dossier: '98', raison })], [[], 404])
    i.imilo.dire('e3', '98')
    await i.tour()
    assert.deepEqual(await dossiers(), ['98'])
    i.imilo.dossiers['98'] = unDossier('98', { nomNaissance: 'MOREAU', prenom: 'Jade', dateNaissance: '2006-03-14' })
    i.imilo.dire('e4', '98')
    await i.tour()
    assert.deepEqual(await dossiers(), [])
  })

  it('un événement illisible : mis de côté avec ce qui ne se lit pas, une ligne quoi qu’il se répète ; les autres passent', async () => {
    const sonDossier = unDossier('120', { nomNaissance: 'LEROY', prenom: 'Nour', dateNaissance: '2006-01-09' })
    i.imilo.dossiers['120'] = sonDossier
    i.imilo.direMal({ identifiant: 'm1', idDossier: '121', type: 'DOSSIER', action: 3, date: '2026-11-20T10:00:00Z' })
    i.imilo.direMal({ identifiant: 'm2', type: 'DOSSIER', action: 'UPDATE', date: '2026-11-20T10:00:00Z' })
    i.imilo.direMal({ type: 'DOSSIER' })
    i.imilo.dire('e5', '120', { action: 'CREATE' })
    const illisibles = async () => (await suivre('sofia')).rejets.filter(r => /annonce un changement/.test(r.motif))
    i.imilo.fautes = { seRepete: true }
    await i.tour()
    await i.tour()
    i.imilo.fautes = {}
    const lignes = await illisibles()
    const sansNumero = lignes.find(r => r.dossier.startsWith('événement sans numéro'))?.dossier ?? assert.fail()
    assert.deepEqual(lignes.map(r => r.dossier).toSorted(), ['121', 'événement m2', sansNumero].toSorted())
    assert.match(lignes.find(r => r.dossier === '121')?.motif ?? '', /illisible : « action »/)
    assert.match(await page(), /événement m2[\s\S]*«\sidDossier\s»/)
    const [arrivee] = await p.base.proprietaire<{ n: number }[]>`select count(*)::int as n from identite where nom_naissance = 'LEROY'`
    assert.deepEqual([arrivee?.n, (await suivre('sofia')).enPanneDepuis, i.imilo.enAttente()], [1, null, 1])
    assert.equal(await ecarter('sofia', { dossier: sansNumero, raison }), 204)
    i.imilo.dossiers['121'] = { ...sonDossier, idDossier: '121', prenom: 'Aline', dateNaissance: '2006-02-09' }
    i.imilo.dire('e6', '121')
    await i.tour()
    assert.deepEqual(
      (await illisibles()).map(r => r.dossier),
      ['événement m2'],
      'l’un est passé, l’autre, écarté, se redit sans revenir',
    )
  })

  it('de nombreux événements et aucun lisible : l’échange est en panne, et rien n’est acquitté', async () => {
    for (let n = 0; n < 11; n++) i.imilo.direMal({ identifiant: `f${n}`, dossier: `${n}` })
    const [avant, enAttente] = [i.imilo.acquittes.length, i.imilo.enAttente()]
    await i.tour()
    const { enPanneDepuis, echec, rejets } = await suivre('sofia')
    assert.notEqual(enPanneDepuis, null)
    assert.match(echec ?? '', /ne lit pas/)
    assert.deepEqual(
      [i.imilo.acquittes.length, i.imilo.enAttente(), rejets.some(r => r.dossier === 'événement f0')],
      [avant, enAttente, false],
    )
    i.imilo.dire('e7', '120')
    await i.tour()
    assert.equal((await suivre('sofia')).enPanneDepuis, null)
  })

  it('I-MILO se tait : la page le dit, et l’exploitant est alerté au bout de quatre heures, pas avant', async () => {
    i.imilo.fautes = { enPanne: true }
    await i.tour()
    assert.notEqual((await suivre('sofia')).enPanneDepuis, null)
    assert.match(
      await page(),
      /est interrompu depuis le[\s\S]*en panne de son côté[\s\S]*Ne ressaisissez rien[\s\S]*au\sbout\sde\s4\sheures/,
    )
    await p.base.proprietaire`update canal_imilo set tirer_le = now()`
    const dans = (heures: number) => imilosEnRetard(p.moteur.sql, new Date(p.moteur.horloge().getTime() + heures * 3_600_000))
    assert.deepEqual([await dans(0), await dans(5)], [0, 1])
    i.imilo.fautes = {}
    await i.tour()
    assert.deepEqual([(await suivre('sofia')).enPanneDepuis, await dans(0)], [null, 0])
  })

  it('lent, injoignable, sa clé refusée, trop sollicité, illisible : chaque fois, ce qui se passe et qui a à faire', async () => {
    const reponses: Record<string, [number, string]> = {
      '/cle': [401, '{}'],
      '/sollicite': [429, '{}'],
      '/illisible': [200, '<html>'],
    }
    const faux = createServer((requete, reponse) => {
      const voulue = Object.entries(reponses).find(([debut]) => requete.url?.startsWith(debut))?.[1]
      if (voulue) reponse.writeHead(voulue[0]).end(voulue[1])
    })
    await new Promise<void>(resolve => faux.listen(0, '127.0.0.1', resolve))
    const { port } = faux.address() as AddressInfo
    const cles = { evenements: 'e', dossiers: 'd', retours: 'r' }
    const demander = (adresse: string) => creerClientImilo({ adresse, cles }, 200).evenements()
    for (const [chemin, phrase] of [
      ['/lent', /met trop de temps/],
      ['/cle', /refuse la clé.*l’assistance/],
      ['/sollicite', /prie d’attendre/],
      ['/illisible', /ne lit pas.*l’assistance/],
    ] as const)
      await assert.rejects(demander(`http://127.0.0.1:${port}${chemin}`), phrase)
    faux.closeAllConnections()
    await new Promise(resolve => faux.close(resolve))
    await assert.rejects(demander(`http://127.0.0.1:${port}/ferme`), /ne se laisse pas joindre/)
  })

  it('ce qui n’est plus vu depuis quatre cents jours s’oublie', async () => {
    await p.base.proprietaire`update rejet_imilo set vu_le = vu_le - interval '401 days'`
    await purgerLesRetoursImilo(p.base.proprietaire, p.moteur.horloge())
    const [reste] = await p.base.proprietaire<{ n: number }[]>`select count(*)::int as n from rejet_imilo`
    assert.equal(reste?.n, 0)
  })
})
