import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { annoncer } from '../index.js'

let decalage = 0
const p = await unePlateforme({ horloge: () => new Date(Date.now() + decalage) })
after(() => p.fermer())

const lire = async (persona: string) => {
  const dossier = persona === 'sofia' ? ['leo', 'ML-LILLE'] : persona === 'amina' ? ['amina', 'ESPACE-USAGER'] : ['amina', 'CD59']
  const [personne = '', organisation = ''] = dossier
  const finalite = persona === 'amina' ? 'acces-de-la-personne' : 'accompagnement'
  const chemin = `/api/v1/${finalite}/identites/${p.identifiant(personne, organisation)}`
  const reponse = await p.appeler(chemin, { jeton: await p.jetonDe(persona) })
  const { type = '' } = (await reponse.json()) as { type?: string }
  return [reponse.status, type.split('#')[1] ?? ''] as const
}
const changer = async (ordre: string) => {
  await p.base.proprietaire.begin(async sql => {
    await sql.unsafe(ordre)
    await annoncer(sql)
  })
  await p.habilitations.rafraichir()
}
const leNord = `organisation = 'CD59'`

describe('J10 — L’habilitation en vigueur est la politique, sans copie', () => {
  it('révoquée, elle ferme tout à son organisation, à elle seule, et jamais à la personne', async () => {
    assert.deepEqual(await lire('madameRoy'), [200, ''])
    await changer(`update habilitation set etat = 'revoquee' where ${leNord}`)
    assert.deepEqual(await lire('madameRoy'), [403, 'habilitation-manquante'])
    assert.deepEqual(await lire('sofia'), [200, ''])
    assert.deepEqual(await lire('amina'), [200, ''])
    await changer(`update habilitation set etat = 'active' where ${leNord}`)
    assert.deepEqual(await lire('madameRoy'), [200, ''])
  })

  it('le point de jeton ne délivre plus le scope et dit pourquoi', async () => {
    const demander = async () => {
      const corps = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: 'PAR_logiciel-nord_59',
        client_secret: await p.secretDe('PAR_logiciel-nord_59'),
        scope: 'identite.accompagnement.consulter',
      })
      const reponse = await fetch(`${p.url}/connexion/oauth2/access_token?realm=/partenaire`, { method: 'POST', body: corps })
      return [reponse.status, ((await reponse.json()) as { error_description?: string }).error_description ?? ''] as const
    }
    assert.deepEqual(await demander(), [200, ''])
    await changer(`update habilitation set etat = 'revoquee' where ${leNord}`)
    const [statut, raison] = await demander()
    assert.equal(statut, 400)
    assert.match(raison, /n’a pas d’habilitation en vigueur/)
    await changer(`update habilitation set etat = 'active' where ${leNord}`)
  })

  it('ce qu’elle accorde d’appels par seconde vaut pour toutes les applications de l’organisation ensemble', async () => {
    await p.base.proprietaire`update application set quota_par_seconde = 5 where client_id = 'PAR_logiciel-nord_59'`
    await changer(`update habilitation set quota_par_seconde = 8 where ${leNord}`)
    const jetons = [await p.jetonDe('madameRoy'), await p.jetonDApplication('PAR_logiciel-nord_59')]
    const lot = await Promise.all(
      jetons.flatMap(jeton => Array.from({ length: 30 }, () => p.appeler('/api/v1/accompagnement/identites', { jeton }))),
    )
    const refuses = lot.filter(r => r.status === 429)
    assert.ok(refuses.length >= 20, `${refuses.length} refus`)
    assert.match(await (refuses[0] ?? assert.fail()).text(), /accordent 8 appels par seconde/)
    await changer(`update habilitation set quota_par_seconde = 10000 where ${leNord}`)
  })

  it('une ligne qu’elle ne nomme pas reste fermée', async () => {
    await changer(`update habilitation set lignes = array_remove(lignes, 'identite.accompagnement.consulter') where ${leNord}`)
    assert.deepEqual(await lire('madameRoy'), [403, 'habilitation-manquante'])
    await changer(`update habilitation set lignes = lignes || '{identite.accompagnement.consulter}' where ${leNord}`)
  })

  it('passé son dernier jour, elle n’ouvre plus rien, sans attendre aucune tâche', async () => {
    await changer(`update habilitation set au = (now() at time zone 'Europe/Paris')::date where ${leNord}`)
    assert.deepEqual(await lire('madameRoy'), [200, ''])
    decalage = 36 * 3_600_000
    assert.deepEqual(await lire('madameRoy'), [403, 'habilitation-manquante'])
    decalage = 0
    await changer(`update habilitation set au = '2035-12-31' where ${leNord}`)
  })

  it('fondée sur une convention, elle tient tant que chaque partie est engagée', async () => {
    await changer(`
      insert into convention (intitule, objet, du, creee_par, creee_le) values ('Convention du Nord', 'essai', '2025-01-01', 'essai', now());
      insert into convention_partie (convention, organisation, signee_par, signee_le) values (1, 'CD59', 'a', now()), (1, 'FT', null, null);
      update habilitation set convention = 1 where ${leNord}`)
    assert.deepEqual(await lire('madameRoy'), [403, 'habilitation-manquante'])
    await changer(`update convention_partie set signee_par = 'b', signee_le = now() where organisation = 'FT'`)
    assert.deepEqual(await lire('madameRoy'), [200, ''])
    await changer(`update convention_partie set denoncee_par = 'b', denoncee_le = now() where organisation = 'FT'`)
    assert.deepEqual(await lire('madameRoy'), [403, 'habilitation-manquante'])
    await changer(`update habilitation set convention = null where ${leNord}`)
  })

  it('I8 — une organisation suspendue n’entre plus, ni ses agents ni ses applications, jusqu’à ce qu’elle soit rétablie', async () => {
    await changer(`update organisation set suspendue_le = now() where code = 'CD59'`)
    assert.deepEqual(await lire('madameRoy'), [401, 'jeton-refuse'])
    const jeton = await p.jetonDApplication('PAR_logiciel-nord_59')
    assert.equal((await p.appeler('/api/v1/accompagnement/identites', { jeton })).status, 401)
    assert.deepEqual(await lire('sofia'), [200, ''])
    await changer(`update organisation set suspendue_le = null where code = 'CD59'`)
    assert.deepEqual(await lire('madameRoy'), [200, ''])
  })

  it('la plateforme elle-même ne peut pas récrire ce qui fut accordé', async () => {
    for (const colonne of ['lignes = lignes', 'au = au', 'contenu = contenu', 'quota_par_seconde = 1'])
      await assert.rejects(p.base.application.unsafe(`update habilitation set ${colonne}`), /permission denied/)
    await assert.rejects(p.base.application`delete from habilitation`, /permission denied/)
    await assert.rejects(p.base.application`update acte_d_administration set acte = ''`, /permission denied/)
    await assert.rejects(p.base.application`delete from acte_d_administration`, /permission denied/)
  })
})
