import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type FoyerDEssai, fluxDEssai } from '../../../outils/flux-d-essai.js'
import { plusMois } from '../../droit/jours.js'
import { deposantDe, formatCnaf, importer } from '../../flux/index.js'
import { unContrat } from '../contrat-engagement/contrat.essai.js'

/** Old enough for the law to leave them out of the list (C. trav., L. 5411-1, 2°), they have the RSA and are oriented all the same. */
const personnes = {
  VIEUX: { nom: 'VIEUX', prenom: 'JEAN', naissance: '1958-01-05', sexe: 'M', nir: '1580159350654' },
  ANCIEN: { nom: 'ANCIEN', prenom: 'RENE', naissance: '1957-03-08', sexe: 'M', nir: '1570359350221' },
} as const
type Nom = keyof typeof personnes

describe('A5, C3, D3 — Qui a le RSA sans être inscrit sort de son parcours avec son droit, et le reprend avec lui', () => {
  let c: Awaited<ReturnType<typeof unContrat>>
  let jean = 0n
  let rene = 0n
  before(async () => {
    c = await unContrat()
    await c.p.base.application`update agent set expire_le = '2030-01-01', revue_le = '2028-01-01'`
    for (const nom of ['VIEUX', 'ANCIEN'] as const) await dire(nom)
    ;[jean, rene] = [await numeroDe('VIEUX'), await numeroDe('ANCIEN')]
  })
  after(() => c.p.fermer())

  const numeroDe = async (nom: Nom): Promise<bigint> => {
    const [r] = await c.p.base.proprietaire<{ id: string }[]>`select usager_id::text as id from identite where nom_naissance = ${nom}`
    return BigInt(r?.id ?? assert.fail(nom))
  }
  /** What his caisse says of him today, and what it brings about. */
  const dire = async (nom: Nom, suite: Partial<FoyerDEssai> = {}) => {
    const deposant = (await deposantDe(c.p.moteur.sql, 'CAF591')) ?? assert.fail()
    const foyer = { matricule: nom === 'VIEUX' ? '3000010' : '3000011', personnes: [personnes[nom]], ...suite }
    const flux = fluxDEssai([foyer], { jour: c.jour(), type: 'I' })
    const fiche = await importer(c.p.atelier, formatCnaf, deposant, flux, { forcer: true })
    assert.deepEqual([fiche.etat, fiche.rejetes], ['termine', 0])
    assert.equal((await c.dans(0)).echouees, 0)
  }
  const clore = (nom: Nom) => dire(nom, { etat: '5', cloture: { motif: 'ECH', date: c.jour() } })
  /** As he reads them himself: who decided may read him no more. */
  const siens = async (qui: bigint, ressource: 'orientations' | 'contrats-d-engagement') =>
    (await c.lire(qui, qui, ressource)).map(({ donnees: d }) => [d.etat, d.motifSortie].filter(Boolean).join(' '))

  it('jamais inscrit, le département l’oriente, il est accompagné et signe son contrat', async () => {
    assert.equal((await c.p.base.proprietaire`select from inscription where usager_id = ${jean.toString()}`).length, 0)
    assert.deepEqual(await siens(jean, 'orientations'), ['BROUILLON'])
    const forcee = { sens: 'FORCEE', origine: 'INSCRIPTION_AUTO_CAF', parcours: 'PSP', organisme: 'CD', organisation: 'CD59' }
    const r = await c.decider('madameRoy', jean, forcee)
    assert.equal(r.status, 201, await r.clone().text())
    for (const fait of [await c.proposer('madameRoy', jean), await c.signer('madameRoy', jean), await c.signer(jean, jean)])
      assert.ok(fait.ok, await fait.clone().text())
    assert.deepEqual(await siens(jean, 'contrats-d-engagement'), ['SIGNE'])
    assert.ok((await c.echeances(jean)).some(e => e.startsWith('reexamen-du-parcours-social')))
  })

  it('son droit finit : son orientation aussi, et il lit pourquoi ; plus rien à faire ni à attendre, son contrat est suspendu', async () => {
    await c.dans(10)
    await clore('VIEUX')
    assert.equal((await siens(jean, 'orientations')).at(-1), 'CLOTURE FIN_DE_DROIT_RSA')
    assert.deepEqual(await siens(jean, 'contrats-d-engagement'), ['SUSPENDU'])
    assert.deepEqual([await c.travaux(jean), await c.echeances(jean)], [[], [`contrat-a-cloturer ${plusMois(c.jour(), 12)}`]])
    await c.dans(1)
    assert.deepEqual(await c.accompagnements(jean), [])
    const page = await fetch(`${c.p.url}/mon-espace/orientation`, { headers: { cookie: await c.p.ouvrirSession(jean) } })
    assert.match(await page.text(), /fin du droit au RSA[\s\S]*de même si vous avez de nouveau droit au RSA/)
  })

  it('son droit revient dans les douze mois : la même orientation, le même contrat signé, et le département revoit dans les six semaines', async () => {
    await c.dans(60)
    await dire('VIEUX')
    const orientations = await c.lire(jean, jean, 'orientations')
    assert.deepEqual(
      orientations.slice(-2).map(o => o.donnees.etat),
      ['OUVERT', 'BROUILLON'],
    )
    assert.deepEqual(await siens(jean, 'contrats-d-engagement'), ['SIGNE'])
    const [contrat] = await c.lire(jean, jean)
    assert.equal(contrat?.donnees.organisation, orientations.at(-2)?.donnees.organisation)
    assert.deepEqual(await c.accompagnements(jean), ['CD59'])
    assert.deepEqual(await c.travaux(jean), ['decision-d-orientation-a-prendre CD59', 'premier-rendez-vous-a-prendre CD59'])
    assert.ok((await c.echeances(jean)).some(e => e.startsWith('passage-de-competence')))
  })

  it('clôture que sa caisse annule le jour même : rien n’est perdu, et rien n’est redemandé', async () => {
    await clore('VIEUX')
    await dire('VIEUX')
    assert.deepEqual((await siens(jean, 'orientations')).slice(-2), ['OUVERT', 'BROUILLON'])
    assert.deepEqual(await siens(jean, 'contrats-d-engagement'), ['SIGNE'])
    await c.dans(1)
    assert.deepEqual(await c.accompagnements(jean), ['CD59'])
  })

  it('le droit finit pendant que le département avait à décider : il n’attend plus ; de retour, ce qui attendait attend de nouveau', async () => {
    assert.deepEqual(await siens(rene, 'orientations'), ['BROUILLON'])
    await clore('ANCIEN')
    assert.deepEqual(await siens(rene, 'orientations'), ['CLOTURE FIN_DE_DROIT_RSA'])
    assert.deepEqual([await c.travaux(rene), await c.echeances(rene)], [[], []])
    await c.dans(30)
    await dire('ANCIEN')
    assert.deepEqual(await siens(rene, 'orientations'), ['BROUILLON'])
    assert.deepEqual(await c.travaux(rene), ['decision-d-orientation-a-prendre CD59'])
    assert.equal((await c.lire(rene, rene, 'orientations'))[0]?.donnees.informeLe, c.jour())
  })

  it('douze mois après, le contrat est clôturé et une orientation nouvelle est à compléter', async () => {
    await clore('VIEUX')
    await c.dans(366)
    assert.deepEqual(await siens(jean, 'contrats-d-engagement'), ['CLOTURE'])
    await dire('VIEUX')
    const etats = await siens(jean, 'orientations')
    assert.deepEqual(etats.slice(-2), ['CLOTURE FIN_DE_DROIT_RSA', 'BROUILLON'])
    assert.ok(!etats.includes('OUVERT'))
  })
})
