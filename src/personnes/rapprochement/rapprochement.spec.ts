import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { etatDesDossiers } from '../../../outils/etat-des-dossiers.js'
import { type FoyerDEssai, fluxDEssai } from '../../../outils/flux-d-essai.js'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { deposantDe, type Fiche, formatCnaf, importer } from '../../flux/index.js'

let p: PlateformeDEssai
const deposer = async (foyers: FoyerDEssai[], organisation = 'CAF591', jour = '2026-11-01'): Promise<Fiche> => {
  const deposant = (await deposantDe(p.moteur.sql, organisation)) ?? assert.fail()
  const empreintes = p.traitements.identite?.empreintes ?? assert.fail()
  return importer({ moteur: p.moteur, empreintes }, formatCnaf, deposant, fluxDEssai(foyers, { organisation, jour }), {})
}
type Corps = Record<string, unknown> & { elements: Record<string, unknown>[] }
const lireJson = async (chemin: string, jeton: string, init: RequestInit = {}) => {
  const reponse = await p.appeler(chemin, { ...init, jeton })
  return { statut: reponse.status, corps: (await reponse.json()) as Corps }
}
const poster = (chemin: string, jeton: string, corps: unknown) => lireJson(chemin, jeton, { method: 'POST', body: JSON.stringify(corps) })
const jetonDeLaCaf = () => p.jetonDApplication('PAR_caf_591')

const zoe = { nom: 'PETIT', prenom: 'ZOE', naissance: '1990-03-04', sexe: 'F', nir: '2900359350111' } as const

