import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { fichierCnaf } from '../../../../jeu-d-essai/fichier-cnaf.js'
import { fichierContrats } from '../../../../jeu-d-essai/fichier-contrats.js'
import { fichierMissionLocale } from '../../../../jeu-d-essai/fichier-mission-locale.js'
import { type PlateformeDEssai, unePlateforme } from '../../../../outils/plateforme-d-essai.js'
import { arreter } from '../../../../outils/arret-d-essai.js'
import { purgerLesImports } from '../purge.js'
import { aSonTour } from '../verrou.js'

let p: PlateformeDEssai
before(async () => {
  p = await unePlateforme()
})
after(() => p.fermer())

async function tout(octets: AsyncIterable<Buffer>): Promise<Buffer> {
  const morceaux: Buffer[] = []
  for await (const morceau of octets) morceaux.push(morceau)
  return Buffer.concat(morceaux)
}

type Vue = Record<string, unknown> & {
  id: string
  etat: string
  lus: number
  rejetes: number
  crees: number
  inchanges: number
  modifies: number
}
const deposer = (jeton: string, corps: Buffer | string, format = 'cnaf', type = 'application/xml') =>
  p.appeler(`/api/v1/imports?format=${format}&nom=essai`, {
    method: 'POST',
    jeton,
    body: corps as BodyInit,
    headers: { 'content-type': type },
  })

async function attendreLaFin(lieu: string, jeton: string): Promise<Vue> {
  for (let essai = 0; essai < 300; essai++) {
    const vue = (await (await p.appeler(lieu, { jeton })).json()) as Vue
    if (['termine', 'refuse', 'echoue'].includes(vue.etat)) return vue
    await attendre(100)
  }
  return assert.fail('l’import ne finit pas')
}

async function importer(jeton: string, corps: Buffer | string, format = 'cnaf', type = 'application/xml'): Promise<Vue> {
  const reponse = await deposer(jeton, corps, format, type)
  assert.equal(reponse.status, 202, await reponse.clone().text())
  return attendreLaFin(reponse.headers.get('location') ?? '', jeton)
}

