import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { plusJours } from '../../droit/jours.js'
import { etatsSuivants, type Evenement } from './etats.regles.js'
import type { Etat } from './nomenclatures.js'
import { reponses, uneOrientation } from './orientation.essai.js'

const o = await uneOrientation()
const { p } = o
after(() => p.fermer())
await o.dans(0)

/** What somebody asks of an orientation; the two others come of her registration. */
type Geste = Exclude<Evenement, 'SORTIR' | 'REPRENDRE'>

/** Yanis, Amina’s husband, brought to a state through the front door. */
const qui = 'yanis'
const demande = { motif: 'Essai', diagnosticConjointLe: o.jour(), avec: 'FT' }
async function mener(etat: Etat) {
  const { niveauEtude: _, ...incompletes } = reponses
  await o.repondre('madameRoy', qui, { ...(etat === 'BROUILLON' ? incompletes : reponses), demande })
  const posee = await o.derniere('madameRoy', qui)
  if (etat === 'OUVERT') await o.decider('madameRoy', qui, { sens: 'ACCEPTEE', orientation: posee.numero, surVersion: posee.version })
  // Closed by another that replaces it.
  if (etat === 'CLOTURE') await o.repondre('madameRoy', qui, { ...reponses, demande })
  const menee = (await o.lire('madameRoy', qui)).find(x => x.numero === posee.numero) ?? assert.fail()
  assert.equal(menee.donnees.etat, etat)
  return menee
}
const gestes: Readonly<Record<Geste, Record<string, unknown>>> = {
  REPONDRE: { contrainteMobilite: 'AUCUN_MOYEN_DE_TRANSPORT' },
  ACCEPTEE: {},
  REFUSEE: { motifRefus: 'AUTRE', parcours: 'PSO', organisme: 'CD' },
  MODIFIEE: { parcours: 'PSP' },
}

// biome-ignore format: a table is read in columns
const permis: Readonly<Record<Etat, readonly Evenement[]>> = {
  BROUILLON:  ['REPONDRE', 'REFUSEE', 'SORTIR'],
  EN_ATTENTE: ['REPONDRE', 'ACCEPTEE', 'REFUSEE', 'SORTIR'],
  OUVERT:     ['MODIFIEE', 'SORTIR'],
  CLOTURE:    ['REPRENDRE'],
}

describe('C1, C3 — La table des états, tout entière : ce qui est permis se fait, le reste est refusé par sa phrase', () => {
  it('la table écrite ici à la main et celle de la règle permettent les mêmes suites', () => {
    const tenues = Object.entries(etatsSuivants).map(([etat, suites]) => [
      etat,
      Object.entries(suites).flatMap(([evenement, suite]) => ('mene' in suite ? [evenement] : [])),
    ])
    assert.deepEqual(Object.fromEntries(tenues), permis)
  })

  for (const [etat, suites] of Object.entries(etatsSuivants) as [Etat, (typeof etatsSuivants)[Etat]][])
    for (const [evenement, suite] of Object.entries(suites) as [Evenement, (typeof suites)[Evenement]][])
      if (evenement !== 'SORTIR' && evenement !== 'REPRENDRE')
        it(`${etat}, ${evenement} : ${'refus' in suite ? suite.refus : suite.mene.join(' ou ')}`, async () => {
          const visee = await mener(etat)
          const corps = gestes[evenement]
          const r =
            evenement === 'REPONDRE'
              ? await o.completer('madameRoy', qui, visee, corps)
              : await o.decider('madameRoy', qui, { sens: evenement, orientation: visee.numero, surVersion: visee.version, ...corps })
          const apres = (await o.lire('madameRoy', qui)).find(x => x.numero === visee.numero)
          if ('mene' in suite) {
            assert.ok(r.ok, await r.clone().text())
            assert.ok(suite.mene.includes(apres?.donnees.etat as Etat))
          } else {
            assert.equal(r.status, 409)
            assert.equal(((await r.json()) as { detail: string }).detail, suite.refus)
            assert.deepEqual(apres, visee)
          }
        })
})

describe('A5, C3 — 1.13.4 : sortir de la liste clôt ce qui est ouvert, y revenir le reprend, état par état', () => {
  for (const etat of ['BROUILLON', 'EN_ATTENTE', 'OUVERT'] as const)
    it(`${etat} : close à la cessation, close encore si l’inscription est corrigée, ${etat} de nouveau au retour`, async () => {
      const { niveauEtude: _, ...incompletes } = { ...reponses, brsa: false }
      await o.repondre('julien', 'samira', {
        ...incompletes,
        ...(etat !== 'BROUILLON' && { niveauEtude: 'NV4' }),
        demande: { ...demande, avec: 'FT' },
      })
      const posee = await o.derniere('julien', 'samira')
      if (etat === 'OUVERT')
        assert.equal(
          (await o.decider('julien', 'samira', { sens: 'ACCEPTEE', orientation: posee.numero, surVersion: posee.version })).status,
          201,
        )
      await o.inscrire('samira', { statut: 'cessation', motifFin: 'demande' })
      const close = await o.derniere('julien', 'samira')
      assert.deepEqual(
        [close.numero, close.donnees.etat, close.donnees.motifSortie, close.donnees.sortieLe],
        [posee.numero, 'CLOTURE', 'CESSATION_INSCRIPTION', o.jour()],
      )
      assert.deepEqual(await o.travaux('samira'), [])
      assert.equal((await o.completer('julien', 'samira', close, gestes.REPONDRE)).status, 409)
      await o.inscrire('samira', { motifFin: 'reprise-d-emploi' })
      assert.deepEqual(await o.derniere('julien', 'samira'), close)
      await o.inscrire('samira', { statut: 'inscrit', motifFin: null })
      const reprise = await o.derniere('julien', 'samira')
      assert.deepEqual(
        [reprise.numero, reprise.donnees.etat, reprise.donnees.motifSortie, reprise.donnees.sortieLe],
        [posee.numero, etat, null, null],
      )
      await o.inscrire('samira', { categorie: etat === 'EN_ATTENTE' ? 'D' : 'E' })
      assert.deepEqual(await o.derniere('julien', 'samira'), reprise, 'en cours, elle n’a pas à reprendre')
    })
})

