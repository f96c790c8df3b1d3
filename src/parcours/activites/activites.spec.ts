import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { type Probleme, type Rang, unePlateformeDesSemaines } from './activites.essai.js'
import { etatsSuivants, type Evenement } from './etats.regles.js'
import type { Etat } from './formes.js'

const s = await unePlateformeDesSemaines()
after(() => s.p.fermer())

const reussit = async (attendu: number, r: Response) => assert.equal(r.status, attendu, await r.clone().text())
const motif = 'La feuille de présence dit une heure de moins.'
async function refuse(r: Response, statut: number, phrase: RegExp, pointeur?: string) {
  const corps = (await r.json()) as Probleme
  assert.equal(r.status, statut, JSON.stringify(corps))
  assert.match(corps.detail, phrase)
  if (pointeur) assert.deepEqual([...new Set(corps.errors?.map(x => x.pointer))], [pointeur])
}

describe('D5 — La personne déclare sa semaine, son référent valide', () => {
  it('ce qui est prévu ensemble, elle le dit fait ; le travail vient à qui l’accompagne, une fois pour toutes ses heures', async () => {
    const [un, deux] = [await s.noter('madameRoy', { minutesPrevues: 240 }), await s.noter('madameRoy', { minutesPrevues: 120 })]
    assert.deepEqual([un.donnees.etat, await s.travaux()], ['PREVUE', []])
    await reussit(200, await s.declarer(un, { minutesDeclarees: 240, preuve: 'Attestation de l’association' }))
    await reussit(200, await s.declarer(deux, { minutesDeclarees: 120 }))
    const { etat, declareePar, declareeLe } = (await s.relire(un)).donnees
    assert.deepEqual([etat, declareePar, declareeLe], ['DECLAREE', 'personne', '2026-11-24'])
    assert.deepEqual(await s.travaux(), ['CD59 2026-12-06 ouvert'])
  })

  it('il valide l’une, corrige l’autre en disant pourquoi ; elle le lit, et le travail est fait', async () => {
    const [un, deux] = (await s.lire('madameRoy', 'amina', 'accompagnement/activites')) as [Rang, Rang]
    const ligne = ({ numero, version }: Rang, minutes: number, dit: string | null) => ({
      activite: numero,
      surVersion: version,
      minutes,
      motif: dit,
    })
    const valider = (lignes: unknown[]) =>
      s.ecrire('madameRoy', 'amina', 'accompagnement/validations-d-heures', { semaine: '2026-W47', lignes })
    await refuse(await valider([ligne(un, 240, null), ligne(deux, 60, null)]), 422, /Dites pourquoi/, '/lignes/1/motif')
    await refuse(await valider([ligne(un, 300, motif)]), 422, /pas plus qu’il n’a été déclaré/, '/lignes/0/minutes')
    await refuse(await valider([ligne(un, 240, null), ligne(un, 240, null)]), 422, /dite deux fois/, '/lignes/1/activite')
    assert.equal((await s.relire(un)).donnees.etat, 'DECLAREE', 'rien n’est validé à moitié')
    await reussit(201, await valider([ligne(un, 240, null), ligne(deux, 60, motif)]))
    assert.deepEqual(await s.travaux(), ['CD59 2026-12-06 clos'])
    const lues = await Promise.all([un, deux].map(s.relire))
    assert.deepEqual(
      lues.map(({ donnees: d }) => [d.etat, d.minutesValidees, d.motif, d.valideePar]),
      [
        ['VALIDEE', 240, null, 'CD59'],
        ['CORRIGEE', 60, motif, 'CD59'],
      ],
    )
    const [v] = await s.lire('amina', 'amina', 'acces-de-la-personne/validations-d-heures')
    assert.deepEqual([v?.donnees.declarees, v?.donnees.validees, v?.donnees.date], [360, 300, '2026-11-24'])
  })

  it('elle n’est pas d’accord : elle déclare de nouveau, et tout reprend', async () => {
    const deux = (await s.lire('amina', 'amina', 'acces-de-la-personne/activites'))[1] ?? assert.fail()
    await reussit(200, await s.declarer(deux, { minutesDeclarees: 120, preuve: 'Attestation signée, remise le 24 novembre' }))
    const { etat, minutesValidees } = (await s.relire(deux)).donnees
    assert.deepEqual([etat, minutesValidees, await s.travaux()], ['DECLAREE', null, ['CD59 2026-12-06 clos', 'CD59 2026-12-06 ouvert']])
    await reussit(201, await s.valider('madameRoy', await s.relire(deux), 120))
  })

  it('chacun compte les mêmes heures, semaine par semaine : elle, son référent, France Travail pour la liste', async () => {
    const compter = async (qui: string, nom: string, requete = '?de=2026-W46&a=2026-W48') => {
      const r = await s.p.appeler(`/api/v1/semaines-d-activite/${nom}${requete}`, { jeton: await s.p.jetonDe(qui) })
      return { statut: r.status, corps: (await r.json()) as { elements: Record<string, unknown>[] } }
    }
    const [elle, roy, julien] = await Promise.all([
      compter('amina', 'moi'),
      compter('madameRoy', s.p.identifiant('amina', 'CD59')),
      compter('julien', s.p.identifiant('amina', 'FT')),
    ])
    assert.deepEqual(
      elle.corps.elements.map(c => [c.semaine, c.prevues, c.declarees, c.validees, c.aValider]),
      [
        ['2026-W48', 0, 0, 0, 0],
        ['2026-W47', 360, 360, 360, 0],
        ['2026-W46', 0, 0, 0, 0],
      ],
    )
    assert.deepEqual(elle.corps.elements[0]?.attendu, {
      regime: 'standard',
      minutes: 900,
      parceQue: 'aucun contrat signé : code du travail, art. L. 5411-6',
      confiance: 'sûr',
    })
    for (const autre of [roy, julien]) assert.deepEqual(autre.corps.elements, elle.corps.elements)
    assert.equal((await compter('sofia', s.p.identifiant('amina', 'ML-LILLE'))).statut, 404)
    for (const requete of ['?a=2027-W53', '?a=2024-W52', '?de=2026-W10&a=2026-W01', '?de=2025-W01&a=2026-W48'])
      assert.equal((await compter('amina', 'moi', requete)).statut, 400, requete)
    assert.equal((await compter('amina', 'moi', '')).corps.elements.length, 12)
  })

  it('elle ne valide pas ses heures ; qui ne l’accompagne pas, ou un programme seul, non plus', async () => {
    const a = await s.noter('amina', { minutesDeclarees: 60 })
    await reussit(403, await s.ecrire('amina', 'amina', 'accompagnement/validations-d-heures', { semaine: '2026-W47', lignes: [] }))
    await reussit(400, await s.declarer(a, { minutesValidees: 60 }))
    await reussit(404, await s.valider('sofia', a, 60))
    const seul = await s.p.appeler(`/api/v1/accompagnement/validations-d-heures/${s.p.identifiant('amina', 'CD59')}`, {
      method: 'POST',
      jeton: await s.p.jetonDApplication('PAR_cd_59').catch(() => ''),
      headers: { 'idempotency-key': 'programme-seul-1' },
      body: JSON.stringify({ semaine: '2026-W47', lignes: [{ activite: a.numero, surVersion: 1, minutes: 60, motif: null }] }),
    })
    assert.equal(seul.status, 401)
  })
})

