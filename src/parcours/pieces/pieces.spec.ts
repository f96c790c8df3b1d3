import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { ressources } from '../ressources.js'
import { type Probleme, unePlateformeDesSemaines } from '../activites/activites.essai.js'
import { enPieceJointe, nomDe } from './nom.js'
import { recevoir, tailleMaximale } from './recevoir.js'

type Piece = { piece: string; nom: string; genre: string; octets: number; sha256: string }
const pdf = (texte: string) => Buffer.from(`%PDF-1.7\n${texte}\n%%EOF`)
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(200)])
const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), randomBytes(200)])
const absences = 'absences'

describe('D7, H4 — Une pièce jointe à sa réponse : gardée sous clé, lue de qui lit la réponse, et de personne d’autre', () => {
  let s: Awaited<ReturnType<typeof unePlateformeDesSemaines>>
  before(async () => {
    s = await unePlateformeDesSemaines()
    const { status } = await s.ecrire('madameRoy', 'amina', 'accompagnement/absences', { jour: '2026-11-23', intitule: 'Atelier CV' })
    assert.equal(status, 201)
    const demandee = { du: '2026-11-23', au: '2027-03-31', minutes: 420, motif: 'AUTRE', explication: 'Place en crèche au printemps.' }
    assert.equal((await s.ecrire('amina', 'amina', 'demande-de-la-personne/demandes-de-dispense', demandee)).status, 201)
  })
  after(() => s.p.fermer())

  const chez = (qui: string, organisation: string, personne = 'amina') =>
    qui === personne ? 'moi' : s.p.identifiant(personne, organisation)
  type Envoi = { vers?: string; numero?: number; nom?: string; type?: string; qui?: string; personne?: string }
  const joindre = async (octets: Buffer, { vers = absences, numero = 1, nom, type, qui = 'amina', personne = qui }: Envoi = {}) =>
    s.p.appeler(`/api/v1/pieces/${personne === qui ? 'moi' : s.p.identifiant(personne, 'ESPACE-USAGER')}/${vers}/${numero}`, {
      method: 'POST',
      jeton: await s.p.jetonDe(qui),
      headers: { 'content-type': type ?? 'application/octet-stream', ...(nom !== undefined && { 'content-disposition': nom }) },
      body: octets as unknown as string,
    })
  const ouvrir = async (qui: string, organisation: string, piece: string, { vers = absences, numero = 1, personne = 'amina' } = {}) =>
    s.p.appeler(`/api/v1/pieces/${chez(qui, organisation, personne)}/${vers}/${numero}/${piece}`, { jeton: await s.p.jetonDe(qui) })
  const jointes = async (ressource: string): Promise<Piece[]> =>
    ((await s.lire('amina', 'amina', `acces-de-la-personne/${ressource}`))[0]?.donnees.piecesJointes ?? []) as Piece[]
  const gardees = async () =>
    (await s.p.base.proprietaire<{ n: number }[]>`select count(*)::int as n from piece_jointe`)[0]?.n ?? assert.fail()
  const refusee = async (r: Response, statut: number, phrase: RegExp) => {
    const { detail } = (await r.json()) as Probleme
    assert.equal(r.status, statut, detail)
    assert.match(detail, phrase)
  }

  it('elle joint un PDF et une image ; la réponse les nomme, avec leur poids et leur empreinte', async () => {
    const octets = pdf('attestation')
    const r = await joindre(octets, { nom: `attachment; filename*=UTF-8''attestation%20cr%C3%A8che.PDF` })
    assert.equal(r.status, 201, await r.clone().text())
    const jointe = (await r.json()) as Piece
    assert.deepEqual(
      [jointe.nom, jointe.genre, jointe.octets, jointe.sha256],
      ['attestation crèche.pdf', 'pdf', octets.length, createHash('sha256').update(octets).digest('hex')],
    )
    assert.equal((await joindre(png, { nom: 'attachment; filename="../../photo.exe"', type: 'image/png' })).status, 201)
    assert.deepEqual(
      (await jointes(absences)).map(p => p.nom),
      ['attestation crèche.pdf', 'photo.png'],
    )
  })

  it('envoyée deux fois, elle n’est jointe qu’une fois', async () => {
    const avant = await gardees()
    const encore = await joindre(pdf('attestation'))
    assert.equal(encore.status, 201)
    assert.equal(((await encore.json()) as Piece).piece, (await jointes(absences))[0]?.piece)
    assert.equal((await jointes(absences)).length, 2)
    assert.equal(await gardees(), avant)
  })

  it('ce qui n’est ni un PDF ni une image, un fichier vide, trop lourd, sont refusés avec leur phrase, et rien n’en est gardé', async () => {
    const avant = await gardees()
    await refusee(
      await joindre(Buffer.from('MZ un programme'), { type: 'application/pdf', nom: 'attachment; filename="a.pdf"' }),
      415,
      /ni un PDF/,
    )
    await refusee(await joindre(Buffer.from('<html><script>'), { type: 'image/png' }), 415, /ni un PDF/)
    await refusee(await joindre(Buffer.alloc(0)), 400, /vide/)
    await refusee(await joindre(Buffer.concat([png, Buffer.alloc(tailleMaximale)])), 413, /5 Mo/)
    await refusee(await joindre(pdf('x'), { numero: 7 }), 404, /./)
    await refusee(await joindre(pdf('x'), { vers: 'identites' }), 400, /./)
    assert.equal(await gardees(), avant)
    assert.equal((await jointes(absences)).length, 2)
  })

  it('cinq au plus', async () => {
    for (const rang of [3, 4, 5]) assert.equal((await joindre(Buffer.concat([jpeg, Buffer.from(`${rang}`)]))).status, 201)
    await refusee(await joindre(pdf('six')), 409, /déjà joint 5 pièces/)
  })

  it('ne l’ouvrent que ceux qui lisent sa réponse : la ligne le permet, ou c’est 404', async () => {
    const [{ piece }] = (await jointes(absences)) as [Piece]
    const attendus = {
      amina: ['ESPACE-USAGER', 200],
      madameRoy: ['CD59', 200],
      julien: ['FT', 200],
      sofia: ['ML-LILLE', 404],
      ines: ['CE59', 404],
    } as const
    for (const [qui, [organisation, statut]] of Object.entries(attendus))
      assert.equal((await ouvrir(qui, organisation, piece)).status, statut, qui)
    assert.equal((await ouvrir('leo', 'ESPACE-USAGER', piece)).status, 404, 'une autre personne')
    assert.equal((await joindre(pdf('intrus'), { qui: 'leo', personne: 'amina' })).status, 404)
    assert.equal((await ouvrir('madameRoy', 'CD59', piece, { vers: 'demandes-de-dispense' })).status, 404, 'elle est jointe ailleurs')
  })

  it('elle arrive telle qu’elle est partie, à enregistrer et jamais à montrer', async () => {
    const [{ piece }] = (await jointes(absences)) as [Piece]
    const r = await ouvrir('madameRoy', 'CD59', piece)
    assert.deepEqual(Buffer.from(await r.arrayBuffer()), pdf('attestation'))
    assert.match(r.headers.get('content-disposition') ?? '', /^attachment; filename\*=UTF-8''attestation%20cr%C3%A8che\.pdf$/)
    assert.equal(r.headers.get('x-content-type-options'), 'nosniff')
    assert.match(r.headers.get('content-type') ?? '', /octet-stream/)
    assert.match(r.headers.get('content-security-policy') ?? '', /sandbox/)
  })

  it('chaque ouverture est une ligne du journal', async () => {
    const tracees = await s.p.base.proprietaire<{ organisation: string }[]>`
      select organisation from journal where champs = '{piecesJointes}' and issue = 'servi' and organisation = 'FT'`
    assert.equal(tracees.length, 1)
  })

  it('au repos, ni ses octets ni sa clé ne sont en clair ; sans la personne que la lecture nomme, aucune ligne n’est à lire', async () => {
    const rangs = await s.p.base.proprietaire<{ octets: Buffer; cle: Buffer }[]>`select octets, cle_chiffree as cle from piece_jointe`
    assert.ok(rangs.every(r => !r.octets.includes('%PDF') && !r.octets.includes('attestation') && r.cle.length > 44))
    assert.equal((await s.p.base.application`select from piece_jointe`).length, 0)
  })

  it('D5 — à une demande de dispense, tant qu’elle attend sa réponse ; le travail du référent reste ouvert', async () => {
    const vers = 'demandes-de-dispense'
    assert.equal((await joindre(pdf('crèche'), { vers })).status, 201)
    const ouverts = await s.p.base.proprietaire`select from travail where nature = 'dispense-a-decider' and clos_le is null`
    assert.equal(ouverts.length, 1)
    const [{ piece }] = (await jointes(vers)) as [Piece]
    for (const [qui, organisation, statut] of [
      ['madameRoy', 'CD59', 200],
      ['julien', 'FT', 404],
    ] as const)
      assert.equal((await ouvrir(qui, organisation, piece, { vers })).status, statut, qui)
    const [demande] = await s.lire('amina', 'amina', 'acces-de-la-personne/demandes-de-dispense')
    const retrait = await s.ecrire('amina', 'amina', 'demande-de-la-personne/demandes-de-dispense', { retiree: true }, demande)
    assert.equal(retrait.status, 200)
    await refusee(await joindre(pdf('trop tard'), { vers }), 409, /n’attend plus de réponse/)
  })

  it('personne ne nomme une pièce : le champ ne s’écrit pas', async () => {
    const [lue] = await s.lire('amina', 'amina', 'acces-de-la-personne/absences')
    const r = await s.ecrire('amina', 'amina', 'reponse-de-la-personne/absences', { piecesJointes: [] }, lue)
    assert.equal(r.status, 400)
    const ecrivent = ressources
      .flatMap(x => Object.values(x.echanges))
      .flatMap(e => [e.deposer?.champs ?? [], e.corriger?.champs ?? []].flat())
    assert.ok(!ecrivent.includes('piecesJointes'))
  })

  it('J5 — elle ne survit pas à la réponse qui la nomme, ni à son histoire', async () => {
    const avant = await gardees()
    await s.p.base.proprietaire`delete from absence where usager_id = ${s.p.numero('amina').toString()}`
    assert.equal(await gardees(), avant - 1, 'l’histoire nomme encore les autres')
    await s.p.base.proprietaire`delete from absence_histoire where usager_id = ${s.p.numero('amina').toString()}`
    assert.equal(await gardees(), 1, 'il reste celle de la demande')
  })
})

