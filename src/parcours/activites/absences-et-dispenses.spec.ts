import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { type Probleme, unePlateformeDesSemaines } from './activites.essai.js'

const s = await unePlateformeDesSemaines()
after(() => s.p.fermer())

const reussit = async (attendu: number, r: Response) => assert.equal(r.status, attendu, await r.clone().text())
async function refuse(r: Response, phrase: RegExp, pointeur: string) {
  const corps = (await r.json()) as Probleme
  assert.equal(r.status, 422, JSON.stringify(corps))
  assert.match(corps.detail, phrase)
  assert.deepEqual([...new Set(corps.errors?.map(x => x.pointer))], [pointeur])
}
const lue = async (numero: number) =>
  (await s.lire('amina', 'amina', 'acces-de-la-personne/absences')).find(a => a.numero === numero) ?? assert.fail()

describe('D7 — Une absence : qui la note, ce que la personne répond, ce qu’un humain en dit', () => {
  const pourquoi = 'Le rendez-vous avait été rappelé la veille, et rien n’empêchait de venir.'

  it('notée par le référent, elle répond ; personne ne la juge avant qu’elle ait répondu', async () => {
    const corps = { jour: '2026-11-20', intitule: 'Atelier « parler de soi »' }
    await reussit(201, await s.ecrire('madameRoy', 'amina', 'accompagnement/absences', corps))
    const absence = await lue(1)
    assert.deepEqual(
      [absence.donnees.semaine, absence.donnees.signaleePar, absence.donnees.noteeLe],
      ['2026-W47', 'professionnel', '2026-11-24'],
    )
    const dire = (version: number) =>
      s.ecrire(
        'madameRoy',
        'amina',
        'appreciation-de-l-absence/absences',
        { legitime: false, motivation: pourquoi },
        { numero: 1, version },
      )
    await refuse(await dire(1), /a jusqu’au 04\/12\/2026 pour s’expliquer/, '/legitime')
    const reponse = { motif: 'GARDE_D_ENFANT', explication: 'La crèche était fermée ce jour-là.' }
    await reussit(200, await s.ecrire('amina', 'amina', 'reponse-de-la-personne/absences', reponse, absence))
    await reussit(200, await dire(2))
    const { legitime, motivation, appreciePar, reponduLe } = (await lue(1)).donnees
    assert.deepEqual([legitime, motivation, appreciePar, reponduLe], [false, pourquoi, 'CD59', '2026-11-24'])
    await refuse(
      await s.ecrire('amina', 'amina', 'reponse-de-la-personne/absences', { motif: 'PERSONNEL' }, { numero: 1, version: 3 }),
      /a été appréciée/,
      '/motif',
    )
    const explication = { explication: 'La crèche était fermée : voici son affichette.' }
    await reussit(200, await s.ecrire('amina', 'amina', 'reponse-de-la-personne/absences', explication, { numero: 1, version: 3 }))
  })

  it('la personne prévient à l’avance, le référent ne prévoit pas', async () => {
    const demain = { jour: '2026-11-25', intitule: 'Rendez-vous de suivi', motif: 'ENTRETIEN_OU_EMPLOI' }
    await refuse(await s.ecrire('madameRoy', 'amina', 'accompagnement/absences', demain), /seule la personne/, '/jour')
    await reussit(201, await s.ecrire('amina', 'amina', 'reponse-de-la-personne/absences', demain))
    assert.equal((await lue(2)).donnees.signaleePar, 'personne')
  })

  it('on ne valide pas les heures où l’absence est notée, ni ne note d’absence à des heures validées', async () => {
    const a = await s.noter('amina', { jour: '2026-11-18', minutesDeclarees: 60 })
    await reussit(
      201,
      await s.ecrire('madameRoy', 'amina', 'accompagnement/absences', { jour: '2026-11-18', intitule: 'Atelier', activite: a.numero }),
    )
    await refuse(await s.valider('madameRoy', a, 60), /Une absence est notée/, '/lignes/0/minutes')
    await reussit(200, await s.ecrire('madameRoy', 'amina', 'accompagnement/absences', { retiree: true }, { numero: 3, version: 1 }))
    await reussit(201, await s.valider('madameRoy', a, 60))
    await refuse(
      await s.ecrire('madameRoy', 'amina', 'accompagnement/absences', { jour: '2026-11-18', intitule: 'Atelier', activite: a.numero }),
      /ont été validées/,
      '/activite',
    )
  })
})

