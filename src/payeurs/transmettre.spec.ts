import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { lireCas } from '../../outils/cas.js'
import { aujourdHui } from '../moteur/moteur.js'
import { purgerLesEchangesAvecLesCaisses } from './index.js'
import { type Droit, payeurDe } from './payeur.regles.js'
import { unePlateformeDesPayeurs } from './payeurs.essai.js'

const s = await unePlateformeDesPayeurs()
after(() => s.p.fermer())
const { p } = s
const cd = await p.jetonDe('madameRoy')

describe('E2 — À quelle caisse va une décision sur le RSA', () => {
  const droit = (texte: string | undefined): Droit[] => {
    if (!texte) return []
    const [caisse = '', etatDossier = '', dateDemande = '', dateCloture = null] = texte.split(' ')
    return [{ caisse, etatDossier, dateDemande, dateCloture }]
  }
  for (const c of lireCas('src/payeurs/payeur.cas.md'))
    it(`${c['situation']} : ${c['caisse'] || 'aucune'}`, () => {
      const droits = [...droit(c['un droit']), ...droit(c['un autre'])]
      assert.equal(payeurDe(droits), c['caisse'] || null)
      assert.equal(payeurDe(droits.toReversed()), c['caisse'] || null, 'quel que soit l’ordre')
    })
})

describe('E2 — Une décision est transmise à la caisse avec l’écriture qui la porte', () => {
  it('à la caisse de la personne, dans l’ordre de ses décisions ; le département, la caisse et elle la lisent', async () => {
    const un = await s.transmettre('amina', 'sanctionRsa:1')
    const deux = await s.transmettre('amina', 'sanctionRsa:1', { nature: 'levee', du: '2026-12-15', au: null, taux: null, montant: null })
    assert.deepEqual([un.numero, un.payeur, deux.numero], [1, 'CAF591', 2])
    const attendu = { nature: 'suspension', decision: 'sanctionRsa:1', decideePar: 'CD59', payeur: 'CAF591', taux: 30, montant: 195.5 }
    for (const [jeton, organisation] of [
      [cd, 'CD59'],
      [await s.jetonDeLaCaisse(), 'CAF591'],
      [await p.jetonDe('amina'), 'ESPACE-USAGER'],
    ] as const) {
      const [premier, second] = await s.lire(jeton, organisation, 'amina')
      assert.deepEqual({ ...premier?.donnees, ...attendu }, premier?.donnees)
      assert.deepEqual([premier?.donnees.etat, second?.donnees.nature], ['A_ENVOYER', 'levee'])
    }
    const [deFranceTravail] = await s.lire(await p.jetonDe('julien'), 'FT', 'amina')
    assert.deepEqual([deFranceTravail?.donnees.nature, deFranceTravail?.donnees.montant], ['suspension', undefined])
  })

  it('une fois : la même décision redite est le même envoi', async () => {
    const encore = await s.transmettre('amina', 'sanctionRsa:1')
    assert.equal(encore.numero, 1)
    assert.equal((await s.lire(cd, 'CD59', 'amina')).length, 2)
  })

  it('rien ne part d’une décision qui échoue', async () => {
    await assert.rejects(
      s.transmettre('amina', 'sanctionRsa:2', {}, () => {
        throw new Error('la décision n’est pas écrite')
      }),
    )
    assert.equal((await s.lire(cd, 'CD59', 'amina')).length, 2)
  })

  it('personne ne la dépose à la main, ni le département ni la caisse', async () => {
    for (const [jeton, organisation] of [
      [cd, 'CD59'],
      [await s.jetonDeLaCaisse(), 'CAF591'],
    ] as const) {
      const r = await p.appeler(s.chemin(organisation, 'amina'), { method: 'POST', jeton, body: JSON.stringify({ nature: 'levee' }) })
      assert.equal(r.status, 405, await r.text())
    }
  })

  it('sans caisse connue, elle attend et devient un travail pour qui a décidé', async () => {
    await p.base.proprietaire`update droits_rsa set caisse = 'CAF999' where usager_id = ${p.numero('yanis').toString()}`
    const fait = await s.transmettre('yanis', 'sanctionRsa:1')
    assert.equal(fait.payeur, null)
    assert.deepEqual(await s.travaux('yanis'), ['payeur-a-identifier envoiAuPayeur:1 CD59'])
    assert.equal((await s.lire(cd, 'CD59', 'yanis'))[0]?.donnees.etat, 'A_ADRESSER')
  })
})