describe('Le nom d’une pièce est celui d’un fichier de son genre', () => {
  for (const [donne, nom] of [
    [undefined, 'pièce.pdf'],
    ['attachment', 'pièce.pdf'],
    ['attachment; filename="bulletin.PDF"', 'bulletin.pdf'],
    ['attachment; filename="C:\\Mes documents\\bulletin.pdf.exe"', 'bulletin.pdf.pdf'],
    [`attachment; filename*=UTF-8''%E0%A4%A`, 'pièce.pdf'],
    [`attachment; filename*=UTF-8''a%0d%0aset-cookie%3Ab.pdf`, 'aset-cookieb.pdf'],
  ] as const)
    it(`${donne} → ${nom}`, () => assert.equal(nomDe(donne, 'pdf'), nom))

  it('l’en-tête ne porte que des caractères sûrs', () => {
    assert.match(enPieceJointe('l’été (1) d\'Amina".pdf'), /^attachment; filename\*=UTF-8''[\w.%-]+$/)
  })
})

describe('Une pièce se lit au fil de l’eau', () => {
  it('dès les premiers octets, ce qui n’en est pas une n’est pas lu plus avant', async () => {
    let lus = 0
    async function* source() {
      for (; lus < 100; lus++) yield Buffer.from('MZ-programme')
    }
    await assert.rejects(recevoir(source()), { statut: 415 })
    assert.equal(lus, 0)
  })
  it('un genre dont le début vient octet par octet est reconnu', async () => {
    async function* source() {
      for (const octet of pdf('lent')) yield Buffer.from([octet])
    }
    assert.equal((await recevoir(source())).genre, 'pdf')
  })
})
