import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { ecartsDesEvenements } from '../../../outils/epreuves/evenements.js'
import { unePersonne } from '../../../outils/epreuves/population.js'
import { unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { defusionner, fusionner } from '../../moteur/fusion.js'
import { agirPour } from '../../moteur/journal.js'
import { executerLesTaches } from '../../serveur/taches.js'
import type { Enveloppe } from './enveloppe.js'

type Page = { elements: Enveloppe[]; curseur: string; suite: boolean; lacune: boolean }

describe('A5, H2 — Les événements disent ce qui a changé à qui peut le lire, et à lui seul', async () => {
  const p = await unePlateforme()
  after(() => p.fermer())
  const { moteur } = p

  const lire = async (jeton: string, requete = ''): Promise<Page> => {
    const r = await p.appeler(`/api/v1/evenements${requete}`, { jeton })
    assert.equal(r.status, 200, await r.clone().text())
    return (await r.json()) as Page
  }
  /** Everything after a cursor, and where one then is. */
  const suivre = async (jeton: string, depuis: string): Promise<Page> => {
    const elements: Enveloppe[] = []
    for (let curseur = depuis; ; ) {
      const page: Page = await lire(jeton, `?limite=7&curseur=${curseur}`)
      elements.push(...page.elements)
      if (!page.suite) return { ...page, elements }
      curseur = page.curseur
    }
  }
  const maintenant = async (jeton: string) => {
    let page = await lire(jeton, '?limite=500')
    while (page.suite) page = await lire(jeton, `?limite=500&curseur=${page.curseur}`)
    return page.curseur
  }
  const accuser = async (jeton: string, curseur: string) =>
    p.appeler('/api/v1/evenements/accuse-de-reception', { method: 'POST', jeton, body: JSON.stringify({ curseur }) })
  const corriger = async (personne: string, corps: Record<string, unknown>, ressource = 'inscriptions') => {
    const chemin = `/api/v1/tenue-de-la-liste/${ressource}/${p.identifiant(personne, 'FT')}`
    const jeton = await p.jetonDe('julien')
    const etag = (await p.appeler(chemin, { jeton })).headers.get('etag') ?? ''
    const r = await p.appeler(chemin, { method: 'PATCH', jeton, headers: { 'if-match': etag }, body: JSON.stringify(corps) })
    assert.equal(r.status, 200, await r.text())
  }

  it('chaque écriture du jeu d’essai est dite une fois, et une seule', async () => {
    assert.deepEqual(await ecartsDesEvenements(p.base.proprietaire), [])
    const [{ n } = { n: 0 }] = await p.base.proprietaire<{ n: number }[]>`select count(*)::int as n from evenement`
    assert.ok(n > 10)
  })

  it('un CloudEvent maigre : quoi relire, et aucune valeur ; rien pour une correction qui ne change rien', async () => {
    const jeton = await p.jetonDe('madameRoy')
    const depart = await maintenant(jeton)
    await corriger('yanis', { motif: 'MOTIF-VISIBLE' })
    await corriger('yanis', { motif: 'MOTIF-VISIBLE' })
    const { elements } = await suivre(jeton, depart)
    const usager = p.identifiant('yanis', 'CD59')
    const [un] = elements
    assert.equal(elements.length, 1)
    assert.deepEqual(
      { ...un, id: undefined, time: undefined },
      {
        specversion: '1.0',
        id: undefined,
        source: `${p.adressePublique}/api/v1`,
        type: 'fr.si-plateforme.inscription.corrigee',
        subject: usager,
        time: undefined,
        datacontenttype: 'application/json',
        data: {
          ressource: 'inscription',
          numero: null,
          version: 2,
          absorbe: null,
          lectures: [`/api/v1/accompagnement/inscriptions/${usager}`],
        },
      },
    )
    const [lecture = ''] = un?.data.lectures ?? []
    const relue = (await (await p.appeler(lecture, { jeton })).json()) as { version: number; donnees: { motif: string } }
    assert.deepEqual([relue.version, relue.donnees.motif], [2, 'MOTIF-VISIBLE'])
  })

  it('l’événement n’existe pas pour qui ne suit pas la personne, pour qui ne lit pas la donnée, ni ce champ', async () => {
    const lecteurs = { madameRoy: 'CD59', monsieurPetit: 'CD62', sofia: 'ML-LILLE' } as const
    const jetons = Object.fromEntries(await Promise.all(Object.keys(lecteurs).map(async q => [q, await p.jetonDe(q)] as const)))
    const caf = await p.jetonDApplication('PAR_caf_591')
    const departs = Object.fromEntries(await Promise.all([...Object.values(jetons), caf].map(async j => [j, await maintenant(j)] as const)))
    const types = async (jeton: string) => (await suivre(jeton, departs[jeton] ?? '')).elements.map(e => [e.type, e.subject])
    await corriger('amina', { motif: 'M-AMINA' })
    const corrigee = 'fr.si-plateforme.inscription.corrigee'
    assert.deepEqual(await types(jetons['madameRoy'] ?? ''), [[corrigee, p.identifiant('amina', 'CD59')]])
    assert.deepEqual(await types(jetons['monsieurPetit'] ?? ''), [], 'le Pas-de-Calais ne suit pas Amina')
    assert.deepEqual(await types(jetons['sofia'] ?? ''), [], 'la mission locale non plus')
    assert.deepEqual(await types(caf), [], 'la caisse lit le statut et sa date, pas le motif')
    await corriger('amina', { categorie: 'A', dateEffetStatut: '2026-11-02' })
    assert.deepEqual(await types(caf), [[corrigee, p.identifiant('amina', 'CAF591')]])
    const sansLigne = await p.jetonDe('madameRoy', ['identite.accompagnement.consulter'])
    assert.deepEqual((await suivre(sansLigne, departs[jetons['madameRoy'] ?? ''] ?? '')).elements, [], 'un jeton sans l’échange')
    assert.equal((await p.appeler('/api/v1/evenements', { jeton: await p.jetonDe('amina') })).status, 403)
    assert.equal((await p.appeler('/api/v1/evenements', { jeton: await p.jetonDe('madameRoy', []) })).status, 403)
  })

  it('un nom n’en recoupe aucun autre : ni la personne, ni l’événement, ni le curseur', async () => {
    const [roy, ft] = [await p.jetonDe('madameRoy'), await p.jetonDe('julien')]
    const [departRoy, departFt] = [await maintenant(roy), await maintenant(ft)]
    await corriger('amina', { motif: 'M-RECOUPE' })
    const [a, b] = [(await suivre(roy, departRoy)).elements[0], (await suivre(ft, departFt)).elements[0]]
    assert.ok(a && b)
    assert.notEqual(a.id, b.id)
    assert.notEqual(a.subject, b.subject)
    for (const faux of [departFt, 'A'.repeat(22), '']) {
      const r = await p.appeler(`/api/v1/evenements?curseur=${faux}`, { jeton: roy })
      assert.equal(r.status, 400, faux)
    }
    assert.equal((await accuser(roy, departFt)).status, 400)
  })

  it('sans curseur, on reprend où l’application a dit s’être arrêtée, et on peut relire', async () => {
    const jeton = await p.jetonDApplication('PAR_caf_591')
    const avant = await maintenant(jeton)
    assert.equal((await accuser(jeton, avant)).status, 204)
    await corriger('amina', { categorie: 'B', dateEffetStatut: '2026-11-03' })
    const premiere = await lire(jeton)
    assert.equal(premiere.elements.length, 1)
    assert.deepEqual((await lire(jeton)).elements, premiere.elements, 'non accusé, il revient')
    assert.equal((await accuser(jeton, premiere.curseur)).status, 204)
    assert.deepEqual((await lire(jeton)).elements, [])
    assert.equal((await accuser(jeton, avant)).status, 204)
    assert.deepEqual((await lire(jeton)).elements, premiere.elements)
  })

  it('A4 — deux dossiers réunis : qui suit la personne apprend quel identifiant ne sert plus ; séparés, de relire les deux', async () => {
    const jeton = await p.jetonDe('julien')
    const jumelle = await unePersonne(p, [{ organisation: 'FT', structure: 'FT-59-LILLE', motif: 'tenue-de-la-liste' }])
    const depart = await maintenant(jeton)
    const ft = { organisation: 'FT', type: 'FT', structure: null, agent: null, application: 'essai', personne: null, preuve: null } as const
    const appelant = { ...ft, lignes: new Set<string>(), correlation: 'essai-evenements' }
    const faire = <T>(quoi: (sql: import('postgres').ISql) => Promise<T>) =>
      moteur.sql.begin(async sql => {
        await agirPour(sql, appelant)
        return quoi(sql)
      }) as Promise<T>
    const fusion = await faire(sql => fusionner(sql, moteur, appelant, p.numero('amina'), jumelle))
    const [reunie, ...autres] = (await suivre(jeton, depart)).elements
    assert.deepEqual(autres, [])
    assert.equal(reunie?.type, 'fr.si-plateforme.identite.reunie')
    assert.equal(reunie?.subject, p.identifiant('amina', 'FT'))
    assert.equal(reunie?.data.absorbe, moteur.identifiants.pour('FT', jumelle))
    await faire(sql => defusionner(sql, moteur, appelant, fusion))
    const separees = (await suivre(jeton, depart)).elements.slice(1)
    assert.deepEqual(
      separees.map(e => `${e.type} ${e.subject} ${e.data.absorbe}`).toSorted(),
      [p.numero('amina'), jumelle].map(u => `fr.si-plateforme.identite.separee ${moteur.identifiants.pour('FT', u)} null`).toSorted(),
    )
  })

  it('J4 — être averti est tracé, sous la ligne qui donne à lire, et la personne le lit', async () => {
    const jeton = await p.jetonDe('madameRoy')
    const depart = await maintenant(jeton)
    await corriger('amina', { motif: 'M-TRACE' })
    await suivre(jeton, depart)
    const [trace] = await p.base.proprietaire<{ code: string; champs: string[] }[]>`
      select l.code, j.champs from journal j join ligne_declaree l on l.id = j.ligne
      where j.usager_id = ${p.numero('amina').toString()} and j.issue = 'averti' and j.organisation = 'CD59' order by j.instant desc limit 1`
    assert.deepEqual({ ...trace }, { code: 'inscription.accompagnement.consulter', champs: [] })
    const chemin = `/api/v1/acces-de-la-personne/consultations/${p.identifiant('amina', 'ESPACE-USAGER')}`
    assert.match(await (await p.appeler(chemin, { jeton: await p.jetonDe('amina') })).text(), /a été averti qu’une donnée/)
  })

  it('les anciens s’effacent à leur durée, et qui ne les avait pas lus l’apprend ; l’horloge qui recule n’y fait rien', async () => {
    // Deadlines write too, and what they write would be told among the rest.
    await p.base.proprietaire`delete from echeance`
    const jeton = await p.jetonDe('madameRoy')
    const depart = await maintenant(jeton)
    await corriger('amina', { motif: 'M-ANCIEN' })
    const lu = await maintenant(jeton)
    const jour = 24 * 60 * 60 * 1000
    const taches = () =>
      executerLesTaches({ ...p.base, ...p, instant: moteur.horloge() }).then(({ phrases }) => phrases.find(x => x.startsWith('événements')))
    assert.match((await taches()) ?? '', / 0 effacés/)
    await p.base.proprietaire`update evenement set instant = instant - interval '31 days'`
    // Written after, with a clock set two months back: an instant older than those of before.
    await p.avancer(new Date(moteur.horloge().getTime() - 60 * jour))
    await p.base.proprietaire`insert into evenement (usager_id, ressource, version, genre, instant)
      values (${p.numero('amina').toString()}, 'inscription', 99, 'corrigee', now())`
    await p.base.proprietaire`insert into evenement (usager_id, ressource, version, genre, instant)
      values (${p.numero('amina').toString()}, 'inscription', 100, 'corrigee', ${moteur.horloge()})`
    await p.avancer(new Date())
    assert.doesNotMatch((await taches()) ?? '', / 0 effacés/)
    const enRetard = await lire(await p.jetonDe('madameRoy'), `?curseur=${depart}`)
    assert.equal(enRetard.lacune, true)
    assert.deepEqual(
      enRetard.elements.map(e => e.data.version),
      [99, 100],
      'ceux d’après le premier à garder restent, dans l’ordre où ils ont été écrits',
    )
    assert.equal((await lire(await p.jetonDe('madameRoy'), `?curseur=${lu}`)).lacune, false)
  })
})
