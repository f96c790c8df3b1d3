import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { ecartsDesEvenements } from '../../../outils/epreuves/evenements.js'
import { creerHasard } from '../../../outils/epreuves/hasard.js'
import { unePersonne } from '../../../outils/epreuves/population.js'
import { type ProcessusAPart, unProcessus } from '../../../outils/epreuves/processus-a-part.js'
import { ressources } from '../ressources.js'
import { contenu, unContrat } from './contrat.essai.js'

const c = await unContrat()
const { p } = c
after(() => p.fermer())
const graine = 20_261_128
const hasard = creerHasard(graine)
const sans = ressources.map(r => r.nom).filter(nom => !['identite', 'rattachement', 'inscription'].includes(nom))
const suivis = [
  { organisation: 'FT', structure: 'FT-59-LILLE', motif: 'tenue-de-la-liste' as const },
  { organisation: 'CD59', structure: 'CD59-UT-LILLE', motif: 'competence-orientation' as const },
]
const personnes = await Promise.all(Array.from({ length: 5 }, () => unePersonne(p, suivis, { sans })))

type Acte = { cle: string; quoi: 'decision' | 'contrat' | 'signature'; usager: bigint; chemin: string; jeton: string; corps: unknown }
const annonces: Acte[] = []
const tus: Acte[] = []

async function envoyer(url: string, acte: Acte): Promise<void> {
  const r = await fetch(`${url}/api/v1/${acte.chemin}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${acte.jeton}`, 'content-type': 'application/json', 'idempotency-key': acte.cle },
    body: JSON.stringify(acte.corps),
  })
  assert.equal(r.status, 201, `${acte.quoi} : ${await r.text()}`)
}
async function faire(url: string, quoi: Acte['quoi'], usager: bigint, qui: 'madameRoy' | 'elle', corps: Record<string, unknown>) {
  const elle = qui === 'elle'
  const ressource = { decision: 'decisions-d-orientation', contrat: 'contrats-d-engagement', signature: 'signatures-de-contrat' }[quoi]
  const acte: Acte = {
    ...{ cle: randomUUID(), quoi, usager, corps, jeton: await p.jetonDe(elle ? usager : qui) },
    chemin: `${elle ? 'reponse-de-la-personne' : 'accompagnement'}/${ressource}/${p.identifiant(usager, elle ? 'ESPACE-USAGER' : 'CD59')}`,
  }
  // Until it is answered it may have been done or not.
  tus.push(acte)
  await envoyer(url, acte)
  tus.splice(tus.indexOf(acte), 1)
  annonces.push(acte)
}

/** What she reads of the contract in force, then what the signatory sends back of it. */
async function lu(url: string, usager: bigint): Promise<Record<string, unknown>> {
  const headers = { authorization: `Bearer ${await p.jetonDe('madameRoy')}` }
  const nom = p.identifiant(usager, 'CD59')
  const contrats = await fetch(`${url}/api/v1/accompagnement/contrats-d-engagement/${nom}`, { headers })
  const { elements } = (await contrats.json()) as { elements: { numero: number; donnees: { empreinte: string } }[] }
  const { numero: contrat, donnees } = elements.at(-1) ?? assert.fail('aucun contrat')
  const document = await fetch(`${url}/api/v1/contrats-d-engagement/${nom}/${contrat}/document`, { headers })
  const octets = Buffer.from(await document.arrayBuffer())
  return { contrat, empreinte: donnees.empreinte, document: createHash('sha256').update(octets).digest('hex') }
}

/** A decision, which puts the contract back to be signed, then both signatures: over and over until the server dies under it. */
async function accompagner(s: ProcessusAPart, usager: bigint): Promise<void> {
  const { url } = s
  try {
    while (s.vivant()) {
      await faire(url, 'decision', usager, 'madameRoy', {
        ...{ sens: 'FORCEE', origine: 'INSCRIPTION_CONSEILLER_CD', date: c.jour(), commentaire: randomUUID() },
        ...{ parcours: hasard.parmi(['PSO', 'PSP']), organisme: 'CD', organisation: 'CD59' },
      })
      if (!annonces.some(a => a.quoi === 'contrat' && a.usager === usager)) await faire(url, 'contrat', usager, 'madameRoy', contenu)
      await faire(url, 'signature', usager, 'madameRoy', await lu(url, usager))
      await faire(url, 'signature', usager, 'elle', { ...(await lu(url, usager)), sens: 'SIGNATURE' })
    }
  } catch (erreur) {
    // A broken connection is the only end admitted.
    if (!(erreur instanceof TypeError)) throw erreur
  }
}
/** The server is back: what got no answer is asked again under its key, and ends up done once. */
async function revenu(): Promise<ProcessusAPart> {
  const s = await unProcessus(p)
  for (const acte of tus.splice(0)) {
    await envoyer(s.url, acte)
    annonces.push(acte)
  }
  return s
}
const faits = (usager: bigint, quoi: Acte['quoi']) => annonces.filter(a => a.usager === usager && a.quoi === quoi)