describe('B4 — Les identités qu’un agent doit trancher', () => {
  before(async () => {
    p = await unePlateforme()
    await deposer([{ matricule: '1000001', personnes: [zoe] }])
  })
  after(() => p.fermer())

  it('garde de côté la personne dont le NIR est connu sous une autre date de naissance, et n’écrit rien d’elle', async () => {
    const avant = await etatDesDossiers(p.base.proprietaire)
    const fiche = await deposer(
      [{ matricule: '1000002', personnes: [{ ...zoe, nom: 'GRAND', prenom: 'EVE', naissance: '1990-03-05' }] }],
      'CAF591',
      '2026-11-02',
    )
    assert.deepEqual([fiche.ambigus, fiche.crees], [1, 0])
    assert.deepEqual(await etatDesDossiers(p.base.proprietaire), avant)
    const { corps } = await lireJson('/api/v1/identites-ambigues', await jetonDeLaCaf())
    assert.deepEqual(
      corps.elements.map(e => [e['raison'], e['dossier']]),
      [['nir-d-une-autre-naissance', 'CAF591 1000002, demande 00001000002']],
    )
  })

  it('ne la compte qu’une fois quand le fichier revient', async () => {
    await deposer(
      [{ matricule: '1000002', personnes: [{ ...zoe, nom: 'GRAND', prenom: 'EVE', naissance: '1990-03-05' }] }],
      'CAF591',
      '2026-11-02',
    )
    const { corps } = await lireJson('/api/v1/identites-ambigues', await jetonDeLaCaf())
    assert.equal(corps.elements.length, 1)
  })

  it('ne montre ni à une autre caisse ni à un département les cas de la première', async () => {
    const autre = await lireJson('/api/v1/identites-ambigues', await p.jetonDApplication('PAR_caf_621'))
    assert.deepEqual(autre.corps.elements, [])
    const referente = await lireJson('/api/v1/identites-ambigues', await p.jetonDe('madameRoy'))
    assert.deepEqual(referente.corps.elements, [])
    const { corps } = await lireJson('/api/v1/identites-ambigues', await jetonDeLaCaf())
    const { statut } = await lireJson(`/api/v1/identites-ambigues/${corps.elements[0]?.['id']}`, await p.jetonDApplication('PAR_caf_621'))
    assert.equal(statut, 404)
  })

  it('montre la preuve et compare le candidat, puis applique ce qui attendait à la personne nouvelle', async () => {
    const jeton = await jetonDeLaCaf()
    const { corps: liste } = await lireJson('/api/v1/identites-ambigues', jeton)
    const id = liste.elements[0]?.['id']
    const { corps: cas } = await lireJson(`/api/v1/identites-ambigues/${id}`, jeton)
    // I6 — whose evidence is read may be this person: she is told of it, and counted.
    const [{ qui } = { qui: null }] = await p.base.proprietaire<{ qui: string | null }[]>`
      select i.nom_naissance as qui from journal j left join identite i using (usager_id)
      where j.issue = 'servi' and j.organisation = 'CAF591' order by j.instant desc limit 1`
    assert.equal(qui, 'PETIT')
    assert.match(JSON.stringify(cas['preuve']), /GRAND/)
    const [candidat] = cas['candidats'] as unknown as Record<string, unknown>[]
    assert.deepEqual([candidat?.['memeNir'], candidat?.['memeDateDeNaissance'], candidat?.['memeEtatCivil']], [true, false, false])
    const { statut, corps } = await poster(`/api/v1/identites-ambigues/${id}/resolution`, jeton, { decision: 'nouvelle-personne' })
    assert.equal(statut, 200)
    const lue = await lireJson(`/api/v1/versement-rsa/identites/${corps['usager']}`, jeton)
    assert.equal((lue.corps['donnees'] as Record<string, unknown>)['nom'], 'GRAND')
    assert.equal((await poster(`/api/v1/identites-ambigues/${id}/resolution`, jeton, { decision: 'nouvelle-personne' })).statut, 409)
  })

  it('se souvient de la décision : le même fichier ne repose pas la question', async () => {
    const fiche = await deposer(
      [{ matricule: '1000002', personnes: [{ ...zoe, nom: 'GRAND', prenom: 'EVE', naissance: '1990-03-05' }] }],
      'CAF591',
      '2026-11-02',
    )
    assert.deepEqual([fiche.ambigus, fiche.crees, fiche.modifies, fiche.inchanges], [0, 0, 0, 1])
  })

  it('« c’est elle » : ce qui attendait s’applique à la personne connue', async () => {
    const jeton = await jetonDeLaCaf()
    await deposer(
      [{ matricule: '1000003', personnes: [{ ...zoe, nom: 'PETIT', prenom: 'ZOEE', naissance: '1990-03-14' }] }],
      'CAF591',
      '2026-11-03',
    )
    const { corps: liste } = await lireJson('/api/v1/identites-ambigues', jeton)
    const id = liste.elements[0]?.['id']
    assert.equal((await poster(`/api/v1/identites-ambigues/${id}/resolution`, jeton, { decision: 'c-est-elle', candidat: 9 })).statut, 422)
    const { corps } = await lireJson(`/api/v1/identites-ambigues/${id}`, jeton)
    const rang =
      (corps['candidats'] as unknown as { rang: number; memePrenom: boolean; usager: string }[]).findIndex(c => c.usager !== null) + 1
    const resolue = await poster(`/api/v1/identites-ambigues/${id}/resolution`, jeton, { decision: 'c-est-elle', candidat: rang })
    assert.equal(resolue.statut, 200)
    const droits = await lireJson(`/api/v1/versement-rsa/droits-rsa/${resolue.corps['usager']}`, jeton)
    assert.equal(droits.corps.elements.length, 2)
  })
})

