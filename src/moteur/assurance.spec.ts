import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { connexionForte } from '../../outils/connexion-d-essai.js'
import { demander, envoyer } from '../../outils/epreuves/demandes.js'
import { tousLesScopes, uneEpreuve } from '../../outils/epreuves/epreuve.js'
import { correlationDe, tracesDe } from '../../outils/epreuves/journal.js'
import { operationsDePlusieursLignes, operationsServies } from '../../outils/epreuves/operations.js'
import { Lois } from '../droit/textes.js'
import { ressources } from '../parcours/ressources.js'
import { retoucher } from '../../outils/epreuves/retouche.js'
import { manquements } from './conformite.js'
import { lignesDe, toutesLesLignes } from './lignes.js'

const e = await uneEpreuve()
const operations = await operationsServies(e)
after(() => e.fermer())

const connexion = (acr: string, ilYAHeures = 0) => ({ ...connexionForte(new Date(Date.now() - ilYAHeures * 3_600_000)), acr })
const defi = (r: Response) => r.headers.get('www-authenticate') ?? ''
const code = async (r: Response) => ((await r.json()) as { type: string }).type.split('#')[1]

describe('I2 — Un agent sans second facteur n’obtient rien de l’API', () => {
  for (const op of operations)
    it(op.id, async () => {
      const [type = 'FT'] = op.par
      const d = e.ici(type)
      const r = await envoyer(e, await demander(e, op, d, e.suivie), await e.jetonPour(d, tousLesScopes, connexion('aucun')))
      assert.equal(r.status, 401)
      assert.match(defi(r), /error="insufficient_user_authentication".*acr_values="(mfa|renforce)".*max_age="\d+"/)
      const correlation = correlationDe(r)
      assert.equal(await code(r), 'authentification-insuffisante')
      const [trace] = await tracesDe(e, correlation)
      assert.equal(trace?.issue, 'rejete', 'le refus est tracé')
    })

  it('ni des fichiers, ni des identités douteuses, ni du contrat partenaire', async () => {
    const jeton = await e.jetonPour(
      e.ici('FT'),
      [...tousLesScopes, ...'api_rechercher-usagerv2 rechercheusager profil_accedant'.split(' ')],
      connexion('aucun'),
    )
    for (const op of await operationsDePlusieursLignes(e)) {
      const [type = 'FT'] = op.par
      const r = await e.appeler(op.chemin.replaceAll(/\{\w+\}/g, '5f0c8a1e-6d24-4a70-9c1b-2e3f4a5b6c7d'), {
        method: op.methode,
        jeton: await e.jetonPour(e.ici(type), tousLesScopes, connexion('aucun')),
        ...(op.corps ? { headers: { 'content-type': op.corps.type }, body: '{}' } : {}),
      })
      assert.equal(r.status, 401, op.id)
    }
    const corps = JSON.stringify({ numeroFranceTravail: '10429447247' })
    const r = await e.appeler('/partenaire/rechercher-usager/v2/usagers/par-numero-francetravail', { method: 'POST', jeton, body: corps })
    assert.equal(r.status, 401)
    assert.match(defi(r), /insufficient_user_authentication/)
  })

  it('un acr que nous n’avons pas écrit ne prouve rien, ni un jeton qui nomme un agent sans connexion', async () => {
    for (const acr of ['eidas3', 'Renforce', '2'])
      assert.equal(
        (await e.appeler('/api/v1/identites-ambigues', { jeton: await e.jetonPour(e.ici('FT'), tousLesScopes, connexion(acr)) })).status,
        401,
        acr,
      )
  })
})

