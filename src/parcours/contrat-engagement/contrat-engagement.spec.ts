import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { plusJours, plusMois } from '../../droit/jours.js'
import { fusionner } from '../../moteur/fusion.js'
import { agirPour } from '../../moteur/journal.js'
import { contenu, unContrat } from './contrat.essai.js'

const c = await unContrat()
after(() => c.p.fermer())
const arrivee = c.jour()
const detail = async (r: Response) => ((await r.json()) as { detail: string }).detail
const fautes = async (r: Response) => {
  const texte = await r.text()
  assert.equal(r.status, 422, texte)
  return (JSON.parse(texte) as { errors: { pointer: string }[] }).errors.map(e => e.pointer)
}
const reussi = async (r: Response, statut: number) => assert.equal(r.status, statut, await r.clone().text())
const forcee = { sens: 'FORCEE', origine: 'INSCRIPTION_CONSEILLER_CD', parcours: 'PSO', organisme: 'CD', organisation: 'CD59' }
const doux = (x: string) => x.startsWith('contrat')

describe('D3 — Amina : l’orientation décidée, un mois pour établir et signer le contrat', () => {
  it('l’orientation met le contrat au travail du référent, avec son jour', async () => {
    await reussi(await c.decider('madameRoy', 'amina', forcee), 201)
    assert.deepEqual((await c.travaux('amina')).filter(doux), ['contrat-a-signer CD59'])
    assert.deepEqual((await c.echeances('amina')).filter(doux), [`contrat-a-signer ${plusJours(plusMois(arrivee, 1), 1)}`])
  })

  it('ce qui manque est dit, champ par champ ; seul le référent propose, et les autres apprennent qui il est', async () => {
    const mauvais = {
      casDeDuree: 'MINOREE',
      heuresHebdomadaires: 15,
      actions: [{ ...contenu.actions[0], du: '2026-12-01', au: '2026-11-01', heures: 20 }],
    }
    assert.deepEqual(await fautes(await c.proposer('madameRoy', 'amina', mauvais)), [
      '/fondementDeLaDuree',
      '/heuresHebdomadaires',
      '/actions/0/au',
      '/actions',
    ])
    assert.deepEqual(await fautes(await c.proposer('madameRoy', 'amina', { projet: 3 })), ['/projet'])
    assert.equal((await c.proposer('monsieurPetit', 'amina')).status, 404)
  })

  it('proposé : à signer, référencé, nommé par son empreinte ; le jour du travail est gardé ; un second est refusé', async () => {
    await reussi(await c.proposer('madameRoy', 'amina'), 201)
    const { donnees } = await c.dernier('amina', 'amina')
    assert.deepEqual([donnees.etat, donnees.edition, donnees.organisation, donnees.orientation], ['A_SIGNER', 1, 'CD59', 1])
    assert.match(String(donnees.empreinte), /^[0-9a-f]{64}$/)
    assert.deepEqual(donnees.parties, {
      personne: {
        prenom: 'AMINA',
        nom: 'BENALI',
        dateNaissance: (donnees.parties as { personne: { dateNaissance: string } }).personne.dateNaissance,
      },
      organisme: { code: 'CD59', nom: 'Département du Nord' },
    })
    const [travail] = await c.p.base.proprietaire<{ avant: string }[]>`
      select to_char(a_faire_avant, 'YYYY-MM-DD') as avant from travail where nature = 'contrat-a-signer' and clos_le is null
        and dossier = ${c.p.numero('amina').toString()}`
    assert.equal(travail?.avant, plusMois(arrivee, 1))
    const r = await c.proposer('madameRoy', 'amina')
    assert.equal(r.status, 409)
    assert.match(await detail(r), /déjà un contrat d’engagement à signer/)
  })

  it('A9 — elle en est avertie une fois, sans que le message dise rien de son dossier', async () => {
    const messages = async () => {
      const fichiers = await readdir(c.p.dossierDesCourriels).catch(() => [])
      return (await Promise.all(fichiers.map(f => readFile(join(c.p.dossierDesCourriels, f), 'utf8')))).filter(t => /contrat/.test(t))
    }
    for (let fois = 0; fois < 2; fois++) assert.equal((await c.p.echeances()).echouees, 0)
    const dits = await messages()
    assert.equal(dits.length, 1)
    assert.match(dits.join(), /\/mon-espace\/contrat/)
    assert.doesNotMatch(dits.join().replaceAll(c.p.adressePublique, ''), /CD59|Département|aide à domicile|15 h/)
  })

  it('A5 — chacun lit les mêmes octets, en PDF, en français et balisés', async () => {
    const [unes, autres] = [await c.document('madameRoy', 'amina', 1), await c.document('amina', 'amina', 1)]
    assert.deepEqual(unes, autres)
    const texte = unes.octets.toString('latin1')
    assert.match(texte, /^%PDF-/)
    assert.ok((texte.includes('/MarkInfo') && texte.includes('/Lang(fr')) || texte.includes('/Lang (fr'))
    const autre = await c.p.appeler(`/api/v1/contrats-d-engagement/${c.p.identifiant('amina', 'CD62')}/1/document`, {
      jeton: await c.p.jetonDe('monsieurPetit'),
    })
    assert.equal(autre.status, 404)
  })

  it('Amina dit ce qu’elle voudrait changer ; Mme Roy actualise : une autre édition, à lire et à signer de nouveau', async () => {
    await reussi(await c.signer('madameRoy', 'amina'), 201)
    const avant = await c.dernier('amina', 'amina')
    await reussi(await c.corriger('amina', 'amina', avant, { demandeDeLaPersonne: 'Finir à 17 h.' }), 200)
    const lue = await c.dernier('madameRoy', 'amina')
    assert.deepEqual(
      [lue.donnees.demandeDeLaPersonne, lue.donnees.etat, lue.donnees.empreinte],
      ['Finir à 17 h.', 'A_SIGNER', avant.donnees.empreinte],
    )
    await reussi(await c.corriger('madameRoy', 'amina', lue, { objectifs: ['Un emploi qui finit à 17 h'] }), 200)
    const { donnees } = await c.dernier('amina', 'amina')
    assert.deepEqual([donnees.edition, donnees.demandeDeLaPersonne, donnees.signeOrganismeLe], [2, null, null])
    assert.notEqual(donnees.empreinte, avant.donnees.empreinte)
    assert.equal(donnees.reference, avant.donnees.reference)
  })
})

