import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { constats, etats, obstacle } from './contestation.regles.js'

let p: PlateformeDEssai
before(async () => {
  p = await unePlateforme()
})
after(() => p.fermer())

type Vue = {
  id: string
  champ: string
  libelle: string
  etat: string
  explication: string
  reponse: string | null
  peutRepondre: boolean
  aRepondreAvant: string
  reponduePar: { organisation: string } | null
}
const chemin = '/api/v1/contestations'
const poster = async (qui: string, corps: object, suite = '') =>
  p.appeler(`${chemin}${suite}`, { method: 'POST', jeton: await p.jetonDe(qui), body: JSON.stringify(corps) })
const lire = async (jeton: string, suite = ''): Promise<Vue[]> => {
  const r = await p.appeler(`${chemin}${suite}`, { jeton })
  assert.equal(r.status, 200, await r.clone().text())
  return ((await r.json()) as { elements: Vue[] }).elements
}
const contester = async (qui: string, ressource: string, champ: string, explication = 'Ce n’est pas exact.') => {
  const r = await poster(qui, { ressource, champ, constat: 'inexacte', explication })
  assert.equal(r.status, 201, await r.clone().text())
  return (await r.json()) as Vue
}

describe('J7 — La personne conteste une donnée, ceux qui la tiennent répondent', () => {
  it('qui lit la donnée voit la contestation, et nul autre', async () => {
    const { id } = await contester('amina', 'droitsRsa', 'matricule', 'Ce matricule est celui de mon ancien foyer.')
    const caf = await lire(await p.jetonDApplication('PAR_caf_591'))
    assert.deepEqual(
      caf.map(c => [c.id, c.libelle, c.explication, c.peutRepondre]),
      [[id, 'Numéro d’allocataire', 'Ce matricule est celui de mon ancien foyer.', true]],
    )
    const departement = await lire(await p.jetonDe('madameRoy'))
    assert.deepEqual(
      departement.map(c => [c.id, c.peutRepondre]),
      [[id, false]],
      'le département lit le matricule sans l’écrire',
    )
    for (const qui of ['julien', 'sofia', 'monsieurPetit', 'camille', 'yanis']) assert.deepEqual(await lire(await p.jetonDe(qui)), [], qui)
    assert.deepEqual(await lire(await p.jetonDApplication('PAR_caf_621')), [])
  })

  it('la réponse est due dans le mois, motivée, donnée une fois, par qui écrit la donnée', async () => {
    const { id, aRepondreAvant } = await contester('nadia', 'identite', 'adresse')
    const jours = (Date.parse(aRepondreAvant) - Date.now()) / 86_400_000
    assert.ok(jours > 26 && jours < 32, aRepondreAvant)
    const repondre = (qui: string, etat: string, reponse: string | null = null) => poster(qui, { etat, reponse }, `/${id}/reponse`)
    assert.equal((await repondre('madameRoy', 'acceptee', 'Oui.')).status, 404, 'un autre département')
    assert.equal((await repondre('nadia', 'acceptee', 'Oui.')).status, 403, 'elle-même')
    assert.equal((await repondre('monsieurPetit', 'acceptee')).status, 422, 'sans motif')
    assert.equal((await repondre('monsieurPetit', 'en-examen')).status, 200)
    assert.equal((await repondre('monsieurPetit', 'acceptee', 'Votre adresse est corrigée.')).status, 200)
    assert.equal((await repondre('monsieurPetit', 'refusee', 'Finalement non.')).status, 422, 'déjà close')
    const [vue] = await lire(await p.jetonDe('nadia'))
    assert.deepEqual([vue?.etat, vue?.reponse, vue?.reponduePar?.organisation], ['acceptee', 'Votre adresse est corrigée.', 'CD62'])
  })

  it('une donnée inconnue, une donnée d’un autre, deux fois la même : refus', async () => {
    const refuse = async (qui: string, corps: object, statut: number) =>
      assert.equal((await poster(qui, corps)).status, statut, JSON.stringify(corps))
    const corps = { ressource: 'identite', champ: 'emails', constat: 'perimee', explication: 'Je n’ai plus cette adresse.' }
    await refuse('leo', { ...corps, champ: 'photographie' }, 422)
    await refuse('leo', { ...corps, constat: 'fausse' }, 400)
    await refuse('leo', { ...corps, usager: p.identifiant('karim', 'ESPACE-USAGER') }, 400)
    await refuse('sofia', corps, 403)
    await refuse('leo', corps, 201)
    await refuse('leo', corps, 409)
    assert.equal((await p.appeler(chemin)).status, 401)
  })

  it('elle la retire, et peut contester de nouveau', async () => {
    const { id } = await contester('karim', 'identite', 'telephones')
    assert.equal((await poster('leo', {}, `/${id}/retrait`)).status, 404, 'celle d’un autre n’existe pas')
    assert.equal((await poster('karim', {}, `/${id}/retrait`)).status, 200)
    await contester('karim', 'identite', 'telephones')
    assert.deepEqual(
      (await lire(await p.jetonDe('karim'), '?etat=ouvertes')).map(c => c.champ),
      ['telephones'],
    )
  })

  it('close depuis cinq ans, elle est effacée ; ouverte, jamais', async () => {
    const { purgerLesContestations } = await import('./purge.js')
    const combien = async () => (await p.base.proprietaire<{ n: number }[]>`select count(*)::int as n from contestation`)[0]?.n ?? 0
    const closes = (await p.base.proprietaire`select 1 from contestation where etat not in ('recue', 'en-examen')`).length
    const avant = await combien()
    const dans = (annees: number) => new Date(Date.now() + annees * 366 * 86_400_000)
    assert.equal(await purgerLesContestations(p.base.proprietaire, dans(4)), 0)
    assert.ok(closes > 0)
    assert.equal(await purgerLesContestations(p.base.proprietaire, dans(6)), closes)
    assert.equal(await combien(), avant - closes)
  })

  it('ses mots et la réponse sont chiffrés ; chaque geste laisse sa trace, sans valeur', async () => {
    await contester('yanis', 'identite', 'nom', 'Mon nom s’écrit BENALY.')
    const [rang] = await p.base.proprietaire`select * from contestation where usager_id = ${p.numero('yanis').toString()}`
    assert.ok(!JSON.stringify(rang).includes('BENALY') && !Buffer.from(rang?.explication_chiffree).toString('utf8').includes('BENALY'))
    const traces = await p.base
      .proprietaire`select issue, champs from journal where usager_id = ${p.numero('yanis').toString()} and issue = 'conteste'`
    assert.deepEqual([...traces], [{ issue: 'conteste', champs: ['nom'] }])
  })
})

describe('J7 — Les suites d’une contestation', () => {
  it('une contestation close ne change plus, une réponse se motive, chacun n’a que ses gestes', () => {
    const suites = etats.flatMap(de =>
      (['organisation', 'personne'] as const).flatMap(par =>
        etats.filter(vers => obstacle(de, { par, vers, reponse: 'Parce que.' }) === null).map(vers => `${de} → ${vers} (${par})`),
      ),
    )
    assert.deepEqual(suites, [
      'recue → en-examen (organisation)',
      'recue → acceptee (organisation)',
      'recue → refusee (organisation)',
      'recue → retiree (personne)',
      'en-examen → acceptee (organisation)',
      'en-examen → refusee (organisation)',
      'en-examen → retiree (personne)',
    ])
    assert.match(obstacle('recue', { par: 'organisation', vers: 'refusee', reponse: null }) ?? '', /art. 12/)
    assert.equal(constats.length, 4)
  })
})