describe('D5 — La table des états, tout entière : ce qui est permis se fait, le reste est refusé par sa phrase', () => {
  const validations: Partial<Record<Evenement, [number, string | null]>> = {
    VALIDER: [60, null],
    CORRIGER: [30, motif],
    REFUSER: [0, motif],
  }
  const ecritures: Partial<Record<Evenement, Record<string, unknown>>> = {
    PROGRAMMER: { intitule: 'Atelier du matin' },
    DECLARER: { minutesDeclarees: 60 },
    RETIRER: { minutesDeclarees: null },
    ANNULER: { annulee: true },
  }
  let preuves = 0
  const faire = async (a: Rang, e: Evenement) => {
    const validation = validations[e]
    // What changes nothing writes nothing: each declaration brings another proof.
    const preuve = e === 'DECLARER' ? { preuve: `Attestation ${++preuves}` } : {}
    return validation ? s.valider('madameRoy', a, ...validation) : s.declarer(a, { ...ecritures[e], ...preuve })
  }
  const menent: Readonly<Record<Etat, readonly Evenement[]>> = {
    PREVUE: [],
    DECLAREE: ['DECLARER'],
    VALIDEE: ['DECLARER', 'VALIDER'],
    CORRIGEE: ['DECLARER', 'CORRIGER'],
    REFUSEE: ['DECLARER', 'REFUSER'],
    ANNULEE: ['ANNULER'],
  }
  // biome-ignore format: a table is read in columns
  const permis: Readonly<Record<Etat, readonly Evenement[]>> = {
    PREVUE:   ['PROGRAMMER', 'DECLARER',            'ANNULER'],
    DECLAREE: ['PROGRAMMER', 'DECLARER', 'RETIRER', 'ANNULER', 'VALIDER', 'CORRIGER', 'REFUSER'],
    VALIDEE:  [                                                           'CORRIGER', 'REFUSER'],
    CORRIGEE: [              'DECLARER',                       'VALIDER', 'CORRIGER', 'REFUSER'],
    REFUSEE:  [              'DECLARER',                       'VALIDER', 'CORRIGER'],
    ANNULEE:  [],
  }
  it('la table écrite ici à la main et celle de la règle permettent les mêmes suites', () => {
    const tenues = Object.entries(etatsSuivants).map(([etat, suites]) => [
      etat,
      Object.entries(suites).flatMap(([evenement, suite]) => ('mene' in suite ? [evenement] : [])),
    ])
    assert.deepEqual(Object.fromEntries(tenues), permis)
  })

  /** A week of her own for each try: a week holds so many hours and no more. */
  let semaines = 0
  async function mener(etat: Etat): Promise<Rang> {
    let a = await s.noter('madameRoy', { semaine: `2026-W${String((semaines++ % 40) + 1).padStart(2, '0')}`, minutesPrevues: 60 })
    for (const e of menent[etat]) {
      await reussit(validations[e] ? 201 : 200, await faire(a, e))
      a = await s.relire(a)
    }
    assert.equal(a.donnees.etat, etat)
    return a
  }

  for (const [etat, suites] of Object.entries(etatsSuivants) as [Etat, (typeof etatsSuivants)[Etat]][])
    for (const [evenement, suite] of Object.entries(suites) as [Evenement, (typeof suites)[Evenement]][]) {
      it(`${etat}, ${evenement} : ${'refus' in suite ? suite.refus : suite.mene}`, async () => {
        const a = await mener(etat)
        const r = await faire(a, evenement)
        const apres = await s.relire(a)
        if ('refus' in suite) {
          await refuse(r, 409, new RegExp(suite.refus.replaceAll('.', '\\.')))
          assert.deepEqual(apres, a)
        } else {
          assert.ok(r.ok, await r.clone().text())
          assert.equal(apres.donnees.etat, suite.mene)
        }
      })
    }
})

