import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { unePersonne } from '../../../outils/epreuves/population.js'
import { plusJours, plusMois } from '../../droit/jours.js'
import { ressources } from '../ressources.js'
import { reponses, uneOrientation } from './orientation.essai.js'

const o = await uneOrientation()
after(() => o.p.fermer())
const arrivee = o.jour()
const sans = ressources.map(r => r.nom).filter(nom => nom !== 'identite' && nom !== 'rattachement')
const suivis = [
  { organisation: 'FT', structure: 'FT-59-LILLE', motif: 'tenue-de-la-liste' as const },
  { organisation: 'CD59', structure: 'CD59-UT-LILLE', motif: 'competence-orientation' as const },
]
const detail = async (r: Response) => ((await r.json()) as { detail: string }).detail

describe('C1, C3 — Amina : un droit arrive, des réponses, une proposition qui s’explique', () => {
  it('le droit arrivé ouvre une orientation à compléter, un travail pour son département et six semaines', async () => {
    const { echouees } = await o.dans(0)
    assert.equal(echouees, 0)
    const { donnees } = await o.derniere('madameRoy', 'amina')
    assert.deepEqual(
      [donnees.etat, donnees.statut, donnees.parcours, donnees.organisme, donnees.brsa],
      ['BROUILLON', 'PRECONISE', 'IND', 'CD', true],
    )
    assert.deepEqual(await o.travaux('amina'), ['decision-d-orientation-a-prendre CD59'])
    assert.deepEqual(await o.echeances('amina'), [`passage-de-competence ${plusJours(arrivee, 43)}`])
  })

  it('des réponses incomplètes restent un brouillon ; complètes, elles proposent et disent pourquoi', async () => {
    const { origine: _, ...toutes } = reponses
    const { niveauEtude, ...saufUne } = toutes
    assert.equal((await o.completer('madameRoy', 'amina', await o.derniere('madameRoy', 'amina'), saufUne)).status, 200)
    assert.equal((await o.derniere('madameRoy', 'amina')).donnees.etat, 'BROUILLON')
    assert.equal((await o.completer('madameRoy', 'amina', await o.derniere('madameRoy', 'amina'), { niveauEtude })).status, 200)
    const { donnees } = await o.derniere('madameRoy', 'amina')
    assert.deepEqual(
      [donnees.etat, donnees.statut, donnees.parcours, donnees.organisme, donnees.organisation],
      ['EN_ATTENTE', 'PRECONISE', 'PSO', 'CD', 'CD59'],
    )
    const explication = donnees.explication as { regle: string; confiance: string; reponses: unknown[] }[]
    assert.deepEqual(
      explication.map(e => [e.regle, e.confiance, e.reponses]),
      [
        ['A4', 'dérivé', [{ critere: 'contrainteFamiliale', valeur: 'ENFANT_SANS_SOLUTION_GARDE' }]],
        ['B1', 'dérivé', [{ critere: 'brsa', valeur: true }]],
      ],
    )
    assert.equal((donnees.competence as { jusquAu: string }).jusquAu, plusJours(arrivee, 42))
  })

  it('ses réponses de santé ne sont nulle part en clair dans la base', async () => {
    const [rang] = await o.p.base.proprietaire<{ clair: boolean; chiffre: boolean }[]>`
      select to_jsonb(x) ? 'boe' as clair, explication_chiffre is not null and boe_chiffre is not null as chiffre
      from orientation x where usager_id = ${o.p.numero('amina').toString()} and numero = 1`
    assert.deepEqual({ ...rang }, { clair: false, chiffre: true })
  })
})

