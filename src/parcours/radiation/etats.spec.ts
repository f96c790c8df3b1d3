import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { etatsSuivants, type Evenement } from './etats.regles.js'
import type { Etat } from './nomenclatures.js'
import { uneRadiation } from './radiation.essai.js'

const r = await uneRadiation()
after(() => r.p.fermer())
const qui = 'samira'
const depart = r.jour()
const reussi = async (reponse: Response) => assert.ok(reponse.ok, await reponse.clone().text())
const decider = (sens: string, suite: object = {}) => r.decider('monsieurDuval', qui, { sens, ...suite })
const radier = () => decider('RADIATION', { mois: 2, dateEffet: r.jour() })
const inscrire = async () => {
  const chemin = `/api/v1/tenue-de-la-liste/inscriptions/${r.nom('julien', qui)}`
  const { version } = (await (await r.p.appeler(chemin, { jeton: await r.p.jetonDe('julien') })).json()) as { version: number }
  const corps = JSON.stringify({ statut: 'inscrit', dateEffetStatut: r.jour() })
  return r.p.appeler(chemin, { method: 'PATCH', jeton: await r.p.jetonDe('julien'), headers: { 'if-match': `"${version}"` }, body: corps })
}
const laSienne = async () => (await r.lireLes('julien', qui)).at(-1) ?? assert.fail('aucune procédure')

/** A procedure against Samira, who has no right at all, brought to a state through the front door. */
async function mener(etat: Etat) {
  if (r.jour() !== depart) await r.p.avancer(new Date(`${depart}T12:00:00Z`))
  const usager = r.p.numero(qui).toString()
  for (const table of ['radiation', 'decision_de_radiation'])
    for (const t of [table, `${table}_histoire`])
      await r.p.base.proprietaire`delete from ${r.p.base.proprietaire(t)} where usager_id = ${usager}`
  await r.p.base.proprietaire`delete from echeance where usager_id = ${usager}`
  await r.p.base
    .proprietaire`update inscription set statut = 'inscrit', motif_fin = null, date_effet_statut = ${depart} where usager_id = ${usager}`
  await reussi(await r.avertir(qui))
  if (etat === 'AVERTIE') {
    await r.dans(16)
    return laSienne()
  }
  if (etat === 'SANS_SUITE') await reussi(await decider('SANS_SUITE'))
  else {
    await r.dans(16)
    await reussi(await decider('ENVISAGEE'))
    if (etat !== 'CONTRADICTOIRE') await r.dans(11)
    if (etat !== 'CONTRADICTOIRE' && etat !== 'A_DECIDER') await reussi(await radier())
    if (etat === 'ECHUE') await r.dans(62)
    if (etat === 'ANNULEE') await reussi(await decider('ANNULATION'))
    // R. 5412-5: the demand of RSA re-registers; here by the hand that writes the list.
    if (etat === 'REINSCRITE') {
      await r.p.base
        .proprietaire`update inscription set statut = 'inscrit', motif_fin = null, auteur_organisation = 'FT' where usager_id = ${usager}`
      await r.dans(0)
    }
  }
  const menee = await laSienne()
  assert.equal(menee.donnees.etat, etat)
  return menee
}

const evenements: Readonly<Record<Evenement, () => Promise<unknown>>> = {
  REPONDRE: async () => r.corriger(qui, 'reponse-de-la-personne', qui, await laSienne(), { observations: 'Mon père était à l’hôpital.' }),
  ENTENDRE: async () => r.corriger('julien', 'tenue-de-la-liste', qui, await laSienne(), { entendueLe: r.jour() }),
  CONTESTER: async () => r.corriger(qui, 'reponse-de-la-personne', qui, await laSienne(), { recours: 'J’étais à l’hôpital.' }),
  REJET: async () => {
    const siege = await laSienne()
    if ('mene' in etatsSuivants[siege.donnees.etat as Etat].CONTESTER)
      await reussi(await r.corriger(qui, 'reponse-de-la-personne', qui, siege, { recours: 'J’étais à l’hôpital.' }))
    return decider('REJET')
  },
  ENVISAGEE: () => decider('ENVISAGEE'),
  RADIATION: radier,
  SANS_SUITE: () => decider('SANS_SUITE'),
  ANNULATION: () => decider('ANNULATION'),
  REPONSE_PASSEE: () => r.dans(11),
  ECHOIR: () => r.dans(62),
  REINSCRIRE: async () => undefined,
}

describe('E2, E4 — La table des états de la radiation : ce qui est permis se fait, le reste est refusé par sa phrase', () => {
  for (const [etat, suites] of Object.entries(etatsSuivants) as [Etat, (typeof etatsSuivants)[Etat]][])
    for (const [evenement, suite] of Object.entries(suites) as [Evenement, (typeof suites)[Evenement]][]) {
      // A return to the list is shown below; a date brings a state where another already waits for it.
      if (evenement === 'REINSCRIRE' || (etat === 'CONTRADICTOIRE' && evenement === 'ECHOIR')) continue
      it(`${etat}, ${evenement} : ${'refus' in suite ? suite.refus : suite.mene}`, async () => {
        const avant = await mener(etat)
        const reponse = await evenements[evenement]()
        const apres = await laSienne()
        if ('mene' in suite) {
          if (reponse instanceof Response) await reussi(reponse)
          return assert.equal(apres.donnees.etat, suite.mene)
        }
        if (evenement === 'REPONSE_PASSEE' || evenement === 'ECHOIR') return assert.equal(apres.donnees.etat, avant.donnees.etat)
        assert.ok(reponse instanceof Response)
        assert.equal(reponse.status, 409)
        assert.equal(((await reponse.json()) as { detail: string }).detail, suite.refus)
        assert.deepEqual(apres, avant)
      })
    }

  it('PRONONCEE, REINSCRIRE : REINSCRITE ; partout ailleurs rien ne change', async () => {
    assert.equal((await mener('REINSCRITE')).donnees.etat, 'REINSCRITE')
    assert.match(await r.surLaListe(qui), /^inscrit/)
    for (const etat of ['ECHUE', 'ANNULEE', 'SANS_SUITE'] as const) {
      await mener(etat)
      await r.p.base
        .proprietaire`update inscription set statut = 'cessation', auteur_organisation = 'FT' where usager_id = ${r.p.numero(qui).toString()}`
      await inscrire()
      await r.dans(0)
      assert.equal((await laSienne()).donnees.etat, etat)
    }
  })
})
