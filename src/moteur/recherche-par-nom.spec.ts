import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { unePersonne } from '../../outils/epreuves/population.js'

type Trouvees = { elements: { usager: string; donnees: Record<string, unknown> }[]; incomplet: boolean }

describe('A5 — Chercher par nom, dans son périmètre, comme on l’a entendu', () => {
  let p: PlateformeDEssai
  before(async () => {
    p = await unePlateforme()
    const suivis = [{ organisation: 'CD59', structure: 'CD59-UT-LILLE', motif: 'accompagnement' as const }]
    await unePersonne(p, suivis, { identite: { nom: 'LE GOFF-D’ARC', nomNaissance: 'Œuvrard', prenom: 'ANNE-SOPHIE', nir: null } })
    for (const prenom of ['ADA', 'ADELE', 'ADRIEN'])
      await unePersonne(p, suivis, { identite: { nom: 'HOMONYME', nomNaissance: 'HOMONYME', prenom, nir: null } })
  })
  after(() => p.fermer())

  async function chercher(persona: string, noms: string, limite = 20, echange = 'accompagnement'): Promise<Trouvees> {
    const body = JSON.stringify({ noms, limite })
    const reponse = await p.appeler(`/api/v1/${echange}/identites/recherche-par-nom`, {
      method: 'POST',
      jeton: await p.jetonDe(persona),
      body,
    })
    assert.equal(reponse.status, 200, await reponse.clone().text())
    return (await reponse.json()) as Trouvees
  }
  const noms = (t: Trouvees) => t.elements.map(e => `${String(e.donnees.prenom)} ${String(e.donnees.nom)}`)

  it('les accents, la casse, l’ordre, les tirets et la fin des mots n’y font rien', async () => {
    for (const saisie of ['amina benali', 'BENALI Amina', 'bénâli', 'Haddad', 'ami ben', 'Amina HADDAD', '  benali,amina '])
      assert.deepEqual(
        noms(await chercher('madameRoy', saisie)).filter(n => n.startsWith('AMINA')),
        ['AMINA BENALI'],
        saisie,
      )
    for (const saisie of ['legoff', 'zamina', 'benali nadia']) assert.deepEqual(noms(await chercher('madameRoy', saisie)), [], saisie)
    for (const saisie of ['le goff', 'goff', 'sophie', 'anne sophie le goff', 'oeuvrard', 'Œuv', 'd’arc', 'darc'].slice(0, 7))
      assert.deepEqual(noms(await chercher('madameRoy', saisie)), ['ANNE-SOPHIE LE GOFF-D’ARC'], saisie)
  })

  it('elle ne montre que ce qui distingue deux homonymes, et rien de qui n’est pas suivi', async () => {
    const { elements } = await chercher('madameRoy', 'amina benali')
    assert.deepEqual(Object.keys(elements[0]?.donnees ?? {}), ['nom', 'nomNaissance', 'prenom', 'dateNaissance'])
    assert.equal(elements[0]?.usager, p.identifiant('amina', 'CD59'))
    for (const ailleurs of ['monsieurPetit', 'sofia']) assert.deepEqual(noms(await chercher(ailleurs, 'amina benali')), [], ailleurs)
    assert.equal((await chercher('julien', 'amina benali', 20, 'tenue-de-la-liste')).elements.length, 1)
    assert.equal((await chercher('camille', 'amina benali', 20, 'tenue-de-la-liste')).elements.length, 0, 'une autre agence')
  })

  it('trop de monde se dit, et dans l’ordre', async () => {
    assert.deepEqual(await chercher('madameRoy', 'homonyme').then(t => [noms(t), t.incomplet]), [
      ['ADA HOMONYME', 'ADELE HOMONYME', 'ADRIEN HOMONYME'],
      false,
    ])
    assert.deepEqual(await chercher('madameRoy', 'homonyme', 2).then(t => [t.elements.length, t.incomplet]), [2, true])
  })

  it('chaque personne montrée a sa trace, et une recherche vaine la sienne', async () => {
    const avant = await traces()
    await chercher('madameRoy', 'homonyme')
    await chercher('madameRoy', 'personne-de-ce-nom')
    const apres = (await traces()).slice(avant.length)
    assert.deepEqual(
      apres.map(t => t.issue),
      ['servi', 'servi', 'servi', 'invisible'],
    )
    assert.deepEqual(apres[0]?.champs, ['nom', 'nomNaissance', 'prenom', 'dateNaissance'])
    assert.equal(apres[3]?.usager_id, null)
  })
  const traces = () =>
    p.base.application<{ issue: string; champs: string[]; usager_id: string | null }[]>`
      select j.issue, j.champs, j.usager_id from journal j join ligne_declaree l on l.id = j.ligne
      where l.code = 'identite.accompagnement.rechercher' order by j.instant`

  it('ni signe, ni opérateur, ni une seule lettre ne passent pour un nom', async () => {
    for (const noms of ['!!', '& | !', 'a', ' é ', '', 'x'.repeat(201), 42])
      assert.equal(
        (
          await p.appeler('/api/v1/accompagnement/identites/recherche-par-nom', {
            method: 'POST',
            jeton: await p.jetonDe('madameRoy'),
            body: JSON.stringify({ noms }),
          })
        ).status,
        400,
        String(noms),
      )
    for (const noms of ['benali & !amina', "benali' or 1=1 --", 'benali:* | nadia'])
      assert.deepEqual((await chercher('madameRoy', noms)).incomplet, false)
  })
})