describe('A6, D5 — Rien ne se perd : versions, et cinquante à la fois', () => {
  it('une version dépassée est refusée, et les deux sont dites', async () => {
    const a = await s.noter('madameRoy', { semaine: '2026-W45', minutesDeclarees: 60 })
    await reussit(200, await s.declarer(a, { minutesDeclarees: 90 }))
    await refuse(await s.valider('madameRoy', a, 60), 412, /version présente est 2, vous validez la version 1/)
    await refuse(await s.declarer(a, { minutesDeclarees: 30 }), 412, /version présente est 2, vous corrigez la version 1/)
    assert.equal((await s.relire(a)).donnees.minutesDeclarees, 90)
  })

  it('cinquante notent au même moment la même heure : une seule est prise', async () => {
    const corps = {
      semaine: '2026-W44',
      type: 'ATELIER',
      intitule: 'Atelier de dix heures',
      jour: '2026-10-27',
      debut: '10:00',
      fin: '11:00',
      minutesDeclarees: 60,
    }
    const reponses = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        i % 2
          ? s.ecrire('amina', 'amina', 'declaration-de-la-personne/activites', corps)
          : s.ecrire('madameRoy', 'amina', 'accompagnement/activites', corps),
      ),
    )
    const statuts = reponses.map(r => r.status).toSorted((a, b) => a - b)
    assert.deepEqual([statuts[0], ...new Set(statuts.slice(1))], [201, 422])
  })

  it('cinquante déclarent et valident la même activité : chaque version a un auteur, aucune n’est perdue', async () => {
    const a = await s.noter('madameRoy', { semaine: '2026-W43', minutesDeclarees: 60 })
    const reponses = await Promise.all(
      Array.from({ length: 50 }, (_, i) => (i % 2 ? s.declarer(a, { minutesDeclarees: 60 + i }) : s.valider('madameRoy', a, 60))),
    )
    const faits = reponses.filter(r => r.ok).length
    assert.equal(faits, 1, reponses.map(r => r.status).join(' '))
    assert.ok(reponses.every(r => [200, 201, 409, 412].includes(r.status)))
    assert.equal((await s.relire(a)).version, 2)

    // Each reads again and tries again: all of them end up written, one version each.
    const b = await s.noter('madameRoy', { semaine: '2026-W42', minutesDeclarees: 60 })
    const ajouter = async (): Promise<void> => {
      for (;;) {
        const lue = await s.relire(b)
        const r = await s.declarer(lue, { minutesDeclarees: Number(lue.donnees.minutesDeclarees) + 1 })
        if (r.ok) return
        assert.equal(r.status, 412, await r.clone().text())
      }
    }
    await Promise.all(Array.from({ length: 50 }, ajouter))
    const { version, donnees } = await s.relire(b)
    assert.deepEqual([version, donnees.minutesDeclarees], [51, 110])
  })
})

