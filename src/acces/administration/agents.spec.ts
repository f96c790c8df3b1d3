import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { trouverLAgent } from '../federation/compte-agent.js'
import type { IdentiteFederee } from '../federation/identite-federee.js'
import { NOM_DU_COOKIE } from '../session/index.js'
import { unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { expirerLesHabilitations, rappelerLesRevues, suspendreLesInactifs } from '../index.js'
import { comme } from './comme.essai.js'

let decalage = 0
const p = await unePlateforme({ horloge: () => new Date(Date.now() + decalage) })
after(() => p.fermer())
const adam = await comme(p, 'madameAdam')
const kone = await comme(p, 'monsieurKone')

const idDe = async (persona: string, qui = adam) => {
  const { elements } = (await qui('GET', '/agents')).corps as { elements: { id: string; identifiant: string }[] }
  return elements.find(a => a.identifiant.startsWith(persona))?.id ?? assert.fail(persona)
}
const lettres = async () => {
  const noms = await readdir(p.dossierDesCourriels).catch(() => [])
  return Promise.all(noms.map(async nom => readFile(join(p.dossierDesCourriels, nom), 'utf8')))
}
const nouvelle = { nom: 'Petit|', prenom: 'Léa', courriel: 'lea.petit@nord.example.fr', roles: ['conseiller'], structure: null }

describe('J10 — Les accès du personnel sont nominatifs, bornés dans le temps et revus', () => {
  it('un administrateur invite, la lettre part, le compte a un rôle et une échéance', async () => {
    assert.equal((await adam('POST', '/agents', nouvelle)).statut, 400, 'la barre sépare les noms dans le journal')
    const invite = await adam('POST', '/agents', { ...nouvelle, nom: 'Petit' })
    assert.equal(invite.statut, 201, invite.texte)
    const compte = (await adam('GET', `/agents/${invite.corps.id}`)).corps
    assert.deepEqual([compte.etat, compte.identifiant, compte.roles], ['invite', 'petit.lea|PETIT|Léa', ['conseiller']])
    const [lettre = ''] = await lettres()
    assert.match(lettre, /^To: lea.petit@nord.example.fr\r$/m)
    assert.match(lettre, /valable 7 jours/)
    assert.equal((await adam('POST', '/agents', { ...nouvelle, nom: 'Petit' })).statut, 409)
    const jumelle = await adam('POST', '/agents', { ...nouvelle, nom: 'Petit', courriel: 'lea.petit2@nord.example.fr' })
    assert.equal((await adam('GET', `/agents/${jumelle.corps.id}`)).corps.identifiant, 'petit.lea2|PETIT|Léa')
    decalage = 8 * 86_400_000
    const kylie = await comme(p, 'madameAdam')
    assert.equal((await kylie('GET', `/agents/${invite.corps.id}`)).corps.invitationEchue, true)
    const arriver = () => {
      const identite = {
        fournisseur: 'proconnect',
        sub: 'lea',
        courriel: 'lea.petit@nord.example.fr',
        siret: p.habilitations.organisation('CD59')?.siret ?? null,
      }
      return trouverLAgent(identite as IdentiteFederee, {
        sql: p.base.application,
        organisation: code => p.habilitations.organisation(code),
        instant: p.moteur.horloge(),
      })
    }
    await assert.rejects(arriver(), /échu/)
    assert.equal((await kylie('POST', `/agents/${invite.corps.id}/evenements`, { evenement: 'relancer' })).statut, 204)
    assert.equal((await kylie('GET', `/agents/${invite.corps.id}`)).corps.invitationEchue, false)
    assert.equal((await arriver()).id, invite.corps.id)
    decalage = 0
  })

  it('suspendue pendant qu’elle travaille, elle est dehors à son prochain clic, au portail comme à l’API ; rétablie, elle revient', async () => {
    const temoin = (await p.ouvrirSession('madameRoy')).replace(`${NOM_DU_COOKIE}=`, '')
    const session = (await p.portail.sessions.parCookie(temoin)) ?? assert.fail()
    const lire = () =>
      p.portail.api(session, 'essai-suspension', 'GET', `/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD59')}`)
    assert.equal((await lire()).statut, 200)
    const roy = await idDe('roy.claire')
    assert.equal((await adam('POST', `/agents/${roy}/evenements`, { evenement: 'suspendre' })).statut, 422, 'une suspension dit pourquoi')
    await adam('POST', `/agents/${roy}/evenements`, { evenement: 'suspendre', motif: 'Départ' })
    assert.equal(await p.portail.sessions.parCookie(temoin), null)
    assert.equal((await lire()).statut, 401)
    await adam('POST', `/agents/${roy}/evenements`, { evenement: 'retablir' })
    assert.ok(await p.portail.sessions.parCookie((await p.ouvrirSession('madameRoy')).replace(`${NOM_DU_COOKIE}=`, '')))
  })

  it('changée de rôle, elle se reconnecte avec le nouveau', async () => {
    const avant = await comme(p, 'monsieurBrun')
    assert.equal((await avant('GET', '/agents')).statut, 403)
    const brun = await idDe('brun.marc')
    assert.equal((await adam('PUT', `/agents/${brun}`, { roles: ['administrateur'], structure: null })).statut, 204)
    await assert.rejects(avant('GET', '/agents'), /n’a plus de session/)
    assert.equal((await (await comme(p, 'monsieurBrun'))('GET', '/agents')).statut, 200)
  })

  it('nul ne décide de son propre compte, ni d’un rôle que son organisation n’a pas, ni au-delà d’un an', async () => {
    assert.equal(
      (await adam('PUT', `/agents/${await idDe('adam.helene')}`, { roles: ['administrateur', 'referent'], structure: null })).statut,
      403,
    )
    const roy = await idDe('roy.claire')
    for (const corps of [
      { roles: ['instructeur'], structure: null },
      { roles: ['referent'], structure: 'ML-LILLE-CENTRE' },
      { roles: ['referent'], structure: null, au: '2099-01-01' },
    ])
      assert.equal((await adam('PUT', `/agents/${roy}`, corps)).statut, 422, JSON.stringify(corps))
  })

  it('l’administrateur d’une autre organisation ne trouve personne, une référente n’entre pas', async () => {
    const roy = await idDe('roy.claire')
    assert.equal((await kone('GET', `/agents/${roy}`)).statut, 404)
    assert.equal((await kone('PUT', `/agents/${roy}`, { roles: ['referent'], structure: null })).statut, 404)
    assert.equal((await kone('POST', `/agents/${roy}/evenements`, { evenement: 'retirer', motif: 'x' })).statut, 404)
    const sofia = await comme(p, 'sofia')
    assert.equal((await sofia('GET', '/agents')).statut, 403)
    assert.equal((await sofia('POST', '/agents', { ...nouvelle, nom: 'X' })).statut, 403)
  })

  it('qui ne s’est pas connecté depuis quatre-vingt-dix jours est suspendu de lui-même', async () => {
    await p.base
      .proprietaire`update agent set dernier_acces_le = now() - interval '91 days', invite_le = now() - interval '200 days' where identifiant like 'caron.julien%'`
    assert.equal(await suspendreLesInactifs(p.base.application, new Date()), 1)
    const [julien] = await p.base.proprietaire<
      { etat: string; motif_etat: string }[]
    >`select etat, motif_etat from agent where identifiant like 'caron.julien%'`
    assert.deepEqual({ ...julien }, { etat: 'suspendu', motif_etat: '90 jours sans connexion' })
  })

  it('une habilitation à terme le dit ; une revue due se rappelle aux administrateurs, une fois par mois', async () => {
    await p.base
      .proprietaire`update habilitation set revue_le = (now() at time zone 'Europe/Paris')::date - 200 where organisation = 'ML-LILLE'`
    assert.equal(await rappelerLesRevues(p.base.application, p.messagerie, new Date()), 1)
    assert.equal(await rappelerLesRevues(p.base.application, p.messagerie, new Date()), 0)
    assert.ok((await lettres()).some(l => l.includes('To: ibrahim.kone@ml-lille.example.fr') && l.includes('revue depuis six mois')))
    await p.base.proprietaire`update habilitation set au = (now() at time zone 'Europe/Paris')::date - 1 where organisation = 'CE59'`
    assert.equal(await expirerLesHabilitations(p.base.application, new Date()), 1)
  })
})

describe('I8, A3 — Bloquer une organisation, prendre ou laisser un outil', () => {
  it('suspendue par l’opérateur, elle est dehors en quelques secondes, au portail comme à l’API', async () => {
    const mercier = await comme(p, 'madameMercier')
    const temoin = (await p.ouvrirSession('sofia')).replace(`${NOM_DU_COOKIE}=`, '')
    assert.ok(await p.portail.sessions.parCookie(temoin))
    const debut = Date.now()
    assert.equal((await mercier('POST', '/organisations/ML-LILLE/evenements', { evenement: 'suspendre' })).statut, 422)
    assert.equal((await mercier('POST', '/organisations/ML-LILLE/evenements', { evenement: 'suspendre', motif: 'Alerte' })).statut, 204)
    assert.equal(await p.portail.sessions.parCookie(temoin), null)
    const jeton = await p.jetonDApplication('PAR_imilo_lille')
    assert.equal((await p.appeler('/api/v1/accompagnement/identites', { jeton })).status, 401)
    assert.ok(Date.now() - debut < 5_000)
    assert.equal((await mercier('POST', '/organisations/FT/evenements', { evenement: 'suspendre', motif: 'x' })).statut, 403)
    assert.equal((await mercier('POST', '/organisations/ML-LILLE/evenements', { evenement: 'retablir' })).statut, 204)
    assert.ok(await p.portail.sessions.parCookie(temoin))
    assert.equal((await adam('POST', '/organisations/ML-LILLE/evenements', { evenement: 'suspendre', motif: 'x' })).statut, 403)
  })

  it('un outil fermé l’est pour toute l’organisation, et se rouvre', async () => {
    assert.equal((await adam('POST', '/outils', { outil: 'imports', ouvert: false })).statut, 204)
    assert.equal(p.habilitations.outilOuvert('CD59', 'imports'), false)
    assert.equal(p.habilitations.outilOuvert('ML-LILLE', 'imports'), true)
    const vue = (await adam('GET', '/organisation')).corps as {
      outils: { outil: string; ouvert: boolean }[]
      droits: { code: string; manque: string | null }[]
    }
    assert.equal(vue.outils.find(o => o.outil === 'imports')?.ouvert, false)
    assert.equal(vue.droits.find(d => d.code === 'identite.accompagnement.consulter')?.manque, null)
    await adam('POST', '/outils', { outil: 'imports', ouvert: true })
    assert.equal(p.habilitations.outilOuvert('CD59', 'imports'), true)
  })

  it('qui a fait quoi se lit, refus compris', async () => {
    const { elements } = (await adam('GET', '/actes?limite=200')).corps as { elements: { acte: string; parAgent: string }[] }
    const faits = new Set(elements.map(e => `${e.acte} ${e.parAgent.split('|')[1] ?? e.parAgent}`))
    for (const attendu of ['agent.inviter ADAM', 'agent.suspendre ADAM', 'agent.habiliter ADAM', 'outil.fermer ADAM', 'refus BRUN'])
      assert.ok(faits.has(attendu), attendu)
    assert.ok(!(await adam('GET', '/actes')).texte.includes('KONE'), 'les actes d’une autre organisation ne se lisent pas')
  })
})