describe('C3, D4, A5, A11 — Tué d’un coup pendant qu’on décide et qu’on signe, le serveur ne fait rien à moitié', () => {
  it(`trois morts au hasard, cinq personnes à la fois (graine ${graine})`, async () => {
    for (let mort = 0; mort < 3; mort++) {
      const s = await revenu()
      const but = annonces.length + 10 + hasard.entier(12)
      const clients = personnes.map(usager => accompagner(s, usager))
      while (annonces.length < but && s.vivant()) await attendre(5)
      await attendre(hasard.entier(60))
      await s.tuer()
      await Promise.all(clients)
    }
    await (await revenu()).tuer()
    for (const quoi of ['decision', 'signature'] as const) assert.ok(annonces.filter(a => a.quoi === quoi).length >= 10, quoi)
    assert.deepEqual(await ecartsDesEvenements(p.base.proprietaire), [], 'chaque écriture est dite une fois, dans l’ordre')
  })

  it('chaque décision a ouvert une orientation et fermé l’autre ; une signature est sur le document, et le document se vérifie', async () => {
    for (const usager of personnes) {
      const decisions = await c.lire('madameRoy', usager, 'decisions-d-orientation')
      const orientations = await p.base.proprietaire<{ etat: string }[]>`
        select etat from orientation where usager_id = ${usager.toString()} order by numero`
      const dites = faits(usager, 'decision').map(a => (a.corps as { commentaire: string }).commentaire)
      assert.deepEqual(decisions.map(d => String(d.donnees.commentaire)).toSorted(), dites.toSorted(), 'ni perdue, ni doublée')
      assert.deepEqual(
        orientations.map(o => o.etat),
        [...Array.from({ length: dites.length - 1 }, () => 'CLOTURE'), ...(dites.length ? ['OUVERT'] : [])],
      )
      const signatures = await c.lire('madameRoy', usager, 'signatures-de-contrat')
      assert.equal(signatures.length, faits(usager, 'signature').length)
      const travaux = await c.travaux(usager)
      assert.equal(travaux.filter(t => t.startsWith('premier-rendez-vous-a-prendre')).length, dites.length ? 1 : 0)
      if (!faits(usager, 'contrat').length) continue
      const contrats = await c.lire('madameRoy', usager)
      assert.equal(contrats.length, 1)
      const { empreinte, etat, signePersonneLe, signeOrganismeLe } = contrats[0]?.donnees ?? assert.fail()
      const dessus = signatures.filter(s => s.donnees.empreinte === empreinte).map(s => String(s.donnees.partie))
      assert.deepEqual(dessus.toSorted(), [...(signeOrganismeLe ? ['ORGANISME'] : []), ...(signePersonneLe ? ['PERSONNE'] : [])])
      assert.equal(etat, dessus.length === 2 ? 'SIGNE' : 'A_SIGNER')
      assert.equal(travaux.includes('contrat-a-signer CD59'), etat === 'A_SIGNER')
      const { integre, signatures: lues } = await p.signature.verifier((await c.document('madameRoy', usager, 1)).octets)
      if (dessus.length) assert.deepEqual([integre, lues.length], [true, dessus.length])
    }
  })
})

/** One did it; the others are told why not. */
async function unSeul(reponses: readonly Response[], phrase: RegExp): Promise<void> {
  const [premier, ...autres] = reponses.map(r => r.status).toSorted((a, b) => a - b)
  assert.ok(premier === 200 || premier === 201, `${premier}`)
  assert.ok(
    autres.every(s => s === 409 || s === 412),
    autres.join(' '),
  )
  for (const r of reponses) if (!r.ok) assert.match(((await r.json()) as { detail: string }).detail, phrase)
}