describe('D4 — Chacun signe ce qu’il a lu, de sa propre session', () => {
  it('une édition dépassée, des octets jamais montrés : 412, et rien n’est signé', async () => {
    const ancienne = await c.signer('amina', 'amina', { empreinte: 'a'.repeat(64) })
    assert.equal(ancienne.status, 412)
    assert.match(await detail(ancienne), /l’édition présente est la 2/)
    assert.equal((await c.signer('amina', 'amina', { document: 'b'.repeat(64) })).status, 412)
    assert.deepEqual(await fautes(await c.signer('amina', 'amina', { document: null })), ['/document'])
    assert.deepEqual(await fautes(await c.signer('amina', 'amina', { contrat: 7 })), ['/contrat'])
    assert.equal((await c.dernier('amina', 'amina')).donnees.signePersonneLe, null)
  })

  it('deux fois à la fois, une seule signature ; les deux parties : signé, les travaux et l’échéance finissent', async () => {
    const deux = await Promise.all([c.signer('madameRoy', 'amina'), c.signer('madameRoy', 'amina')])
    assert.deepEqual(
      deux.map(r => r.status).toSorted((a, b) => a - b),
      [201, 409],
    )
    assert.equal((await c.dernier('amina', 'amina')).donnees.etat, 'A_SIGNER')
    await reussi(await c.signer('amina', 'amina'), 201)
    const { donnees } = await c.dernier('amina', 'amina')
    assert.deepEqual([donnees.etat, donnees.signeLe], ['SIGNE', c.jour()])
    assert.deepEqual((await c.travaux('amina')).filter(doux), [])
    assert.deepEqual((await c.echeances('amina')).filter(doux), [])
    const { octets } = await c.document('amina', 'amina', 1)
    const { integre, signatures } = await c.p.signature.verifier(octets)
    assert.ok(integre)
    assert.deepEqual(
      signatures.map(s => s.nom),
      ['Claire ROY', 'AMINA BENALI'],
    )
    const actes = await c.lire('amina', 'amina', 'signatures-de-contrat')
    const { preuve, certificat } = actes.at(-1)?.donnees ?? assert.fail()
    assert.equal((preuve as { session: { assurance: string } }).session.assurance, 'renforce')
    assert.match(String(certificat), /BEGIN CERTIFICATE/)
    assert.deepEqual(
      actes.map(a => [a.donnees.partie, a.donnees.sens, a.donnees.maniere, a.donnees.signataire]),
      [
        ['ORGANISME', 'SIGNATURE', 'ELECTRONIQUE', 'Claire ROY'],
        ['ORGANISME', 'SIGNATURE', 'ELECTRONIQUE', 'Claire ROY'],
        ['PERSONNE', 'SIGNATURE', 'ELECTRONIQUE', 'AMINA BENALI'],
      ],
    )
  })

  it('une nouvelle orientation rouvre la signature et un mois entier', async () => {
    await c.dans(10)
    await reussi(await c.decider('madameRoy', 'amina', forcee), 201)
    const { donnees } = await c.dernier('amina', 'amina')
    assert.deepEqual(
      [donnees.etat, donnees.signePersonneLe, donnees.orientation],
      ['A_SIGNER', null, (await c.derniere('madameRoy', 'amina')).numero],
    )
    assert.deepEqual((await c.echeances('amina')).filter(doux), [`contrat-a-signer ${plusJours(plusMois(c.jour(), 1), 1)}`])
  })

  it('elle refuse en disant pourquoi, puis signe sur papier : la pièce est gardée par son empreinte', async () => {
    assert.deepEqual(await fautes(await c.signer('amina', 'amina', { sens: 'REFUS' })), ['/motif'])
    await reussi(await c.signer('madameRoy', 'amina'), 201)
    await reussi(await c.refuser('amina', 'amina'), 201)
    const { numero, donnees } = await c.dernier('madameRoy', 'amina')
    assert.equal(donnees.etat, 'REFUSE')
    assert.match(await detail(await c.signer('madameRoy', 'amina')), /L’organisme a déjà signé/)
    const papier = { contrat: numero, empreinte: donnees.empreinte, sens: 'SIGNATURE', date: c.jour() }
    assert.deepEqual(await fautes(await c.surPapier('madameRoy', 'amina', papier)), ['/piece'])
    const demain = await c.surPapier('madameRoy', 'amina', { ...papier, piece: 'c'.repeat(64), date: plusJours(c.jour(), 1) })
    assert.deepEqual(await fautes(demain), ['/date'])
    await reussi(await c.surPapier('madameRoy', 'amina', { ...papier, piece: 'c'.repeat(64) }), 201)
    const acte = (await c.lire('amina', 'amina', 'signatures-de-contrat')).at(-1)
    assert.deepEqual([acte?.donnees.maniere, acte?.donnees.partie, acte?.donnees.piece], ['PAPIER', 'PERSONNE', 'c'.repeat(64)])
    assert.equal((await c.dernier('amina', 'amina')).donnees.etat, 'SIGNE')
  })
})