describe('B1 — Le dépôt d’un fichier par l’API', () => {
  it('reçoit, importe, dit où il en est, et rend un rapport ligne à ligne', async () => {
    const jeton = await p.jetonDApplication('PAR_caf_591')
    const f = fichierCnaf({ graine: 11, taille: 300, departement: '59', defauts: 30 })
    const octets = await tout(f.octets)
    const vue = await importer(jeton, octets)
    assert.deepEqual([vue.etat, vue.lus, vue['avancement'], vue['typeFlux']], ['termine', f.bilan.foyers, 1, 'M'])
    const rapport = await p.appeler(`${vue['rapport']}`, { jeton })
    assert.equal(rapport.headers.get('content-type'), 'text/csv; charset=utf-8')
    const lignes = (await rapport.text()).split('\r\n')
    assert.ok(lignes[0]?.includes('gravité;code;raison'))
    for (const d of f.plantes.filter(d => d.gravite === 'rejet'))
      assert.ok(
        lignes.some(l => l.startsWith(`rejet;${d.motifAttendu};`) && l.includes(`;${d.indexFoyer + 1};`)),
        `${d.defaut} ligne ${d.indexFoyer + 1}`,
      )
    const elements = (await (await p.appeler('/api/v1/imports', { jeton })).json()) as { elements: Vue[] }
    assert.equal(elements.elements.length, 1)
  })

  it('ne garde pas le fichier une fois importé', async () => {
    const [reste] = await p.base.proprietaire`select count(*)::int as n from import where fichier is not null`
    assert.equal(reste?.n, 0)
    assert.deepEqual(readdirSync(p.dossierDesImports), [])
  })

  it('garde la trace de ce que la normalisation a changé, chiffrée', async () => {
    const jeton = await p.jetonDApplication('PAR_caf_591')
    const f = fichierCnaf({ graine: 12, taille: 40, departement: '59', defauts: ['dateBarres'], dateReference: '2026-02-28' })
    const octets = await tout(f.octets)
    const vue = await importer(jeton, octets)
    const rang = (f.plantes[0]?.indexFoyer ?? 0) + 1
    const lignage = (await (await p.appeler(`/api/v1/imports/${vue.id}/elements/${rang}/normalisation`, { jeton })).json()) as {
      elements: { regle: string; brut: string; valeur: string }[]
    }
    assert.deepEqual(
      lignage.elements.map(l => l.regle),
      ['DATE_FRANCAISE'],
    )
    // I6 — they are data of somebody: whoever goes through the ranks is counted.
    const lues = await p.base.proprietaire`
      select from journal where issue = 'servi' and organisation = 'CAF591' and usager_id in (select usager_id from identite)`
    assert.equal(lues.length, 1)
    const [garde] = await p.base.proprietaire`select contenu_chiffre from import_lignage where import = ${vue.id} and rang = ${rang - 1}`
    assert.ok(!garde?.contenu_chiffre.toString('latin1').includes(lignage.elements[0]?.brut ?? '?'))
  })

  it('ne montre un import qu’à l’organisation qui l’a déposé', async () => {
    const [fiche] = await p.base.proprietaire`select id from import limit 1`
    const autre = await p.jetonDApplication('PAR_caf_621')
    for (const suite of ['', '/rapport', '/elements/1/normalisation'])
      assert.equal((await p.appeler(`/api/v1/imports/${fiche?.id}${suite}`, { jeton: autre })).status, 404)
    assert.deepEqual(await (await p.appeler('/api/v1/imports', { jeton: autre })).json(), { elements: [] })
  })

  it('refuse à qui n’a pas les échanges du fichier, et le trace', async () => {
    const referente = await p.jetonDe('madameRoy')
    assert.equal((await deposer(referente, '<Racine/>')).status, 403)
    assert.equal((await deposer('faux', '<Racine/>')).status, 401)
    const [trace] = await p.base.proprietaire`select issue from journal where agent like 'roy.claire%' order by instant desc limit 1`
    assert.equal(trace?.issue, 'interdit')
  })

  it('refuse ce qui n’est pas un fichier attendu, par une phrase', async () => {
    const jeton = await p.jetonDApplication('PAR_caf_591')
    assert.equal((await deposer(jeton, '')).status, 400)
    assert.equal((await deposer(jeton, '{}', 'cnaf', 'application/json')).status, 400)
    assert.equal((await deposer(jeton, 'a', 'inconnu')).status, 400)
    assert.equal((await deposer(jeton, 'a', 'cnaf', 'application/pdf')).status, 415)
    for (const [corps, motif] of [
      ['pas du XML', 'FLUX_PAS_XML'],
      ['<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><Racine></Racine>', 'FLUX_DTD_INTERDITE'],
      ['PK\u0003\u0004zip', 'FLUX_COMPRESSE'],
    ] as const) {
      const vue = await importer(jeton, corps)
      assert.deepEqual([vue.etat, vue['motif']], ['refuse', motif])
      assert.ok(String(vue['detail']).length > 20)
    }
  })

  it('I8 — le fichier de qui est arrêté depuis attend : rien ne s’écrit de ce qui reste avant que l’accès soit rouvert', async () => {
    const [jeton, autre] = [await p.jetonDApplication('PAR_caf_591'), await p.jetonDApplication('PAR_caf_621')]
    const fichier = async (departement: '59' | '62', graine: number) =>
      tout(fichierCnaf({ graine, taille: 5, departement, dateReference: '2026-03-31' }).octets)
    const etat = async () => (await p.base.proprietaire`select etat from import order by recu_le desc, id limit 1 offset 0`)[0]?.['etat']
    let rouvrir = async () => {}
    // Another import of the same organisation is under way when it is deposited: it waits for its turn, and is stopped meanwhile.
    const lieu = await aSonTour(p.moteur.sql, 'CAF591', { attendreSonTour: true }, async () => {
      const depose = await deposer(jeton, await fichier('59', 91))
      await attendre(300)
      assert.equal(await etat(), 'recu')
      rouvrir = await arreter(p, { portee: 'organisation', cible: 'CAF591', organisation: 'CAF591' })
      return depose.headers.get('location') ?? ''
    })
    assert.equal((await importer(autre, await fichier('62', 92))).etat, 'termine')
    const [attend] = await p.base.proprietaire`select etat from import where id = ${lieu.split('/').at(-1) ?? ''}`
    assert.equal(attend?.['etat'], 'recu')
    await rouvrir()
    await importer(autre, await fichier('62', 93))
    assert.equal((await attendreLaFin(lieu, jeton)).etat, 'termine')
  })
})

