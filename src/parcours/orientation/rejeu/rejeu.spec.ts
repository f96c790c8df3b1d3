import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { NOM_DU_COOKIE } from '../../../acces/session/index.js'
import { unePersonne } from '../../../../outils/epreuves/population.js'
import { reponses, uneOrientation } from '../orientation.essai.js'
import { enTable, tableCandidate, tableEnVigueur, type TableCandidate } from './candidate.js'
import type { RejeuDeTable } from './operation.js'
import { rejouerLaTable } from './rejouer.js'
import { agirPour } from '../../../moteur/journal.js'

const o = await uneOrientation()
const { p } = o
after(() => p.fermer())

const appeler = async (qui: string, methode: 'GET' | 'POST', chemin: string, corps?: unknown) => {
  const temoin = (await p.ouvrirSession(qui)).replace(`${NOM_DU_COOKIE}=`, '')
  const session = (await p.portail.sessions.parCookie(temoin)) ?? assert.fail()
  return p.portail.api(session, 'essai', methode, `/api/v1/pilotage/${chemin}`, corps === undefined ? {} : { corps })
}
const essayer = async (table: unknown, qui = 'monsieurBrun') => {
  const r = await appeler(qui, 'POST', 'rejeux', table)
  assert.equal(r.statut, 200, r.texte)
  return r.corps as RejeuDeTable
}
const enVigueur = JSON.parse(tableEnVigueur(o.jour())) as TableCandidate
const sans = (code: string): TableCandidate => ({ version: 'essai', regles: enVigueur.regles.filter(r => r.code !== code) })
const photo = async () =>
  JSON.stringify(
    await p.base.proprietaire`select (select json_agg(o order by usager_id, numero) from orientation o) as o,
      (select json_agg(d order by usager_id, numero) from decision_d_orientation d) as d, (select count(*) from evenement) as e`,
  )

