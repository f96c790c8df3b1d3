import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { type Demande, demander, envoyer } from '../../outils/epreuves/demandes.js'
import { type Demandeur, uneEpreuve } from '../../outils/epreuves/epreuve.js'
import { correlationDe, tracesDe } from '../../outils/epreuves/journal.js'
import { type Operation, operationsServies } from '../../outils/epreuves/operations.js'
import { dateNaissance, nirDe, suivisPour, unePersonne } from '../../outils/epreuves/population.js'

const e = await uneEpreuve()
const operations = await operationsServies(e)
after(() => e.fermer())

/** What an act brings about for somebody else, in its transaction, and writes on its own line: a delegated CAF has nothing to decide any more. */
const SUITES: Readonly<Record<string, string>> = {
  'orientation.tenueDeLaListe.corriger.correction': 'rattachement.tenueDeLaListe.corriger',
}

/** Sends, then requires exactly one row, of that line, that outcome and that caller. */
async function trace(op: Operation, d: Demandeur, demande: Demande, issue: string, usager: bigint | null, scopes?: string[]) {
  const r = await envoyer(e, demande, await e.jetonPour(d, scopes))
  const lignes = (await tracesDe(e, correlationDe(r))).filter(l => l.ligne !== SUITES[op.id])
  const quoi = `${op.id} ${issue} ${r.status} ${await r.clone().text()}`
  assert.equal(lignes.length, 1, quoi)
  const [ligne] = lignes
  assert.equal(ligne?.ligne, op.ligne.code, quoi)
  assert.equal(ligne?.finalite, op.ligne.echange.finalite)
  assert.equal(ligne?.texte, op.ligne.echange.base.texte.cite)
  assert.equal(ligne?.issue, issue, quoi)
  assert.equal(ligne?.organisation, d.organisation)
  assert.equal(ligne?.structure, d.structure)
  assert.equal(ligne?.agent, d.type === 'USAGER' ? null : 'epreuve.agent|EPREUVE|Agent')
  assert.equal(ligne?.application, d.type === 'USAGER' ? 'espace-usager' : 'portail')
  assert.equal(ligne?.usager_id, usager?.toString() ?? null, quoi)
  return { r, champs: ligne?.champs ?? [] }
}

