import assert from 'node:assert/strict'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { ISql } from 'postgres'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { attendreQue } from '../../outils/attendre-que.js'
import { toutSceller } from '../../outils/tout-sceller.js'
import { reconnaitreLeSceau } from '../serveur/secrets/sceau-reconnu.js'
import { alterations } from './alterations.essai.js'
import { cleReconnue } from './cle-reconnue.js'
import type { LigneDExport } from './export.js'
import { exporter } from './exporter.js'
import { enFeuilles } from './feuille.js'
import { estCoherente } from './inclusion.js'
import { type CleDeNote, ecrireLaCle, lireLaCle, ouvrir } from './note.js'
import { verifierLesPreuves } from './preuves-de-rangs.js'
import { lireLeSceau } from './sceau.js'
import { sceller } from './sceller.js'
import { lireLeTemoin } from './temoin.js'
import { verifier } from './verifier.js'
import type { Preuves } from './vue.js'

let p: PlateformeDEssai
let cles: CleDeNote[]
before(async () => {
  p = await unePlateforme({ graceDuJournal: 1500 })
  await lireAmina()
  await toutSceller(p)
  await lireAmina()
  await lireAmina()
  await toutSceller(p)
  cles = await p.scellement.cles()
})
after(() => p.fermer())

const appelerAmina = async () =>
  p.appeler(`/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD59')}`, { jeton: await p.jetonDe('madameRoy') })
/** Once the seals are back in time, if another spec has made them late. */
const lireAmina = () => attendreQue(async () => (await appelerAmina()).status === 200)
const exporte = async (sql: ISql = p.base.application): Promise<LigneDExport[]> => {
  const lignes: LigneDExport[] = []
  for await (const ligne of exporter({ sql, sels: p.secrets.selsDuJournal, instant: new Date() })) lignes.push(ligne)
  return lignes
}
const enSuite = async function* (lignes: readonly LigneDExport[]) {
  yield* lignes
}
const rapport = async (lignes: readonly LigneDExport[], temoins: string[] = []) => verifier(enSuite(lignes), cles, temoins)
const texte = async (chemin: string) => (await p.appeler(chemin)).text()
const noteDe = (lignes: readonly LigneDExport[]) => lignes.flatMap(l => ('sceau' in l ? [l.sceau] : []))

class Annuler extends Error {}
/** What a superuser does to the base, seen by the verification, then undone. */
async function altere(ordre: (sql: ISql) => Promise<unknown>, temoins: string[] = []) {
  let lu: Awaited<ReturnType<typeof verifier>> | undefined
  await p.base.proprietaire
    .begin(async sql => {
      await ordre(sql)
      lu = await rapport(await exporte(sql), temoins)
      throw new Annuler()
    })
    .catch((erreur: unknown) => {
      if (!(erreur instanceof Annuler)) throw erreur
    })
  assert.ok(lu)
  return lu
}

describe('A11 — Le journal est scellé, et qui que ce soit le vérifie', () => {
  it('intact, il se vérifie avec la seule clé publique : chaque rang scellé y est', async () => {
    const lu = await rapport(await exporte())
    assert.deepEqual(lu.anomalies, [])
    const [{ n } = { n: 0 }] = await p.base.proprietaire<
      { n: number }[]
    >`select count(*)::int as n from journal where tx < (select max(au) from sceau)`
    assert.equal(lu.rangs, n)
    assert.ok(lu.sceaux >= 2 && n > 3)
  })

  it('la clé d’un autre n’y reconnaît rien', async () => {
    const autre = generateKeyPairSync('ed25519').publicKey
    const { publique: sienne } = cles[0] as CleDeNote
    assert.equal(await cleReconnue(p.base.application, [autre]), false)
    assert.equal(await cleReconnue(p.base.application, [autre, sienne]), true, 'remplacée, l’ancienne gardée à sa suite')
    const lu = await verifier(enSuite(await exporte()), [{ nom: cles[0]?.nom ?? '', publique: autre }])
    assert.match(lu.anomalies[0] ?? '', /n’est pas signé par la clé donnée/)
  })

  it('sous d’autres sels, aucun démarrage qui scelle : le fichier est nommé ; sur un journal neuf, tous conviennent', async () => {
    const demarrer = (sql: ISql, selsDuJournal: Buffer) =>
      reconnaitreLeSceau(sql, { ...p.secrets, selsDuJournal }, { dossierSecrets: '/secrets' }).then(
        () => 'accepté',
        (refus: Error) => refus.message,
      )
    const autres = randomBytes(32)
    assert.equal(await demarrer(p.base.application, p.secrets.selsDuJournal), 'accepté')
    assert.match(
      await demarrer(p.base.application, autres),
      /« \/secrets\/sels-du-journal\.cle » \(ou SECRET_SELS_DU_JOURNAL\) n’est pas celle sous laquelle le journal a été scellé/,
    )
    await altere(async sql => {
      await sql`delete from ancre`
      await sql`delete from sceau`
      assert.equal(await demarrer(sql, autres), 'accepté')
    })
  })

  it('l’export ne porte ni numéro interne, ni NIR, ni autre chose qu’un repère de la personne', async () => {
    const brut = JSON.stringify(await exporte())
    assert.ok(!brut.includes(`"${p.numero('amina')}"`))
  })
})

