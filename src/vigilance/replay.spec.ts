import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { connexionForte } from '../../outils/connexion-d-essai.js'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { type Porteur, signerJeton } from '../acces/index.js'
import { lignesNommant } from '../moteur/lignes.js'
import { ressources } from '../parcours/ressources.js'
import { empreinteDuNir } from '../personnes/index.js'

/** Persons the département follows: what a thief has within reach. */
const PORTEE = 1200
/** Persons each agent already knew. */
const HABITUELLES = 60

let p: PlateformeDEssai
let numeros: bigint[]
const bilan: string[] = []
before(async () => {
  p = await unePlateforme({ vigilance: true })
  numeros = await suivies()
})
after(async () => {
  await p.fermer()
  console.log(`\nCe qu’un compte volé emporte, sur ${PORTEE} personnes à sa portée :\n${bilan.join('\n')}\n`)
})

const nirDe = (i: number) => `28804591${String(i).padStart(5, '0')}`

/** Copies of Amina, followed by the département, each with a NIR of her own. */
async function suivies(): Promise<bigint[]> {
  const modele = p.numero('amina').toString()
  return p.base.proprietaire.begin(async sql => {
    await sql.unsafe('alter table rattachement disable trigger user')
    const rangs = await sql<
      { id: string }[]
    >`insert into usager (cree_le) select now() from generate_series(1, ${PORTEE}) returning id::text as id`
    for (const table of ['identite', 'inscription', 'rattachement']) {
      const lues = await sql<{ nom: string }[]>`select column_name as nom from information_schema.columns
        where table_name = ${table} and column_name <> 'usager_id' and is_generated = 'NEVER'`
      const colonnes = lues.map(c => `"${c.nom}"`)
      const propres: Record<string, string> = { nom: `'SUIVIE ' || u`, nir_empreinte: 'null', numero_france_travail: 'null' }
      const valeurs = lues.map(c => propres[c.nom] ?? `r."${c.nom}"`)
      await sql.unsafe(
        `insert into ${table} (usager_id, ${colonnes.join(', ')})
         select u::bigint, ${valeurs.join(', ')} from ${table} r, unnest($1::text[]) u where r.usager_id = ${modele}`,
        [rangs.map(r => r.id)],
      )
    }
    const nirs = rangs.map((_, i) => empreinteDuNir(p.secrets.nirEmpreinte, nirDe(i)).toString('hex'))
    await sql`update identite i set nir_empreinte = decode(n.nir, 'hex') from unnest(${rangs.map(r => r.id)}::bigint[], ${nirs}::text[]) n(id, nir)
      where i.usager_id = n.id`
    await sql.unsafe('alter table rattachement enable trigger user')
    return rangs.map(r => BigInt(r.id))
  })
}

type Compte = { agent: string; jeton: (authentifieLe: Date) => Promise<string> }
/** An account of the département with its habits. `secondFacteur`: whether the thief holds it too. */
async function unCompte(agent: string, porteur: Partial<Porteur> = {}): Promise<Compte> {
  const connues = numeros.slice(0, HABITUELLES).map(String)
  await p.base.proprietaire`insert into connu select ${`CD59|${agent}`}, u, current_date - 30 from unnest(${connues}::bigint[]) u`
  const scopes = lignesNommant(ressources, 'CD')
  return {
    agent,
    jeton: authentifieLe =>
      signerJeton(
        p.secrets,
        {
          clientId: 'portail',
          organisation: 'CD59',
          structure: 'CD59-UT-LILLE',
          royaume: '/agent',
          agent: `${agent}|VOLE|Compte`,
          scopes,
          session: { ...connexionForte(authentifieLe) },
          ...porteur,
        },
        { adressePublique: p.adressePublique },
      ),
  }
}

type Tentative = (jeton: string, i: number) => Promise<{ statut: number; vues: readonly string[] }>
const parNumero: Tentative = async (jeton, i) => {
  const id = p.identifiant(numeros[i % numeros.length] as bigint, 'CD59')
  const r = await p.appeler(`/api/v1/accompagnement/identites/${id}`, { jeton })
  await r.arrayBuffer()
  return { statut: r.status, vues: r.status === 200 ? [id] : [] }
}
const parNir: Tentative = async (jeton, i) => {
  const r = await p.appeler('/api/v1/accompagnement/identites/recherche', {
    method: 'POST',
    jeton,
    body: JSON.stringify({ nir: nirDe(i), dateNaissance: '1988-04-23' }),
  })
  const corps = (await r.json()) as { usager?: string }
  if (r.status !== 200 || corps.usager === undefined) return { statut: r.status, vues: [] }
  const lue = await p.appeler(`/api/v1/accompagnement/identites/${corps.usager}`, { jeton })
  await lue.arrayBuffer()
  return { statut: lue.status, vues: [corps.usager] }
}
const parListe: Tentative = async (jeton, i) => {
  const curseur = i === 0 ? '' : `&curseur=${p.identifiant(numeros[i * 20] as bigint, 'CD59')}`
  const r = await p.appeler(`/api/v1/accompagnement/identites?limite=20${curseur}`, { jeton })
  const { elements = [] } = (await r.json()) as { elements?: { usager: string }[] }
  return { statut: r.status, vues: elements.map(e => e.usager) }
}

