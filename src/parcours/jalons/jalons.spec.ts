import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { unePersonne } from '../../../outils/epreuves/population.js'
import { plusJours, plusMois } from '../../droit/jours.js'
import { delaiAu, jalonsAttendus } from '../../droit/parametres/jalons.js'
import { enJour } from '../../../portail/interface/index.js'
import { unContrat } from '../contrat-engagement/contrat.essai.js'
import type { JalonDeLaPersonne, JalonEnRetard } from './index.js'
import { plagesEnRetard, plusDelai } from './retards.regles.js'
import { etapes } from '../../../jeu-d-essai/parcours.js'
import { reponses } from '../orientation/orientation.essai.js'

const c = await unContrat()
const { p } = c
after(() => p.fermer())
const arrivee = c.jour()
await c.dans(0)

const organisations: Readonly<Record<string, string>> = { madameRoy: 'CD59', julien: 'FT', sofia: 'ML-LILLE', monsieurPetit: 'CD62' }
const lire = async (qui: string, chemin: string) => p.appeler(`/api/v1/${chemin}`, { jeton: await p.jetonDe(qui) })
const jalons = async (qui: string, usager: string) => {
  const r = await lire(qui, `jalons/${usager}`)
  assert.equal(r.status, 200, await r.clone().text())
  return ((await r.json()) as { elements: JalonDeLaPersonne[] }).elements
}
const deAmina = async (nom: string) =>
  (await jalons('madameRoy', p.identifiant('amina', 'CD59'))).find(j => j.jalon === nom) ?? assert.fail(nom)
const page = async (qui: string, requete = '') => {
  const r = await lire(qui, `jalons-en-retard${requete}`)
  assert.equal(r.status, 200, await r.clone().text())
  return (await r.json()) as { elements: JalonEnRetard[]; suivant: string | null }
}
const retardsDe = async (qui: string, personne: string) =>
  (await page(qui)).elements
    .filter(r => r.usager === p.identifiant(personne, organisations[qui] ?? ''))
    .map(r => [r.jalon, r.retard, r.aFairePar])
