import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { chargerLeParcours } from '../../../jeu-d-essai/charger.js'
import { personnes } from '../../../jeu-d-essai/personas.js'
import type { Appelant } from '../../moteur/appelant.js'
import { fusionner } from '../../moteur/fusion.js'
import { agirPour } from '../../moteur/journal.js'
import { amina, type Facade, karim, uneFacade } from '../facade.essai.js'
import { lireDossierCommePython, lireDossierStrictement } from './lecteurs.essai.js'

/** What Postman asks for holds no scope of this API: nobody published any. */
const julien: Appelant = {
  ...{ organisation: 'FT', type: 'FT', structure: null, agent: 'caron.julien|CARON|Julien', application: 'portail' },
  ...{ personne: null, preuve: null, lignes: new Set(), correlation: 'essai-de-reunion' },
}
const dossiers = '/diagnosticargumente/v4/dossiers'
const diagnostics = '/diagnosticargumente/v4/diagnostics'
const boulanger = {
  codeAppellation: '11573',
  codeRome: 'D1102',
  codeSousTypologie: null,
  codeTypologie: 'MR',
  idMetierChiffre: 'fab31b61-9b96-4112-afac-5020a79a21de#UzFBZk-_jtQ',
}

describe('A5, D1, D2 — diagnostic usager v4 : le corps publié, lu par les lecteurs stricts', () => {
  let f: Facade
  before(async () => {
    f = await uneFacade()
    await chargerLeParcours(f.moteur, f.traitements, Object.fromEntries(Object.keys(personnes).map(nom => [nom, f.numero(nom)])))
  })
  after(() => f.fermer())

  const ouvrir = async (client: string, qui: readonly [string, string]) => {
    const jeton = await f.jetonSigne(client)
    return { jeton, jetonUsager: await f.jetonUsager(jeton, ...qui) }
  }
  const lire = async (client: string, qui: readonly [string, string] = amina) => {
    const { statut, json, texte } = await f.appeler('GET', dossiers, await ouvrir(client, qui))
    assert.equal(statut, 200, texte)
    lireDossierCommePython(json)
    return lireDossierStrictement(json)
  }
  const duNord = () => ouvrir('PAR_logiciel-nord_59', amina)

  it('A5 — le dossier agrégé d’Amina : ses projets, ses contraintes, qui a exploré quoi et quand', async () => {
    const d = await lire('PAR_logiciel-nord_59')
    const [menage, caisse] = d.besoinsParDiagnostic
    assert.deepEqual(
      [menage?.diagnostic.nomMetier, menage?.diagnostic.codeSousTypologie, menage?.diagnostic.estCreationPartenaire],
      ['Aide ménager / Aide ménagère à domicile', 'ORE', true],
    )
    assert.equal(caisse?.diagnostic.codeSousTypologie, null)
    const cv = menage?.thematiquesBesoins.flatMap(t => t.besoins).find(b => b.code === '9')
    assert.deepEqual(
      [cv?.valeur, cv?.agent],
      ['BESOIN', { id: 'roy.claire', nom: 'ROY', prenom: 'Claire', structure: 'Unité territoriale de Lille' }],
    )
    const mobilite = d.thematiqueContrainte.contraintes.find(c => c.code === '23')
    assert.deepEqual([mobilite?.valeur, mobilite?.impact], ['OUI', 'FAIBLE'])
    assert.equal(mobilite?.objectifs.find(o => o.code === '6')?.valeur, 'EN_COURS')
    assert.ok(mobilite?.situations.some(s => s.code === '6' && s.valeur === 'NON_ABORDEE' && s.agent === null))
    assert.equal(d.autonomieNumerique.besoin.valeur, 'POINT_FORT')
    assert.ok(!d.thematiqueContrainte.contraintes.some(c => c.code === '22'), 'le numérique est dans l’autonomie numérique')
  })

  it('J3 — la santé : son détail à Cap emploi, son poids à la mission locale, rien à la Plateforme de l’inclusion', async () => {
    const sante = (d: Awaited<ReturnType<typeof lire>>) => d.thematiqueContrainte.contraintes.find(c => c.code === '25')
    const detail = sante(await lire('PAR_capemploi_59', karim))
    assert.deepEqual([detail?.valeur, detail?.impact, detail?.situations.find(s => s.code === '17')?.valeur], ['OUI', 'FORT', 'OUI'])
    const poids = sante(await lire('PAR_logiciel-nord_59'))
    assert.deepEqual([poids?.situations, poids?.objectifs], [[], []])
    const inclusion = await lire('PAR_emplois_inclusion')
    assert.equal(sante(inclusion), undefined)
    const situations = inclusion.thematiqueContrainte.contraintes.flatMap(c => c.situations.map(s => `${c.code}.${s.code}`))
    for (const reservee of ['23.40', '24.9', '24.14', '27.41']) assert.ok(!situations.includes(reservee), reservee)
  })

  it('J4 — la Plateforme de l’inclusion lit les organisations, pas les agents', async () => {
    const { pouvoirAgir } = await lire('PAR_emplois_inclusion')
    assert.deepEqual(pouvoirAgir.agent, { id: 'CD59', nom: 'Département du Nord', prenom: '', structure: 'Unité territoriale de Lille' })
  })

  it('A5 — une personne dont rien n’a été exploré a un dossier entier, qui le dit', async () => {
    const d = await lire('PAR_logiciel-nord_59', ['1986-11-02', '1861199352045'])
    assert.deepEqual([d.besoinsParDiagnostic, d.pouvoirAgir.agent], [[], null])
    assert.ok(d.thematiqueContrainte.contraintes.every(c => c.valeur === 'NON_ABORDEE'))
  })

  it('A5 — Postman : lister, créer, supprimer, lister, avec ses seules portées ; créer deux fois n’en fait qu’un', async () => {
    const acces = await duNord()
    const noms = async () => (await f.appeler('GET', diagnostics, acces)).json?.diagnostics as { nomMetier: string; idDiagnostic: string }[]
    const avant = (await noms()).length
    for (let i = 0; i < 2; i++) {
      const cree = await f.appeler('POST', diagnostics, { ...acces, corps: boulanger })
      assert.equal(cree.statut, 200, cree.texte)
    }
    const apres = await noms()
    assert.equal(apres.length, avant + 1)
    const dernier = apres.at(-1)
    assert.match(dernier?.nomMetier ?? '', /oulanger/)
    const supprime = await f.appeler('DELETE', `${diagnostics}/${dernier?.idDiagnostic}/supprime`, {
      ...acces,
      corps: { ...boulanger, nomMetier: 'Boulanger' },
    })
    assert.equal(supprime.statut, 200, supprime.texte)
    assert.equal((await noms()).length, avant)
    const rejouee = await f.appeler('DELETE', `${diagnostics}/c4851c54-8912-4548-91a6-29c2f4fa6163/supprime`, {
      ...acces,
      corps: boulanger,
    })
    assert.deepEqual([rejouee.statut, (await noms()).length], [200, avant])
    const sansCorps = await f.appeler('DELETE', `${diagnostics}/c4851c54-8912-4548-91a6-29c2f4fa6163/supprime`, acces)
    assert.equal(sansCorps.statut, 200, sansCorps.texte)
  })

  it('A11 — ce que la façade écrit est au journal, sous sa ligne, au nom de l’agent déclaré', async () => {
    const ecrits = (await f.journal()).filter(t => t.issue === 'ecrit' && t.code.startsWith('projet.'))
    assert.deepEqual(
      ecrits.map(t => [t.code, t.agent]),
      ['deposer', 'corriger'].map(o => [`projet.accompagnement.${o}`, 'BATCH|BATCH|test-postman-cd56']),
    )
  })

  it('D2 — redire ORE un métier déjà connu le retient ; le redire sans ORE n’ôte rien ; un métier trop peu décrit n’est pas retenu, et il est dit pourquoi', async () => {
    const acces = await duNord()
    const tous = async () =>
      (await f.appeler('GET', diagnostics, acces)).json?.diagnostics as {
        codeRome: string
        codeAppellation: string
        codeSousTypologie: string | null
      }[]
    const ore = async (codeRome: string) => (await tous()).filter(d => d.codeRome === codeRome).map(d => d.codeSousTypologie)
    await f.changer(
      `update projet p set code_appellation = (select a.code from appellation_rome a where a.code_rome = p.code_rome order by 1 limit 1) where p.retenu_ore`,
    )
    const retenu = (await tous()).find(d => d.codeSousTypologie === 'ORE') ?? assert.fail()
    const dire = (codeSousTypologie: string | null, metier: { codeRome: string; codeAppellation: string } = retenu) =>
      f.appeler('POST', diagnostics, {
        ...acces,
        corps: { codeRome: metier.codeRome, codeAppellation: metier.codeAppellation, codeTypologie: 'MR', codeSousTypologie },
      })
    await f.changer(`update projet set retenu_ore = false where code_rome = '${retenu.codeRome}'`)
    assert.deepEqual(await ore(retenu.codeRome), [null])
    const redit = await dire('ORE')
    assert.equal(redit.statut, 200, redit.texte)
    assert.deepEqual(await ore(retenu.codeRome), ['ORE'])
    for (const sousTypologie of [null, 'ORE']) {
      assert.equal((await dire(sousTypologie)).statut, 200)
      assert.deepEqual(await ore(retenu.codeRome), ['ORE'])
    }
    assert.equal((await dire(null, boulanger)).statut, 200)
    const refuse = await dire('ORE', boulanger)
    assert.deepEqual([refuse.statut, refuse.json?.codeErreur], [422, 'REQUETE_INVALIDE'])
    assert.deepEqual([await ore(retenu.codeRome), await ore('D1102')], [['ORE'], [null]])
  })

  it('D2 — les règles tiennent à cette porte aussi : un métier inconnu, un corps incomplet, sont refusés en le disant', async () => {
    const acces = await duNord()
    const inconnu = await f.appeler('POST', diagnostics, { ...acces, corps: { ...boulanger, codeRome: 'D9999' } })
    assert.deepEqual([inconnu.statut, inconnu.json?.codeErreur], [422, 'REQUETE_INVALIDE'])
    assert.match(String(inconnu.json?.message), /répertoire des métiers/)
    const incomplet = await f.appeler('POST', diagnostics, { ...acces, corps: { codeTypologie: 'MR' } })
    assert.deepEqual(
      [incomplet.statut, incomplet.json?.message],
      [400, 'Une erreur de validation s’est produite : codeRome, codeAppellation'],
    )
  })

  it('A7, J2 — la Plateforme de l’inclusion lit et n’écrit pas ; une caisse n’a pas cette API ; sans jeton usager, 401', async () => {
    const inclusion = await ouvrir('PAR_emplois_inclusion', amina)
    assert.equal((await f.appeler('POST', diagnostics, { ...inclusion, corps: boulanger })).statut, 403)
    const caisse = await ouvrir('PAR_caf_591', amina)
    assert.equal((await f.appeler('GET', dossiers, caisse)).statut, 403)
    assert.equal((await f.appeler('GET', dossiers, { jeton: (await duNord()).jeton })).statut, 401)
  })

  it('B5 — son dossier réuni à un autre, le métier se retire sous l’identifiant que le partenaire a gardé', async () => {
    const sien = await ouvrir('PAR_logiciel-nord_59', ['1986-11-02', '1861199352045'])
    const cree = await f.appeler('POST', diagnostics, { ...sien, corps: boulanger })
    const crees = (cree.json?.diagnostics ?? []) as { idDiagnostic: string; codeRome: string }[]
    const { idDiagnostic } = crees.find(d => d.codeRome === boulanger.codeRome) ?? assert.fail(cree.texte)
    await f.moteur.sql.begin(async sql => {
      await agirPour(sql, julien)
      return fusionner(sql, f.moteur, julien, f.numero('amina'), f.numero('yanis'))
    })
    const acces = await duNord()
    const boulangers = (json: Record<string, unknown> | undefined) =>
      ((json?.diagnostics ?? []) as { codeRome: string }[]).filter(d => d.codeRome === boulanger.codeRome).length
    assert.equal(boulangers((await f.appeler('GET', diagnostics, acces)).json), 1)
    const retire = await f.appeler('DELETE', `${diagnostics}/${idDiagnostic}/supprime`, { ...acces, corps: boulanger })
    assert.deepEqual([retire.statut, boulangers(retire.json)], [200, 0])
  })

  it('I3 — application_<client_id> l’ouvre aussi ; sans la souscription, profil_accedant n’ouvre rien', async () => {
    const jeton = await f.jetonDe('PAR_emplois_inclusion', 'application_PAR_emplois_inclusion')
    assert.equal((await f.appeler('GET', dossiers, { jeton, jetonUsager: await f.jetonUsager(jeton, ...amina) })).statut, 200)
    await f.changer(
      `update application set scopes = array_remove(scopes, 'api_diagnosticargumentev4') where client_id = 'PAR_logiciel-nord_59'`,
    )
    const { statut } = await f.appeler('GET', diagnostics, await duNord())
    assert.equal(statut, 403)
  })
})