describe('C5 — Le département qui ne décide pas, et celui qui délègue', () => {
  it('six semaines passées, la compétence passe seule à France Travail, et le travail avec elle', async () => {
    await o.repondre('monsieurPetit', 'nadia')
    const depart = o.jour()
    assert.deepEqual(await o.travaux('nadia'), ['decision-d-orientation-a-prendre CD62'])
    await o.dans(42)
    const { numero, donnees } = await o.derniere('monsieurPetit', 'nadia')
    assert.equal((donnees.competence as { qui: string }).qui, 'CD', 'le dernier jour est encore au département')
    const { echouees } = await o.dans(1)
    assert.equal(echouees, 0)
    assert.deepEqual(await o.travaux('nadia'), ['decision-d-orientation-a-prendre FT'])
    const { version, donnees: passee } = await o.derniere('monsieurPetit', 'nadia')
    const { qui: decide, pourquoi } = passee.competence as { qui: string; pourquoi: string }
    assert.equal(decide, 'FT')
    assert.ok(pourquoi.includes(plusJours(depart, 42)))

    const r = await o.decider('monsieurPetit', 'nadia', { sens: 'ACCEPTEE', orientation: numero, surVersion: version })
    assert.equal(r.status, 422)
    assert.match(((await r.json()) as { detail: string }).detail, /revient à FT.*passée à France Travail/)
    const [trace] = await p.base.proprietaire<{ organisation: string; application: string; agent: string | null }[]>`
      select organisation, application, agent from journal where usager_id = ${p.numero('nadia').toString()}
        and application = 'plateforme:echeances' order by instant desc limit 1`
    assert.deepEqual({ ...trace }, { organisation: 'FT', application: 'plateforme:echeances', agent: null })
  })

  it('déléguée, l’orientation complète s’ouvre d’elle-même ; la délégation finie, le département décide de nouveau', async () => {
    await p.base.proprietaire`insert into delegation_de_l_orientation (organisation, du, au, acte)
      values ('CD59', ${o.jour()}, ${o.jour()}, 'délibération d’essai')`
    await o.repondre('julien', 'amina')
    const { donnees } = await o.derniere('julien', 'amina')
    assert.deepEqual([donnees.etat, donnees.statut, donnees.parcours, donnees.organisation], ['OUVERT', 'PRECONISE', 'PSO', 'CD59'])
    assert.ok((await o.travaux('amina')).includes('premier-rendez-vous-a-prendre CD59'))
    await o.dans(1)
    await o.repondre('julien', 'amina', { ...reponses, demande: { ...demande, avec: 'CD59' } })
    const { donnees: suivante } = await o.derniere('julien', 'amina')
    assert.deepEqual([suivante.etat, (suivante.competence as { organisation: string }).organisation], ['EN_ATTENTE', 'CD59'])
  })
})

describe('C3 — Le droit transféré le jour même où l’ancien département décide', () => {
  it('le nouveau département décide à son tour : l’autre l’avait fait sans savoir', async () => {
    const forcee = { sens: 'FORCEE', origine: 'INSCRIPTION_CONSEILLER_CD', parcours: 'PSP', organisme: 'CD', organisation: 'CD59' }
    const r = await o.decider('madameRoy', 'amina', forcee)
    assert.equal(r.status, 201, await r.clone().text())
    const transfert = await p.appeler(`/api/v1/tenue-de-la-liste/rattachements/${p.identifiant('amina', 'FT')}`, {
      method: 'POST',
      jeton: await p.jetonDe('julien'),
      headers: { 'idempotency-key': 'transfert-du-jour' },
      body: JSON.stringify({ organisation: 'CD62', structure: 'CD62-UT-ARRAS', motif: 'competence-orientation', du: o.jour(), au: null }),
    })
    assert.equal(transfert.status, 201, await transfert.clone().text())
    assert.equal((await o.dans(0)).echouees, 0)
    assert.deepEqual((await o.lire('monsieurPetit', 'amina')).map(x => x.donnees.etat).slice(-2), ['OUVERT', 'BROUILLON'])
    assert.ok((await o.travaux('amina')).includes('decision-d-orientation-a-prendre CD62'))
  })
})
