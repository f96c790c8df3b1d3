import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { types } from '../../outils/epreuves/acteurs.js'
import { demander, envoyer } from '../../outils/epreuves/demandes.js'
import { tousLesScopes, uneEpreuve } from '../../outils/epreuves/epreuve.js'
import { type Operation, operationsServies } from '../../outils/epreuves/operations.js'
import type { CodeActeur } from '../droit/acteurs.js'
import { permis, table } from './qui-voit-quoi.essai.js'
import { ressources } from './ressources.js'

const e = await uneEpreuve()
const operations = await operationsServies(e)
after(() => e.fermer())

const champsDe = (ressource: string) => table.filter(c => c.titre === ressource).map(c => c.champ ?? '')

type Rendu = { donnees?: Record<string, unknown>; elements?: Rendu[]; versions?: Rendu[] }
/** Every set of data an answer holds, however deep. */
const donneesDe = (r: Rendu): Record<string, unknown>[] => [
  ...(r.donnees ? [r.donnees] : []),
  ...[...(r.elements ?? []), ...(r.versions ?? [])].flatMap(donneesDe),
]
const de = (ressource: string, ...formes: string[]) =>
  operations.filter(o => o.ligne.ressource.nom === ressource && formes.includes(o.forme))

/** The fields an actor really obtains of our person, whatever the échange; null when every one refuses. */
async function champsObtenus(ressource: string, acteur: CodeActeur, formes: string[]): Promise<string[] | null> {
  const obtenus = new Set<string>()
  let ouvertes = 0
  for (const op of de(ressource, ...formes)) {
    const d = e.ici(acteur)
    const r = await envoyer(e, await demander(e, op, d, e.suivie), await e.jetonPour(d))
    if (r.status === 403) continue
    assert.equal(r.status, 200, `${op.id} ${acteur}`)
    ouvertes++
    const donnees = donneesDe((await r.json()) as Rendu)
    assert.ok(donnees.length > 0, `${op.id} ${acteur} : rien à comparer`)
    for (const cle of donnees.flatMap(Object.keys)) obtenus.add(cle)
  }
  return ouvertes === 0 ? null : [...obtenus].toSorted()
}

describe('J4 — La table écrite à la main porte sur tout ce qui est déclaré, et sur rien d’autre', () => {
  it('chaque ressource, chaque champ, chaque organisation', () => {
    assert.deepEqual(
      [...new Set(table.map(c => c.titre ?? ''))].toSorted((a, b) => a.localeCompare(b)),
      ressources.map(r => r.nom).toSorted((a, b) => a.localeCompare(b)),
    )
    for (const r of ressources) assert.deepEqual(champsDe(r.nom).toSorted(), Object.keys(r.donnees).toSorted())
    for (const cas of table) for (const t of types) assert.match(cas[t] ?? '?', /^(L)? ?(D)? ?(C)?$/, `${cas.titre}.${cas.champ} ${t}`)
  })
})

describe('J4, A7 — Chacun obtient les champs que la table lui donne, aucun de plus, et les autres rien', () => {
  for (const { nom } of ressources)
    for (const acteur of types)
      it(`${nom} — ${acteur} : ${permis(nom, acteur, 'L').join(', ') || 'rien'}`, async () => {
        const attendus = permis(nom, acteur, 'L').toSorted()
        for (const formes of [['lecture'], ['historique'], ['liste']])
          assert.deepEqual(await champsObtenus(nom, acteur, formes), attendus.length > 0 ? attendus : null, formes.join())
      })
})

describe('J4 — Chacun corrige les champs que la table lui donne, un par un, et aucun autre', () => {
  for (const { nom, donnees } of ressources)
    for (const acteur of types)
      it(`${nom} — ${acteur} : ${permis(nom, acteur, 'C').join(', ') || 'rien'}`, async () => {
        const corrigeables = new Set<string>()
        for (const op of de(nom, 'correction'))
          for (const champ of Object.keys(donnees)) if (await accepte(op, acteur, champ)) corrigeables.add(champ)
        assert.deepEqual([...corrigeables].toSorted(), permis(nom, acteur, 'C').toSorted())
      })

  async function accepte(op: Operation, acteur: CodeActeur, champ: string): Promise<boolean> {
    const d = e.ici(acteur)
    const demande = await demander(e, op, d, e.suivie)
    const exemple = op.ligne.ressource.donnees[champ]?.exemple ?? null
    const propre = champ === 'structure' ? d.structure : champ === 'numeroFranceTravail' ? String(30_000_000_000n + e.suivie) : exemple
    const r = await envoyer(e, { ...demande, corps: JSON.stringify({ [champ]: propre }) }, await e.jetonPour(d))
    if (r.status === 200) return true
    const texte = await r.text()
    // The field is open; a rule, that its own spec holds, asks who signs.
    if (r.status === 422 && texte.includes('"/qualite"')) return true
    assert.ok(r.status === 403 || (r.status === 400 && texte.includes(`"/${champ}"`)), `${op.id} ${champ} : ${r.status} ${texte}`)
    return false
  }
})