describe('J3, I2 — Les lignes les plus fortes demandent davantage', () => {
  const lecture = (ligne: string) => operations.find(o => o.id === `${ligne}.lecture`) ?? assert.fail(ligne)
  const lire = async (ligne: string, jeton: string) => envoyer(e, await demander(e, lecture(ligne), e.ici('FT'), e.suivie), jeton)
  const nir = 'identite.tenueDeLaListe.consulter'

  it('deux facteurs faibles lisent la ligne ordinaire, pas celle du NIR ; deux facteurs forts lisent les deux', async () => {
    const faible = await e.jetonPour(e.ici('FT'), tousLesScopes, connexion('mfa'))
    assert.equal((await lire('inscription.tenueDeLaListe.consulter', faible)).status, 200)
    const refusee = await lire(nir, faible)
    assert.equal(refusee.status, 401)
    assert.match(defi(refusee), /acr_values="renforce"/)
    assert.equal((await lire(nir, await e.jetonPour(e.ici('FT'), tousLesScopes, connexion('renforce')))).status, 200)
  })

  it('des facteurs forts donnés depuis plus de quatre heures sont redemandés ; la ligne ordinaire n’y regarde pas', async () => {
    const ancien = await e.jetonPour(e.ici('FT'), tousLesScopes, connexion('renforce', 4.1))
    const refusee = await lire(nir, ancien)
    assert.match(defi(refusee), /more recent authentication is required.*max_age="14400"/)
    assert.equal((await lire('inscription.tenueDeLaListe.consulter', ancien)).status, 200)
    assert.equal((await lire(nir, await e.jetonPour(e.ici('FT'), tousLesScopes, connexion('renforce', 3.9)))).status, 200)
  })

  it('A5 — un programme seul garde ce que son contrat lui donne', async () => {
    assert.equal((await lire(nir, await e.jetonPour(e.ici('FT'), tousLesScopes, null))).status, 200)
  })

  it('un programme seul ne tranche ni ne réunit, même s’il déclare un agent', async () => {
    const jeton = await e.jetonPour(e.ici('FT'), tousLesScopes, null)
    const headers = { 'pa-identifiant-agent': 'roy', 'pa-nom-agent': 'ROY', 'pa-prenom-agent': 'Claire' }
    for (const chemin of ['/api/v1/identites-ambigues/5f0c8a1e-6d24-4a70-9c1b-2e3f4a5b6c7d/resolution', '/api/v1/reunions-de-dossiers']) {
      const r = await e.appeler(chemin, { method: 'POST', jeton, headers, body: '{}' })
      assert.equal(r.status, 401, chemin)
      assert.equal(await code(r), 'agent-non-prouve')
    }
    assert.equal((await e.appeler('/api/v1/identites-ambigues', { jeton, headers })).status, 200)
  })
})