describe('C3 — Seule l’autorité compétente décide, sur la version présente, une fois', () => {
  it('qui n’est pas compétent apprend qui l’est', async () => {
    const { numero, version } = await o.derniere('julien', 'amina')
    const r = await o.decider('julien', 'amina', { sens: 'ACCEPTEE', orientation: numero, surVersion: version })
    assert.equal(r.status, 422)
    assert.match(await detail(r), /revient à CD59.*président du conseil départemental/)
    assert.equal((await o.decider('monsieurPetit', 'amina', { sens: 'ACCEPTEE', orientation: numero })).status, 404)
  })

  it('sur une version dépassée : 412, et rien n’est décidé', async () => {
    const { numero, version } = await o.derniere('madameRoy', 'amina')
    const r = await o.decider('madameRoy', 'amina', { sens: 'ACCEPTEE', orientation: numero, surVersion: version - 1 })
    assert.equal(r.status, 412)
    assert.deepEqual(await o.lire('madameRoy', 'amina', 'decisions-d-orientation'), [])
  })

  it('décider autrement demande une raison, un parcours et un organisme', async () => {
    const { numero, version } = await o.derniere('madameRoy', 'amina')
    const visee = { orientation: numero, surVersion: version }
    const r = await o.decider('madameRoy', 'amina', { sens: 'REFUSEE', ...visee })
    assert.equal(r.status, 422)
    const { errors } = (await r.json()) as { errors: { pointer: string }[] }
    assert.deepEqual(
      errors.map(e => e.pointer),
      ['/motifRefus', '/parcours', '/organisme'],
    )
    const autre = await o.decider('madameRoy', 'amina', { sens: 'ACCEPTEE', ...visee, parcours: 'PED' })
    assert.match(await detail(autre), /Ce n’est pas ce qui était proposé/)
  })

  it('Mme Roy décide autrement : tout ce qui en découle est dans la même transaction', async () => {
    const { numero, version } = await o.derniere('madameRoy', 'amina')
    const decision = {
      sens: 'REFUSEE',
      orientation: numero,
      surVersion: version,
      motifRefus: 'APPRECIATION_DIFFERENTE',
      commentaire: 'La garde est trouvée.',
      parcours: 'PED',
      organisme: 'FT',
    }
    const deux = await Promise.all([o.decider('madameRoy', 'amina', decision), o.decider('madameRoy', 'amina', decision)])
    assert.equal(deux.filter(r => r.status === 201).length, 1, 'de deux décisions à la fois, une seule')

    const { donnees } = await o.derniere('madameRoy', 'amina')
    assert.deepEqual(
      [donnees.etat, donnees.statut, donnees.parcours, donnees.organisme, donnees.organisation, donnees.structure, donnees.entreeLe],
      ['OUVERT', 'DECIDE', 'PED', 'FT', 'FT', 'FT-59-LILLE', o.jour()],
    )
    assert.deepEqual(await o.travaux('amina'), ['contrat-a-signer FT', 'premier-rendez-vous-a-prendre FT'])
    assert.deepEqual(await o.echeances('amina'), [
      `annonce-de-l-orientation ${o.jour()}`,
      `contrat-a-signer ${plusJours(plusMois(o.jour(), 1), 1)}`,
    ])
    assert.deepEqual(await o.accompagnements('amina'), ['FT FT-59-LILLE'])
    const [gardee] = await o.lire('julien', 'amina', 'decisions-d-orientation')
    assert.deepEqual(
      [gardee?.donnees.parcoursPropose, gardee?.donnees.organismePropose, gardee?.donnees.reglesRetenues, gardee?.donnees.motifRefus],
      ['PSO', 'CD', ['A4', 'B1'], 'APPRECIATION_DIFFERENTE'],
    )
  })

  it('décidée, elle ne se décide plus ; une organisation qui n’est pas de la sorte dite est refusée', async () => {
    const { numero, version } = await o.derniere('madameRoy', 'amina')
    const r = await o.decider('madameRoy', 'amina', { sens: 'ACCEPTEE', orientation: numero, surVersion: version })
    assert.equal(r.status, 409)
    const mal = await o.decider('madameRoy', 'amina', { sens: 'MODIFIEE', orientation: numero, organisme: 'CE', organisation: 'ML-LILLE' })
    assert.match(await detail(mal), /ML-LILLE n’est pas un organisme de la sorte décidée/)
  })

  it('C4 — Amina est prévenue par courriel, sans une donnée d’elle, et lit sa décision', async () => {
    await o.dans(0)
    const dossier = o.p.dossierDesCourriels
    const recus = await Promise.all((await readdir(dossier)).map(f => readFile(join(dossier, f), 'utf8')))
    const sien = recus.find(c => c.includes('amina.benali@example.fr')) ?? assert.fail('aucun courriel')
    assert.doesNotMatch(sien, /PED|France Travail|BENALI/)
    const [decision] = await o.lire('amina', 'amina', 'decisions-d-orientation')
    assert.equal(decision?.donnees.commentaire, 'La garde est trouvée.')
    assert.match(String(decision?.donnees.autorite), /président du conseil départemental/)
  })
})

