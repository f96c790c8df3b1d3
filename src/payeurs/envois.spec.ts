import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { arreter } from '../../outils/arret-d-essai.js'
import { type Destinataire, unDestinataire } from '../../outils/epreuves/destinataire.js'
import { lireArbre } from '../flux/index.js'
import { appelerLaCaisse, composerLesFichiers, envoisEnRetard, servirParFichiers } from './index.js'
import type { Message } from './message.js'
import { unePlateformeDesPayeurs } from './payeurs.essai.js'

const s = await unePlateformeDesPayeurs()
after(() => s.p.fermer())
const { p } = s
const { moteur } = p
const heure = 3_600_000
const cd = () => p.jetonDe('madameRoy')
const caf = () => s.jetonDeLaCaisse()

type Sort = { reference: string; retenue: boolean; motif: string | null }
type Decompte = { etats: { etat: string; nombre: number; enRetard: number }[]; pannes: { payeur: string; echec: string | null }[] }
type Liste = { elements: Record<string, unknown>[]; suivant: string | null }
const lire = async <T>(chemin: string, jeton: string): Promise<T> => {
  const r = await p.appeler(`/api/v1/envois-au-payeur${chemin}`, { jeton })
  assert.equal(r.status, 200, await r.clone().text())
  return (await r.json()) as T
}
/** What a payer says of messages, in the order it says it. */
const repondre = async (reponses: readonly Record<string, unknown>[], application?: string): Promise<Sort[]> => {
  const jeton = await s.jetonDeLaCaisse(application)
  const body = JSON.stringify({ reponses: reponses.map(r => ({ matricule: '1234567', ...r })) })
  const r = await p.appeler('/api/v1/envois-au-payeur/reponses', { method: 'POST', jeton, body })
  assert.equal(r.status, 200, await r.clone().text())
  return ((await r.json()) as { elements: Sort[] }).elements
}
const prendre = (reference: string) => repondre([{ reference, etat: 'PRIS_EN_COMPTE' }])
const etats = async () => (await s.lire(await cd(), 'CD59', 'amina')).map(e => e.donnees.etat)
const dansHeures = (n: number) => p.avancer(new Date(moteur.horloge().getTime() + n * heure))

