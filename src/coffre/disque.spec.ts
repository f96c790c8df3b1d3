import assert from 'node:assert/strict'
import { randomInt, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, describe, it } from 'node:test'
import { adressesDEssai } from '../../outils/adresses-d-essai.js'
import { type Demandeur, uneEpreuve } from '../../outils/epreuves/epreuve.js'
import { type Operation, operationsServies } from '../../outils/epreuves/operations.js'
import { unProcessus } from '../../outils/epreuves/processus-a-part.js'
import { ecritures, tracesDans, tracesSous } from '../../outils/epreuves/traces.js'
import { sensibles } from '../droit/categories.js'
import { ouvrirConnexions } from '../serveur/base/connexions.js'

const e = await uneEpreuve()
const servi = await unProcessus(e)
const { urlAdministrateur, journal: journalDuServeur } = adressesDEssai()
const urlAdmin = new URL(urlAdministrateur)
urlAdmin.pathname = new URL(e.base.urlProprietaire).pathname
const admin = ouvrirConnexions(urlAdmin.href, { max: 1 })
after(async () => {
  await servi.tuer()
  await admin.end({ timeout: 1 })
  await e.fermer()
})

const marque = String(randomInt(100_000, 999_999))
const nir = `2880459${marque}`
const autreNir = `${nir.slice(0, 12)}${(Number(nir.at(-1)) + 1) % 10}`
const sante = `Syndrome de Quzxwik ${marque}, stade précoce`
const objectif = `Obtenir un fauteuil Wqyzzo ${marque}`
const plainte = `On me prête la maladie de Xqwyl ${marque}`
const secrets = [
  nir,
  sante,
  objectif,
  plainte,
  `${nir.slice(0, 1)} ${nir.slice(1, 3)} ${nir.slice(3, 5)} ${nir.slice(5, 7)} ${nir.slice(7, 10)}`,
]
const temoin = `EN-CLAIR-é-${randomUUID()}`

const nom = (d: Demandeur) => e.moteur.identifiants.pour(d.organisation, e.suivie)
async function demander(d: Demandeur, methode: string, chemin: string, corps?: unknown, entetes: Record<string, string> = {}) {
  const r = await fetch(`${servi.url}${chemin}`, {
    method: methode,
    headers: { authorization: `Bearer ${await e.jetonPour(d)}`, 'content-type': 'application/json', ...entetes },
    ...(corps === undefined ? {} : { body: typeof corps === 'string' ? corps : JSON.stringify(corps) }),
  })
  return { statut: r.status, texte: await r.text() }
}
async function corriger(d: Demandeur, chemin: string, corps: unknown): Promise<void> {
  const lu = await demander(d, 'GET', chemin)
  const { version } = JSON.parse(lu.texte) as { version?: number }
  const r = await demander(d, 'PATCH', chemin, corps, { 'if-match': `"${version ?? 1}"` })
  assert.equal(r.statut, 200, r.texte)
}

const ft = e.ici('FT')
const ce = e.ici('CE')
const elle = e.ici('USAGER')

/** Tables taken away for a while: an error of the database quotes the statement that met it. */
async function enPanne(tables: readonly string[], faire: () => Promise<void>): Promise<void> {
  for (const t of tables) await admin.unsafe(`alter table ${t} rename to ${t}_absente`)
  await faire()
  for (const t of tables) await admin.unsafe(`alter table ${t}_absente rename to ${t}`)
}

/** What the database would give to who copies it: every row of every table, as COPY writes it. */
async function copie(): Promise<Buffer> {
  const tables = await admin<{ nom: string }[]>`
    select c.oid::regclass::text as nom from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r'`
  assert.ok(tables.length > 60)
  const morceaux: Buffer[] = []
  for (const { nom: table } of tables)
    for await (const morceau of await admin.unsafe(`copy ${table} to stdout`).readable()) morceaux.push(Buffer.from(morceau as Buffer))
  return Buffer.concat(morceaux)
}