describe('C3 — Leo et Karim : la mission locale et Cap emploi décident pour qui s’adresse à eux', () => {
  for (const [qui, personne, organisation, voulues] of [
    ['sofia', 'leo', 'ML-LILLE', { brsa: false }],
    ['ines', 'karim', 'CE59', { brsa: false, boe: true, boeSouhaitAccompagnement: true }],
  ] as const)
    it(`${qui} décide pour ${personne}, que France Travail ne peut pas orienter`, async () => {
      assert.equal((await o.repondre(qui, personne, { ...reponses, ...voulues })).status, 201)
      const { numero, version, donnees } = await o.derniere(qui, personne)
      assert.equal(donnees.organisation, organisation)
      assert.deepEqual(await o.travaux(personne), [`decision-d-orientation-a-prendre ${organisation}`])
      const r = await o.decider(qui, personne, { sens: 'ACCEPTEE', orientation: numero, surVersion: version })
      assert.equal(r.status, 201, await r.clone().text())
      assert.equal((await o.accompagnements(personne)).length, 1)
    })
})

describe('C6 — Le référent demande une nouvelle orientation', () => {
  it('sans diagnostic refait ensemble, elle est refusée ; avec, l’ancienne s’achève quand la nouvelle est décidée', async () => {
    const sans = await o.repondre('julien', 'amina')
    assert.equal(sans.status, 422)
    assert.match(await detail(sans), /diagnostic a été refait ensemble/)
    const demande = { motif: 'Le logement est perdu.', diagnosticConjointLe: o.jour(), avec: 'CD59' }
    for (const avec of ['FT', 'ML-LILLE', 'CAF591']) {
      const seul = await o.repondre('julien', 'amina', { ...reponses, demande: { ...demande, avec } })
      assert.equal(seul.status, 422, avec)
      assert.match(await detail(seul), /quel autre organisme qui la suit le diagnostic a été refait : CD59/)
    }
    const demain = await o.repondre('julien', 'amina', {
      ...reponses,
      demande: { ...demande, diagnosticConjointLe: plusJours(o.jour(), 1) },
    })
    assert.match(await detail(demain), /ne peut pas être à venir/)
    const r = await o.repondre('julien', 'amina', {
      ...reponses,
      demande,
      contrainteLogement: 'SANS_LOGEMENT',
      situationProfessionnelle: 'JAMAIS',
      projetPro: 'AUCUN',
    })
    assert.equal(r.status, 201, await r.clone().text())
    const { numero, version, donnees } = await o.derniere('madameRoy', 'amina')
    assert.deepEqual([numero, donnees.etat, donnees.parcours, donnees.organisme], [2, 'EN_ATTENTE', 'PSP', 'CD'])
    assert.equal((await o.lire('madameRoy', 'amina'))[0]?.donnees.etat, 'OUVERT', 'personne n’est sans parcours entre-temps')
    assert.equal((await o.decider('madameRoy', 'amina', { sens: 'ACCEPTEE', orientation: 2, surVersion: version })).status, 201)
    const [premiere, seconde] = await o.lire('madameRoy', 'amina')
    assert.deepEqual(
      [premiere?.donnees.etat, premiere?.donnees.motifSortie, premiere?.donnees.sortieLe],
      ['CLOTURE', 'REORIENTATION', o.jour()],
    )
    assert.equal(seconde?.donnees.etat, 'OUVERT')
    assert.deepEqual(await o.accompagnements('amina'), ['CD59 CD59-UT-LILLE', 'FT FT-59-LILLE'])
  })

  it('le parcours social est réexaminé à douze mois quand l’obstacle est durable, par le référent et France Travail', async () => {
    const reexamen = plusMois(o.jour(), 12)
    assert.ok((await o.echeances('amina')).includes(`reexamen-du-parcours-social ${reexamen}`))
    await o.dans(400)
    const file = await o.travaux('amina')
    for (const attendu of ['reexamen-a-faire CD59', 'reexamen-a-faire FT', 'contrat-en-retard CD59'])
      assert.ok(file.includes(attendu), attendu)
  })
})

describe('C3, A6 — Répondre et décider à la fois', () => {
  it('neuf répondent pendant qu’une décision se prend sans proposition : rien n’attend sous une orientation ouverte sans qu’une nouvelle soit demandée', async () => {
    const forcee = { sens: 'FORCEE', origine: 'INSCRIPTION_CONSEILLER_CD', parcours: 'PSO', organisme: 'CD', organisation: 'CD59' }
    for (let essai = 0; essai < 4; essai++) {
      const usager = await unePersonne(o.p, suivis, { sans })
      const rendus = await Promise.all(
        Array.from({ length: 10 }, (_, i) => (i === 2 ? o.decider('madameRoy', usager, forcee) : o.repondre('madameRoy', usager))),
      )
      for (const r of rendus) assert.ok([201, 422].includes(r.status), await r.clone().text())
      const etats = (await o.lire('madameRoy', usager)).map(x => x.donnees.etat)
      assert.deepEqual(
        etats.filter(e => e !== 'CLOTURE'),
        ['OUVERT'],
      )
    }
  })
})
