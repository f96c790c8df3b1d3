import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { uneSanctionDuTravail } from '../parcours/sanction-travail/sanction.essai.js'
import { purgerLesRetoursImilo } from './index.js'
import { brancheeSur, dossierDeLeo, unDossier } from './imilo.essai.js'

const s = await uneSanctionDuTravail()
const { p } = s
const i = await brancheeSur(p)
after(async () => {
  await i.imilo.fermer()
  await p.fermer()
})
const x = s.pour('jeune')
const reussi = async (r: Response) => assert.ok(r.ok, await r.clone().text())
const dits = () => i.imilo.retours.map(r => [r.idDossier, r.genre, r.donnees.etat ?? r.donnees.statut].join(' '))
const aCorriger = async () => (await s.travaux('leo')).filter(t => t.startsWith('i-milo'))

describe('B2, E4, E5 — I-MILO apprend le statut et la sanction du jeune, et dit son dossier', () => {
  it('son dossier n’est pas encore connu : rien n’est perdu, et la mission locale le sait', async () => {
    await x.mener('DECIDEE')
    await i.tour()
    assert.deepEqual([dits(), await i.etats('leo')], [[], ['sanctionJeune A_ENVOYER']])
    assert.deepEqual(await aCorriger(), ['i-milo-a-corriger ML-LILLE'])
  })

  it('son dossier arrive, il est reconnu, et la sanction part : la mesure, jamais pourquoi ni par qui', async () => {
    i.imilo.dossiers['77'] = dossierDeLeo
    i.imilo.dire('e1', '77')
    await i.tour()
    const [recu] = i.imilo.retours
    assert.deepEqual([recu?.idDossier, recu?.genre], ['77', 'sanction'])
    const { etat, taux, mois, ...reste } = recu?.donnees ?? {}
    assert.deepEqual([etat, taux, mois, Object.keys(reste).toSorted()], ['DECIDEE', 30, 1, ['au', 'consequence', 'du', 'revenu']])
    assert.deepEqual([await i.etats('leo'), await aCorriger(), i.imilo.enAttente()], [['sanctionJeune TRANSMIS'], [], 0])
    const [n] = await p.base.proprietaire<
      { n: number }[]
    >`select count(*)::int as n from identite where nom = 'MARTIN' and date_naissance = '2007-06-18'`
    assert.equal(n?.n, 1, 'il n’est pas doublé')
  })

  it('en panne, puis de retour : tout, une fois, dans l’ordre', async () => {
    i.imilo.fautes = { enPanne: true }
    await reussi(await x.conformer())
    await reussi(await x.lever())
    await reussi(await x.annuler())
    for (let n = 0; n < 3; n++) await i.tour()
    assert.deepEqual(dits(), ['77 sanction DECIDEE'])
    i.imilo.fautes = { perdLesAccuses: true }
    await i.tour()
    i.imilo.fautes = { lenteur: 20 }
    await i.tour()
    assert.deepEqual(
      dits(),
      ['DECIDEE', 'LEVEE', 'ANNULEE'].map(e => `77 sanction ${e}`),
    )
    i.imilo.fautes = {}
  })

  it('le statut aussi : par quelque porte qu’il change', async () => {
    const chemin = `/api/v1/tenue-de-la-liste/inscriptions/${p.identifiant('leo', 'FT')}`
    const jeton = await p.jetonDe('julien')
    const { version } = (await (await p.appeler(chemin, { jeton })).json()) as { version: number }
    await reussi(
      await p.appeler(chemin, {
        method: 'PATCH',
        jeton,
        headers: { 'if-match': `"${version}"` },
        body: JSON.stringify({ statut: 'cessation', dateEffetStatut: s.jour(), motifFin: 'demande' }),
      }),
    )
    await i.tour()
    assert.equal(dits().at(-1), '77 statut cessation')
    assert.deepEqual(Object.keys(i.imilo.retours.at(-1)?.donnees ?? {}), ['statut', 'dateEffetStatut'])
  })

  it('refusé par I-MILO : un travail pour la mission locale, et la suite passe', async () => {
    i.imilo.fautes = { refuse: true }
    await x.mener('DECIDEE')
    await i.tour()
    assert.equal((await i.etats('leo')).at(-1), 'sanctionJeune REFUSE')
    assert.deepEqual(await aCorriger(), ['i-milo-a-corriger ML-LILLE'])
    i.imilo.fautes = {}
    await reussi(await x.annuler())
    await i.tour()
    assert.equal(dits().at(-1), '77 sanction ANNULEE')
    assert.deepEqual(await aCorriger(), [])
  })

  it('son dossier devient illisible : un travail ; lu de nouveau, il est clos', async () => {
    i.imilo.dossiers['77'] = { idDossier: '77', nomNaissance: 12 }
    i.imilo.dire('e2', '77')
    await i.tour()
    assert.deepEqual(await aCorriger(), ['i-milo-a-corriger ML-LILLE'])
    const jeton = await p.jetonDe('sofia')
    const { rejets } = (await (await p.appeler('/api/v1/i-milo', { jeton })).json()) as { rejets: { dossier: string; motif: string }[] }
    assert.match(rejets.find(r => r.dossier === '77')?.motif ?? '', /enregistrez-le de nouveau/, 'et pourquoi')
    const body = JSON.stringify({ dossier: '77', raison: 'Ouvert deux fois dans I-MILO.' })
    assert.equal((await p.appeler('/api/v1/i-milo/rejets/ecarts', { method: 'POST', jeton, body })).status, 204)
    assert.deepEqual(await aCorriger(), [], 'écarté par quelqu’un')
    i.imilo.dire('e2bis', '77')
    await i.tour()
    assert.deepEqual(await aCorriger(), ['i-milo-a-corriger ML-LILLE'], 'redit, il revient')
    i.imilo.dossiers['77'] = dossierDeLeo
    i.imilo.dire('e3', '77')
    await i.tour()
    assert.deepEqual(await aCorriger(), [])
  })

  it('un événement illisible à son sujet : un travail qui dit pourquoi, et le fil passe, dans les deux sens ; son dossier enregistré de nouveau, il est clos', async () => {
    i.imilo.direMal({ identifiant: 'm1', idDossier: '77', type: 'DOSSIER', action: 3, date: '2026-11-20T10:00:00Z' })
    i.imilo.dossiers['78'] = unDossier('78', { nomNaissance: 'PETIT', prenom: 'Ava', dateNaissance: '2006-05-02' })
    i.imilo.dire('e4', '78', { action: 'CREATE' })
    await x.mener('DECIDEE')
    await i.tour()
    assert.deepEqual(await aCorriger(), ['i-milo-a-corriger ML-LILLE'])
    const { rejets } = (await (await p.appeler('/api/v1/i-milo', { jeton: await p.jetonDe('sofia') })).json()) as {
      rejets: { dossier: string; motif: string }[]
    }
    assert.match(rejets.find(r => r.dossier === '77')?.motif ?? '', /illisible : « action »/)
    const [ava] = await p.base.proprietaire<
      { n: number }[]
    >`select count(*)::int as n from identite where nom_naissance = 'PETIT' and prenom ilike 'ava'`
    assert.deepEqual([ava?.n, dits().slice(-2).toSorted(), i.imilo.enAttente()], [1, ['77 sanction DECIDEE', '78 statut inscrit'], 0])
    i.imilo.dire('e5', '77')
    await i.tour()
    assert.deepEqual(await aCorriger(), [])
  })

  it('un autre jeune, que nul I-MILO ne sert : rien n’est dit de lui ; qui n’est plus accompagné non plus', async () => {
    const avant = i.imilo.retours.length
    await s.pour('demandeur').mener('DECIDEE')
    assert.deepEqual(await i.etats('karim'), [])
    await x.mener('DECIDEE')
    await p.base.proprietaire`update rattachement set au = du where usager_id = ${p.numero('leo').toString()} and organisation = 'ML-LILLE'`
    await i.tour()
    assert.deepEqual([i.imilo.retours.length, (await i.etats('leo')).at(-1)], [avant, 'sanctionJeune SANS_OBJET'])
  })

  it('un événement illisible de qui elle n’accompagne plus : mis de côté de même, le fil passe', async () => {
    i.imilo.direMal({ identifiant: 'm2', idDossier: '77', type: 'DOSSIER', action: 3, date: '2026-11-20T10:00:00Z' })
    i.imilo.dire('e6', '78')
    await i.tour()
    const { rejets } = (await (await p.appeler('/api/v1/i-milo', { jeton: await p.jetonDe('sofia') })).json()) as {
      rejets: { dossier: string }[]
    }
    assert.deepEqual([rejets.map(r => r.dossier), i.imilo.enAttente()], [['77'], 0])
  })

  it('ce qui fut dit il y a longtemps s’oublie ; ce qui attend, non', async () => {
    await p.base.proprietaire`update retour_imilo set demande_le = demande_le - interval '401 days'`
    await p.base.proprietaire`update retour_imilo set etat = 'A_ENVOYER' where rang = (select max(rang) from retour_imilo)`
    await purgerLesRetoursImilo(p.base.proprietaire, p.moteur.horloge())
    assert.deepEqual(await i.etats('leo'), ['sanctionJeune A_ENVOYER'])
  })
})