describe('D5, J3 — Une dispense d’heures : ses dates, son motif, et la santé à part', () => {
  const dispense = {
    du: '2026-11-23',
    au: '2027-01-31',
    minutes: 420,
    motif: 'PARENT_ISOLE_SANS_GARDE',
    precisions: 'Place en crèche en janvier.',
  }

  it('le référent la décide, la personne la lit ; elle finit plus tôt, elle ne se prolonge pas', async () => {
    await refuse(
      await s.ecrire('madameRoy', 'amina', 'accompagnement/dispenses', { ...dispense, minutes: 900 }),
      /inférieure aux 15 h/,
      '/minutes',
    )
    await reussit(201, await s.ecrire('madameRoy', 'amina', 'accompagnement/dispenses', dispense))
    const [lue] = await s.lire('amina', 'amina', 'acces-de-la-personne/dispenses')
    assert.deepEqual([lue?.donnees.minutes, lue?.donnees.motif, lue?.donnees.decideeLe], [420, dispense.motif, '2026-11-24'])
    const corriger = (au: string, version: number) =>
      s.ecrire('madameRoy', 'amina', 'accompagnement/dispenses', { au }, { numero: 1, version })
    await refuse(await corriger('2027-03-01', 1), /ne se prolonge pas/, '/au')
    await reussit(200, await corriger('2026-12-20', 1))
  })

  it('France Travail sait combien d’heures sont demandées à qui est sur la liste, pas pourquoi', async () => {
    const [lue] = await s.lire('julien', 'amina', 'tenue-de-la-liste/dispenses')
    assert.deepEqual(Object.keys(lue?.donnees ?? {}).toSorted(), ['au', 'decideeLe', 'du', 'minutes'])
  })

  it('un motif de santé ne s’écrit que par ceux que la loi nomme, à part, chiffré ; le département n’en lit rien', async () => {
    const reservee = { du: '2026-11-23', au: '2027-02-28', minutes: null, motif: 'RESERVE', precisions: null }
    const sante = { dispense: 2, motif: 'HANDICAP', precisions: 'Reconnaissance en cours.' }
    await refuse(
      await s.ecrire('madameRoy', 'amina', 'accompagnement/dispenses', { ...reservee, precisions: 'Opérée en mai.' }),
      /ne s’écrit pas ici/,
      '/precisions',
    )
    await reussit(201, await s.ecrire('madameRoy', 'amina', 'accompagnement/dispenses', reservee))
    await reussit(403, await s.ecrire('madameRoy', 'amina', 'tenue-de-la-liste/dispenses-sante', sante))
    await refuse(
      await s.ecrire('julien', 'amina', 'tenue-de-la-liste/dispenses-sante', { ...sante, dispense: 1 }),
      /de ce numéro/,
      '/dispense',
    )
    await reussit(201, await s.ecrire('julien', 'amina', 'tenue-de-la-liste/dispenses-sante', sante))
    const [lue] = await s.lire('amina', 'amina', 'acces-de-la-personne/dispenses-sante')
    assert.deepEqual(lue?.donnees, sante)
    const [enBase] = await s.p.base.proprietaire<{ clair: string }[]>`select row_to_json(d)::text as clair from dispense_sante d`
    assert.doesNotMatch(enBase?.clair ?? '', /HANDICAP|Reconnaissance/)
  })
})