describe('A11, J1 — Chaque accès et chaque refus laisse exactement une ligne', () => {
  for (const op of operations) {
    const [type = 'FT'] = op.par
    const [autre = 'FT'] = op.autres
    const surUnePersonne = op.chemin.includes('{usager}')
    it(op.id, async () => {
      const d = e.ici(type)
      const vise = surUnePersonne ? e.suivie : null
      const refuse = e.ici(autre)
      await trace(op, refuse, await demander(e, op, refuse, e.suivie), 'interdit', vise)
      await trace(op, d, await demander(e, op, d, e.suivie), 'interdit', vise, [])
      const demande = await demander(e, op, d, e.suivie)
      if (op.methode === 'GET') await trace(op, d, { ...demande, chemin: `${demande.chemin}?inconnu=1` }, 'rejete', vise)
      else await trace(op, d, { ...demande, corps: '{"inconnu":1' }, 'rejete', vise)
      if (surUnePersonne) await trace(op, d, await demander(e, op, d, e.suivie, 'A'.repeat(22)), 'invisible', null)
      if (surUnePersonne && op.ligne.sur.sql !== 'true') await trace(op, d, await demander(e, op, d, e.lointaine), 'invisible', e.lointaine)
      if (op.forme === 'liste' || op.forme === 'depot') return
      // A rule, that its own spec holds, refuses what an example asks: nothing was notified to her, she was answered, another leads, or nobody here may sign. It is traced too.
      if (
        /^(?:sanction(?:Demandeur|Jeune)\.reponseDeLaPersonne|decisionDOpportunite|demandeDeDispense\.demandeDeLaPersonne|radiation\.missionLocaleReferente|sanctionJeune\.reprise)\..*correction$/.test(
          op.id,
        )
      ) {
        await trace(op, d, demande, 'rejete', e.suivie)
        return
      }
      const permis = await trace(op, d, demande, op.forme === 'correction' ? 'ecrit' : 'servi', e.suivie)
      assert.equal(permis.r.status, 200)
      const attendus: Record<string, readonly string[] | undefined> = {
        correction: Object.keys(JSON.parse(demande.corps ?? '{}') as object),
        rechercheParNom: op.ligne.echange.rechercher?.parNom?.montre,
      }
      // What the platform computed is written too, and nobody sent it.
      const { calculees = [] } = op.ligne.ressource
      const dits = attendus[op.forme] ?? op.ligne.champs
      const envoyes = op.forme === 'correction' ? permis.champs?.filter(c => !calculees.includes(c) || dits.includes(c)) : permis.champs
      assert.deepEqual(envoyes, dits)
    })
  }

  it('une liste laisse une ligne par personne rendue, et une seule si elle est vide', async () => {
    for (const op of operations.filter(o => o.forme === 'liste')) {
      const d = e.ici(op.par[0] ?? 'FT')
      const r = await envoyer(e, await demander(e, op, d, e.suivie), await e.jetonPour(d))
      const { elements } = (await r.clone().json()) as { elements: { usager: string }[] }
      const lignes = await tracesDe(e, correlationDe(r))
      const vus = lignes.map(l => e.moteur.identifiants.pour(d.organisation, BigInt(l.usager_id ?? 0))).toSorted()
      assert.deepEqual(vus, elements.map(x => x.usager).toSorted(), op.id)
      assert.ok(lignes.every(l => l.issue === 'servi'))
    }
    const liste = operations.find(o => o.id === 'identite.accompagnement.consulter.liste')
    assert.ok(liste)
    const personne = { type: 'CE', organisation: 'CE62-VOISIN', structure: 'VIDE' } as const
    await e.base.application`insert into structure (code, organisation, nom) values ('VIDE', 'CE62-VOISIN', 'Vide')`
    await e.base.proprietaire`update rattachement set structure = null where organisation = 'CE62-VOISIN'`
    await e.base.proprietaire`update rattachement set au = '2026-01-06' where organisation = 'CE62-VOISIN'`
    await trace(liste, personne, await demander(e, liste, personne, e.suivie), 'servi', null)
  })
})

