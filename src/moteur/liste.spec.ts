import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { type Demandeur, uneEpreuve } from '../../outils/epreuves/epreuve.js'
import { unePersonne } from '../../outils/epreuves/population.js'

const e = await uneEpreuve()
after(() => e.fermer())

type Page = { elements: { usager: string }[]; suivant: string | null }
const ce: Demandeur = { type: 'CE', organisation: 'CE59', structure: null }
const suivi = [{ organisation: 'CE59', structure: null, motif: 'accompagnement' } as const]
// One in three lacks a registration: she must not shorten a page of registrations.
const creees: bigint[] = []
for (let i = 0; i < 33; i++) creees.push(await unePersonne(e, suivi, i % 3 === 0 ? { sans: ['inscription'] } : {}))

async function parcourir(d: Demandeur, chemin: string, limite: number): Promise<string[][]> {
  const jeton = await e.jetonPour(d)
  const pages: string[][] = []
  let suite: string | null = `${chemin}?limite=${limite}`
  while (suite !== null) {
    const r = await e.appeler(suite, { jeton })
    assert.equal(r.status, 200, await r.clone().text())
    const page = (await r.json()) as Page
    pages.push(page.elements.map(x => x.usager))
    const lien: string | undefined = /^<([^>]+)>; rel="next"$/.exec(r.headers.get('link') ?? '')?.[1]
    assert.equal(lien !== undefined, page.suivant !== null, 'RFC 8288 et le corps disent la même suite')
    suite = page.suivant === null ? null : `${chemin}?curseur=${page.suivant}&limite=${limite}`
    assert.ok(pages.length < 100)
  }
  return pages
}
const noms = (usagers: readonly bigint[]) => usagers.map(u => e.moteur.identifiants.pour('CE59', u)).toSorted()

describe('A1, A7 — La liste des personnes suivies se parcourt en entier, et rien d’autre', () => {
  const siennes = [e.numero('karim'), e.suivie, ...creees]
  const sansInscription = new Set(creees.filter((_, i) => i % 3 === 0))

  for (const limite of [1, 7, 50, 200])
    it(`par pages de ${limite} : complète, sans doublon, jamais plus longue`, async () => {
      for (const [chemin, attendues] of [
        ['/api/v1/accompagnement/identites', siennes],
        ['/api/v1/accompagnement/inscriptions', siennes.filter(u => !sansInscription.has(u))],
      ] as const) {
        const pages = await parcourir(ce, chemin, limite)
        assert.deepEqual(pages.flat().toSorted(), noms(attendues), chemin)
        for (const p of pages.slice(0, -1)) assert.equal(p.length, limite, 'une page qui a une suite est pleine')
      }
    })

  it('stable : relue, elle rend le même ordre ; une personne arrivée entre deux pages ne décale rien', async () => {
    const chemin = '/api/v1/accompagnement/identites'
    const avant = (await parcourir(ce, chemin, 10)).flat()
    assert.deepEqual((await parcourir(ce, chemin, 10)).flat(), avant)
    const jeton = await e.jetonPour(ce)
    const premiere = (await (await e.appeler(`${chemin}?limite=10`, { jeton })).json()) as Page
    const arrivee = await unePersonne(e, suivi)
    const suite = (await (await e.appeler(`${chemin}?curseur=${premiere.suivant}&limite=200`, { jeton })).json()) as Page
    const [nouvelle = ''] = noms([arrivee])
    assert.deepEqual(
      [...premiere.elements, ...suite.elements].map(x => x.usager),
      [...avant, nouvelle],
    )
  })

  it('le curseur d’une organisation ne sert à aucune autre', async () => {
    const jeton = await e.jetonPour(ce)
    const curseur = e.moteur.identifiants.pour('CD59', e.suivie)
    assert.equal((await e.appeler(`/api/v1/accompagnement/identites?curseur=${curseur}`, { jeton })).status, 400)
  })

  it('la personne ne voit qu’elle, même en liste', async () => {
    const elle = e.ici('USAGER')
    const pages = await parcourir(elle, '/api/v1/acces-de-la-personne/identites', 50)
    assert.deepEqual(pages, [[e.moteur.identifiants.pour('ESPACE-USAGER', e.suivie)]])
  })

  it('un conseiller ne liste que sa structure', async () => {
    const lille = await parcourir(e.ici('FT'), '/api/v1/tenue-de-la-liste/identites', 200)
    const lyon = await parcourir(e.ailleurs('FT'), '/api/v1/tenue-de-la-liste/identites', 200)
    const nom = (p: bigint) => e.moteur.identifiants.pour('FT', p)
    assert.ok(lille.flat().includes(nom(e.numero('amina'))) && !lille.flat().includes(nom(e.numero('nadia'))))
    assert.deepEqual(lyon.flat(), [nom(e.lointaine)])
  })
})