/** Everything the server writes: its tables, its WAL, what is temporary, its log; of other databases, nothing. */
async function surLeDisque(textes: readonly string[]) {
  const [lieu] = await admin<{ dossier: string; base: string }[]>`
    select current_setting('data_directory') as dossier, (select oid::text from pg_database where datname = current_database()) as base`
  const { dossier = '', base = '' } = lieu ?? {}
  await admin`checkpoint`
  const trouvees = tracesSous(dirname(dossier), textes, chemin => /\/base\/\d+\//.test(chemin) && !chemin.includes(`/base/${base}/`))
  const journal = journalDuServeur ? readFileSync(journalDuServeur) : Buffer.alloc(0)
  return { ...trouvees, traces: [...trouvees.traces, ...tracesDans(journal, textes).map(t => `journal du serveur : ${t}`)], journal }
}
const [{ dossier } = { dossier: '' }] = await admin<{ dossier: string }[]>`select current_setting('data_directory') as dossier`
/** A server of another machine shows its rows, not its disk. */
const sauf = existsSync(dossier) ? {} : { skip: 'le disque de ce serveur n’est pas sur cette machine' }

describe('J3 — Ce qui est sensible n’est en clair nulle part', () => {
  it('écrit par la porte, corrigé, contesté, refusé, puis rechiffré sous d’autres clés', async () => {
    await corriger(ft, `/api/v1/tenue-de-la-liste/identites/${nom(ft)}`, { nir })
    await corriger(ft, `/api/v1/tenue-de-la-liste/dispenses-sante/${nom(ft)}/1`, { precisions: sante })
    await corriger(ce, `/api/v1/accompagnement-du-handicap/diagnostics-sante/${nom(ce)}`, {
      objectifs: [{ code: null, libelle: objectif, valeur: 'EN_COURS' }],
    })
    const depot = { ressource: 'identite', champ: 'adresse', constat: 'perimee', explication: plainte }
    const conteste = await demander(elle, 'POST', '/api/v1/contestations', depot, { 'idempotency-key': randomUUID() })
    assert.equal(conteste.statut, 201, conteste.texte)
    await enPanne(['identite_histoire', 'dispense_sante_histoire'], async () => {
      const refus = { 'if-match': '"2"' }
      const pannes = [
        await demander(ft, 'PATCH', `/api/v1/tenue-de-la-liste/identites/${nom(ft)}`, { nir: autreNir }, refus),
        await demander(ft, 'PATCH', `/api/v1/tenue-de-la-liste/dispenses-sante/${nom(ft)}/1`, { precisions: `${sante}.` }, refus),
      ]
      for (const r of pannes) assert.equal(r.statut, 500, r.texte)
    })
    // What is refused is spoken of in logs, sooner than what is done.
    const refuses = [
      await demander(ft, 'GET', `/api/v1/tenue-de-la-liste/identites/${nir}`),
      await demander(ft, 'GET', `/api/v1/tenue-de-la-liste/identites/${nom(ft)}?nir=${nir}`),
      await demander(
        ft,
        'PATCH',
        `/api/v1/tenue-de-la-liste/dispenses-sante/${nom(ft)}/1`,
        { precisions: `${sante}\u0000` },
        { 'if-match': '"2"' },
      ),
      await demander(ft, 'POST', '/api/v1/tenue-de-la-liste/identites/recherche', `{"nir":"${nir}","dateNaissance":`),
      await demander(ft, 'POST', '/api/v1/tenue-de-la-liste/identites/recherche', { nir: [nir], dateNaissance: sante }),
    ]
    for (const r of refuses) assert.ok(r.statut >= 400 && r.statut < 500, `${r.statut} ${r.texte}`)
    const trouvee = await demander(ft, 'POST', '/api/v1/tenue-de-la-liste/identites/recherche', { nir, dateNaissance: '1988-04-23' })
    assert.equal(trouvee.statut, 200, trouvee.texte)
    await e.coffre.tourner()
    await e.avancer(new Date(Date.now() + 11_000))
    assert.ok(((await e.coffre.rechiffrer())?.valeurs ?? 0) > 0)
    const relu = await e.appeler(`/api/v1/tenue-de-la-liste/dispenses-sante/${nom(ft)}`, { jeton: await e.jetonPour(ft) })
    assert.ok((await relu.text()).includes(sante), 'celui qui y a droit la lit')
  })

  it('ni dans les tables, ni dans le WAL, ni dans le temporaire, ni dans le journal du serveur', sauf, async () => {
    await admin`select pg_switch_wal()`
    const { octets, traces, journal } = await surLeDisque(secrets)
    assert.ok(octets > 20_000_000, `${octets} octets lus`)
    if (journalDuServeur) assert.ok(journal.includes('"identite_histoire" does not exist'), 'il garde ce qui a échoué')
    assert.deepEqual(traces, [])
  })

  it('ni dans une copie de la base, ni dans ce que dit le processus qui sert, ni dans ses fichiers', async () => {
    const dump = await copie()
    assert.ok(dump.includes('EPREUVE'), 'la copie porte bien les données')
    assert.deepEqual(tracesDans(dump, secrets), [])
    assert.ok(tracesDans(Buffer.from(servi.dit()), ['identite_histoire']).length > 0, 'il dit ce qui échoue')
    assert.deepEqual(tracesDans(Buffer.from(servi.dit()), secrets), [])
    for (const ici of [e.dossierDesImports, e.dossierDesCourriels].filter(existsSync)) assert.deepEqual(tracesSous(ici, secrets).traces, [])
  })

  it('une valeur laissée en clair y est trouvée, sous chacune de ces écritures : la recherche voit', sauf, async t => {
    await admin`create table oubli (forme text, octets bytea)`
    t.after(() => admin`drop table oubli`)
    for (const ecriture of ecritures)
      for (const octets of ecriture.octets(temoin)) await admin`insert into oubli values (${ecriture.nom}, ${octets})`
    for (const octets of ecritures.at(-1)?.octets(nir) ?? []) await admin`insert into oubli values ('nombre', ${octets})`
    await admin.unsafe(`do $$ begin raise log '%', '${temoin}'; end $$`)
    const { traces } = await surLeDisque([temoin, nir])
    const vues = (ou: RegExp) => new Set(traces.filter(trace => ou.test(trace)).map(trace => /\(([^)]+)\)$/.exec(trace)?.[1] ?? ''))
    assert.deepEqual([...vues(/\/base\//)].toSorted(), ecritures.map(x => x.nom).toSorted())
    assert.deepEqual([...vues(/\/pg_wal\//)].toSorted(), ecritures.map(x => x.nom).toSorted())
    if (journalDuServeur) assert.ok(vues(/^journal du serveur/).has('utf-8'))
  })

  it('des valeurs longues, qu’une page du WAL coupe en deux, y sont toutes trouvées', sauf, async t => {
    const valeurs = Array.from({ length: 12 }, (_, i) => `${temoin}-${i + 10}-${'z'.repeat(1800)}`)
    await admin`create table oubli (t text)`
    t.after(() => admin`drop table oubli`)
    await admin`insert into oubli select unnest(${valeurs}::text[])`
    await admin`checkpoint`
    const vues = tracesSous(join(dossier, 'pg_wal'), valeurs).traces.map(trace => /-(\d\d)-z/.exec(trace)?.[1] ?? '')
    assert.equal(new Set(vues).size, valeurs.length)
  })

  it('une valeur laissée en clair est trouvée dans une copie', async t => {
    await admin`create table oubli (t text)`
    t.after(() => admin`drop table oubli`)
    await admin`insert into oubli values (${temoin})`
    assert.deepEqual(tracesDans(await copie(), [temoin]), [`${temoin} (utf-8)`])
  })
})

describe('J3 — Ne sort que vers qui y a droit', () => {
  it('de toutes les lectures ouvertes à chacun, seules celles qui le déclarent rendent le NIR ou la santé', async () => {
    const lectures = (await operationsServies(e)).filter(
      op =>
        op.ligne.operation === 'consulter' && op.methode === 'GET' && !op.chemin.endsWith('/historique') && op.chemin.includes('{usager}'),
    )
    assert.ok(lectures.length > 60)
    const rendent = { nir: 0, sante: 0 }
    for (const op of lectures)
      for (const type of op.par) {
        const d = e.ici(type)
        const { statut, texte } = await demander(d, 'GET', chemin(op, d))
        if (statut !== 200) continue
        const declare = (categories: readonly string[]) =>
          op.ligne.champs.some(c => categories.includes(op.ligne.ressource.donnees[c]?.categorie ?? ''))
        const traces = tracesDans(Buffer.from(texte), secrets)
        if (!declare(['NIR'])) assert.ok(!traces.some(t => t.startsWith(nir)), `${op.id} pour ${type} rend le NIR`)
        if (!declare(sensibles)) assert.ok(!traces.some(t => !t.startsWith(nir)), `${op.id} pour ${type} rend la santé`)
        if (traces.some(t => t.startsWith(nir))) rendent.nir++
        if (traces.some(t => t.startsWith(sante) || t.startsWith(objectif))) rendent.sante++
      }
    assert.ok(rendent.nir > 0 && rendent.sante > 0, 'ceux qui y ont droit les lisent')
  })
})

const chemin = (op: Operation, d: Demandeur) => op.chemin.replace('{usager}', nom(d)).replace('{numero}', '1')
