import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unePersonne } from '../../../outils/epreuves/population.js'
import type { Appelant } from '../../moteur/appelant.js'
import { defusionner, fusionner } from '../../moteur/fusion.js'
import { agirPour } from '../../moteur/journal.js'
import { plusJours } from '../../droit/jours.js'
import { lOutilDuDepartement } from '../../partenaire/gestion-sanctions-rsa/sanctions.essai.js'
import { suivisDe } from './sanction.essai.js'

const julien: Appelant = {
  ...{ organisation: 'FT', type: 'FT', structure: null, agent: 'caron.julien|CARON|Julien', application: 'portail' },
  ...{ personne: null, preuve: null, lignes: new Set(), correlation: 'essai-de-reunion' },
}
const s = await lOutilDuDepartement()
after(() => s.p.fermer())
const reussi = async (r: Response, statut = 200) => assert.equal(r.status, statut, await r.clone().text())
const refuse = async (r: Response, phrase: RegExp) => {
  assert.equal(r.status, 422, await r.clone().text())
  assert.match(((await r.json()) as { detail: string }).detail, phrase)
}

const decision = {
  ...{ decision: 'SANCTION', foyer: 'PLUSIEURS', taux: 30, mois: 1, qualite: 'Par délégation du président' },
  motivation: 'Deux absences sans motif légitime, la garde étant assurée.',
}

/** Two files of one person, each with a procedure notified and answered, on facts of those days; then made one. */
async function deuxReunis(jours: readonly [string, string], ensuite?: (qui: bigint) => Promise<void>) {
  const [garde, absorbe] = [await unePersonne(s.p, suivisDe.suivis, suivisDe), await unePersonne(s.p, suivisDe.suivis, suivisDe)]
  for (const [i, qui] of [garde, absorbe].entries()) {
    const elle = s.pour(qui)
    await reussi(await elle.ouvrir('madameRoy', await elle.reprocher(jours[i])), 201)
    await reussi(await elle.notifier())
    // Word for word the same, they would be one row.
    await reussi(await elle.observer(`Mon fils était malade (${i}).`))
    await ensuite?.(qui)
  }
  const reunion = await s.p.moteur.sql.begin(async sql => {
    await agirPour(sql, julien, s.jour())
    return fusionner(sql, s.p.moteur, julien, garde, absorbe)
  })
  assert.equal((await s.dans(0)).echouees, 0)
  const sansObjet = async () =>
    (
      await s.p.base.proprietaire<{ dit: string }[]>`select organisation || ' ' || objet as dit from travail
        where dossier = ${garde.toString()} and nature = 'procedure-sans-objet' and clos_le is null order by 1`
    ).map(t => t.dit)
  const agir = async (numero: number, corps: object) => {
    const lue = (await s.lireSur('monsieurBrun', 'instruction', 'sanctions-rsa', garde)).find(x => x.numero === numero)
    return s.corrigerSur('monsieurBrun', 'decision', 'sanctions-rsa', garde, lue ?? assert.fail(`pas de n° ${numero}`), { ...corps })
  }
  return { garde, absorbe, reunion, sansObjet, agir }
}

describe('B2, C3, E1 — Deux dossiers réunis, deux procédures du RSA : un manquement ne se sanctionne qu’une fois', () => {
  it('sur le même manquement, la seconde est à classer : la sanctionner est refusé ; classée par une personne nommée, rien n’est plus demandé', async () => {
    const { garde, sansObjet, agir } = await deuxReunis([s.jour(), s.jour()])
    assert.deepEqual(await sansObjet(), ['CD59 sanctionRsa:2'])
    const nommees = (await s.activites()).flatMap(a => a.attributsSpecifiques.map(({ valeur }) => valeur))
    assert.equal(new Set(nommees).size, 2, 'l’outil du département lit deux sanctions, non deux fois la même')
    await refuse(await agir(2, decision), /procédure n° 1 porte sur le même manquement.*sans objet : classez-la sans suite/)
    const page = await fetch(`${s.p.url}/professionnel/dossiers/${s.p.moteur.identifiants.pour('CD59', garde)}/sanctions/2`, {
      headers: { cookie: await s.p.ouvrirSession('madameRoy') },
    })
    assert.match(await page.text(), /même nature et de même jour/)
    await reussi(
      await agir(2, {
        decision: 'SANS_SUITE',
        motivation: 'Sans objet : la procédure n° 1 porte sur ces faits.',
        qualite: 'Par délégation',
      }),
    )
    assert.deepEqual(await sansObjet(), [])
    await reussi(await agir(1, decision))
  })

  it('complément : sur des manquements distincts, chacune va à son terme', async () => {
    const { sansObjet, agir } = await deuxReunis([plusJours(s.jour(), -1), s.jour()])
    assert.deepEqual(await sansObjet(), [])
    await reussi(await agir(2, decision))
    await reussi(await agir(1, decision))
  })

  it('la radiation et ce qui est dit à la caisse suivent leur sanction sous son nouveau numéro ; séparés, chacun retrouve le sien', async () => {
    const { garde, absorbe, reunion, agir } = await deuxReunis([plusJours(s.jour(), -1), s.jour()], async qui => {
      await reussi(await s.pour(qui).agir('monsieurBrun', 'decision', decision))
      const proposition = { motif: 'Suppression totale du RSA pendant quatre mois.', mois: 4, reference: 'sanctionRsa:1' }
      await reussi(await s.deposerSur('madameRoy', 'proposition-du-departement', 'radiations', qui, proposition), 201)
    })
    const dites = async (qui: bigint) =>
      (
        await s.p.base.proprietaire<
          { dit: string }[]
        >`select 'radiation ' || reference as dit from radiation where usager_id = ${qui.toString()}
          union all select nature || ' ' || decision from envoi_au_payeur where usager_id = ${qui.toString()} order by 1`
      ).map(d => d.dit)
    assert.deepEqual(await dites(garde), [
      ...['radiation sanctionRsa:1', 'radiation sanctionRsa:2'],
      ...['suspension sanctionRsa:1', 'suspension sanctionRsa:2'],
    ])
    await reussi(await agir(2, { annulation: 'La convocation n’était pas parvenue.' }))
    const aReexaminer = await s.p.base.proprietaire<{ objet: string }[]>`
      select objet from travail where dossier = ${garde.toString()} and nature = 'radiation-a-reexaminer' and clos_le is null`
    assert.deepEqual(
      aReexaminer.map(t => t.objet),
      ['radiation:2'],
    )
    await s.p.moteur.sql.begin(async sql => {
      await agirPour(sql, julien, s.jour())
      return defusionner(sql, s.p.moteur, julien, reunion)
    })
    assert.deepEqual(await dites(absorbe), ['radiation sanctionRsa:1', 'suspension sanctionRsa:1'])
  })

  it('complément : les dossiers séparés, chacun garde la sienne, et rien n’est plus demandé', async () => {
    const { garde, reunion, sansObjet, agir } = await deuxReunis([s.jour(), s.jour()])
    assert.deepEqual(await sansObjet(), ['CD59 sanctionRsa:2'])
    await s.p.moteur.sql.begin(async sql => {
      await agirPour(sql, julien, s.jour())
      return defusionner(sql, s.p.moteur, julien, reunion)
    })
    assert.equal((await s.dans(0)).echouees, 0)
    assert.deepEqual(await sansObjet(), [])
    assert.equal((await s.lireSur('monsieurBrun', 'instruction', 'sanctions-rsa', garde)).length, 1)
    await reussi(await agir(1, decision))
  })
})