describe('A11 — Qui tient la base ne peut pas récrire le journal sans que cela se voie', () => {
  for (const [quoi, { ordre, trouve, temoin }] of Object.entries(alterations))
    it(`${quoi} : trouvé, et situé`, async () => {
      const temoins = temoin ? noteDe(await exporte()) : []
      const lu = await altere(async sql => {
        for (const o of ordre) await (sql as typeof p.base.proprietaire).unsafe(o)
      }, temoins)
      assert.equal(lu.intact, false)
      assert.ok(
        lu.anomalies.some(a => trouve.test(a)),
        lu.anomalies.join('\n'),
      )
      assert.ok(
        lu.anomalies.some(a => /entre .* et 20\d\d-|sceau \d|ligne déclarée/.test(a)),
        lu.anomalies.join('\n'),
      )
    })

  it('une ancienne copie remise : le témoin a vu la suite', async () => {
    const ancienne = await exporte()
    await lireAmina()
    await toutSceller(p)
    const lu = await rapport(ancienne, noteDe(await exporte()))
    assert.match(lu.anomalies[0] ?? '', /ancienne copie remise/)
    assert.equal((await rapport(await exporte(), noteDe(ancienne))).intact, true)
  })
})

describe('A11 — Chacun vérifie ses propres lignes', () => {
  const lesSiennes = async (qui: string): Promise<Preuves> =>
    (await (await p.appeler('/api/v1/acces-de-la-personne/consultations/moi/preuves', { jeton: await p.jetonDe(qui) })).json()) as Preuves

  it('Amina emporte les siennes, sans le nom des agents ; une seule lettre changée se voit', async () => {
    const preuves = await lesSiennes('amina')
    assert.ok(preuves.rangs.length >= 3)
    assert.deepEqual(verifierLesPreuves(preuves, cles), [])
    assert.ok(!JSON.stringify(preuves).includes('ROY'))
    const [premier] = preuves.rangs
    assert.ok(premier)
    for (const faux of [
      { ...premier, publique: premier.publique.with(4, 'CD62') },
      { ...premier, usager: { valeur: 'autre', sel: 'x' } },
      { ...premier, agent: 'autre' },
      { ...premier, rang: premier.rang + 1 },
      { ...premier, chemin: premier.chemin.slice(1) },
    ])
      assert.match(verifierLesPreuves({ ...preuves, rangs: [faux] }, cles)[0] ?? '', /n’est pas celle qui a été scellée/)
  })

  it('celles d’une autre ne s’y trouvent pas : le repère est le sien seul', async () => {
    const reperes = async (qui: string) =>
      new Set((await lesSiennes(qui)).rangs.map(r => (typeof r.usager === 'string' ? '' : r.usager.valeur)))
    await toutSceller(p)
    const [amina, yanis] = [await reperes('amina'), await reperes('yanis')]
    assert.equal(amina.size, 1)
    assert.ok([...yanis].every(r => !amina.has(r)))
    const jeton = await p.jetonDe('madameRoy')
    assert.equal((await p.appeler('/api/v1/acces-de-la-personne/consultations/moi/preuves', { jeton })).status, 403)
  })
})