describe('E2 — La caisse répond de ce qui lui est adressé, et de rien d’autre', () => {
  const repondre = async (corps: Record<string, unknown>, { numero = 1, personne = 'amina', application = 'PAR_caf_591' } = {}) => {
    const jeton = await s.jetonDeLaCaisse(application)
    const lu = (await s.lire(jeton, 'CAF591', personne)).find(e => e.numero === numero)
    const entetes = { 'if-match': `"${lu?.version}"` }
    return p.appeler(`${s.chemin('CAF591', personne)}/${numero}`, { method: 'PATCH', jeton, headers: entetes, body: JSON.stringify(corps) })
  }
  const refuse = async (r: Response, phrase: RegExp) => {
    assert.equal(r.status, 422, await r.clone().text())
    assert.match(((await r.json()) as { detail: string }).detail, phrase)
  }

  it('elle prend en compte, puis applique, chacun avec son jour', async () => {
    await refuse(await repondre({ etat: 'APPLIQUE', appliqueLe: '2026-11-24' }), /pas encore été prise en compte/)
    assert.equal((await repondre({ etat: 'PRIS_EN_COMPTE' })).status, 200)
    await refuse(await repondre({ etat: 'APPLIQUE' }), /quel jour/)
    await refuse(await repondre({ etat: 'APPLIQUE', appliqueLe: '2999-01-01' }), /pas encore venu/)
    assert.equal((await repondre({ etat: 'APPLIQUE', appliqueLe: '2026-11-24' })).status, 200)
    const [lu] = await s.lire(cd, 'CD59', 'amina')
    assert.deepEqual([lu?.donnees.etat, lu?.donnees.appliqueLe], ['APPLIQUE', '2026-11-24'])
    await refuse(await repondre({ etat: 'REJETE', motifDuRejet: 'Trop tard' }), /déjà appliquée/)
    await refuse(await repondre({ etat: 'A_ENVOYER' }), /ne dit rien d’autre/)
  })

  it('elle rejette en disant pourquoi : c’est un travail pour le département, qui peut la redire', async () => {
    await refuse(await repondre({ etat: 'REJETE' }, { numero: 2 }), /pourquoi/)
    assert.equal((await repondre({ etat: 'REJETE', motifDuRejet: 'Allocataire radié' }, { numero: 2 })).status, 200)
    assert.deepEqual(await s.travaux('amina'), ['envoi-rejete envoiAuPayeur:2 CD59'])
    const encore = await s.transmettre('amina', 'sanctionRsa:1', { nature: 'levee', du: '2026-12-15', au: null, taux: null, montant: null })
    assert.equal(encore.numero, 3)
    assert.deepEqual(await s.travaux('amina'), [], 'ce n’est plus un travail')
  })

  it('rejetée, qui a décidé la redit telle quelle, une fois ; la caisse, un autre département et un autre envoi n’y peuvent rien', async () => {
    assert.equal((await repondre({ etat: 'REJETE', motifDuRejet: 'Matricule inconnu' }, { numero: 3 })).status, 200)
    const envoi = async (numero: number) => (await s.lire(cd, 'CD59', 'amina')).find(e => e.numero === numero)?.donnees
    const redire = async (qui: string, numero: number) =>
      p.appeler(`/api/v1/envois-au-payeur/${(await envoi(numero))?.reference}/renvoi`, { method: 'POST', jeton: qui })
    assert.equal((await redire(await s.jetonDeLaCaisse(), 3)).status, 403)
    assert.equal((await redire(await p.jetonDe('monsieurPetit'), 3)).status, 404)
    assert.equal((await redire(await p.jetonDe('julien'), 3)).status, 404, 'ce n’est pas lui qui l’a décidée')
    assert.equal((await redire(cd, 1)).status, 409)
    const dites = async (qui: string) => {
      const r = await p.appeler('/api/v1/envois-au-payeur?etat=REJETE', { jeton: qui })
      const { elements } = (await r.json()) as { elements: { numero: number; aRedire: boolean }[] }
      return elements.map(e => [e.numero, e.aRedire])
    }
    // The second was told again by the third, which was rejected too: one of them is to be told again.
    const rejetees = [
      [3, true],
      [2, false],
    ]
    assert.deepEqual(await dites(cd), rejetees)
    assert.deepEqual(
      await dites(await s.jetonDeLaCaisse()),
      rejetees.map(([n]) => [n, false]),
    )
    assert.equal((await redire(cd, 2)).status, 409)
    const r = await redire(cd, 3)
    assert.equal(r.status, 201, await r.clone().text())
    const { numero } = (await r.json()) as { numero: number }
    const [avant, apres] = [await envoi(3), await envoi(numero)]
    assert.deepEqual([apres?.nature, apres?.du, apres?.decision, apres?.etat], [avant?.nature, avant?.du, avant?.decision, 'A_ENVOYER'])
    assert.notEqual(apres?.reference, avant?.reference)
    assert.deepEqual(await s.travaux('amina'), [])
    assert.deepEqual(await dites(cd), [
      [3, false],
      [2, false],
    ])
    assert.equal((await redire(cd, 3)).status, 409)
    assert.equal((await redire(cd, 2)).status, 409)
  })

  it('prise en compte et pas appliquée trente-cinq jours après : un travail pour qui a décidé, jusqu’à ce qu’elle le soit', async () => {
    const fait = await s.transmettre('amina', 'sanctionRsa:9', { du: aujourdHui(p.moteur), au: null })
    assert.equal((await repondre({ etat: 'PRIS_EN_COMPTE' }, { numero: fait.numero })).status, 200)
    const dans = (jours: number) => p.avancer(new Date(p.moteur.horloge().getTime() + jours * 86_400_000))
    assert.equal((await dans(35)).echouees, 0)
    assert.deepEqual(await s.travaux('amina'), [])
    assert.equal((await dans(1)).echouees, 0)
    assert.deepEqual(await s.travaux('amina'), [`application-en-retard envoiAuPayeur:${fait.numero} CD59`])
    assert.equal((await repondre({ etat: 'APPLIQUE', appliqueLe: aujourdHui(p.moteur) }, { numero: fait.numero })).status, 200)
    assert.deepEqual(await s.travaux('amina'), [])
  })

  it('ce que les caisses ont répondu, et les fichiers qu’elles ont pris, s’effacent au bout de quatre cents jours ; rien de ce qui attend', async () => {
    const sql = p.base.proprietaire
    const ilYA = (jours: number) => new Date(p.moteur.horloge().getTime() - jours * 86_400_000)
    const vide = Buffer.from('x')
    for (const [numero, pris] of [
      [1, 401],
      [2, null],
      [3, 399],
      [4, 401],
    ] as const)
      await sql`insert into fichier_au_payeur (payeur, numero, compose_le, nombre, contenu_chiffre, pris_le)
        values ('CAF591', ${numero}, ${ilYA(500)}, 1, ${vide}, ${pris === null ? null : ilYA(pris)})`
    for (const jours of [399, 401])
      await sql`insert into reponse_de_payeur (payeur, reference, etat, recue_le) values ('CAF591', ${`il y a ${jours}`}, 'REJETE', ${ilYA(jours)})`
    assert.equal(await purgerLesEchangesAvecLesCaisses(sql, p.moteur.horloge()), 2)
    assert.deepEqual(
      (await sql<{ n: number }[]>`select numero as n from fichier_au_payeur order by 1`).map(f => f.n),
      [2, 3, 4],
    )
    assert.equal((await sql`select from reponse_de_payeur where reference = 'il y a 401'`).length, 0)
    assert.equal((await sql`select from reponse_de_payeur where reference = 'il y a 399'`).length, 1)
  })

  it('rien d’une décision adressée à une autre caisse', async () => {
    await refuse(await repondre({ etat: 'PRIS_EN_COMPTE' }, { personne: 'yanis' }), /pas adressée à votre caisse/)
  })
})
