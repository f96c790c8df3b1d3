import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { personnes } from '../../../jeu-d-essai/personas.js'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { visiteur } from '../../../portail/administration/visiteur.essai.js'
import { type Comme, comme } from '../../acces/administration/comme.essai.js'
import type { Signal } from '../../droit/parametres/signaux.js'
import { cleDuNir } from '../../flux/index.js'
import { ressources } from '../../parcours/ressources.js'
import { purgerLesSignalees } from './purger.js'
import { releverLesSignaux } from './relever.js'

/** A Wednesday, in the afternoon. */
const maintenant = new Date('2026-11-25T15:00:00Z')
const samedi = new Date('2026-11-21T10:00:00Z')

let p: PlateformeDEssai
let brun: Comme, vidal: Comme, girard: Comme
before(async () => {
  p = await unePlateforme({ horloge: () => maintenant })
  brun = await comme(p, 'monsieurBrun')
  vidal = await comme(p, 'monsieurVidal')
  girard = await comme(p, 'madameGirard')
})
after(() => p.fermer())

type Rang = { issue?: string; agent?: string | null; usager?: bigint | null; le?: Date; ligne?: string; n?: number }
/** As many rows of the journal as if that agent had done it at that moment. */
const tracer = async ({ issue = 'servi', agent = 'roy.claire|ROY|Claire', usager = null, le = maintenant, ligne, n = 1 }: Rang) => {
  await p.base.proprietaire`
    insert into journal (instant, ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select ${le}::timestamptz - make_interval(secs => i), (select max(id) from ligne_declaree where code = ${ligne ?? ''}),
      'CD59', 'CD59-UT-LILLE', ${agent}, 'portail', ${usager?.toString() ?? null}::bigint, ${issue}, 'essai-' || i
    from generate_series(1, ${n}::int) i`
}
const relever = (instant = maintenant) => releverLesSignaux(p.base.application, ressources, instant)
type Vue = { id: string; mesure: string; ligne: string | null; valeur: number; limite: number; agent: string; le: string; motif: string }
const alertes = async (qui = brun) => (await qui('GET', '/alertes')).corps.elements as Vue[]
const de = async (signal: Signal, qui = brun) => (await alertes(qui)).filter(a => a.mesure === signal)
const sansTrace = () =>
  p.base.proprietaire.unsafe('truncate journal; delete from alerte; delete from limite_de_signal; delete from personne_signalee')

