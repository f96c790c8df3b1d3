import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { personnes } from '../../jeu-d-essai/personas.js'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'

let p: PlateformeDEssai
before(async () => {
  p = await unePlateforme()
})
after(() => p.fermer())

type Corps = Record<string, unknown>
async function faireConnaitre(jeton: string, corps: Corps): Promise<{ statut: number; corps: Corps; lieu: string | null }> {
  const reponse = await p.appeler('/api/v1/tenue-de-la-liste/identites', {
    method: 'POST',
    jeton,
    headers: { 'idempotency-key': randomUUID() },
    body: JSON.stringify(corps),
  })
  return { statut: reponse.status, corps: (await reponse.json()) as Corps, lieu: reponse.headers.get('location') }
}
const combien = async () => (await p.base.proprietaire<{ n: number }[]>`select count(*)::int as n from identite`)[0]?.n
const suivisDe = async (usager: bigint) =>
  (
    await p.base
      .proprietaire`select organisation, structure, motif from rattachement where usager_id = ${usager.toString()} order by numero`
  ).map(s => `${s.structure ?? s.organisation} ${s.motif}`)

const tom = {
  civilite: 'M.',
  nom: 'PETIT',
  nomNaissance: 'PETIT',
  prenom: 'TOM',
  dateNaissance: '2006-03-09',
  nir: '1060359350733',
  adresse: { ...(personnes.leo?.identite.adresse as Corps), codeInseeCommune: '59512' },
  emails: [],
  telephones: [],
}
const { identiteCertifiee: _, numeroFranceTravail: __, ...amina } = personnes.amina?.identite ?? assert.fail()

describe('B3 — Une organisation fait connaître une personne', () => {
  it('nouvelle : elle est créée, numérotée, suivie par qui l’apporte et par l’agence de sa commune', async () => {
    const { statut, corps, lieu } = await faireConnaitre(await p.jetonDe('sofia'), tom)
    assert.equal(statut, 201)
    const usager = p.moteur.identifiants.lire('ML-LILLE', String(corps.usager)) ?? assert.fail()
    assert.ok(lieu?.endsWith(String(corps.usager)))
    assert.deepEqual(await suivisDe(usager), ['ML-LILLE-CENTRE accompagnement', 'FT-59-ROUBAIX tenue-de-la-liste'])
    const [identite] = await p.base
      .proprietaire`select numero_france_travail, identite_certifiee from identite where usager_id = ${usager.toString()}`
    assert.match(identite?.numero_france_travail, /^\d{11}$/)
    assert.equal(identite?.identite_certifiee, false)
  })

  it('déjà suivie : 409, avec son identifiant', async () => {
    const avant = await combien()
    const { statut, corps } = await faireConnaitre(await p.jetonDe('sofia'), { ...tom, prenom: 'Tom', nom: 'Petit' })
    assert.equal(statut, 409)
    assert.match(String(corps.detail), /[A-Za-z0-9_-]{22}/)
    assert.equal(await combien(), avant)
  })

  it('connue d’ailleurs : la même réponse qu’une nouvelle, sans doublon ni réécriture de son dossier', async () => {
    const avant = await combien()
    const usager = p.numero('amina')
    const [ligne] = await p.base.proprietaire`select * from identite where usager_id = ${usager.toString()}`
    const { statut, corps } = await faireConnaitre(await p.jetonDe('sofia'), { ...amina, telephones: ['0699999999'] })
    assert.equal(statut, 201)
    assert.deepEqual(Object.keys(corps).toSorted(), ['usager', 'version'])
    assert.equal(corps.usager, p.identifiant('amina', 'ML-LILLE'))
    assert.equal(await combien(), avant)
    const [apres] = await p.base.proprietaire`select * from identite where usager_id = ${usager.toString()}`
    assert.deepEqual(apres, ligne)
    assert.deepEqual((await suivisDe(usager)).at(-1), 'ML-LILLE-CENTRE accompagnement')
    const lue = await p.appeler(`/api/v1/accompagnement/identites/${corps.usager}`, { jeton: await p.jetonDe('sofia') })
    assert.equal(lue.status, 200)
  })

  it('peut-être connue : elle est créée, et un agent doit dire si c’est la même, sans que rien ne se voie', async () => {
    const avant = (await combien()) ?? 0
    const { nir: _nir, ...sansNir } = personnes.nadia?.identite ?? assert.fail()
    const { identiteCertifiee: _c, ...corps } = sansNir
    const fait = await faireConnaitre(await p.jetonDe('sofia'), {
      ...corps,
      nir: null,
      adresse: { ...(corps.adresse as Corps), codeInseeCommune: '59350' },
    })
    assert.equal(fait.statut, 201)
    assert.equal(await combien(), avant + 1)
    const file = await p.appeler('/api/v1/identites-ambigues', { jeton: await p.jetonDe('julien') })
    const { elements } = (await file.json()) as { elements: { id: string; raison: string; organisation: string }[] }
    assert.deepEqual(
      elements.map(e => [e.raison, e.organisation]),
      [['etat-civil-sans-corroboration', 'ML-LILLE']],
    )
  })

  it('la mission locale ne peut pas réunir deux dossiers dont elle ne suit qu’un ; France Travail le peut', async () => {
    const resoudre = async (persona: string) => {
      const jeton = await p.jetonDe(persona)
      const { elements } = (await (await p.appeler('/api/v1/identites-ambigues', { jeton })).json()) as { elements: { id: string }[] }
      const body = JSON.stringify({ decision: 'c-est-elle', candidat: 1 })
      return p.appeler(`/api/v1/identites-ambigues/${elements[0]?.id}/resolution`, { method: 'POST', jeton, body })
    }
    assert.equal((await resoudre('sofia')).status, 409)
    assert.equal((await resoudre('julien')).status, 200)
    const jeton = await p.jetonDe('sofia')
    const lue = await p.appeler(`/api/v1/accompagnement/identites/${p.identifiant('nadia', 'ML-LILLE')}`, { jeton })
    assert.equal(lue.status, 200)
  })

  it('deux dépôts simultanés de la même personne n’en font qu’une', async () => {
    const avant = (await combien()) ?? 0
    const jeton = await p.jetonDe('sofia')
    const jumeau = { ...tom, prenom: 'THEO', nir: '1060359350734' }
    const faits = await Promise.all(Array.from({ length: 6 }, () => faireConnaitre(jeton, jumeau)))
    assert.deepEqual(
      faits.map(f => f.statut).toSorted((a, b) => a - b),
      [201, 409, 409, 409, 409, 409],
    )
    assert.equal(await combien(), avant + 1)
  })
})