describe('A6, C3, D3 — Cinquante à la fois sur le même dossier : aucune mise à jour perdue', () => {
  it('cinquante décident de la même orientation : une seule décision, une seule ouverture, les autres savent pourquoi', async () => {
    await c.repondre('madameRoy', 'amina')
    const { numero: orientation, version: surVersion } = await c.derniere('madameRoy', 'amina')
    const autrement = { sens: 'REFUSEE', motifRefus: 'AUTRE', parcours: 'PSP', organisme: 'CD' }
    const reponses = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        c.decider(i % 3 ? 'madameRoy' : 'monsieurBrun', 'amina', {
          orientation,
          surVersion,
          ...(i % 2 ? autrement : { sens: 'ACCEPTEE' }),
        }),
      ),
    )
    await unSeul(reponses, /déjà|version présente est 2/)
    const { version, donnees } = await c.derniere('madameRoy', 'amina')
    assert.deepEqual([version, donnees.etat], [surVersion + 1, 'OUVERT'])
    assert.equal((await c.lire('madameRoy', 'amina', 'decisions-d-orientation')).length, 1)
    assert.equal((await c.travaux('amina')).filter(t => t.startsWith('premier-rendez-vous')).length, 1)
  })

  it('cinquante changent son parcours, chacun relit et recommence : cinquante décisions, cinquante versions', async () => {
    const depart = await c.derniere('madameRoy', 'amina')
    const changer = async (): Promise<void> => {
      for (;;) {
        const { numero, version, donnees } = await c.derniere('madameRoy', 'amina')
        const parcours = donnees.parcours === 'PSP' ? 'PSO' : 'PSP'
        const r = await c.decider('madameRoy', 'amina', { sens: 'MODIFIEE', orientation: numero, surVersion: version, parcours })
        if (r.ok) return
        assert.equal(r.status, 412, await r.clone().text())
      }
    }
    await Promise.all(Array.from({ length: 50 }, changer))
    assert.equal((await c.derniere('madameRoy', 'amina')).version, depart.version + 50)
    assert.equal((await c.lire('madameRoy', 'amina', 'decisions-d-orientation')).length, 51)
  })

  it('dix décident sans proposition, ensemble : dix orientations l’une après l’autre, la dernière seule est ouverte', async () => {
    const avant = (await c.lire('madameRoy', 'amina', 'decisions-d-orientation')).length
    const forcee = { sens: 'FORCEE', origine: 'INSCRIPTION_CONSEILLER_CD', organisme: 'CD', organisation: 'CD59' }
    const reponses = await Promise.all(
      Array.from({ length: 10 }, (_, i) => c.decider('madameRoy', 'amina', { ...forcee, parcours: i % 2 ? 'PSP' : 'PSO' })),
    )
    for (const r of reponses) assert.equal(r.status, 201, await r.clone().text())
    const decisions = (await c.lire('madameRoy', 'amina', 'decisions-d-orientation')).slice(avant)
    const visees = decisions.map(d => Number(d.donnees.orientation))
    assert.equal(new Set(visees).size, 10, visees.join(' '))
    const orientations = await p.base.proprietaire<{ numero: number; etat: string }[]>`
      select numero, etat from orientation where usager_id = ${p.numero('amina').toString()} order by numero`
    assert.deepEqual(
      orientations.filter(x => visees.includes(x.numero)).map(x => x.etat),
      [...Array<string>(9).fill('CLOTURE'), 'OUVERT'],
    )
  })

  it('cinquante actualisent et signent la même édition du contrat : un seul y parvient', async () => {
    assert.equal((await c.proposer('madameRoy', 'amina')).status, 201)
    const lu = await c.dernier('madameRoy', 'amina')
    const document = (await c.document('madameRoy', 'amina', lu.numero)).empreinte
    const acte = { contrat: lu.numero, empreinte: lu.donnees.empreinte, document }
    const reponses = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        i % 5 ? c.corriger('madameRoy', 'amina', lu, { objectifs: [`Objectif ${i}`] }) : c.signer('madameRoy', 'amina', acte),
      ),
    )
    await unSeul(reponses, /a changé|version présente|déjà signé/)
    const { version, donnees } = await c.dernier('madameRoy', 'amina')
    assert.equal(version, lu.version + 1)
    assert.equal((await c.lire('madameRoy', 'amina', 'signatures-de-contrat')).length, donnees.signeOrganismeLe ? 1 : 0)
  })

  it('vingt actualisent le contrat, chacun relit et recommence : vingt éditions, aucune perdue', async () => {
    const depart = await c.dernier('madameRoy', 'amina')
    const changer = async (objectif: string): Promise<void> => {
      for (;;) {
        const lu = await c.dernier('madameRoy', 'amina')
        const r = await c.corriger('madameRoy', 'amina', lu, { objectifs: [objectif] })
        if (r.ok) return
        assert.equal(r.status, 412, await r.clone().text())
        assert.match(((await r.json()) as { detail: string }).detail, /La version présente est \d+, vous corrigez la version \d+\. Relisez/)
      }
    }
    await Promise.all(Array.from({ length: 20 }, (_, i) => changer(`Objectif relu ${i}`)))
    const arrivee = await c.dernier('madameRoy', 'amina')
    assert.deepEqual([arrivee.version, arrivee.donnees.edition], [depart.version + 20, Number(depart.donnees.edition) + 20])
  })
})
