import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { uneEpreuve } from '../../outils/epreuves/epreuve.js'
import { unProcessus } from '../../outils/epreuves/processus-a-part.js'
import { creerChiffrement } from '../moteur/chiffrement.js'
import { ressources } from '../parcours/ressources.js'
import { composerLeCoffre } from '../serveur/coffre.js'
import { tablesChiffrees } from './colonnes.js'
import { numeroDe } from './entete.js'

const e = await uneEpreuve()
after(() => e.fermer())
const ft = e.ici('FT')
let jeton = await e.jetonPour(ft)
const sql = e.base.proprietaire
const usager = String(e.suivie)
const identite = `/api/v1/tenue-de-la-liste/identites/${e.moteur.identifiants.pour('FT', e.suivie)}`
const rqth = `/api/v1/tenue-de-la-liste/rqth/${e.moteur.identifiants.pour('FT', e.suivie)}`

type Lu<D> = { version: number; donnees: D }
async function lire<D>(chemin: string, url = e.url): Promise<Lu<D>> {
  const r = await fetch(url + chemin, { headers: { authorization: `Bearer ${jeton}` } })
  assert.equal(r.status, 200, await r.clone().text())
  return (await r.json()) as Lu<D>
}
async function corriger(chemin: string, corps: unknown): Promise<void> {
  const { version } = await lire(chemin)
  const r = await e.appeler(chemin, { method: 'PATCH', body: JSON.stringify(corps), headers: { 'if-match': `"${version}"` }, jeton })
  assert.equal(r.status, 200, await r.clone().text())
}
const nirLu = async (url?: string) => (await lire<{ nir: string }>(identite, url)).donnees.nir
const nirGarde = async () => (await sql<{ v: Buffer }[]>`select nir_chiffre as v from identite where usager_id = ${usager}`)[0]?.v as Buffer
const finGardee = async () =>
  (await sql<{ v: Buffer }[]>`select date_fin_chiffre as v from rqth where usager_id = ${usager}`)[0]?.v as Buffer
const cleDe = async (domaine: string) =>
  (await e.coffre.etat()).filter(c => c.domaine === domaine && !c.retireeLe && c.activeLe <= e.moteur.horloge()).at(-1)?.numero
async function plusTard(secondes: number): Promise<void> {
  await e.avancer(new Date(e.moteur.horloge().getTime() + secondes * 1000))
  jeton = await e.jetonPour(ft)
}
const ancienne = creerChiffrement(e.secrets.nir)

describe('J3 — Chaque nature de données a ses clés, enveloppées par une clé maîtresse qui n’est pas dans la base', () => {
  it('le NIR et la santé ne sont pas sous la même clé, et ce qui est sous l’une ne s’ouvre pas comme l’autre', async () => {
    await corriger(identite, { nir: '2880459111001' })
    await corriger(rqth, { dateFin: '2031-07-14' })
    const [nir, sante] = [await nirGarde(), await finGardee()]
    assert.deepEqual([numeroDe(nir), numeroDe(sante)], [await cleDe('NIR'), await cleDe('santé')])
    assert.notEqual(numeroDe(nir), numeroDe(sante))
    assert.throws(() => e.moteur.chiffrement.de('santé').dechiffrer(nir), /une valeur de « NIR »/)
    assert.throws(() => e.moteur.chiffrement.dechiffrer(sante), /une valeur de « santé »/)
    const deplacee = Buffer.concat([sante.subarray(0, 8), nir.subarray(8)])
    assert.throws(() => e.moteur.chiffrement.de('santé').dechiffrer(deplacee))
    assert.equal(await nirLu(), '2880459111001')
  })

  it('la base ne tient d’une clé que son enveloppe, qui nomme la clé maîtresse et l’usage, et ne s’ouvre pas pour un autre', async () => {
    const rangs = await sql<{ enveloppe: string }[]>`select enveloppe from cle_de_donnees where enveloppe is not null order by numero`
    const entete = JSON.parse(Buffer.from(rangs[0]?.enveloppe.split('.')[0] ?? '', 'base64url').toString()) as Record<string, string>
    assert.equal(entete['alg'], 'A256GCMKW')
    assert.match(entete['usage'] ?? '', /^NIR \d+$/)
    const maitresse = e.secrets.maitresses[0] ?? Buffer.alloc(0)
    for (const { enveloppe } of rangs) assert.ok(!enveloppe.includes(maitresse.toString('base64url')))
  })

  it('toute colonne chiffrée de la base est sous ces clés, sauf celles qui en ont une à elles', async () => {
    const suivies = tablesChiffrees(ressources).flatMap(t => t.colonnes.map(c => `${t.table}.${c.nom}`))
    const presentes = await sql<{ nom: string }[]>`
      select table_name || '.' || column_name as nom from information_schema.columns
      where table_schema = 'public' and data_type = 'bytea' and column_name ~ 'chiffre' order by 1`
    const aElles = ['facteur.secret_chiffre', 'saisie_gardee.contenu_chiffre']
    assert.deepEqual(
      presentes.map(p => p.nom),
      [...suivies, ...aElles].toSorted(),
    )
  })
})