describe('D5 — Ce qu’une semaine ne peut pas dire', () => {
  // biome-ignore format: a table is read in columns
  const refusees: readonly [quoi: string, corps: Record<string, unknown>, phrase: RegExp, pointeur: string][] = [
    ['une semaine 53 en 2027',        { semaine: '2027-W53' },                                       /2027 n’a pas de semaine 53/,          '/semaine'],
    ['des heures à venir',            { semaine: '2026-W49', minutesDeclarees: 60 },                 /à venir/,                             '/minutesDeclarees'],
    ['un jour d’une autre semaine',   { jour: '2026-11-24' },                                        /n’est pas de cette semaine/,          '/jour'],
    ['une heure qui n’existe pas',    { semaine: '2026-W13', jour: '2026-03-29', debut: '02:30', fin: '05:00' }, /heure d’été/,             '/debut'],
    ['plus d’heures qu’une semaine',  { semaine: '2026-W41', minutesDeclarees: 49 * 60 },            /49 h : elle en tient au plus 48 h/,   '/minutesDeclarees'],
    ['une démarche de santé nommée',  { thematique: 'sante--addictions' },                           /compte sans être nommée/,             '/thematique'],
    ['un travail pour un tiers',      { type: 'TRAVAIL_POUR_UN_TIERS' },                             /sans salaire/,                        '/type'],
  ]
  for (const [quoi, corps, phrase, pointeur] of refusees)
    it(`${quoi} : refusé avec sa phrase, à l’une comme à l’autre`, async () => {
      const commun = { semaine: '2026-W47', type: 'ATELIER', intitule: 'Atelier', ...corps }
      await refuse(await s.ecrire('amina', 'amina', 'declaration-de-la-personne/activites', commun), 422, phrase, pointeur)
      await refuse(await s.ecrire('madameRoy', 'amina', 'accompagnement/activites', commun), 422, phrase, pointeur)
    })

  it('une sorte d’activité que son référent n’admet pas, pour le temps de son acte ; celui d’un autre n’y fait rien', async () => {
    await s.p.base.proprietaire`insert into activite_ecartee (organisation, type, du, au, acte) values
      ('CD59', 'EMPLOI', '2026-11-09', '2026-11-22', 'délibération d’essai'), ('CD62', 'BENEVOLAT', '2026-01-01', null, 'délibération d’Arras')`
    const noter = (corps: Record<string, unknown>) =>
      s.ecrire('amina', 'amina', 'declaration-de-la-personne/activites', {
        semaine: '2026-W47',
        type: 'EMPLOI',
        intitule: 'Ménage',
        ...corps,
      })
    await refuse(await noter({}), 422, /Département du Nord n’admet pas.*\(délibération d’essai\)/, '/type')
    await reussit(201, await noter({ semaine: '2026-W48' }))
    await reussit(201, await noter({ type: 'BENEVOLAT' }))
  })

  it('à minuit passé d’une seconde à Paris, la veille se déclare ; une seconde avant, non', async () => {
    const mercredi = { semaine: '2026-W48', type: 'ATELIER', intitule: 'Atelier du mercredi', jour: '2026-11-25', minutesDeclarees: 60 }
    const declarer = () => s.ecrire('amina', 'amina', 'declaration-de-la-personne/activites', mercredi)
    await s.p.avancer(new Date('2026-11-24T23:59:59+01:00'))
    await refuse(await declarer(), 422, /à venir/)
    await s.p.avancer(new Date('2026-11-26T00:00:00+01:00'))
    await reussit(201, await declarer())
  })
})
