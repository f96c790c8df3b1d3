import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { etatsSuivants as deLaSanctionRsa } from '../../src/parcours/sanction-rsa/etats.regles.js'
import { ressources } from '../../src/parcours/ressources.js'
import { lireLesModules, unModule } from './modules.js'
import { cheminsDetournes, lignesSansHumain, sanctionsParmi, sqlQuiSanctionne } from './sanctions.js'

const racine = fileURLToPath(new URL('../../../', import.meta.url))
const modules = lireLesModules(racine)
const sanctions = sanctionsParmi(ressources)
const migrations = readdirSync(`${racine}src/serveur/migrations`).map(f => [
  f,
  readFileSync(`${racine}src/serveur/migrations/${f}`, 'utf8'),
])

/**
 * The only modules that write beside the rules: what the calendar brings to a procedure, and what follows from a decision that its own rules
 * judged. Each one is read below, or by the spec it names.
 */
const relus = [
  'src/parcours/radiation/suites-de-l-etat.ts', // the state of a procedure after `decisionDeRadiation`: etats.spec.ts
  'src/parcours/radiation/sur-la-liste.ts', // the list after that decision: decision.spec.ts
  // What a département declares, its own rules judging it, who signs among them: declaration.cas.md, cinematique-des-sanctions.spec.ts.
  'src/parcours/sanction-rsa/declaration-de-sanction.depot.ts',
  'src/parcours/sanction-rsa/echeances.ts',
  'src/parcours/sanction-travail/echeances.ts', // only brings a sanction to its end: etats.regles.ts
  'src/parcours/sanction-travail/reprise.ts', // only says who leads the procedure from then on: reprise.spec.ts
]

/**
 * The only statements of migrations that write one, word for word. 0094: a decision withdrawn before the right could move to another
 * département was withdrawn by the one that had taken it, which its line alone allowed; the row says so from then on. It grants nothing, and
 * withdraws nothing.
 */
const reprises: Readonly<Record<string, string>> = {
  '0094_opportunite-transferee.sql': 'update decision_d_opportunite set retiree_par = decidee_par where retiree_le is not null;',
}