describe('J3 — Les clés changent pendant que la plateforme sert', () => {
  it('ce qui fut chiffré avant qu’il y ait plusieurs clés se lit encore, puis passe sous les nouvelles', async () => {
    await sql`update identite set nir_chiffre = ${ancienne.chiffrer('2880459111001')} where usager_id = ${usager}`
    await sql`update rqth_histoire set date_fin_chiffre = ${ancienne.chiffrer('2030-01-01')} where usager_id = ${usager}`
    assert.equal(await nirLu(), '2880459111001')
    assert.ok(await e.coffre.reste())
    assert.ok(((await e.coffre.rechiffrer())?.valeurs ?? 0) >= 2)
    assert.equal(numeroDe(await nirGarde()), await cleDe('NIR'))
    assert.equal(await nirLu(), '2880459111001')
    assert.deepEqual(await e.coffre.rechiffrer(), { valeurs: 0, illisibles: 0 }, 'il n’y a plus rien à faire')
  })

  it('une nouvelle clé écrit dix secondes après sa création, et un autre processus lit aussitôt ce qu’elle a écrit', async () => {
    const voisin = await unProcessus(e)
    try {
      const avant = await cleDe('NIR')
      const { numeros, active } = await e.coffre.tourner(['NIR'])
      assert.ok(active.getTime() - e.moteur.horloge().getTime() <= 10_000)
      await corriger(identite, { nir: '2880459111002' })
      assert.equal(numeroDe(await nirGarde()), avant, 'pas avant que tous la connaissent')
      await plusTard(11)
      await attendre(4_000)
      await corriger(identite, { nir: '2880459111003' })
      assert.equal(numeroDe(await nirGarde()), numeros[0])
      assert.equal(await nirLu(voisin.url), '2880459111003')
      assert.equal(await nirLu(), '2880459111003')
    } finally {
      await voisin.tuer()
    }
  })

  it('pendant qu’on rechiffre, on lit et on écrit sans un seul refus, et le passé se relit', async () => {
    await e.coffre.tourner()
    await plusTard(11)
    let fini = false
    const lectures = async () => {
      let n = 0
      for (; !fini; n++) assert.match(await nirLu(), /^28804591110/)
      return n
    }
    const ecritures = async () => {
      let n = 0
      for (; !fini || n < 3; n++) await corriger(identite, { nir: `28804591110${10 + (n % 80)}` })
      return n
    }
    const travail = [lectures(), ecritures()]
    assert.ok(((await e.coffre.rechiffrer())?.valeurs ?? 0) > 10)
    fini = true
    for (const n of await Promise.all(travail)) assert.ok(n > 0)
    while ((await e.coffre.rechiffrer())?.valeurs !== 0);
    const enTete = await sql<{ v: Buffer }[]>`select nir_chiffre as v from identite union all select nir_chiffre from identite_histoire`
    const presente = await cleDe('NIR')
    for (const { v } of enTete.filter(({ v }) => v !== null)) assert.equal(numeroDe(v), presente)
  })

  it('une ancienne clé est effacée pour de bon quand plus rien n’est sous elle, et pas avant une heure', async () => {
    assert.deepEqual(await e.coffre.retirer(), [])
    await plusTard(3601)
    await sql`update identite set nir_chiffre = ${ancienne.chiffrer('2880459111077')} where usager_id = ${usager}`
    const avant = (await e.coffre.etat()).filter(c => !c.retireeLe).length
    const effacees = await e.coffre.retirer()
    assert.ok(effacees.length > 0)
    assert.ok(!effacees.includes(0), 'une valeur est encore sous la première')
    const nirs = (await e.coffre.etat()).filter(c => c.domaine === 'NIR')
    assert.ok(
      nirs.every(c => !c.retireeLe),
      'ni celles du NIR, dont une valeur n’est pas sous la présente',
    )
    assert.equal((await e.coffre.etat()).filter(c => !c.retireeLe).length, avant - effacees.length)
    await sql`update rqth set source_chiffre = ${randomBytes(64)} where usager_id = ${usager}`
    assert.equal((await e.coffre.rechiffrer())?.illisibles, 1, 'une valeur que rien n’ouvre est comptée et laissée')
    assert.ok(!(await e.coffre.retirer()).includes(0), 'et la première clé reste, qui pourrait être la sienne')
    await sql`delete from rqth where usager_id = ${usager}`
    assert.ok((await e.coffre.retirer()).includes(0))
    const [{ n } = { n: -1 }] = await sql<
      { n: number }[]
    >`select count(*)::int as n from cle_de_donnees where retiree_le is not null and enveloppe is not null`
    assert.equal(n, 0)
    assert.equal(await e.coffre.reste(), false)
    assert.equal(await nirLu(), '2880459111077')
  })
})