describe('J4 — Chacun dépose les champs que la table lui donne, et aucun autre', () => {
  for (const { nom, donnees } of ressources)
    for (const acteur of types)
      it(`${nom} — ${acteur} : ${permis(nom, acteur, 'D').join(', ') || 'rien'}`, async () => {
        const deposables = new Set<string>()
        for (const op of de(nom, 'depot')) {
          const d = e.ici(acteur)
          const demande = await demander(e, op, d, e.suivie)
          // Everything at once: the refusal names each field that is not open, and nothing is written.
          const entetes = { ...demande.entetes, 'idempotency-key': randomUUID() }
          const corps = JSON.stringify({ ...Object.fromEntries(Object.keys(donnees).map(c => [c, donnees[c]?.exemple])), deTrop: 1 })
          const r = await envoyer(e, { ...demande, entetes, corps }, await e.jetonPour(d))
          if (r.status === 403) continue
          assert.equal(r.status, 400, `${op.id} ${acteur}`)
          const { errors } = (await r.json()) as { errors: { pointer: string }[] }
          const refuses = new Set(errors.map(x => x.pointer.slice(1)))
          assert.ok(refuses.delete('deTrop'))
          for (const champ of Object.keys(donnees)) if (!refuses.has(champ)) deposables.add(champ)
        }
        assert.deepEqual([...deposables].toSorted(), permis(nom, acteur, 'D').toSorted())
      })
})

describe('A7, J4 — Et les personnes nommées, par la porte d’entrée', () => {
  // biome-ignore format: a table is read in columns
  const rencontres: readonly [qui: string, acteur: CodeActeur, organisation: string, chemin: string, personne: string, statut: number][] = [
    ['julien',        'FT',     'FT',            'tenue-de-la-liste',   'amina', 200],
    ['julien',        'FT',     'FT',            'tenue-de-la-liste',   'leo',   200],
    ['julien',        'FT',     'FT',            'tenue-de-la-liste',   'karim', 404],
    ['julien',        'FT',     'FT',            'tenue-de-la-liste',   'nadia', 404],
    ['camille',       'FT',     'FT',            'tenue-de-la-liste',   'amina', 404],
    ['madameRoy',     'CD',     'CD59',          'accompagnement',      'amina', 200],
    ['madameRoy',     'CD',     'CD59',          'accompagnement',      'yanis', 200],
    ['madameRoy',     'CD',     'CD59',          'accompagnement',      'leo',   404],
    ['madameRoy',     'CD',     'CD59',          'accompagnement',      'nadia', 404],
    ['madameRoy',     'CD',     'CD59',          'tenue-de-la-liste',   'amina', 403],
    ['monsieurPetit', 'CD',     'CD62',          'accompagnement',      'nadia', 200],
    ['monsieurPetit', 'CD',     'CD62',          'accompagnement',      'amina', 404],
    ['sofia',         'ML',     'ML-LILLE',      'accompagnement',      'leo',   200],
    ['sofia',         'ML',     'ML-LILLE',      'accompagnement',      'amina', 404],
    ['amina',         'USAGER', 'ESPACE-USAGER', 'acces-de-la-personne', 'amina', 200],
    ['amina',         'USAGER', 'ESPACE-USAGER', 'acces-de-la-personne', 'yanis', 404],
    ['leo',           'USAGER', 'ESPACE-USAGER', 'accompagnement',      'leo',   403],
  ]
  for (const [qui, acteur, organisation, chemin, personne, statut] of rencontres)
    it(`${qui} demande ${personne} au titre de « ${chemin} » : ${statut}`, async () => {
      const r = await e.appeler(`/api/v1/${chemin}/identites/${e.identifiant(personne, organisation)}`, {
        jeton: await e.jetonDe(qui, tousLesScopes),
      })
      assert.equal(r.status, statut, await r.clone().text())
      if (statut !== 200) return
      const [donnees = {}] = donneesDe((await r.json()) as Rendu)
      assert.deepEqual(Object.keys(donnees).toSorted(), permis('identite', acteur, 'L').toSorted())
    })
})
