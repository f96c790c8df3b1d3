import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { demander, envoyer } from '../../outils/epreuves/demandes.js'
import { types } from '../../outils/epreuves/acteurs.js'
import { uneEpreuve } from '../../outils/epreuves/epreuve.js'
import { operationsServies } from '../../outils/epreuves/operations.js'
import { dateNaissance, nirDe } from '../../outils/epreuves/population.js'
import { personnes } from '../../jeu-d-essai/personas.js'
import { ressources } from '../parcours/ressources.js'
import { agirPour } from './journal.js'
import { toutesLesLignes } from './lignes.js'
import { trouver } from './recherche.js'

const e = await uneEpreuve()
after(() => e.fermer())
const operations = await operationsServies(e)

/** Every table of the database, as text: what a stolen dump would hold. */
async function toutLeContenu(): Promise<string> {
  const tables = await e.base.proprietaire<{ nom: string }[]>`
    select c.oid::regclass::text as nom from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p', 'm')`
  assert.ok(tables.length > 20)
  const contenus: string[] = []
  for (const { nom } of tables) {
    const rangs = await e.base.proprietaire.unsafe<{ t: string }[]>(`select t::text as t from ${nom} t`)
    contenus.push(nom, ...rangs.map(r => r.t))
  }
  return contenus.join('\n')
}