describe('A11 — Le journal scellé se suit comme tout journal de transparence', () => {
  it('la note, la clé, les tuiles et la cohérence se lisent sans compte, et se tiennent', async () => {
    const cle = lireLaCle(await texte('/journal/cle'))
    assert.ok(cle)
    assert.equal(ecrireLaCle(cle), ecrireLaCle(cles[0] as CleDeNote))
    const avant = lireLeSceau(ouvrir(await texte('/journal/checkpoint'), [cle]) ?? '')
    await lireAmina()
    await toutSceller(p)
    const apres = lireLeSceau(ouvrir(await texte('/journal/checkpoint'), [cle]) ?? '')
    assert.ok(avant && apres && apres.taille > avant.taille)
    const { chemin } = JSON.parse(await texte(`/journal/coherence/${avant.taille}/${apres.taille}`)) as { chemin: string[] }
    const tailles = { avant: avant.taille, apres: apres.taille, racineAvant: avant.racine, racineApres: apres.racine }
    assert.ok(estCoherente({ ...tailles, chemin: chemin.map(h => Buffer.from(h, 'base64')) }))
    const tuile = await p.appeler(`/journal/tile/0/000.p/${Math.min(apres.taille, 255)}`)
    assert.equal((await tuile.arrayBuffer()).byteLength, 32 * Math.min(apres.taille, 255))
    for (const rien of [
      '/journal/tile/0/999',
      '/journal/tile/0/000.p/0',
      '/journal/tile/0/%27',
      '/journal/coherence/0/1',
      '/journal/coherence/1/999999999',
    ])
      assert.equal((await p.appeler(rien)).status, 404, rien)
  })

  it('le témoin garde les notes hors de la base, et un tiers les date', async () => {
    assert.equal(await p.scellement.ancrer(), 1)
    assert.equal(await p.scellement.ancrer(), 0)
    const { vus } = await lireLeTemoin(p.temoinDuJournal)
    assert.ok(vus.some(v => v.jeton !== undefined))
    assert.equal(
      (
        await rapport(
          await exporte(),
          vus.map(v => v.note),
        )
      ).intact,
      true,
    )
  })
})

describe('A11 — Sans preuve, plus rien n’est servi', () => {
  const sante = async () => {
    const r = await p.appeler('/sante')
    const { status, checks } = (await r.json()) as { status: string; checks: { preuves: [{ status: string }] } }
    return [r.status, status === 'fail', checks.preuves[0].status]
  }

  it('au-delà du délai, la santé le dit et l’accès se ferme ; les preuves revenues, il se rouvre', async () => {
    await toutSceller(p)
    assert.deepEqual(await sante(), [200, false, 'pass'])
    await p.base.proprietaire`revoke insert on sceau from plateforme_application`
    // Who stops the seals says besides that all is sealed: only a signed note is believed.
    await p.base.proprietaire`update sceau set au = au + 1000000000000 where rang = (select max(rang) from sceau)`
    try {
      await lireAmina()
      await attendreQue(async () => (await appelerAmina()).status === 503)
      assert.deepEqual(await sante(), [503, true, 'fail'])
      const refus = (await (await appelerAmina()).json()) as { detail: string }
      assert.match(refus.detail, /Les preuves du journal sont en retard/)
      assert.equal((await p.appeler('/journal/checkpoint')).status, 200)
    } finally {
      await p.base.proprietaire`update sceau set au = au - 1000000000000 where au > 1000000000000`
      await p.base.proprietaire`grant insert on sceau to plateforme_application`
    }
    await attendreQue(async () => (await sante())[0] === 200)
    await lireAmina()
  })
})

describe('A11 — Tout récrire ne sert à rien', () => {
  it('récrit et scellé de nouveau par qui tient la base : la clé connue ne le reconnaît pas, le témoin non plus', async () => {
    const vraies = noteDe(await exporte())
    await p.scellement.arreter()
    const base = p.base.proprietaire
    await base`delete from ancre`
    await base`delete from sceau`
    await base`delete from tuile`
    await base`delete from journal where organisation = 'CD59'`
    const { privateKey: privee, publicKey: publique } = generateKeyPairSync('ed25519')
    const nom = cles[0]?.nom ?? ''
    await sceller({ sql: base, privee, enFeuille: enFeuilles(p.secrets.selsDuJournal), origine: nom, horloge: () => new Date() })
    const faux = await exporte()
    assert.match((await rapport(faux)).anomalies[0] ?? '', /n’est pas signé par la clé donnée/)
    const complice = await verifier(enSuite(faux), [{ nom, publique }, ...cles], vraies)
    assert.ok(
      complice.anomalies.some(a => /n’est pas celui que le témoin a vu/.test(a)),
      complice.anomalies.join('\n'),
    )
  })
})