describe('D3 — Le mois passé, et le contrat d’avant', () => {
  it('le dernier jour n’est pas en retard ; le lendemain, si', async () => {
    await reussi(await c.decider('madameRoy', 'yanis', forcee), 201)
    const limite = plusMois(c.jour(), 1)
    const attente = (Date.parse(limite) - Date.parse(c.jour())) / 86_400_000
    assert.equal((await c.dans(attente)).echouees, 0)
    assert.deepEqual((await c.travaux('yanis')).filter(doux), ['contrat-a-signer CD59'])
    assert.equal((await c.dans(1)).echouees, 0)
    assert.deepEqual((await c.travaux('yanis')).filter(doux), ['contrat-a-signer CD59', 'contrat-en-retard CD59'])
  })

  it('revenue sur la liste, elle a de nouveau un mois', async () => {
    await reussi(await c.proposer('madameRoy', 'yanis'), 201)
    await c.inscrire('yanis', 'cessation')
    assert.deepEqual((await c.travaux('yanis')).filter(doux), [])
    assert.equal((await c.dernier('yanis', 'yanis')).donnees.etat, 'SUSPENDU')
    await c.inscrire('yanis', 'inscrit')
    assert.deepEqual((await c.travaux('yanis')).filter(doux), ['contrat-a-signer CD59'])
    assert.deepEqual((await c.echeances('yanis')).filter(doux), [`contrat-a-signer ${plusJours(plusMois(c.jour(), 1), 1)}`])
  })

  it('un CER d’avant la loi est à remplacer à son jour légal ; le contrat signé le remplace', async () => {
    const chemin = `/api/v1/accompagnement/contrats-preexistants/${c.p.identifiant('yanis', 'CD59')}`
    const r = await c.p.appeler(chemin, {
      method: 'POST',
      jeton: await c.p.jetonDe('madameRoy'),
      headers: { 'idempotency-key': 'cer-de-yanis' },
      body: JSON.stringify({ type: 'CER', dateDebut: '2024-03-01', dateFin: null, reference: null, organisation: 'CD59' }),
    })
    await reussi(r, 201)
    assert.equal((await c.dans(0)).echouees, 0)
    assert.ok((await c.travaux('yanis')).includes('contrat-a-remplacer CD59'))
    assert.ok((await c.echeances('yanis')).includes('contrat-a-remplacer 2027-01-02'))
    await reussi(await c.signer('madameRoy', 'yanis'), 201)
    await reussi(await c.signer('yanis', 'yanis'), 201)
    assert.deepEqual((await c.dernier('yanis', 'yanis')).donnees.remplace, [1])
    assert.deepEqual((await c.travaux('yanis')).filter(doux), [])
    assert.deepEqual((await c.echeances('yanis')).filter(doux), [])
  })
})

