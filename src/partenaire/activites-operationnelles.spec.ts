import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { plusJours } from '../droit/jours.js'
import { aujourdHui, finDuJour, jourDe } from '../moteur/moteur.js'
import { clorelesTravaux, creerUnTravail } from '../suites/index.js'
import type { Activite } from './activites-operationnelles.js'
import { type Facade, uneFacade } from './facade.essai.js'
import { lireActivitesCommeJava, lireActivitesCommePostman } from './lecteurs.essai.js'

const decision = 'decision-d-orientation-a-prendre'
const premierRendezVous = 'premier-rendez-vous-a-prendre'
const scopesV1 = ['api_activites-operationnellesv1', 'activitesCD']

describe('A5, C1 — activités opérationnelles : la file de la structure, dans les mots du contrat', () => {
  let f: Facade
  let jeton = ''
  const encours = () => ({ sql: f.moteur.sql, moteur: f.moteur })
  const chercher = (version: 1 | 2, requete = '', porteur = jeton) =>
    f.appeler('GET', `/activites-operationnelles/v${version}/activites/chercher${requete}`, { jeton: porteur })
  const trouvees = async (requete = '', porteur = jeton) => (await chercher(1, requete, porteur)).json as unknown as Activite[]
  const codes = async (requete: string) => (await trouvees(requete)).map(a => a.codeActivite)

  before(async () => {
    f = await uneFacade({ le: new Date('2026-11-24T10:00:00Z') })
    jeton = await f.jetonSigne('PAR_logiciel-nord_59')
  })
  after(() => f.fermer())

  it('rien à faire : 200 et une liste vide, nue en v1, nommée en v2', async () => {
    const [v1, v2] = [await chercher(1), await chercher(2)]
    assert.deepEqual([v1.statut, v1.json], [200, []])
    assert.deepEqual([v2.statut, v2.json], [200, { activites: [] }])
  })

  it('la plus proche échéance d’abord, par le numéro France Travail de la personne ; les deux lecteurs publiés la lisent', async () => {
    const jour = aujourdHui(f.moteur)
    const pour = { usager: f.numero('amina'), organisation: 'CD59', structure: null }
    await creerUnTravail(encours(), { nature: premierRendezVous, ...pour, attributs: { motif: 'ACC' } })
    await creerUnTravail(encours(), { nature: decision, ...pour, aFaireAvant: plusJours(jour, 3) })
    await creerUnTravail(encours(), { nature: 'contrat-a-signer', ...pour, aFaireAvant: jour })
    const [premiere, seconde, ...reste] = await trouvees()
    assert.deepEqual(reste, [], 'un travail que le contrat ne nomme pas n’y est pas')
    assert.deepEqual(
      { ...premiere, identifiantActivite: '…' },
      {
        identifiantActivite: '…',
        codeActivite: 'ACT382',
        usager: { identifiant: '10429447247', typeIdentifiant: 'numeroFranceTravail' },
        dateCreation: '2026-11-24T10:00:00.000Z',
        dateEcheance: '2026-11-27T22:59:59.000Z',
        dateEcheanceProche: null,
        attributsSpecifiques: [],
      },
    )
    assert.deepEqual(
      [seconde?.codeActivite, seconde?.dateEcheance, seconde?.attributsSpecifiques],
      ['ACT380', null, [{ nom: 'motif', valeur: 'ACC' }]],
    )
    assert.deepEqual(lireActivitesCommeJava(await trouvees()).length, 2)
    const v2 = (await chercher(2)).json
    assert.deepEqual(lireActivitesCommePostman(v2), lireActivitesCommePostman({ activites: await trouvees() }))
  })

  it('chaque filtre garde ce qu’il dit, et lui seul ; une valeur qui n’en est pas une est refusée en la nommant', async () => {
    assert.deepEqual(await codes('?codeActivite=ACT380'), ['ACT380'])
    assert.deepEqual(await codes('?codeFamille=INSEA'), ['ACT382'])
    assert.deepEqual(await codes('?codeDomaine=MSA'), ['ACT380'])
    for (const rien of ['?codeActivite=ACT366', '?codeFamille=GLI100', '?codeActivite=ACT380&codeFamille=INSEA'])
      assert.deepEqual(await codes(rien), [], rien)
    for (const [faux, champ] of [
      ['?codeActivite=act382', 'codeActivite'],
      ['?codeFamille=', 'codeFamille'],
      ['?codeDomaine=INSEA', 'codeDomaine'],
    ] as const) {
      const { statut, json } = await chercher(1, faux)
      assert.equal(statut, 400, faux)
      const [erreur] = json as unknown as { code: string; message: string; details: string }[]
      assert.equal(erreur?.code, 'REQUETE_INVALIDE')
      assert.ok(erreur.message.includes(champ))
    }
    assert.equal((await chercher(2, '?cursor=1')).statut, 400)
  })

  it('les scopes de l’une ou l’autre version ouvrent les deux ; ils n’ouvrent pas l’état civil, ni ceux de l’état civil la file', async () => {
    for (const version of ['1', '2']) {
      const scopes = [`api_activites-operationnellesv${version}`, 'activitesCD']
      const seul = await f.jetonSigne('PAR_logiciel-nord_59', { scopes })
      assert.deepEqual([(await chercher(1, '', seul)).statut, (await chercher(2, '', seul)).statut], [200, 200])
      assert.equal((await f.informations(seul, '')).statut, 403)
    }
    for (const scopes of [['activitesCD'], ['api_activites-operationnellesv1'], ['referentielCD', 'profil_accedant']]) {
      const { statut, json } = await chercher(1, '', await f.jetonSigne('PAR_logiciel-nord_59', { scopes }))
      assert.equal(statut, 403, scopes.join(' '))
      assert.match(JSON.stringify(json), /ACCES_NON_AUTORISE.*api_activites-operationnellesv1 activitesCD/)
    }
  })

  it('A7 — nul ne voit la file d’une autre organisation ; une caisse n’en a pas', async () => {
    assert.deepEqual(await trouvees('', await f.jetonSigne('PAR_francetravail')), [])
    await creerUnTravail(encours(), { nature: decision, usager: f.numero('nadia'), organisation: 'CD59', structure: null })
    assert.equal((await trouvees()).length, 2, 'le Nord ne suit pas cette personne')
    assert.equal((await chercher(1, '', await f.jetonSigne('PAR_caf_591', { scopes: scopesV1 }))).statut, 403)
    assert.equal((await f.appeler('GET', '/activites-operationnelles/v2/activites/chercher')).statut, 401)
    const sansAgent = await f.appeler('GET', '/activites-operationnelles/v2/activites/chercher', {
      jeton,
      entetes: { 'pa-nom-agent': undefined },
    })
    assert.equal(sansAgent.statut, 400)
  })

  it('J1 — la liste laisse une trace pour chaque personne nommée, et la personne la lit', async () => {
    const avant = (await f.journal()).length
    await trouvees()
    const traces = (await f.journal()).slice(avant)
    assert.deepEqual(
      traces.map(t => [t.code, t.usager_id, t.issue, t.organisation]),
      [['identite.accompagnement.consulter', f.numero('amina').toString(), 'a-faire', 'CD59']],
    )
    assert.match(traces[0]?.agent ?? '', /^BATCH\|BATCH\|/)
  })

  it('fait, elle en sort ; au-delà de mille, la v2 donne la suite et chaque activité une fois', async () => {
    await clorelesTravaux(encours(), { nature: premierRendezVous, usager: f.numero('amina'), motif: 'pris' })
    assert.deepEqual(await codes(''), ['ACT382'])
    const encore = 1001
    await f.base.proprietaire`
      insert into travail (id, nature, usager_id, dossier, objet, organisation, a_faire_avant, cree_le)
      select gen_random_uuid(), ${decision}, ${f.numero('amina').toString()}, ${f.numero('amina').toString()}, n::text, 'CD59', '2026-12-01', now()
      from generate_series(1, ${encore}) n`
    assert.equal((await trouvees()).length, 1000)
    type Page = { activites: Activite[]; cursor?: string }
    const premiere = (await chercher(2)).json as unknown as Page
    const seconde = (await chercher(2, `?cursor=${premiere.cursor}`)).json as unknown as Page
    assert.equal(seconde.cursor, undefined)
    const vues = [...premiere.activites, ...seconde.activites].map(a => a.identifiantActivite)
    assert.equal(new Set(vues).size, encore + 1)
    assert.equal(vues.length, encore + 1)
  })

  it('l’échéance est la fin du jour légal, à Paris, hiver comme été et les jours de bascule', () => {
    for (const jour of ['2026-01-15', '2026-03-28', '2026-03-29', '2026-07-14', '2026-10-24', '2026-10-25', '2026-12-31']) {
      const fin = finDuJour(jour)
      assert.equal(jourDe(fin), jour)
      assert.equal(jourDe(new Date(fin.getTime() + 1000)), plusJours(jour, 1))
    }
  })
})