/** Four with the same answers, of whom two were decided otherwise than proposed; one whose answers lack. */
describe('C2 — Une table candidate se lit sur les cas passés avant d’être adoptée', () => {
  before(async () => {
    await p.base.proprietaire`delete from orientation`
    for (const i of [0, 1, 2, 3, 4]) {
      const usager = await unePersonne(p, [{ organisation: 'CD59', structure: null, motif: 'competence-orientation' }], {
        sans: ['orientation', 'decisionDOrientation'],
      })
      const { niveauEtude: _, ...incompletes } = reponses
      assert.equal((await o.repondre('madameRoy', usager, i === 4 ? incompletes : reponses)).status, 201)
      if (i > 1) continue
      const autrement = { sens: 'REFUSEE', motifRefus: 'APPRECIATION_DIFFERENTE', parcours: 'PED', organisme: 'FT', organisation: 'FT' }
      const r = await o.decider('madameRoy', usager, { ...autrement, orientation: 1, surVersion: 1 })
      assert.equal(r.status, 201, await r.clone().text())
    }
  })

  it('la table en vigueur ne change rien', async () => {
    const lue = (await appeler('monsieurBrun', 'GET', 'table-de-decision')).corps
    assert.deepEqual(lue, enVigueur)
    const r = await essayer(lue)
    assert.deepEqual([r.cas, r.incomplets, r.changent, r.sansRegle, r.changements], [4, 1, 0, 0, []])
    assert.deepEqual([r.decides, r.suivisAvant, r.suivisApres], [2, 0, 0])
    assert.deepEqual(
      r.regles.filter(x => x.tient > 0),
      [{ code: 'A4', tient: 4 }],
    )
  })

  it('sans la règle A4 : combien changent, de quoi à quoi, et ce qui serait plus proche de ce qui a été décidé', async () => {
    const avant = await photo()
    const r = await essayer(sans('A4'))
    const [change] = r.changements
    assert.deepEqual(
      [r.changent, change?.nombre, change?.avant, change?.apres],
      [4, 4, { regle: 'A4', parcours: 'PSO', organisme: 'CD' }, { regle: 'A6', parcours: 'PED', organisme: 'FT' }],
    )
    assert.deepEqual([r.suivisAvant, r.suivisApres], [0, 2])
    assert.equal(change?.exemples.length, 4)
    assert.equal(await photo(), avant, 'rien n’a bougé')
    const texte = JSON.stringify(r)
    for (const usager of await p.base.proprietaire<{ id: string }[]>`select id from usager`)
      assert.ok(!texte.includes(p.moteur.identifiants.pour('CD59', BigInt(usager.id)).slice(0, 8)), 'aucun identifiant d’elle')
    assert.doesNotMatch(texte, /EPREUVE|ENFANT_SANS_SOLUTION_GARDE/)
  })

  it('une table qui ne dit rien d’un cas : c’est dit, et rien n’est inventé', async () => {
    const r = await essayer({ version: 'essai', regles: [enVigueur.regles[0]] })
    assert.deepEqual([r.sansRegle, r.changent, r.changements[0]?.apres], [4, 4, null])
  })

  it('une table fausse est refusée avec ses raisons', async () => {
    const regle = { code: 'X1', si: [], parcours: 'PED', phrase: 'Une phrase.' }
    for (const [fausse, attendu] of [
      [{ version: 'e', regles: [] }, /regles/],
      [{ version: 'e', regles: [regle, regle] }, /même code/],
      [{ version: 'e', regles: [{ ...regle, parcours: 'IND' }] }, /parcours/],
      [{ version: 'e', regles: [{ ...regle, si: [{ critere: 'nom', parmi: ['x'] }] }] }, /si/],
      [{ version: 'e', regles: [{ ...regle, si: [{ critere: 'projetPro', parmi: ['RIEN'] }] }] }, /si/],
      [{ version: 'e', regles: [{ ...regle, si: [{ auMoins: 2, de: [{ critere: 'brsa', parmi: [true] }] }] }] }, /si/],
    ] as const) {
      const r = await appeler('monsieurBrun', 'POST', 'rejeux', fausse)
      assert.equal(r.statut, 400, r.texte)
      assert.match(r.texte, attendu)
      assert.ok(!tableCandidate.safeParse(fausse).success)
    }
  })

  it('qui pilote essaie sur les personnes de son organisation, tracé ; les autres n’essaient pas', async () => {
    assert.equal((await essayer(enVigueur, 'monsieurVidal')).cas, 2, 'les deux qui lui ont été confiées')
    for (const qui of ['madameRoy', 'madameAdam', 'sofia', 'julien'])
      assert.equal((await appeler(qui, 'POST', 'rejeux', enVigueur)).statut, 403, qui)
    const [trace] = await p.base.proprietaire<{ objet: string; detail: unknown }[]>`
      select objet, detail from acte_d_administration where acte = 'orientation.rejouer' and par_organisation = 'CD59' order by instant limit 1`
    assert.deepEqual({ ...trace }, { objet: enVigueur.version, detail: { cas: 4, changent: 0 } })
  })

  it('par lots, chaque cas une fois ; au plus tant de personnes quand quelqu’un attend', async () => {
    const { sql, chiffrement, identifiants } = p.moteur
    const rejouer = async (auPlus: number) =>
      sql.begin('read only', async t => {
        await agirPour(t, { organisation: 'CD59', personne: null })
        return rejouerLaTable({ sql: t, chiffrement, identifiants, organisation: 'CD59', jour: o.jour() }, enTable(enVigueur), auPlus)
      })
    assert.deepEqual([(await rejouer(Infinity)).cas, (await rejouer(Infinity)).tronque], [4, false])
    const peu = await rejouer(2)
    assert.deepEqual([peu.cas + peu.incomplets, peu.tronque], [2, true])
  })

  it('à l’écran : la table en vigueur à changer, puis ce qui changerait ; une faute de frappe est dite', async () => {
    const cookie = await p.ouvrirSession('monsieurBrun')
    const lire = async (r: Response) => (await r.text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
    const page = await (await fetch(`${p.url}/professionnel/pilotage/rejeu`, { headers: { cookie } })).text()
    const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? assert.fail()
    const envoyer = async (table: string) =>
      fetch(`${p.url}/professionnel/pilotage/rejeu`, {
        method: 'POST',
        headers: { cookie, origin: p.url, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ csrf, table }).toString(),
      })
    assert.match(
      await lire(await envoyer(JSON.stringify(sans('A4')))),
      /Propositions qui changeraient 4 \(100 %\).*parcours emploi, France Travail règle A6/,
    )
    const fautive = await envoyer('{')
    assert.equal(fautive.status, 422)
    assert.match(await lire(fautive), /n’est pas du JSON/)
  })
})