describe('I6, I7 — Ce que la vigilance relève dans le journal', () => {
  for (const [signal, issues] of [
    ['refus', ['interdit', 'rejete']],
    ['introuvables', ['invisible', 'hors-perimetre']],
  ] as const)
    it(`${signal} : à la limite rien, au-delà une alerte et une seule, que voit qui surveille son organisation`, async () => {
      await sansTrace()
      for (const issue of issues) await tracer({ issue, n: 20 })
      assert.equal(await relever(), 0)
      await tracer({ issue: issues[0] })
      assert.equal(await relever(), 1)
      assert.equal(await relever(), 0, 'le même jour, la même alerte')
      const [a, ...autres] = await de(signal)
      assert.deepEqual([a?.valeur, a?.limite, a?.agent, autres.length], [41, 40, 'roy.claire|ROY|Claire', 0])
      assert.deepEqual(await alertes(vidal), [])
      const page = await (await visiteur(p, 'monsieurBrun')).lire(`/vigilance/alertes/${a?.id}`)
      assert.match(page.texte, /41/)
      assert.match(page.texte, /Ce qui la dépasse a été servi/)
    })

  it('ce qu’une page n’a pas trouvé d’une personne qu’elle montre n’est pas cherché en vain ; d’une autre, si', async () => {
    await sansTrace()
    const [suivie, autre] = [p.numero('amina'), p.numero('yanis')]
    await tracer({ usager: suivie })
    await tracer({ issue: 'invisible', usager: suivie, n: 60 })
    assert.equal(await relever(), 0)
    await tracer({ issue: 'invisible', usager: autre, n: 40 })
    assert.equal(await relever(), 0)
    await tracer({ issue: 'invisible', usager: autre })
    assert.equal(await relever(), 1)
    assert.equal((await de('introuvables'))[0]?.valeur, 41)
  })

  it('la nuit et la fin de semaine, en heure de Paris ; le même travail un mercredi n’est rien', async () => {
    await sansTrace()
    const personnes = await p.base.proprietaire<{ id: string }[]>`
      insert into usager (cree_le) select now() from generate_series(1, 16) returning id::text as id`
    const lireTous = async (le: Date) => {
      for (const { id } of personnes) await tracer({ usager: BigInt(id), le })
    }
    await lireTous(maintenant)
    assert.equal(await relever(), 0)
    await lireTous(samedi)
    assert.equal(await relever(samedi), 1)
    assert.equal((await de('hors-heures'))[0]?.valeur, 16)
    // Half past six in the morning of Paris, the next Tuesday: found the day after.
    await lireTous(new Date('2026-11-24T05:30:00Z'))
    assert.equal(await relever(), 1)
    assert.equal((await de('hors-heures'))[0]?.le.slice(0, 10), '2026-11-24')
  })

  it('une ligne que la déclaration surveille de plus près a sa propre limite', async () => {
    await sansTrace()
    await tracer({ issue: 'invisible', n: 11, ligne: 'identite.accompagnement.consulter' })
    assert.equal(await relever(), 0)
    await tracer({ issue: 'invisible', n: 11, ligne: 'diagnosticSante.tenueDeLaListe.consulter' })
    assert.equal(await relever(), 1)
    const [a] = await de('introuvables')
    assert.deepEqual([a?.ligne, a?.limite], ['diagnosticSante.tenueDeLaListe.consulter', 10])
  })

  it('le dossier d’un collègue, ou le sien : une alerte ; un homonyme d’un agent d’une autre structure, rien', async () => {
    await sansTrace()
    const nommer = async (qui: string, nom: string, prenom: string) =>
      p.base
        .proprietaire`update identite set nom = ${nom}, nom_naissance = ${nom}, prenom = ${prenom} where usager_id = ${p.numero(qui).toString()}`
    await nommer('yanis', 'ROY', 'Claire')
    await tracer({ usager: p.numero('amina') })
    assert.equal(await relever(), 0)
    await tracer({ usager: p.numero('yanis') })
    assert.equal(await relever(), 1)
    assert.match((await de('collegues'))[0]?.motif ?? '', /dossier d’un collègue, ou le sien/)
    await sansTrace()
    await nommer('yanis', 'PETIT', 'Paul')
    await tracer({ usager: p.numero('yanis') })
    assert.equal(await relever(), 0, 'Paul Petit travaille au Pas-de-Calais')
  })

  it('cherchée par son NIR hors de ce qu’on suit, une personne en vue ou un collègue n’est pas montrée, et la recherche se voit', async () => {
    await sansTrace()
    assert.equal((await brun('POST', '/personnes-signalees', { nom: 'Martin', prenom: 'Léo', motif: 'Élu' })).statut, 201)
    const { nir, dateNaissance } = personnes['leo']?.identite ?? assert.fail()
    const cherche = await p.appeler('/api/v1/accompagnement/identites/recherche', {
      method: 'POST',
      jeton: await p.jetonDe('madameRoy'),
      body: JSON.stringify({ nir, dateNaissance }),
    })
    assert.equal(cherche.status, 404)
    await p.base.proprietaire`update journal set instant = ${maintenant}`
    await relever()
    assert.equal((await de('connues')).length, 1)
  })

  it('une personne en vue, pour tous ; la relation qu’un agent a déclarée, pour lui seul', async () => {
    await sansTrace()
    const signaler = async (qui: Comme, champs: object) =>
      (await qui('POST', '/personnes-signalees', { nom: 'Benali', prenom: 'Amina', motif: 'Déclarée', ...champs })).statut
    assert.equal(await signaler(brun, { acteur: 'CD62|petit.paul' }), 404)
    assert.equal(await signaler(await comme(p, 'madameRoy'), {}), 403)
    assert.equal(await signaler(brun, { acteur: 'CD59|un.autre' }), 201)
    await tracer({ usager: p.numero('amina') })
    assert.equal(await relever(), 0, 'la relation d’un autre')
    assert.equal(await signaler(brun, { acteur: 'CD59|roy.claire' }), 201)
    assert.equal(await relever(), 1)
    assert.equal((await de('connues')).length, 1)
    assert.deepEqual((await vidal('GET', '/personnes-signalees')).corps.elements, [])
    const pages = await visiteur(p, 'monsieurBrun')
    await pages.envoyer('/vigilance/personnes-signalees/ajouter', { nom: 'Haddad', prenom: 'Amina', motif: 'Élue' })
    const liste = await pages.lire('/vigilance/personnes-signalees')
    assert.match(liste.texte, /Amina Haddad/)
    for (const s of (await brun('GET', '/personnes-signalees')).corps.elements as { id: string }[]) {
      assert.equal((await vidal('POST', `/personnes-signalees/${s.id}/retrait`)).statut, 404)
      assert.equal((await brun('POST', `/personnes-signalees/${s.id}/retrait`)).statut, 204)
    }
  })

  it('désignée par son numéro : son dossier donne l’alerte, celui d’un homonyme non ; le numéro n’est pas gardé, et rien ne dit s’il est connu', async () => {
    const identite = personnes['amina']?.identite ?? assert.fail()
    const nir = identite.nir ?? assert.fail()
    const { numeroFranceTravail } = identite
    const [nom, prenom] = ['TOUT-AUTRE', 'Yanis']
    await p.base
      .proprietaire`update identite set nom = ${nom}, nom_naissance = ${nom}, prenom = ${prenom} where usager_id = ${p.numero('yanis').toString()}`
    for (const [numero, qui, attendu] of [
      [undefined, 'yanis', 1],
      [{ nir }, 'yanis', 0],
      [{ nir }, 'amina', 1],
      [{ numeroFranceTravail }, 'yanis', 0],
      [{ numeroFranceTravail }, 'amina', 1],
      [{ nir: '1850199999999' }, 'amina', 0],
    ] as const) {
      await sansTrace()
      assert.equal((await brun('POST', '/personnes-signalees', { nom, prenom, motif: 'Élue', numero })).statut, 201)
      await tracer({ usager: p.numero(qui) })
      assert.equal(await relever(), attendu, `${JSON.stringify(numero)} ${qui}`)
      const [garde] = await p.base.proprietaire<{ tout: string }[]>`select row_to_json(s)::text as tout from personne_signalee s`
      assert.doesNotMatch(garde?.tout ?? '', new RegExp(`${nir}|${numeroFranceTravail}`))
    }
    for (const numero of [{ nir, numeroFranceTravail }, { nir: `${nir}97` }, {}])
      assert.equal((await brun('POST', '/personnes-signalees', { nom, prenom, motif: 'Élue', numero })).statut, 400)
  })

  it('au portail, par son NIR et sa clé, avec des espaces ; une clé fausse est dite, le numéro ne revient nulle part', async () => {
    await sansTrace()
    const nir = personnes['amina']?.identite.nir ?? assert.fail()
    const cle = cleDuNir(nir)
    const pages = await visiteur(p, 'monsieurBrun')
    const saisir = (numero: string) =>
      pages.envoyer('/vigilance/personnes-signalees/ajouter', { nom: 'Autrement', prenom: 'Amina', motif: 'Élue', numero })
    assert.match((await saisir(`${nir} ${cle === '97' ? '01' : '97'}`)).texte, /Ce NIR et sa clé ne vont pas ensemble/)
    assert.match((await saisir('12')).texte, /Onze chiffres, ou les 13 caractères/)
    assert.match((await saisir(`${nir.slice(0, 1)} ${nir.slice(1)} ${cle}`)).texte, /donnera une alerte/)
    assert.match((await pages.lire('/vigilance/personnes-signalees')).texte, /Amina Autrement, par son numéro/)
    // Two files made one since: whoever reads the one that is kept reads her.
    await p.base.proprietaire`update personne_signalee set dossiers = array[${p.numero('yanis').toString()}::bigint]`
    await p.base.proprietaire`update usager set fusionne_dans = ${p.numero('amina').toString()} where id = ${p.numero('yanis').toString()}`
    await tracer({ usager: p.numero('amina') })
    assert.equal(await relever(), 1)
    await p.base.proprietaire`update usager set fusionne_dans = null where id = ${p.numero('yanis').toString()}`
  })
})