describe('J3 — La clé maîtresse se remplace, ou se garde ailleurs', () => {
  const composer = async (maitresses: readonly Buffer[], commandeMaitresse?: string) => {
    const secrets = { maitresses: [...maitresses], nir: e.secrets.nir }
    const coffre = await composerLeCoffre({ proprietaire: sql, sql, secrets, commandeMaitresse, ressources, horloge: e.moteur.horloge })
    coffre.trousseau.fermer()
    return coffre
  }
  const parQui = async () => new Set((await e.coffre.etat()).flatMap(c => (c.enveloppeePar === null ? [] : [c.enveloppeePar])))
  const [premiere = Buffer.alloc(0)] = e.secrets.maitresses
  const nouvelle = randomBytes(32)

  it('une nouvelle, mise en tête du fichier, enveloppe tout au démarrage : l’autre ne sert plus', async () => {
    await composer([nouvelle, premiere])
    const coffre = await composer([nouvelle])
    assert.equal(coffre.trousseau.de('NIR').dechiffrer(await nirGarde()), '2880459111077')
    assert.equal((await parQui()).size, 1)
  })

  it('une autre que celles qui ont enveloppé empêche de démarrer, en disant pourquoi, et ne change rien', async () => {
    const avant = await parQui()
    await assert.rejects(
      composer([randomBytes(32)]),
      /ne s’ouvrent pas : la clé de données \d+ \(\S+\) est enveloppée par « fichier:[0-9a-f]{12} »/,
    )
    await assert.rejects(composer([]), /aucune clé maîtresse/)
    assert.deepEqual(await parQui(), avant)
  })

  it('un programme de l’exploitant peut la garder : il enveloppe et ouvre, et sa panne se dit', async () => {
    const dossier = mkdtempSync(join(tmpdir(), 'kms-'))
    const [kms, panne] = [join(dossier, 'kms'), join(dossier, 'panne')]
    // It stands for a vault: what it gives back is only what it was given, marked with its use.
    writeFileSync(
      kms,
      '#!/bin/sh\nread -r lu\nif [ "$1" = envelopper ]; then printf "%s:%s" "$2" "$lu" | base64 -w0; exit; fi\nclair=$(printf %s "$lu" | base64 -d)\n[ "$(printf %s "$clair" | cut -d: -f1)" = "$2" ] && printf %s "$clair" | cut -d: -f2\n',
      { mode: 0o755 },
    )
    writeFileSync(panne, '#!/bin/sh\necho "le coffre est injoignable" >&2\nexit 7\n', { mode: 0o755 })
    await assert.rejects(composer([nouvelle], panne), /le coffre est injoignable/)
    await composer([nouvelle], kms)
    assert.deepEqual(await parQui(), new Set(['commande']))
    const coffre = await composer([], kms)
    assert.equal(coffre.trousseau.de('NIR').dechiffrer(await nirGarde()), '2880459111077')
    await assert.rejects(composer([], panne), /le coffre est injoignable/)
  })
})