describe('B3 — Aucun chemin n’écrit une sanction sans la décision d’un humain nommé', () => {
  it('aucune ligne déclarée ne décide sans lui, ni pour qui ne sanctionne pas', () => {
    assert.deepEqual(sanctions.map(r => r.nom).toSorted(), [
      ...['decisionDOpportunite', 'decisionDeRadiation', 'radiation'],
      ...['sanctionDemandeur', 'sanctionJeune', 'sanctionRsa'],
    ])
    assert.deepEqual(lignesSansHumain(sanctions), [])
  })

  it('aucun module n’écrit à côté des règles, aucun import, aucun SQL : sauf ce qui est relu ici', () => {
    const detournes = cheminsDetournes(modules, sanctions)
    assert.deepEqual(
      detournes.filter(d => !relus.some(r => d.startsWith(`${r} écrit sans`))),
      [],
    )
    for (const r of relus)
      assert.ok(
        detournes.some(d => d.startsWith(r)),
        `${r} ne sert plus : retirez-le`,
      )
    for (const [f = '', texte = ''] of migrations) {
      const reprise = reprises[f] ?? ''
      assert.ok(texte.includes(reprise), `${f} ne dit plus « ${reprise} » : retirez-le`)
      assert.deepEqual(sqlQuiSanctionne(f, texte.replace(reprise, ''), sanctions), [])
    }
  })

  it('ce que le calendrier seul apporte ne mène personne à une sanction qu’elle n’avait pas', () => {
    const texte = modules.find(m => m.chemin === 'src/parcours/sanction-rsa/echeances.ts')?.texte ?? ''
    const evenements = [...texte.matchAll(/passage\('(\w+)'/g)].map(([, e]) => e as keyof (typeof deLaSanctionRsa)['DECIDEE'])
    assert.deepEqual(evenements, ['DELEGUER', 'ECHOIR'])
    const sanctionnee = new Set(['DECIDEE', 'LEVEE_A_TRAITER', 'LEVEE', 'ECHUE', 'ANNULEE'])
    for (const e of evenements)
      for (const [etat, suites] of Object.entries(deLaSanctionRsa)) {
        const suite = suites[e]
        if ('mene' in suite) assert.ok(sanctionnee.has(etat) || !suite.mene.some(m => sanctionnee.has(m)), `${etat} ${e}`)
      }
  })
})

describe('B3 — Cet essai peut échouer : chaque chemin planté est trouvé', () => {
  const sanctionRsa = sanctions.find(r => r.nom === 'sanctionRsa') ?? assert.fail()
  const nommee = (nom: string) => sanctions.find(r => r.nom === nom) ?? assert.fail(nom)
  const avecUneLigne = (ligne: object, r = sanctionRsa) => ({
    ...r,
    echanges: { planté: { ...Object.values(r.echanges)[0], corriger: ligne } },
  })
  const { assurance: _, ...sansAssurance } = sanctionRsa.echanges.decision?.corriger ?? assert.fail()
  const { assurance: _a, ...avertirSansAssurance } = nommee('radiation').echanges.tenueDeLaListe?.deposer ?? assert.fail()
  const accorder = nommee('decisionDOpportunite').echanges.decisionDOpportunite?.deposer ?? assert.fail()
  const maintenir = nommee('decisionDOpportunite').echanges.decisionDOpportunite?.corriger ?? assert.fail()
  const { assurance: _m, ...maintenirSansAssurance } = maintenir
  const duReferent = sanctionRsa.echanges.remiseEnConformite?.corriger ?? assert.fail()

  for (const [titre, ligne, refus, nom = 'sanctionRsa'] of [
    ['une ligne qui décide sans humain nommé', sansAssurance, /sans demander un humain nommé/],
    ['un organisme référent qui décide', { ...duReferent, champs: ['levee'] }, /laisse DCD décider/],
    ['un avertissement donné par un programme', avertirSansAssurance, /« fondement, delai » sans demander un humain nommé/, 'radiation'],
    [
      'une décision d’opportunité maintenue par un programme',
      maintenirSansAssurance,
      /« confirmation, retrait » sans/,
      'decisionDOpportunite',
    ],
    ['France Travail qui accorde', { ...accorder, par: [{ code: 'FT' }] }, /laisse FT décider/, 'decisionDOpportunite'],
  ] as const)
    it(titre, () => assert.match(lignesSansHumain([avecUneLigne(ligne, nommee(nom)) as typeof sanctionRsa]).join('\n'), refus))

  const ecriture = `import { corriger } from '../../moteur/ecriture.js'\nawait corriger(e, u, 1, 1, { etat: 'DECIDEE' })`
  for (const [chemin, texte, refus] of [
    ['src/parcours/sanction-rsa/robot.ts', ecriture, /sans passer par les règles/],
    [
      'src/parcours/inscription/robot.ts',
      `import { sanctionRsa } from '../sanction-rsa/sanction-rsa.echange.js'\n${ecriture}`,
      /sans passer par les règles/,
    ],
    ['src/parcours/sanction-rsa/robot.ts', `await deposerSelon({}, e, { usager, corps })`, /sans passer par les règles/],
    ['src/parcours/opportunite/robot.ts', ecriture, /sans passer par les règles/],
    ['src/suites/robot.ts', 'sql`insert into radiation (etat) select 1`', /en SQL/],
    ['src/suites/robot.ts', 'sql`update decision_d_opportunite set retiree_le = now()`', /en SQL/],
    ['src/flux/import/sanctions.ts', `const quoi = 'sanctionRsa'`, /par un fichier/],
    ['src/suites/robot.ts', 'sql`update sanction_rsa set decision = 1`', /en SQL/],
    ['src/suites/robot.ts', 'sql`INSERT INTO only sanction_rsa (decision) select 1`', /en SQL/],
  ] as const)
    it(`dans ${chemin} : ${texte.slice(0, 60)}`, () =>
      assert.match(
        cheminsDetournes([...modules, unModule(chemin, texte)], sanctions).join('\n'),
        new RegExp(`${chemin} .*${refus.source}`),
      ))

  it('une migration qui sanctionnerait', () =>
    assert.equal(sqlQuiSanctionne('9999.sql', `update sanction_rsa set etat = 'DECIDEE'`, sanctions).length, 1))
})