describe('B5, J3 — Le NIR sert à reconnaître, et ne traîne nulle part', () => {
  it('on retrouve une personne par son NIR et sa date de naissance, jamais par l’un seul', async () => {
    const recherche = '/api/v1/tenue-de-la-liste/identites/recherche'
    const jeton = await e.jetonPour(e.ici('FT'))
    const chercher = (corps: unknown) => e.appeler(recherche, { method: 'POST', body: JSON.stringify(corps), jeton })
    const trouvee = await chercher({ nir: nirDe(e.suivie), dateNaissance })
    assert.deepEqual(await trouvee.json(), { usager: e.moteur.identifiants.pour('FT', e.suivie), identiteCertifiee: true })
    assert.equal((await chercher({ nir: nirDe(e.suivie), dateNaissance: '1988-04-24' })).status, 404)
    assert.equal((await chercher({ nir: nirDe(e.suivie + 1n), dateNaissance })).status, 404)
    assert.equal((await chercher({ nir: nirDe(e.suivie) })).status, 400)
    assert.equal((await chercher({ dateNaissance })).status, 400)
    const parNumero = await chercher({ numeroFranceTravail: String(30_000_000_000n + e.suivie) })
    assert.equal(parNumero.status, 200)
  })

  it('qui l’on ne suit pas et qui n’existe pas demandent à la base le même travail : le temps d’une réponse ne dit pas qui est connu', async () => {
    const ligne = toutesLesLignes(ressources).find(l => l.code === 'identite.accompagnement.rechercher') ?? assert.fail()
    const { organisation, structure } = e.ici('CD')
    const appelant = { organisation, structure, personne: null, type: 'CD', agent: null, application: 'portail', preuve: null } as const
    const travail = async (numeroFranceTravail: string) => {
      const demandes: string[] = []
      const { issue } = await e.moteur.sql.begin(async sql => {
        await agirPour(sql, appelant)
        const compte = new Proxy(sql, {
          apply: (cible, lui, arguments_: Parameters<typeof sql>) => {
            demandes.push('lire')
            return Reflect.apply(cible, lui, arguments_)
          },
          get: (cible, nom, lui) => {
            if (nom === 'unsafe') demandes.push('voir')
            return Reflect.get(cible, nom, lui) as unknown
          },
        })
        return trouver(compte, e.moteur, ligne, { ...appelant, lignes: new Set(), correlation: 'essai' }, { numeroFranceTravail })
      })
      return [issue, demandes]
    }
    const numero = (usager: bigint) => String(30_000_000_000n + usager)
    assert.deepEqual(await travail(numero(e.lointaine)), ['hors-perimetre', ['lire', 'voir']])
    assert.deepEqual(await travail(numero(e.lointaine + 100_000n)), ['aucune', ['lire', 'voir']])
  })

  it('corrigé, l’ancien ne la retrouve plus, le nouveau la retrouve, le passé se relit', async () => {
    const jeton = await e.jetonPour(e.ici('FT'))
    const url = `/api/v1/tenue-de-la-liste/identites/${e.moteur.identifiants.pour('FT', e.suivie)}`
    const nouveau = '2880459777001'
    const avant = new Date().toISOString()
    await new Promise(fin => setTimeout(fin, 15))
    const r = await e.appeler(url, { method: 'PATCH', body: JSON.stringify({ nir: nouveau }), headers: { 'if-match': '"1"' }, jeton })
    assert.equal(r.status, 200, await r.text())
    const chercher = (nir: string) =>
      e.appeler('/api/v1/tenue-de-la-liste/identites/recherche', { method: 'POST', body: JSON.stringify({ nir, dateNaissance }), jeton })
    assert.equal((await chercher(nirDe(e.suivie))).status, 404)
    assert.equal((await chercher(nouveau)).status, 200)
    const { donnees } = (await (await e.appeler(`${url}?au=${avant}`, { jeton })).json()) as { donnees: { nir: string } }
    assert.equal(donnees.nir, nirDe(e.suivie))
  })

  it('ni en clair dans la base, ni dans les réponses répétées, ni dans le journal, après tous les usages permis', async () => {
    for (const op of operations)
      for (const type of op.par) {
        const d = e.ici(type)
        const demande = await demander(e, op, d, e.suivie)
        await envoyer(e, demande, await e.jetonPour(d))
        if (op.forme === 'depot') await envoyer(e, demande, await e.jetonPour(d))
      }
    const contenu = await toutLeContenu()
    const nirs = [nirDe(e.suivie), nirDe(e.lointaine), '2880459777001', ...Object.values(personnes).map(p => p.identite.nir), '27704593']
    for (const nir of nirs) {
      assert.ok(!contenu.includes(nir), `${nir} est en clair`)
      assert.ok(!contenu.includes(Buffer.from(nir).toString('hex')), `${nir} est en clair, en hexadécimal`)
      assert.ok(!contenu.includes(Buffer.from(nir).toString('base64').slice(0, 16)), `${nir} est en clair, en base64`)
    }
    assert.ok(contenu.includes('BENALI'), 'le relevé voit bien les données')
  })

  it('deux personnes de même NIR chiffré n’ont pas le même chiffré, et la clé n’est pas dans la base', async () => {
    const [{ n, distincts } = { n: 0, distincts: 0 }] = await e.base.proprietaire<{ n: number; distincts: number }[]>`
      select count(*)::int as n, count(distinct nir_chiffre)::int as distincts from (select nir_chiffre from identite union all select nir_chiffre from identite_histoire) t`
    assert.ok(n > 5)
    assert.ok(distincts >= n - 12)
    const contenu = await toutLeContenu()
    for (const cle of [e.secrets.nir, e.secrets.nirEmpreinte, e.secrets.identifiants, e.secrets.jetonUsager])
      assert.ok(!contenu.includes(cle.toString('hex')) && !contenu.includes(cle.toString('base64')))
  })

  it('seules les lignes qui le déclarent le rendent', async () => {
    for (const op of operations.filter(o => o.forme === 'lecture' && o.ligne.ressource.nom === 'identite'))
      for (const type of types.filter(t => op.par.includes(t))) {
        const r = await envoyer(e, await demander(e, op, e.ici(type), e.suivie), await e.jetonPour(e.ici(type)))
        const texte = await r.text()
        assert.equal(r.status, 200, texte)
        assert.equal(texte.includes('2880459777001'), op.ligne.champs.includes('nir'), `${op.id} ${type}`)
      }
  })

  it('dans une adresse, il est refusé sans être répété', async () => {
    const jeton = await e.jetonPour(e.ici('FT'))
    for (const chemin of [
      `/api/v1/tenue-de-la-liste/identites?nir=${nirDe(e.suivie)}`,
      `/api/v1/tenue-de-la-liste/identites/${nirDe(e.suivie)}`,
    ]) {
      const r = await e.appeler(chemin, { jeton, headers: { 'x-correlation-id': randomUUID() } })
      assert.ok(r.status === 400 || r.status === 404)
      assert.ok(!(await r.text()).includes(nirDe(e.suivie)))
    }
  })
})