describe('E2 — Une caisse appelée par l’API reçoit chaque décision une fois, dans l’ordre de la personne', async () => {
  let d: Destinataire
  let secret = ''
  before(async () => {
    d = await unDestinataire()
    secret = await appelerLaCaisse(moteur.sql, moteur.chiffrement, 'CAF591', d.adresse)
  })
  after(() => d.fermer())
  const messages = () => d.acceptes.map(r => JSON.parse(r.corps) as Message)
  const references: string[] = []

  it('signée, nommée comme la caisse nomme la personne ; la suivante attend la réponse', async () => {
    for (const n of [1, 2, 3]) references.push((await s.transmettre('amina', `sanctionRsa:${n}`)).reference)
    // I8 — nothing leaves for a payer whose access is stopped; it leaves once that access is open again.
    const rouvrir = await arreter(p, { portee: 'organisation', cible: 'CAF591', organisation: 'CAF591' })
    await s.livreur.tour()
    assert.equal(d.recus.length, 0)
    await rouvrir()
    await s.livreur.tour()
    await s.livreur.tour()
    const [recu] = d.acceptes
    assert.ok(recu)
    new Webhook(secret).verify(recu.corps, recu.entetes as Record<string, string>)
    assert.equal(recu.entetes['idempotency-key'], references[0])
    const [m] = messages()
    assert.deepEqual(
      [messages().length, m?.reference, m?.matricule, m?.role, m?.usager, m?.taux],
      [1, references[0], '1234567', 'demandeur', p.identifiant('amina', 'CAF591'), 30],
    )
    assert.deepEqual(await etats(), ['TRANSMIS', 'A_ENVOYER', 'A_ENVOYER'])
    assert.deepEqual(await prendre(references[0] ?? ''), [{ reference: references[0], retenue: true, motif: null }])
    await s.livreur.tour()
    assert.deepEqual(await etats(), ['PRIS_EN_COMPTE', 'TRANSMIS', 'A_ENVOYER'])
  })

  it('une réponse fausse est refusée avec sa raison, gardée, montrée, et ne change rien', async () => {
    const [un = '', deux = '', trois = ''] = references
    const avant = await etats()
    const sorts = await repondre([
      { reference: '0b7e4a52-3c1d-4f6e-8a90-1f2e3d4c5b6a', etat: 'PRIS_EN_COMPTE' },
      { reference: 'n’importe quoi', etat: 'PRIS_EN_COMPTE' },
      { reference: deux, etat: 'PRIS_EN_COMPTE', matricule: '7654321' },
      { reference: un, etat: 'PRIS_EN_COMPTE' },
      { reference: trois, etat: 'APPLIQUE', appliqueLe: '2026-11-24' },
      { reference: deux, etat: 'REJETE' },
    ])
    assert.deepEqual(
      sorts.map(x => x.retenue),
      [false, false, false, false, false, false],
    )
    const phrases = [
      /vous ont été adressées/,
      /vous ont été adressées/,
      /pas celui de la personne/,
      /déjà dit/,
      /pas encore été prise/,
      /pourquoi/,
    ]
    for (const [i, phrase] of phrases.entries()) assert.match(sorts[i]?.motif ?? '', phrase)
    assert.deepEqual(await etats(), avant)
    const deLaCaisse = await lire<{ elements: { motif: string }[] }>('/reponses-refusees', await caf())
    assert.equal(deLaCaisse.elements.length, 6)
    const duDepartement = await lire<{ elements: { motif: string }[] }>('/reponses-refusees', await cd())
    assert.equal(duDepartement.elements.length, 4, 'rien de ce qui ne porte pas sur ses décisions')
  })

  it('une autre caisse ne répond pas à sa place', async () => {
    const [sort] = await repondre([{ reference: references[1], etat: 'PRIS_EN_COMPTE' }], 'PAR_caf_591').then(() =>
      repondre([{ reference: references[1], etat: 'REJETE', motifDuRejet: 'Erreur', matricule: '7654321' }]),
    )
    assert.equal(sort?.retenue, false)
    assert.equal((await etats())[1], 'PRIS_EN_COMPTE')
  })

  it('la caisse est en panne un jour : rien n’est perdu, le retard se voit des deux côtés, puis tout part une fois, dans l’ordre', async () => {
    d.repondre(() => ({ statut: 503 }))
    for (const n of [4, 5]) references.push((await s.transmettre('amina', `sanctionRsa:${n}`)).reference)
    const yanis = (await s.transmettre('yanis', 'sanctionRsa:1')).reference
    for (let h = 0; h < 24; h++) {
      await s.livreur.tour()
      await dansHeures(1)
    }
    const avant = d.acceptes.length
    assert.ok(d.recus.length - avant < 40, `la caisse en panne est appelée ${d.recus.length - avant} fois en un jour`)
    for (const jeton of [await cd(), await caf()]) {
      const { etats: comptes, pannes } = await lire<Decompte>('/decompte', jeton)
      assert.equal(comptes.find(c => c.etat === 'A_ENVOYER')?.nombre, 4)
      assert.deepEqual(
        pannes.map(x => [x.payeur, x.echec]),
        [['CAF591', 'Réponse 503.']],
      )
    }
    assert.ok((await envoisEnRetard(moteur.sql, moteur.horloge())) > 0, 'l’exploitant est alerté')
    // It answers the call before it is told that it was taken: as a platform that died in between would see it.
    d.repondre(() => ({}))
    for (let i = 0; i < 8; i++) {
      await s.livreur.tour()
      for (const m of messages().slice(avant)) await prendre(m.reference)
    }
    const partis = messages().slice(avant)
    assert.deepEqual(
      partis.filter(m => m.usager === p.identifiant('amina', 'CAF591')).map(m => m.reference),
      references.slice(2),
    )
    assert.deepEqual(partis.filter(m => m.reference === yanis).length, 1)
    assert.deepEqual((await lire<Decompte>('/decompte', await cd())).pannes, [])
    assert.equal(await envoisEnRetard(moteur.sql, moteur.horloge()), 0)
  })

  it('la liste se lit page par page des deux côtés, et se filtre ; qui n’y est pas partie n’en lit rien', async () => {
    for (const jeton of [await cd(), await caf()]) {
      const lus: unknown[] = []
      for (let suite = '?limite=2'; ; ) {
        const page = await lire<Liste>(suite, jeton)
        lus.push(...page.elements.map(e => e.reference))
        if (page.suivant === null) break
        suite = `?limite=2&curseur=${page.suivant}`
      }
      assert.equal(new Set(lus).size, 6)
    }
    assert.equal((await lire<Liste>('?etat=TRANSMIS', await cd())).elements.length, 0)
    assert.deepEqual((await lire<Liste>('', await p.jetonDe('monsieurPetit'))).elements, [])
    assert.equal((await p.appeler('/api/v1/envois-au-payeur', { jeton: await p.jetonDe('sofia') })).status, 403)
    const autre = await lire<Liste>('?limite=2', await cd())
    assert.equal((await p.appeler(`/api/v1/envois-au-payeur?curseur=${autre.suivant}`, { jeton: await caf() })).status, 400)
  })
})