/**
 * Goes on until nothing has come for thirty calls in a row; gives a second factor again, if the thief has it, each time it is asked, and
 * writes a reason whenever one is.
 */
async function voler(compte: Compte, tentative: Tentative, { secondFacteur, jusqua = 400 }: { secondFacteur: boolean; jusqua?: number }) {
  const butin = new Set<string>()
  let jeton = await compte.jeton(new Date(Date.now() - 60_000))
  const debut = Date.now()
  let derniere = debut
  for (let i = 0, vains = 0; i < jusqua && vains < 30; i++) {
    const { statut, vues } = await tentative(jeton, i)
    for (const vue of vues) butin.add(vue)
    vains = vues.length > 0 ? 0 : vains + 1
    if (vues.length > 0) derniere = Date.now()
    if (statut === 401 && secondFacteur) jeton = await compte.jeton(new Date(Date.now() + 1000))
    if (statut === 403 && secondFacteur) await ecrireUnMotif(jeton)
  }
  return { butin, secondes: (derniere - debut) / 1000 }
}

const ecrireUnMotif = async (jeton: string) =>
  (
    await p.appeler('/api/v1/vigilance/motif', {
      method: 'POST',
      jeton,
      body: JSON.stringify({ motif: 'Réunion d’information collective.' }),
    })
  ).arrayBuffer()

const dire = (quoi: string, { size }: ReadonlySet<string>, secondes?: number) =>
  bilan.push(`  ${String(size).padStart(4)}  ${quoi}${secondes === undefined ? '' : `, arrêté en ${secondes.toFixed(1)} s`}`)