const exemple = (ligne: string) => etapes.amina?.find(e => e.ligne === ligne)?.corps ?? assert.fail(ligne)
const deposer = async (qui: string, ressource: string, corps: Record<string, unknown>) => {
  const r = await p.appeler(`/api/v1/accompagnement/${ressource}/${p.identifiant('amina', organisations[qui] ?? '')}`, {
    method: 'POST',
    jeton: await p.jetonDe(qui),
    headers: { 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(corps),
  })
  assert.ok(r.ok, await r.clone().text())
}

describe('C7 — Les jalons d’Amina, du droit ouvert au contrat signé', () => {
  it('le droit est connu, elle est inscrite, une décision est attendue sous six semaines', async () => {
    const siens = await jalons('madameRoy', p.identifiant('amina', 'CD59'))
    assert.deepEqual(
      siens.map(j => j.jalon),
      ['droit', 'inscription', 'decision', 'rendez-vous', 'diagnostic', 'contrat'],
    )
    assert.equal(siens[0]?.atteintLe, arrivee)
    assert.ok(siens[1]?.atteintLe)
    const { depuis, auPlusTard, enRetard, aFairePar, confiance } = siens[2] ?? assert.fail()
    assert.deepEqual([depuis, auPlusTard, enRetard, aFairePar, confiance], [arrivee, plusJours(arrivee, 42), false, 'CD59', 'sûr'])
    assert.deepEqual(await jalons('amina', 'moi'), siens, 'elle lit les siens avec les mêmes mots')
  })

  it('le dernier jour du délai, nul n’est en retard ; le lendemain elle l’est d’un jour, et la décision revient à France Travail', async () => {
    await c.dans(42)
    assert.deepEqual(await retardsDe('madameRoy', 'amina'), [])
    await c.dans(1)
    for (const qui of ['madameRoy', 'julien']) assert.deepEqual(await retardsDe(qui, 'amina'), [['decision', 1, 'FT']], qui)
    for (const qui of ['sofia', 'monsieurPetit']) assert.deepEqual(await retardsDe(qui, 'amina'), [], `${qui} ne la suit pas`)
    assert.equal((await lire('monsieurPetit', `jalons/${p.identifiant('amina', 'CD62')}`)).status, 404)
    assert.equal((await lire('amina', 'jalons-en-retard')).status, 403)
  })

  it('décidée, elle n’est plus en retard ; le premier rendez-vous, le diagnostic et le contrat sont attendus', async () => {
    const { version } = await c.derniere('julien', 'amina')
    const { origine: _, ...toutes } = reponses
    assert.equal((await c.completer('julien', 'amina', await c.derniere('julien', 'amina'), toutes)).status, 200)
    const r = await c.decider('julien', 'amina', { sens: 'ACCEPTEE', orientation: 1, surVersion: version + 1 })
    assert.equal(r.status, 201, await r.clone().text())
    assert.deepEqual(await retardsDe('madameRoy', 'amina'), [])
    assert.equal((await deAmina('decision')).atteintLe, c.jour())
    const [rdv, diagnostic, contrat] = await Promise.all(['rendez-vous', 'diagnostic', 'contrat'].map(deAmina))
    assert.deepEqual([rdv?.auPlusTard, rdv?.confiance, rdv?.aFairePar], [plusJours(c.jour(), 15), 'dérivé', 'CD59'])
    assert.deepEqual(
      [diagnostic?.auPlusTard, contrat?.auPlusTard, contrat?.confiance],
      [plusMois(c.jour(), 1), plusMois(c.jour(), 1), 'sûr'],
    )
  })

  it('un rendez-vous pris ne suffit pas, un rendez-vous qui a eu lieu, si ; puis le diagnostic et le contrat signé', async () => {
    await c.dans(16)
    assert.deepEqual(await retardsDe('madameRoy', 'amina'), [['rendez-vous', 1, 'CD59']])
    const rdv = { ...exemple('rendezVous.accompagnement.deposer'), motif: 'ACC' }
    await deposer('madameRoy', 'rendez-vous', { ...rdv, statut: 'PRIS', date: `${plusJours(c.jour(), 3)}T09:00:00Z` })
    assert.equal((await retardsDe('madameRoy', 'amina')).length, 1)
    await deposer('madameRoy', 'rendez-vous', { ...rdv, statut: 'EFFECTUE', date: `${plusJours(c.jour(), -1)}T09:00:00Z` })
    assert.deepEqual(await retardsDe('madameRoy', 'amina'), [])
    assert.equal((await deAmina('rendez-vous')).atteintLe, plusJours(c.jour(), -1))
    await c.dans(30)
    assert.deepEqual(
      (await retardsDe('madameRoy', 'amina')).map(([jalon]) => jalon),
      ['contrat', 'diagnostic'],
    )
    await deposer('madameRoy', 'diagnostics', exemple('diagnostic.accompagnement.deposer'))
    assert.deepEqual(
      (await retardsDe('madameRoy', 'amina')).map(([jalon]) => jalon),
      ['contrat'],
    )
    assert.equal((await c.proposer('madameRoy', 'amina')).status, 201)
    for (const qui of ['amina', 'madameRoy']) assert.equal((await c.signer(qui, 'amina')).status, 201)
    assert.deepEqual(await retardsDe('madameRoy', 'amina'), [])
    assert.ok((await jalons('amina', 'moi')).every(j => j.atteintLe !== null))
  })

  it('à l’écran : ses étapes, chez le professionnel et chez elle', async () => {
    for (const [qui, chemin] of [
      ['madameRoy', `/professionnel/dossiers/${p.identifiant('amina', 'CD59')}/orientation`],
      ['amina', '/mon-espace/orientation'],
    ] as const) {
      const r = await fetch(p.url + chemin, { headers: { cookie: await p.ouvrirSession(qui) } })
      const texte = (await r.text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
      assert.match(texte, /Droit au RSA connu de qui oriente .* Décision d’orientation .* Contrat d’engagement signé/, qui)
    }
  })
})

describe('C3, C7 — Le droit d’Amina est transféré dans un autre département', () => {
  const aArras = async () =>
    (await jalons('monsieurPetit', p.identifiant('amina', 'CD62'))).map(j => [j.jalon, j.atteintLe !== null, j.auPlusTard, j.aFairePar])
  let transfert = ''
  before(async () => {
    transfert = c.jour()
    const r = await p.appeler(`/api/v1/tenue-de-la-liste/rattachements/${p.identifiant('amina', 'FT')}`, {
      method: 'POST',
      jeton: await p.jetonDe('julien'),
      headers: { 'idempotency-key': 'transfert-du-droit' },
      body: JSON.stringify({ organisation: 'CD62', structure: 'CD62-UT-ARRAS', motif: 'competence-orientation', du: transfert, au: null }),
    })
    assert.equal(r.status, 201, await r.clone().text())
    assert.equal((await c.dans(0)).echouees, 0)
  })

  it('le nouveau département a six semaines pour décider ; d’ici là son parcours continue', async () => {
    const [ouverte, nouvelle] = (
      await p.base.proprietaire<{ etat: string; informe_le: string | null }[]>`
      select etat, informe_le::text from orientation where usager_id = ${p.numero('amina').toString()} order by numero`
    ).slice(-2)
    assert.deepEqual([ouverte?.etat, nouvelle?.etat, nouvelle?.informe_le], ['OUVERT', 'BROUILLON', transfert])
    assert.ok((await c.travaux('amina')).includes('decision-d-orientation-a-prendre CD62'))
    assert.ok((await c.echeances('amina')).includes(`passage-de-competence ${plusJours(transfert, 43)}`))
    const [droit, , decision] = await aArras()
    assert.equal(droit?.[1], true)
    assert.deepEqual(decision, ['decision', false, plusJours(transfert, 42), 'CD62'])
  })

  it('les six semaines passées, la décision revient à France Travail', async () => {
    await c.dans(43)
    assert.deepEqual((await aArras())[2], ['decision', false, plusJours(transfert, 42), 'FT'])
  })

  it('orientée de nouveau, le diagnostic et le rendez-vous d’avant ne comptent plus', async () => {
    await c.decider('julien', 'amina', {
      ...{ sens: 'FORCEE', origine: 'INSCRIPTION_VOLONTAIRE', parcours: 'PSO' },
      ...{ organisme: 'CD', organisation: 'CD62', structure: 'CD62-UT-ARRAS' },
    })
    const mois = plusMois(c.jour(), 1)
    assert.deepEqual((await aArras()).slice(2), [
      ['decision', true, null, null],
      ['rendez-vous', false, plusJours(c.jour(), 15), 'CD62'],
      ['diagnostic', false, mois, 'CD62'],
      ['contrat', false, mois, 'CD62'],
    ])
  })
})

describe('C7, D3 — Un contrat revenu d’une suspension', () => {
  it('son mois recommence : la page, la lettre, le travail et le jalon disent le même jour', async () => {
    const amina = p.numero('amina').toString()
    await c.inscrire('amina', 'cessation')
    await c.dans(20)
    await c.inscrire('amina', 'inscrit')
    const jour = plusMois(c.jour(), 1)
    const cookie = await p.ouvrirSession('amina')
    const page = (await (await fetch(`${p.url}/mon-espace/contrat`, { headers: { cookie } })).text()).replaceAll(/[\s\u00a0\u202f]+/g, ' ')
    assert.ok(page.includes(`au plus tard le ${enJour(jour)}`), jour)
    const [travail] = await p.base.proprietaire<{ jour: string }[]>`
      select a_faire_avant::text as jour from travail where dossier = ${amina} and nature = 'contrat-a-signer' and clos_le is null`
    assert.equal(travail?.jour, jour)
    assert.equal((await jalons('amina', 'moi')).find(j => j.jalon === 'contrat')?.auPlusTard, jour)
    assert.equal((await c.dernier('amina', 'amina')).donnees.aSignerAvant, jour)
  })
})

describe('C7 — La liste des retards d’une organisation', () => {
  const [lille, roubaix] = ['CD59-UT-LILLE', 'CD59-UT-ROUBAIX'] as const
  const personnes: bigint[] = []
  // Where the clock is by then: what came before moved it.
  before(async () => {
    await p.base.proprietaire`delete from jalon_attendu`
    for (const [i, structure] of [lille, lille, roubaix].entries()) {
      const usager = await unePersonne(p, [{ organisation: 'CD59', structure, motif: 'competence-orientation' }])
      personnes.push(usager)
      for (const [rang, jalon] of jalonsAttendus.entries())
        await p.base.proprietaire`insert into jalon_attendu (usager_id, organisation, lieu, jalon, depuis, a_faire_par)
          values (${usager.toString()}, 'CD59', ${structure}, ${jalon}, ${plusJours(c.jour(), -100 - i - rang * 10)}, 'CD59')
          on conflict (usager_id, organisation, lieu, jalon) do update set depuis = excluded.depuis`
    }
  })

  it('les plus anciens d’abord ; un agent, ceux de sa structure ; de page en page, chacun une fois', async () => {
    const entiere = (await page('monsieurBrun')).elements
    assert.equal(entiere.length, personnes.length * jalonsAttendus.length)
    assert.deepEqual(
      entiere.map(r => r.auPlusTard),
      entiere.map(r => r.auPlusTard).toSorted(),
    )
    for (const r of entiere) assert.equal(r.auPlusTard, plusDelai(r.depuis, delaiAu(r.jalon, r.depuis).delai), r.jalon)
    const vus: string[] = []
    for (let suivant: string | null = ''; suivant !== null; ) {
      const lue: Awaited<ReturnType<typeof page>> = await page('monsieurBrun', `?limite=5${suivant && `&curseur=${suivant}`}`)
      vus.push(...lue.elements.map(r => `${r.usager} ${r.jalon}`))
      suivant = lue.suivant
    }
    assert.deepEqual(
      vus,
      entiere.map(r => `${r.usager} ${r.jalon}`),
    )
    assert.equal((await page('madameRoy')).elements.length, 8, 'madame Roy est de Lille')
  })

  it('chaque filtre garde ce qu’il dit, et lui seul', async () => {
    const compter = async (requete: string) => (await page('monsieurBrun', requete)).elements.length
    assert.equal(await compter('?jalon=contrat'), 3)
    assert.equal(await compter(`?structure=${roubaix}`), 4)
    const anciens = (await page('monsieurBrun')).elements.filter(r => r.retard >= 90).length
    assert.ok(anciens > 0)
    assert.equal(await compter('?retardMinimal=90'), anciens)
    for (const faux of ['?jalon=droit', '?retardMinimal=0', '?curseur=x', '?limite=0', '?inconnu=1'])
      assert.equal((await lire('madameRoy', `jalons-en-retard${faux}`)).status, 400, faux)
  })

  it('à l’écran, avec les noms, puis en CSV pour qui peut exporter ; l’un et l’autre tracés personne par personne', async () => {
    const ouvrir = async (qui: string, chemin: string) => fetch(p.url + chemin, { headers: { cookie: await p.ouvrirSession(qui) } })
    const ecran = (await (await ouvrir('monsieurBrun', '/professionnel/jalons')).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
    assert.match(ecran, /EPREUVE .* Contrat d’engagement signé/)
    assert.match(ecran, /délai dérivé/)
    const csv = await ouvrir('monsieurBrun', '/professionnel/jalons.csv?jalon=contrat')
    assert.equal(csv.status, 200)
    assert.equal((await csv.text()).trim().split('\r\n').length, 1 + 3)
    assert.equal((await ouvrir('madameRoy', '/professionnel/jalons.csv')).status, 403)
    const [trace] = await p.base.proprietaire<{ n: number }[]>`
      select count(distinct usager_id)::int as n from journal where issue = 'a-faire' and agent = 'brun.marc|BRUN|Marc' and usager_id = any(${personnes.map(String)})`
    assert.equal(trace?.n, personnes.length)
  })

  it('plus suivie, elle n’y est plus ; réunie à un autre dossier, rien n’est attendu de celui qui s’efface', async () => {
    const [derniere] = personnes.slice(-1)
    await p.base.proprietaire`update rattachement set au = ${plusJours(c.jour(), -1)} where usager_id = ${String(derniere)}`
    assert.equal((await page('monsieurBrun', `?structure=${roubaix}`)).elements.length, 0)
    await p.base.proprietaire`update usager set fusionne_dans = ${String(personnes[0])} where id = ${String(personnes[1])}`
    const restes = await p.base.proprietaire`select 1 from jalon_attendu where usager_id = ${String(personnes[1])}`
    assert.equal(restes.length, 0)
  })
})

describe('C7 — Les plages de départ disent exactement qui est en retard', () => {
  it('pour chaque jour de trois ans, un délai passé est dans une plage, un délai en cours n’y est pas', () => {
    for (let i = 0; i < 1096; i += 1) {
      const jour = plusJours('2026-01-15', i)
      const [plage] = plagesEnRetard(jour, 'contrat')
      for (let n = 20; n < 45; n += 1) {
        const depuis = plusJours(jour, -n)
        const enRetard = plusDelai(depuis, delaiAu('contrat', depuis).delai) < jour
        assert.equal(plage !== undefined && plage.de <= depuis && depuis <= plage.a, enRetard, `${depuis} au ${jour}`)
      }
    }
  })
})