describe('A11 — Le journal dit ce qui s’est passé, sans une seule valeur', () => {
  const trouver = (id: string): Operation => {
    const op = operations.find(o => o.id === id)
    assert.ok(op, id)
    return op
  }

  it('304, 412, 428, sans effet, écrit : une ligne chacun, de la bonne issue', async () => {
    const lecture = trouver('identite.tenueDeLaListe.consulter.lecture')
    const correction = trouver('identite.tenueDeLaListe.corriger.correction')
    const d = e.ici('FT')
    const lire = await demander(e, lecture, d, e.suivie)
    const { r } = await trace(lecture, d, lire, 'servi', e.suivie)
    const etag = r.headers.get('etag') ?? ''
    const memes = await trace(lecture, d, { ...lire, entetes: { 'if-none-match': etag } }, 'servi', e.suivie)
    assert.equal(memes.r.status, 304)
    const corriger = await demander(e, correction, d, e.suivie)
    const perime = { ...corriger, entetes: { ...corriger.entetes, 'if-match': '"999"' } }
    assert.equal((await trace(correction, d, perime, 'rejete', e.suivie)).r.status, 412)
    const { 'if-match': _, ...sans } = corriger.entetes
    assert.equal((await trace(correction, d, { ...corriger, entetes: sans }, 'rejete', e.suivie)).r.status, 428)
    assert.deepEqual((await trace(correction, d, corriger, 'ecrit', e.suivie)).champs, ['telephones'])
    const encore = { ...(await demander(e, correction, d, e.suivie)), corps: corriger.corps ?? '' }
    assert.equal((await trace(correction, d, encore, 'inchange', e.suivie)).r.status, 200)
  })

  it('une création, sa répétition, puis la même clé sous un autre corps', async () => {
    const depot = trouver('inscription.tenueDeLaListe.deposer.depot')
    const d = e.ici('FT')
    const neuve = await unePersonne(e, suivisPour('ici'), { sans: ['inscription'] })
    const demande = await demander(e, depot, d, neuve)
    assert.equal((await trace(depot, d, demande, 'ecrit', neuve)).r.status, 201)
    assert.equal((await trace(depot, d, demande, 'rejoue', neuve)).r.status, 201)
    const autre = { ...demande, corps: JSON.stringify({ ...(JSON.parse(demande.corps ?? '') as object), categorie: 'A' }) }
    assert.equal((await trace(depot, d, autre, 'rejete', neuve)).r.status, 422)
    const deuxieme = { ...demande, entetes: { ...demande.entetes, 'idempotency-key': randomUUID() } }
    assert.equal((await trace(depot, d, deuxieme, 'rejete', neuve)).r.status, 409)
  })

  it('une personne déjà connue, apportée par qui ne la suivait pas : la ligne le dit', async () => {
    const op = trouver('identite.tenueDeLaListe.deposer.depot')
    const cd62: Demandeur = { type: 'CD', organisation: 'CD62', structure: 'CD62-UT-ARRAS' }
    const d = await demander(e, op, cd62, e.suivie)
    const connue = {
      nir: nirDe(e.suivie),
      dateNaissance,
      civilite: 'MME',
      nom: 'EPREUVE',
      nomNaissance: `EPREUVE ${e.suivie}`,
      prenom: 'ALIX',
    }
    const corps = JSON.stringify({ ...connue, emails: [], telephones: [] })
    const r = await envoyer(e, { ...d, corps }, await e.jetonPour(cd62))
    assert.equal(r.status, 201, await r.clone().text())
    const lignes = await tracesDe(e, correlationDe(r))
    const siennes = lignes.filter(l => l.ligne === op.ligne.code)
    assert.deepEqual(
      siennes.map(l => [l.issue, l.usager_id, l.organisation]),
      [['reconnue', e.suivie.toString(), 'CD62']],
    )
  })

  it('une recherche trouvée, hors du périmètre, inconnue', async () => {
    const op = trouver('identite.tenueDeLaListe.rechercher.recherche')
    const d = e.ici('FT')
    await trace(op, d, await demander(e, op, d, e.suivie), 'servi', e.suivie)
    await trace(op, d, await demander(e, op, { ...d, structure: 'FT-69-LYON' }, 77_777n), 'invisible', null)
    await trace(op, d, await demander(e, op, d, e.lointaine), 'hors-perimetre', e.lointaine)
  })

  it('sans jeton valable ou au-delà du quota, rien n’atteint la base', async () => {
    const op = trouver('identite.accompagnement.consulter.lecture')
    const d = e.ici('CD')
    const demande = await demander(e, op, d, e.suivie)
    assert.deepEqual(await tracesDe(e, correlationDe(await envoyer(e, demande, 'faux.jeton.ici'))), [])
    await e.base.application`update application set quota_par_seconde = 0 where client_id = 'portail'`
    await e.base.application`update habilitation_version set version = version + 1`
    await e.habilitations.rafraichir()
    const trop = await envoyer(e, demande, await e.jetonPour(d))
    await e.base.application`update application set quota_par_seconde = 1000000 where client_id = 'portail'`
    await e.base.application`update habilitation_version set version = version + 1`
    await e.habilitations.rafraichir()
    assert.equal(trop.status, 429)
    assert.ok(trop.headers.get('retry-after'))
    assert.deepEqual(await tracesDe(e, correlationDe(trop)), [])
  })
})