describe('B4 — Réunir deux dossiers, et les séparer', () => {
  before(async () => {
    p = await unePlateforme()
    await deposer([
      { matricule: '2000001', personnes: [{ nom: 'ROUX', prenom: 'ALICE', naissance: '1985-05-05', sexe: 'F', nir: '2850559350222' }] },
      { matricule: '2000002', personnes: [{ nom: 'LEROUX', prenom: 'ALYCE', naissance: '1985-05-06', sexe: 'F' }] },
    ])
  })
  after(() => p.fermer())

  const numeroDe = async (nom: string) => {
    const [r] = await p.base.proprietaire<{ usager_id: string }[]>`select usager_id from identite where nom = ${nom}`
    return BigInt(r?.usager_id ?? assert.fail(nom))
  }

  it('réunit, dit 410 à qui suivait l’ancien dossier, puis sépare exactement', async () => {
    const avant = await etatDesDossiers(p.base.proprietaire)
    const [garde, absorbe] = [await numeroDe('ROUX'), await numeroDe('LEROUX')]
    const ft = (u: bigint) => p.moteur.identifiants.pour('FT', u)
    const caf = (u: bigint) => p.moteur.identifiants.pour('CAF591', u)
    const julien = await p.jetonDe('julien')
    const jetonCaf = await p.jetonDApplication('PAR_caf_591')

    assert.equal((await poster('/api/v1/reunions-de-dossiers', jetonCaf, { garde: caf(garde), absorbe: caf(absorbe) })).statut, 403)
    const faite = await poster('/api/v1/reunions-de-dossiers', julien, { garde: ft(garde), absorbe: ft(absorbe) })
    assert.equal(faite.statut, 201)
    const droits = await lireJson(`/api/v1/versement-rsa/droits-rsa/${caf(garde)}`, jetonCaf)
    assert.equal(droits.corps.elements.length, 2)

    const ancien = await lireJson(`/api/v1/versement-rsa/identites/${caf(absorbe)}`, jetonCaf)
    assert.equal(ancien.statut, 410)
    assert.ok(JSON.stringify(ancien.corps).includes(caf(garde)))
    const etranger = await lireJson(
      `/api/v1/versement-rsa/identites/${p.moteur.identifiants.pour('CAF621', absorbe)}`,
      await p.jetonDApplication('PAR_caf_621'),
    )
    assert.equal(etranger.statut, 404)
    assert.equal((await poster('/api/v1/reunions-de-dossiers', julien, { garde: ft(garde), absorbe: ft(absorbe) })).statut, 410)

    const defaite = await poster(`/api/v1/reunions-de-dossiers/${faite.corps['id']}/annulation`, julien, {})
    assert.deepEqual([defaite.statut, defaite.corps['donneesRestees']], [200, 0])
    assert.deepEqual(await etatDesDossiers(p.base.proprietaire), avant)
    assert.equal((await lireJson(`/api/v1/versement-rsa/identites/${caf(absorbe)}`, jetonCaf)).statut, 200)
  })

  it('garde sur le dossier réuni ce qui y a été écrit depuis', async () => {
    const [garde, absorbe] = [await numeroDe('ROUX'), await numeroDe('LEROUX')]
    const ft = (u: bigint) => p.moteur.identifiants.pour('FT', u)
    const julien = await p.jetonDe('julien')
    const faite = await poster('/api/v1/reunions-de-dossiers', julien, { garde: ft(garde), absorbe: ft(absorbe) })
    const chemin = `/api/v1/accompagnement/identites/${ft(garde)}`
    const lue = await p.appeler(`/api/v1/tenue-de-la-liste/identites/${ft(garde)}`, { jeton: julien })
    const corrigee = await p.appeler(`/api/v1/tenue-de-la-liste/identites/${ft(garde)}`, {
      jeton: julien,
      method: 'PATCH',
      headers: { 'if-match': lue.headers.get('etag') ?? '' },
      body: JSON.stringify({ telephones: ['0601020399'] }),
    })
    assert.equal(corrigee.status, 200, chemin)
    const defaite = await poster(`/api/v1/reunions-de-dossiers/${faite.corps['id']}/annulation`, julien, {})
    assert.deepEqual([defaite.statut, defaite.corps['donneesRestees']], [200, 1])
    const [r] = await p.base.proprietaire`select telephones from identite where usager_id = ${garde.toString()}`
    assert.deepEqual(r?.telephones, ['0601020399'])
    assert.equal(await numeroDe('LEROUX'), absorbe)
  })
})