describe('J5 — Une personne qui n’est plus signalée n’est plus gardée', () => {
  const ans = (n: number) => new Date(Date.UTC(2026 + n, 10, 26))
  const noms = async () => (await p.base.proprietaire<{ nom: string }[]>`select nom from personne_signalee order by nom`).map(s => s.nom)
  const purger = (instant: Date) => purgerLesSignalees(p.base.proprietaire, instant)

  it('douze mois après qu’on l’a retirée, son nom est effacé ; celui de qui l’est encore reste', async () => {
    await sansTrace()
    for (const nom of ['Encore', 'Retiree']) await brun('POST', '/personnes-signalees', { nom, prenom: 'Amina', motif: 'Élue' })
    const { elements } = (await brun('GET', '/personnes-signalees')).corps as { elements: { id: string; nom: string }[] }
    await brun('POST', `/personnes-signalees/${elements.find(s => s.nom === 'Retiree')?.id}/retrait`)
    assert.equal(await purger(new Date(ans(1).getTime() - 2 * 86_400_000)), 0)
    assert.equal(await purger(ans(1)), 1)
    assert.deepEqual(await noms(), ['Encore'])
  })

  it('gardée tant qu’une enquête est ouverte sur qui a pu la lire ; celle d’un autre agent ou d’ailleurs n’en retient aucune', async () => {
    await sansTrace()
    await tracer({ issue: 'interdit', n: 41 })
    await relever()
    const [relevee] = await de('refus')
    await p.base.proprietaire`
      insert into enquete (alerte, organisation, agent, application, etat, du, au, note, ouverte_le, ouverte_par)
      values (${relevee?.id ?? ''}, 'CD59', 'roy.claire|ROY|Claire', 'portail', 'ouverte', ${maintenant}, ${maintenant}, '', ${maintenant}, 'essai')`
    for (const [nom, organisation, acteur] of [
      ['Pour-elle', 'CD59', 'CD59|roy.claire'],
      ['Pour-tous', null, null],
      ['Pour-un-autre', 'CD59', 'CD59|un.autre'],
      ['Ailleurs', 'CD62', null],
    ] as const)
      await p.base.proprietaire`
        insert into personne_signalee (organisation, acteur, nom, prenom, motif, par, le, retiree_le)
        values (${organisation}, ${acteur}, ${nom}, 'Amina', 'Élue', 'essai', ${maintenant}, ${maintenant})`
    assert.equal(await purger(ans(2)), 2)
    assert.deepEqual(await noms(), ['Pour-elle', 'Pour-tous'])
    await p.base.proprietaire`update enquete set etat = 'close'`
    assert.equal(await purger(ans(2)), 2)
    await p.base.proprietaire`delete from enquete`
  })
})