describe('I6, I8 — Un compte de partenaire volé n’emporte presque personne', () => {
  it('par l’application d’un partenaire qui déclarait ses agents, en n’en déclarant plus : 15 personnes ; celle qui lit seule depuis toujours continue', async () => {
    const clientId = 'PAR_logiciel-nord_59'
    const jeton = await signerJeton(
      p.secrets,
      { clientId, organisation: 'CD59', structure: null, royaume: '/agent', scopes: lignesNommant(ressources, 'CD') },
      { adressePublique: p.adressePublique },
    )
    const lireSeule = async (de: number, combien: number) => {
      const butin = new Set<string>()
      for (let i = de; i < de + combien; ) {
        const { statut, vues } = await parNumero(jeton, i)
        for (const vue of vues) butin.add(vue)
        // Too fast for her quota is not stopped: a thief waits, and goes on.
        if (statut === 429) await setTimeout(1000)
        else i++
      }
      return butin
    }
    assert.equal((await lireSeule(PORTEE - 20, 20)).size, 20)
    for (const table of ['acteur_vu', 'compte_de_vus'])
      await p.base.proprietaire`delete from ${p.base.proprietaire(table)} where acteur = ${`CD59||${clientId}`}`
    await p.base
      .proprietaire`insert into acteur_vu select 'CD59|ancien-' || i, ${clientId}, current_date - 60 from generate_series(1, 30) i`
    const butin = await lireSeule(PORTEE - 70, 50)
    dire('par la même application, sans plus déclarer d’agent', butin)
    // Twice as many when the hour changes meanwhile.
    assert.ok(butin.size >= 15 && butin.size <= 30, `${butin.size} personnes`)
    const [b] = await p.base.proprietaire`select from blocage where cible = ${`CD59||${clientId}`} and palier = 'arret' and leve_le is null`
    assert.ok(b, 'le programme est arrêté')
    await p.base.proprietaire`update alerte set le = le - interval '2 hours'`
  })

  for (const [nom, tentative] of Object.entries({ 'par les numéros': parNumero, 'par les NIR': parNir, 'par les listes': parListe }))
    for (const secondFacteur of [false, true]) {
      const quoi = `${nom}, ${secondFacteur ? 'avec' : 'sans'} son second facteur`
      it(`${quoi} : au plus 200 personnes, et arrêté en moins d’une minute`, async () => {
        const compte = await unCompte(`vole-${nom.replaceAll(/\W/g, '')}-${secondFacteur}`)
        const { butin, secondes } = await voler(compte, tentative, { secondFacteur })
        dire(quoi, butin, secondes)
        assert.ok(butin.size > 0, 'le compte lisait, avant')
        assert.ok(butin.size <= 200, `${butin.size} personnes`)
        assert.ok(secondes <= 60, `${secondes} s`)
        const [alerte] = await p.base.proprietaire`select from alerte where agent like ${`${compte.agent}|%`}`
        assert.ok(alerte, 'la supervision est prévenue')
        await p.base.proprietaire`update alerte set le = le - interval '2 hours'`
      })
    }

  it('par l’export de la liste, en donnant chaque fois son second facteur : au plus 200 personnes', async () => {
    const connues = numeros.slice(0, HABITUELLES).map(String)
    await p.base.proprietaire`insert into connu select 'CD59|brun.marc', u, current_date - 30 from unnest(${connues}::bigint[]) u`
    const butin = new Set<string>()
    const debut = Date.now()
    let derniere = debut
    for (let i = 0; i < 6; i++) {
      const cookie = await p.ouvrirSession('monsieurBrun')
      const csv = await p.appeler('/professionnel/personnes.csv', { headers: { cookie }, redirect: 'manual' })
      const emportees = csv.status === 200 ? [...(await recu(csv)).matchAll(/^SUIVIE \d+;/gm)].map(([nom]) => nom) : []
      if (emportees.some(nom => !butin.has(nom))) derniere = Date.now()
      for (const nom of emportees) butin.add(nom)
    }
    dire('par l’export de la liste, avec son second facteur', butin, (derniere - debut) / 1000)
    assert.ok(butin.size > 0 && butin.size <= 200, `${butin.size} personnes`)
    const [alerte] = await p.base.proprietaire`select from alerte where agent like 'brun.marc|%'`
    assert.ok(alerte, 'la supervision est prévenue')
    await p.base.proprietaire`update alerte set le = le - interval '2 hours'`
  })

  it('lentement, trente par jour pendant deux mois : au plus 200 personnes en tout', async () => {
    const compte = await unCompte('lent')
    const butin = new Set<string>()
    for (let jour = 0; jour < 60; jour++) {
      const jeton = await compte.jeton(new Date())
      for (let i = 0; i < 30; i++) for (const vue of (await parNumero(jeton, HABITUELLES + jour * 30 + i)).vues) butin.add(vue)
      await passerUnJour()
    }
    dire('lentement, trente par jour pendant deux mois', butin)
    assert.ok(butin.size > 30 && butin.size <= 200, `${butin.size} personnes`)
  })

  it('par vingt comptes à la fois, avec leurs seconds facteurs : au plus 1 000', async () => {
    const comptes = await Promise.all(Array.from({ length: 20 }, (_, i) => unCompte(`vingt-${i}`)))
    const vols = await Promise.all(
      comptes.map((c, n) => voler(c, (jeton, i) => parNumero(jeton, HABITUELLES + n * 50 + i), { secondFacteur: true, jusqua: 200 })),
    )
    const butin = new Set(vols.flatMap(v => [...v.butin]))
    dire('par vingt comptes à la fois, avec leurs seconds facteurs', butin, Math.max(...vols.map(v => v.secondes)))
    assert.ok(butin.size > 20 && butin.size <= 1000, `${butin.size} personnes`)
    await p.base.proprietaire`update alerte set le = le - interval '2 hours'`
  })

  it('par l’application d’un partenaire, en déclarant sans cesse d’autres agents : au plus 200, et l’application est arrêtée', async () => {
    const butin = new Set<string>()
    const clientId = 'PAR_logiciel-nord_59'
    // A program long in service, whose agents are known.
    await p.base.proprietaire`insert into acteur_vu select 'CD59|connu-' || i, ${clientId}, current_date - 60 from generate_series(1, 30) i`
    const jeton = await (await unCompte('programme', { clientId, agent: '', session: undefined } as never)).jeton(new Date())
    const debut = Date.now()
    for (let i = 0, vains = 0; i < 1000 && vains < 60; i++) {
      const id = p.identifiant(numeros[(HABITUELLES + i) % PORTEE] as bigint, 'CD59')
      const declare = { 'pa-identifiant-agent': `faux-${Math.floor(i / 14)}`, 'pa-nom-agent': 'F', 'pa-prenom-agent': 'A' }
      const r = await p.appeler(`/api/v1/accompagnement/identites/${id}`, { jeton, headers: declare })
      await r.arrayBuffer()
      if (r.status === 200) butin.add(id)
      // Too fast for her quota is not stopped: a thief waits, and goes on.
      if (r.status === 429) await setTimeout(1000)
      else vains = r.status === 200 ? 0 : vains + 1
    }
    dire('par l’application d’un partenaire, sous de faux agents', butin, (Date.now() - debut) / 1000)
    assert.ok(butin.size > 14 && butin.size <= 200, `${butin.size} personnes`)
    const [b] = await p.base.proprietaire`select from blocage where portee = 'application' and cible = ${clientId} and leve_le is null`
    assert.ok(b, 'l’application est arrêtée')
  })
})

/** What came of an answer, even cut. */
async function recu(reponse: Response): Promise<string> {
  const morceaux: Uint8Array[] = []
  try {
    for await (const morceau of reponse.body ?? []) morceaux.push(morceau)
  } catch {
    // Cut: what came before is what is carried away.
  }
  return Buffer.concat(morceaux).toString()
}

/** A day goes by for what vigilance keeps; in two steps, so that no row meets the one of the day before. */
async function passerUnJour(): Promise<void> {
  for (const jours of [-1000, 999])
    for (const [table, colonne] of [
      ['connu', 'jour'],
      ['connu', 'heure'],
      ['compte_de_vus', 'debut'],
      ['alerte', 'le'],
      ['blocage', 'depuis'],
      ['tolerance_de_vigilance', 'jusque'],
    ])
      await p.base.proprietaire.unsafe(`update ${table} set ${colonne} = ${colonne} + make_interval(days => ${jours})`)
}