describe('E2 — Une caisse servie par fichiers prend un fichier par jour, et y répond par un fichier', async () => {
  before(() => servirParFichiers(moteur.sql, 'CAF591', 'windows-1252'))
  const prendreLeFichier = async (numero: number) => {
    const r = await p.appeler(`/api/v1/envois-au-payeur/fichiers/${numero}`, { jeton: await caf() })
    assert.equal(r.status, 200, await r.clone().text())
    return Buffer.from(await r.arrayBuffer())
  }
  const accuser = async (xml: string, statut = 200) => {
    const r = await p.appeler('/api/v1/envois-au-payeur/accuses', {
      method: 'POST',
      jeton: await caf(),
      headers: { 'content-type': 'application/xml' },
      body: xml,
    })
    assert.equal(r.status, statut, await r.clone().text())
    return ((await r.json()) as { elements: Sort[] }).elements
  }
  let reference = ''

  it('dans la forme du flux de la caisse, en windows-1252 ; chaque décision dans un seul fichier', async () => {
    ;({ reference } = await s.transmettre('amina', 'sanctionRsa:10'))
    await s.transmettre('amina', 'sanctionRsa:11')
    assert.equal(await composerLesFichiers(moteur), 1, 'la suivante attend la réponse')
    assert.equal(await composerLesFichiers(moteur), 0, 'un fichier par jour')
    const octets = await prendreLeFichier(1)
    assert.deepEqual(await prendreLeFichier(1), octets)
    const texte = octets.toString('latin1')
    assert.match(texte, /^<\?xml version="1.0" encoding="windows-1252"\?>/)
    const racine = lireArbre(texte.replace(/^<\?xml[^>]*>\s*/, '').trim())
    assert.ok('blocs' in racine)
    assert.match(texte, new RegExp(`<REFDECPCG>${reference}</REFDECPCG><NATDECPCG>SUS</NATDECPCG><DDSANRSA>2026-12-01</DDSANRSA>`))
    assert.match(texte, /<TXSANRSA>30<\/TXSANRSA><MTSANRSADEM>0000195.50<\/MTSANRSADEM>/)
    assert.match(texte, /<NBTOTDOSRSATRANSM>00000001</)
    const r = await p.appeler('/api/v1/envois-au-payeur/fichiers/2', { jeton: await caf() })
    assert.equal(r.status, 404)
  })

  it('le fichier d’accusés est lu réponse par réponse ; un fichier faux n’est rien', async () => {
    const accuse = (ref: string, etat: string, suite = '') =>
      `<AccuseSanctionPCG><REFDECPCG>${ref}</REFDECPCG><MATRICULE>1234567</MATRICULE><ETATDECPCG>${etat}</ETATDECPCG>${suite}</AccuseSanctionPCG>`
    const sorts = await accuser(
      `<?xml version="1.0" encoding="windows-1252"?><Racine>${accuse(reference, 'P')}${accuse(reference, 'A', '<DTAPPLI>2026-11-24</DTAPPLI>')}${accuse('inconnue', 'P')}</Racine>`,
    )
    assert.deepEqual(
      sorts.map(x => x.retenue),
      [true, true, false],
    )
    for (const faux of ['<Racine>', '<Autre/>', '<Racine></Racine>', `<Racine>${accuse(reference, 'Z')}</Racine>`]) await accuser(faux, 400)
    await dansHeures(24)
    assert.equal(await composerLesFichiers(moteur), 1)
    assert.match((await prendreLeFichier(2)).toString('latin1'), /<NUMFLUX>2<\/NUMFLUX>/)
  })
})