describe('B2 — Le fichier d’une mission locale', () => {
  it('inscrit les jeunes en catégorie A, les rattache, et ne change rien la seconde fois', async () => {
    const jeton = await p.jetonDApplication('PAR_imilo_lille')
    const f = fichierMissionLocale({ graine: 5, taille: 200, jour: '2026-11-01' })
    const octets = await tout(f.octets)
    const vue = await importer(jeton, octets, 'mission-locale', 'text/csv')
    assert.deepEqual([vue.etat, vue['lus'], vue['personnes'], vue.rejetes], ['termine', 200, 200, 0])
    const rangs = await p.base.proprietaire`select distinct i.categorie, i.origine from inscription i join identite using (usager_id)
      where i.auteur_organisation = 'ML-LILLE' and i.auteur_agent = 'essai|ESSAI|Agent' order by 2`
    assert.deepEqual(
      rangs.map(r => [r.categorie, r.origine]),
      [
        ['A', 'INSCRIPTION_AUTO_MILO'],
        ['A', 'RDS_LPE'],
      ],
    )
    const encore = await importer(jeton, octets, 'mission-locale', 'text/csv')
    assert.deepEqual([encore.crees, encore.modifies, encore.inchanges], [0, 0, 200])
  })

  it('lit les colonnes comme la structure les nomme', async () => {
    const jeton = await p.jetonDApplication('PAR_imilo_lille')
    const f = fichierMissionLocale({
      graine: 6,
      taille: 5,
      jour: '2026-11-01',
      entetes: { nom: 'Patronyme du jeune', dateOuverture: 'Arrivé le' },
    })
    const octets = await tout(f.octets)
    const avant = await importer(jeton, octets, 'mission-locale', 'text/csv')
    assert.deepEqual([avant.etat, avant['motif']], ['refuse', 'FLUX_COLONNES_ABSENTES'])
    const reglage = await p.appeler('/api/v1/imports/colonnes/mission-locale', {
      method: 'PUT',
      jeton,
      body: JSON.stringify({ nom: 'Patronyme du jeune', dateOuverture: 'Arrivé le' }),
    })
    assert.equal(reglage.status, 204)
    const apres = await importer(jeton, octets, 'mission-locale', 'text/csv')
    assert.deepEqual([apres.etat, apres.crees], ['termine', 5])
    await p.appeler('/api/v1/imports/colonnes/mission-locale', { method: 'PUT', jeton, body: '{}' })
  })

  it('nomme chaque ligne écartée, par son numéro et jamais par un nom', async () => {
    const jeton = await p.jetonDApplication('PAR_imilo_lille')
    const f = fichierMissionLocale({ graine: 8, taille: 120, jour: '2026-11-01', defauts: 40 })
    const octets = await tout(f.octets)
    const vue = await importer(jeton, octets, 'mission-locale', 'text/csv')
    assert.equal(vue.etat, 'termine')
    const constats = await p.base.proprietaire`select rang, code, gravite, element from import_anomalie where import = ${vue.id}`
    for (const d of f.plantes.filter(d => d.motifAttendu !== null))
      assert.ok(
        constats.some(c => String(c.element).split(',')[0] === `ligne ${d.ligne}` && c.code === d.motifAttendu),
        JSON.stringify(d),
      )
    assert.ok(constats.every(c => /^ligne \d+(, dossier \w+)?$/.test(c.element)))
  })
})

describe('Les contrats d’avant le contrat d’engagement', () => {
  it('sont gardés pour les personnes que l’organisation suit, avec leurs dates ; les autres sont dites inconnues', async () => {
    const mission = await p.jetonDApplication('PAR_imilo_lille')
    const f = fichierContrats({ graine: 5, taille: 400, departements: ['59'], jour: '2026-11-01' })
    const octets = await tout(f.octets)
    const vue = await importer(mission, octets, 'contrats', 'text/csv')
    assert.equal(vue.etat, 'termine')
    const [gardes] = await p.base
      .proprietaire`select count(*)::int as n, count(distinct usager_id)::int as personnes from contrat_preexistant`
    assert.ok(gardes?.n > 20, `${gardes?.n} contrats`)
    assert.equal(vue.rejetes + gardes?.n, 400)
    const [type] = await p.base.proprietaire`select array_agg(distinct type order by type) as types from contrat_preexistant`
    assert.deepEqual(type?.types, ['CEJ', 'PACEA'])
    const encore = await importer(mission, octets, 'contrats', 'text/csv')
    assert.deepEqual([encore.modifies, encore.inchanges], [0, gardes?.personnes])
  })
})

describe('J5 — Ce que les fichiers laissent derrière eux', () => {
  it('est effacé un an après, l’import et son bilan restant', async () => {
    const compter = async () => {
      const [n] = await p.base
        .proprietaire`select (select count(*) from import_anomalie)::int as constats, (select count(*) from import_lignage)::int as lignage,
        (select count(*) from import)::int as imports`
      return n
    }
    const avant = await compter()
    assert.ok(avant?.constats > 0 && avant?.lignage > 0)
    await purgerLesImports(p.base.proprietaire, new Date())
    assert.deepEqual(await compter(), avant)
    const dansUnAn = new Date()
    dansUnAn.setUTCMonth(dansUnAn.getUTCMonth() + 13)
    await purgerLesImports(p.base.proprietaire, dansUnAn)
    assert.deepEqual({ ...(await compter()) }, { constats: 0, lignage: 0, imports: avant?.imports })
  })
})