describe('J3 — L’assurance d’une ligne se déclare, ou se déduit', () => {
  it('le NIR, lu ou corrigé par un tiers, et la santé, par qui que ce soit, demandent l’assurance renforcée ; apprécier un refus ou une absence, valider, dispenser d’heures ou le refuser, signer un contrat, dire d’un motif qu’il est légitime, sanctionner ou radier, déclarer un mois à la place de la personne, un agent ; rien d’autre aujourd’hui', () => {
    assert.deepEqual(
      toutesLesLignes(ressources).flatMap(l => (l.assurance.demande === 'ordinaire' ? [] : [`${l.code} ${l.assurance.demande}`])),
      ['consulter', 'corriger']
        .flatMap(o => [`identite.tenueDeLaListe.${o} renforcee`])
        .concat(['consulter', 'corriger'].map(o => `identite.versementRsa.${o} renforcee`))
        .concat('actualisation.tenueDeLaListe.deposer nominative')
        .concat(
          ['tenueDeLaListe', 'decision', 'decisionDeLaCaisse', 'accompagnementDuHandicap'].flatMap(x =>
            ['consulter', 'deposer', 'corriger'].map(o => `orientation.${x}.${o} renforcee`),
          ),
        )
        .concat('orientation.accesASaSante.consulter renforcee')
        .concat(
          ['accompagnementDuHandicap', 'tenueDeLaListe', 'accompagnement'].flatMap(x =>
            ['consulter', 'deposer', 'corriger'].map(o => `diagnosticSante.${x}.${o} renforcee`),
          ),
        )
        .concat('diagnosticSante.accesDeLaPersonne.consulter renforcee')
        .concat(
          ['accompagnementDuHandicap', 'tenueDeLaListe'].flatMap(x =>
            ['consulter', 'deposer', 'corriger'].map(o => `rqth.${x}.${o} renforcee`),
          ),
        )
        .concat('rqth.accesDeLaPersonne.consulter renforcee')
        .concat(['appreciationDuRefus', 'controleDeLaRecherche'].map(x => `propositionDOffre.${x}.corriger nominative`))
        .concat(['accompagnement', 'papier'].map(x => `signatureDeContrat.${x}.deposer nominative`))
        .concat('signatureDeContrat.reponseDeLaPersonne.deposer renforcee')
        .concat('validationDHeures.accompagnement.deposer nominative')
        .concat(['appreciationDeLAbsence', 'controleDeLaRecherche'].map(x => `absence.${x}.corriger nominative`))
        .concat('demandeDeDispense.accompagnement.corriger nominative')
        .concat(['deposer', 'corriger'].map(o => `dispense.accompagnement.${o} nominative`))
        .concat(
          ['accompagnementDuHandicap', 'tenueDeLaListe'].flatMap(x =>
            ['consulter', 'deposer', 'corriger'].map(o => `dispenseSante.${x}.${o} renforcee`),
          ),
        )
        .concat('dispenseSante.accesDeLaPersonne.consulter renforcee')
        .concat(['instruction', 'controleDeLaRecherche'].map(x => `manquement.${x}.corriger nominative`))
        .concat(
          ['instruction.deposer', 'instruction.corriger', 'decision.corriger', 'tenueDeLaListe.deposer', 'tenueDeLaListe.corriger'].map(
            x => `sanctionRsa.${x} nominative`,
          ),
        )
        .concat(
          ['sanctionDemandeur', 'sanctionJeune'].flatMap(r =>
            ['instruction.deposer', 'instruction.corriger', 'decision.corriger'].map(x => `${r}.${x} nominative`),
          ),
        )
        .concat('sanctionJeune.reprise.corriger nominative')
        .concat(['deposer', 'corriger'].map(o => `decisionDOpportunite.decisionDOpportunite.${o} nominative`))
        .concat(['deposer', 'corriger'].map(o => `radiation.tenueDeLaListe.${o} nominative`))
        .concat('radiation.suppressionDeLAllocation.deposer nominative')
        .concat(['deposer', 'corriger'].map(o => `radiation.missionLocaleReferente.${o} nominative`))
        .concat(['tenueDeLaListe', 'missionLocaleReferente'].map(x => `decisionDeRadiation.${x}.deposer nominative`)),
    )
  })

  it('la déclaration l’emporte, si elle dit pourquoi et sous quel texte', () => {
    const ecrite = { demande: 'nominative', motif: 'décision de sanction', texte: Lois.decision2023_858 } as const
    const chemin = ['echanges', 'accompagnement', 'consulter', 'assurance']
    const [r] = retoucher(ressources, 'identite', chemin, ecrite)
    assert.ok(r)
    assert.deepEqual(lignesDe(r).find(l => l.code === 'identite.accompagnement.consulter')?.assurance, ecrite)
    assert.deepEqual(manquements([r], { production: true }), [])
    // An assurance that does not exist also leaves nothing to derive what binds the token from.
    for (const manque of [
      { ...ecrite, motif: '' },
      { ...ecrite, texte: undefined },
      { ...ecrite, demande: 'forte' },
    ])
      assert.equal(
        manquements(retoucher(ressources, 'identite', chemin, manque), { production: false })[0],
        'identite/accompagnement : il manque le motif et le texte de l’assurance qu’il demande (RGPD, art. 32)',
      )
  })
})