describe('D3 — Un seul organisme référent', () => {
  it('qui accompagne aussi la personne apprend avec qui le contrat s’établit et se signe', async () => {
    const leo = c.p.numero('leo').toString()
    await reussi(
      await c.decider('sofia', 'leo', { ...forcee, organisme: 'ML', organisation: 'ML-LILLE', structure: 'ML-LILLE-CENTRE' }),
      201,
    )
    await c.p.base
      .proprietaire`insert into rattachement (usager_id, numero, version, enregistre_le, auteur_organisation, modifies, organisation, motif, du)
      select ${leo}, max(numero) + 1, 1, now(), 'FT', '{}', 'CE59', 'accompagnement', ${c.jour()} from rattachement where usager_id = ${leo}`
    for (const r of [await c.proposer('ines', 'leo'), await c.declarer('ines', 'leo', { sens: 'SIGNATURE', date: c.jour() })]) {
      assert.equal(r.status, 422)
      assert.match(await detail(r), /se signe avec ML-LILLE, organisme référent depuis l’orientation n° 2/)
    }
  })
})

describe('D3 — Déclaré dans l’outil de l’organisme', () => {
  it('sans contrat ici, la signature déclarée en fait un, dont la plateforme ne tient pas les clauses', async () => {
    assert.deepEqual(await fautes(await c.declarer('sofia', 'leo', { sens: 'SIGNATURE' })), ['/date'])
    await reussi(await c.declarer('sofia', 'leo', { sens: 'SIGNATURE', date: c.jour() }), 201)
    const { donnees } = await c.dernier('leo', 'leo')
    assert.deepEqual([donnees.etat, donnees.origine, donnees.objectifs, donnees.signeLe], ['SIGNE', 'DECLARE', [], c.jour()])
    assert.match(await detail(await c.declarer('sofia', 'leo', { sens: 'SIGNATURE', date: c.jour() })), /déjà signé/)
  })
})

describe('D3 — Un dossier réuni à un autre ne se signe plus', () => {
  it('qui le vise apprend sous quel identifiant il est désormais', async () => {
    const [garde, absorbe] = [c.p.numero('amina'), c.p.numero('yanis')]
    const nom = c.p.identifiant('yanis', 'CD59')
    await c.p.moteur.sql.begin(async sql => {
      const [julien] = [{ organisation: 'FT', personne: null }]
      await agirPour(sql, julien)
      const auteur = {
        ...julien,
        type: 'FT',
        structure: null,
        agent: null,
        application: 'portail',
        preuve: null,
        lignes: new Set<string>(),
        correlation: 'essai',
      } as const
      await fusionner(sql, c.p.moteur, auteur, garde, absorbe)
    })
    const r = await c.p.appeler(`/api/v1/accompagnement/signatures-de-contrat/${nom}`, {
      method: 'POST',
      jeton: await c.p.jetonDe('madameRoy'),
      headers: { 'idempotency-key': 'dossier-absorbe' },
      body: JSON.stringify({ contrat: 1, empreinte: 'a'.repeat(64), document: 'a'.repeat(64) }),
    })
    assert.equal(r.status, 410, await r.clone().text())
    assert.match(await detail(r), new RegExp(c.p.identifiant('amina', 'CD59')))
  })
})
