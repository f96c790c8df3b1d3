import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unePlateforme } from '../../outils/plateforme-d-essai.js'
import { ressources } from '../parcours/ressources.js'
import { empreintesDIdentite } from '../personnes/index.js'
import type { Appelant } from './appelant.js'
import { type BilanEnMasse, EcritureConcurrente, ecrireEnMasse, type RangEnMasse, type ReglageEnMasse } from './ecriture-en-masse.js'
import { agirPour } from './journal.js'
import { type Ligne, toutesLesLignes } from './lignes.js'

const lignes = new Map(toutesLesLignes(ressources).map(l => [l.code, l]))
const ligne = (code: string): Ligne => lignes.get(code) ?? assert.fail(code)
const caf591: Appelant = {
  organisation: 'CAF591',
  type: 'CAF',
  structure: null,
  agent: 'BATCH',
  application: 'PAR_caf_591',
  personne: null,
  preuve: null,
  lignes: new Set(lignes.keys()),
  correlation: 'essai-en-masse',
}
const caf621: Appelant = { ...caf591, organisation: 'CAF621', application: 'PAR_caf_621' }

describe('L’écriture en masse', async () => {
  const p = await unePlateforme()
  after(p.fermer)
  const empreintes = empreintesDIdentite(p.secrets.nirEmpreinte)

  const dansUneTransaction = <T>(appelant: Appelant, faire: (sql: import('postgres').ISql) => Promise<T>) =>
    p.moteur.sql.begin(async sql => {
      await agirPour(sql, appelant)
      return faire(sql)
    }) as Promise<T>

  const identites = (appelant: Appelant, rangs: RangEnMasse[], reglage: ReglageEnMasse = { nulls: 'gardent' }) =>
    dansUneTransaction(appelant, sql =>
      ecrireEnMasse(
        {
          sql,
          moteur: p.moteur,
          appelant,
          ligneDeposer: ligne('identite.versementRsa.deposer'),
          ligneCorriger: ligne('identite.versementRsa.corriger'),
        },
        rangs,
        reglage,
      ),
    )

  const rang = (usager: bigint, donnees: Record<string, unknown>): RangEnMasse => ({
    usager,
    donnees,
    empreintes: Object.fromEntries(
      Object.entries(empreintes(donnees, Object.keys(donnees))).map(([nom, octets]) => [nom, octets?.toString('hex') ?? null]),
    ),
  })
  const etatCivil = (nom: string, nir: string | null, suite: Record<string, unknown> = {}) => ({
    civilite: 'MME',
    nom,
    nomNaissance: nom,
    prenom: 'ZOE',
    dateNaissance: '1990-03-04',
    nir,
    identiteCertifiee: nir !== null,
    adresse: null,
    ...suite,
  })

  const nouvelles = async (nombre: number): Promise<bigint[]> => {
    const rangs = await p.moteur.sql<
      { id: string }[]
    >`insert into usager (cree_le) select now() from generate_series(1, ${nombre}) returning id`
    const usagers = rangs.map(r => BigInt(r.id))
    await dansUneTransaction(caf591, sql =>
      ecrireEnMasse(
        {
          sql,
          moteur: p.moteur,
          appelant: caf591,
          ligneDeposer: ligne('rattachement.informationDesCompetents.deposer'),
          ligneCorriger: null,
        },
        usagers.map(usager => ({
          usager,
          numero: 1,
          donnees: { organisation: 'CAF591', structure: null, motif: 'versement-rsa', du: '2026-01-01', au: null },
        })),
        { nulls: 'effacent' },
      ),
    )
    return usagers
  }
  const identiteDe = async (usager: bigint) => {
    const [r] = await p.base.proprietaire`select * from identite where usager_id = ${usager.toString()}`
    return r ?? assert.fail('sans identité')
  }
  const traces = (usager: bigint, echange: string) => p.base.proprietaire`
    select l.code, j.issue, j.champs, j.organisation from journal j join ligne_declaree l on l.id = j.ligne
    where j.usager_id = ${usager.toString()} and l.code like ${`${echange}%`} order by j.instant`

  it('crée, numérote et trace chaque personne en une instruction', async () => {
    const [a = 0n, b = 0n] = await nouvelles(2)
    const bilan = await identites(caf591, [rang(a, etatCivil('PETIT', '2900359350111')), rang(b, etatCivil('GRAND', null))])
    assert.deepEqual(bilan, { crees: 2, modifies: 0, inchanges: 0, touches: new Set([a, b]) } satisfies BilanEnMasse)
    const ligneA = await identiteDe(a)
    assert.equal(ligneA.version, 1)
    assert.match(ligneA.numero_france_travail, /^2\d{10}$/)
    assert.equal(p.moteur.chiffrement.de('NIR').dechiffrer(ligneA.nir_chiffre), '2900359350111')
    assert.deepEqual(
      (await traces(a, 'identite.')).map(t => [t.code, t.issue]),
      [['identite.versementRsa.deposer', 'ecrit']],
    )
  })

  it('n’écrit rien quand rien n’a changé, bien que le NIR se chiffre autrement à chaque fois', async () => {
    const [a = 0n] = await nouvelles(1)
    await identites(caf591, [rang(a, etatCivil('SOLEIL', '2900359350112'))])
    const avant = await identiteDe(a)
    assert.deepEqual(await identites(caf591, [rang(a, etatCivil('SOLEIL', '2900359350112'))]), {
      crees: 0,
      modifies: 0,
      inchanges: 1,
      touches: new Set(),
    })
    assert.deepEqual(await identiteDe(a), avant)
    assert.equal((await traces(a, 'identite.')).length, 1)
  })

  it('A6 — garde la version remplacée, nomme ce qui a changé et suit les empreintes', async () => {
    const [a = 0n] = await nouvelles(1)
    await identites(caf591, [rang(a, etatCivil('LUNE', '2900359350113'))])
    const avant = await identiteDe(a)
    await identites(caf591, [rang(a, etatCivil('LUNE', '2900359350114', { nom: 'MARS' }))])
    const apres = await identiteDe(a)
    assert.deepEqual([apres.version, apres.modifies.toSorted(), apres.nom], [2, ['nir', 'nom'], 'MARS'])
    assert.notDeepEqual(apres.nir_empreinte, avant.nir_empreinte)
    assert.equal(apres.etat_civil_usage_empreinte === null, false)
    const [archivee] = await p.base.proprietaire`select * from identite_histoire where usager_id = ${a.toString()}`
    const { remplace_le, ...version } = archivee ?? assert.fail()
    assert.deepEqual({ ...version }, { ...avant })
    assert.deepEqual(remplace_le, apres.enregistre_le)
    assert.deepEqual((await traces(a, 'identite.versementRsa.corriger'))[0]?.champs.toSorted(), ['nir', 'nom'])
  })

  it('garde ou efface selon ce que dit l’appelant d’une valeur absente', async () => {
    const [a = 0n] = await nouvelles(1)
    await identites(caf591, [rang(a, etatCivil('TERRE', '2900359350115', { civilite: 'MME' }))])
    const sans = rang(a, etatCivil('TERRE', null, { civilite: null, identiteCertifiee: true }))
    assert.equal((await identites(caf591, [sans])).modifies, 0)
    assert.equal((await identites(caf591, [sans], { nulls: 'effacent' })).modifies, 1)
    const apres = await identiteDe(a)
    assert.deepEqual([apres.civilite, apres.nir_chiffre, apres.nir_empreinte], [null, null, null])
  })

  it('J2 — ne voit ni n’écrit la personne d’une autre caisse', async () => {
    const [a = 0n] = await nouvelles(1)
    await identites(caf591, [rang(a, etatCivil('VENUS', null))])
    await assert.rejects(identites(caf621, [rang(a, etatCivil('PIRATE', null))]), EcritureConcurrente)
    assert.equal((await identiteDe(a)).nom, 'VENUS')
  })

  it('refuse un champ qu’aucune des lignes n’écrit, et la même personne deux fois', async () => {
    const [a = 0n] = await nouvelles(1)
    await assert.rejects(identites(caf591, [rang(a, { ...etatCivil('X', null), numeroFranceTravail: '1' })]), /numeroFranceTravail/)
    await assert.rejects(identites(caf591, [rang(a, etatCivil('X', null)), rang(a, etatCivil('Y', null))]), /deux fois/)
  })
})