describe('I6 — Une limite s’essaie sur le passé avant d’être réglée', () => {
  it('« avec cette limite, tant d’alertes sur les 30 derniers jours » : les siennes seulement, et rien n’est changé', async () => {
    await sansTrace()
    for (const jours of [0, 3, 29, 30]) await tracer({ issue: 'interdit', n: 12, le: new Date(maintenant.getTime() - jours * 86_400_000) })
    const essayer = async (qui: Comme, limite: number) =>
      (await qui('GET', `/signaux/apercu?signal=refus&limite=${limite}`)).corps as { alertes: number; acteurs: number; du: string }
    const vu = await essayer(brun, 11)
    assert.deepEqual([vu.alertes, vu.acteurs, vu.du], [3, 1, '2026-10-27'])
    assert.equal((await essayer(brun, 12)).alertes, 0)
    assert.equal((await essayer(vidal, 11)).alertes, 0)
    assert.equal((await essayer(girard, 11)).alertes, 3)
    assert.equal((await brun('GET', '/signaux/apercu?signal=refus&ligne=rien&limite=3')).statut, 422)
    const page = await (await visiteur(p, 'monsieurBrun')).lire('/vigilance/signaux?signal=refus&ligne=&limite=11')
    assert.match(page.texte, /Avec cette limite, 3 alertes sur les 30 derniers jours ?, pour 1 agent ou programme/)
    assert.doesNotMatch(page.texte, /Régler cette limite/, 'qui surveille essaie, et ne règle pas')
    assert.deepEqual(await alertes(girard), [])
  })

  it('réglée par qui enquête, à compter d’un jour, et tracée ; le passé n’est pas jugé de nouveau', async () => {
    await sansTrace()
    await tracer({ issue: 'interdit', n: 12 })
    const regler = async (qui: Comme, depuis: string) =>
      (await qui('POST', '/signaux', { signal: 'refus', limite: 11, depuis, motif: 'Un compte insiste' })).statut
    assert.equal(await regler(brun, '2026-11-25'), 403)
    assert.equal(await regler(girard, '2026-11-24'), 422)
    assert.equal(await regler(girard, '2026-11-26'), 204)
    assert.equal(await relever(), 0, 'demain seulement')
    const pages = await visiteur(p, 'madameGirard')
    assert.match((await pages.lire('/vigilance/signaux?signal=refus&ligne=&limite=11')).texte, /Régler cette limite/)
    const fait = await pages.envoyer('/vigilance/signaux/regler', {
      ...{ signal: 'refus', ligne: '', limite: '11' },
      ...{ depuis: '2026-11-25', motif: 'Un compte insiste' },
    })
    assert.match(fait.texte, /La limite est réglée/)
    assert.match(fait.texte, /Un compte insiste/)
    assert.equal(await relever(), 1)
    const actes = await p.base.proprietaire<{ detail: { limite: number; depuis: string } }[]>`
      select detail from acte_d_administration where acte = 'signal.regler' order by instant`
    assert.deepEqual(
      actes.map(a => [a.detail.limite, a.detail.depuis]),
      [
        [11, '2026-11-26'],
        [11, '2026-11-25'],
      ],
    )
    await (await visiteur(p, 'monsieurBrun')).lire('/vigilance/signaux/regler', 403)
  })
})
