import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { unePersonne } from '../../../outils/epreuves/population.js'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'

let p: PlateformeDEssai
before(async () => {
  p = await unePlateforme()
})
after(() => p.fermer())

/** More than five thousand persons followed at Lille: copies of one, made where her data are. */
const COMBIEN = 5_200

async function peupler(): Promise<void> {
  const modele = await unePersonne(p, [{ organisation: 'CD59', structure: null, motif: 'accompagnement' }])
  await p.base.proprietaire.begin(async sql => {
    const [{ max } = { max: '0' }] = await sql<{ max: string }[]>`select max(id)::text as max from usager`
    await sql`insert into usager (id, cree_le) overriding system value select n, now() from generate_series(${max}::bigint + 1, ${max}::bigint + ${COMBIEN}) n`
    for (const table of ['identite', 'inscription', 'rattachement']) {
      const colonnes = (
        await sql<{ nom: string }[]>`select column_name as nom from information_schema.columns
          where table_name = ${table} and column_name <> 'usager_id' and is_generated = 'NEVER'`
      ).map(c => c.nom)
      const valeurs = colonnes.map(c =>
        c === 'nom' ? `'SUIVIE ' || n` : ['nir_empreinte', 'numero_france_travail'].includes(c) ? 'null' : `r."${c}"`,
      )
      await sql.unsafe(
        `insert into ${table} (usager_id, ${colonnes.map(c => `"${c}"`).join(', ')})
         select n, ${valeurs.join(', ')} from ${table} r, generate_series(${max}::bigint + 1, ${max}::bigint + ${COMBIEN}) n where r.usager_id = ${modele}`,
      )
    }
  })
}
const demander = async (cookie: string, requete = '') =>
  p.appeler(`/professionnel/personnes.csv${requete}`, { headers: { cookie }, redirect: 'manual' })

describe('B — Emporter la liste des personnes suivies', () => {
  it('les emporte toutes, au-delà de cinq mille, et le journal a la ligne de chacune', async () => {
    await peupler()
    const avant = new Date()
    const csv = await demander(await p.ouvrirSession('monsieurBrun'))
    assert.equal(csv.status, 200)
    const noms = [...(await csv.text()).matchAll(/^SUIVIE (\d+);/gm)].map(([, n]) => n)
    assert.equal(new Set(noms).size, COMBIEN)
    assert.equal(noms.length, COMBIEN, 'chacune une fois')
    const traces = await p.base.proprietaire<{ ligne: string; n: number }[]>`
      select l.code as ligne, count(distinct j.usager_id)::int as n from journal j join ligne_declaree l on l.id = j.ligne
      where j.instant >= ${avant} and j.issue = 'servi' and j.usager_id = any(select usager_id from identite where nom like 'SUIVIE %')
      group by 1 order by 1`
    assert.deepEqual(
      traces.map(t => [t.ligne, t.n]),
      ['identite', 'inscription', 'rattachement'].map(r => [`${r}.accompagnement.consulter`, COMBIEN]),
    )
  })

  it('n’est donnée qu’à qui peut exporter, avec la preuve que cet acte demande', async () => {
    assert.equal((await demander(await p.ouvrirSession('madameRoy'))).status, 403, 'son rôle')
    const faible = await demander(await p.ouvrirSession('monsieurBrun', { acr: 'eidas1-mfa', amr: ['pwd', 'mail', 'mfa'] }))
    assert.equal(faible.status, 303)
    assert.match(faible.headers.get('location') ?? '', /^\/second-facteur\?.*demande=renforcee/)
    assert.equal((await demander(await p.ouvrirSession('monsieurKone'))).status, 403, 'un administrateur n’emporte personne')
  })
})
