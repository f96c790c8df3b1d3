import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { coupe, Frange, hacherLaFeuille, hacherLeNoeud, racineDe, racineVide } from './arbre.js'
import { estCoherente, racineParInclusion } from './inclusion.js'

/** The eight leaves and the roots of the reference implementation of Certificate Transparency (RFC 6962). */
const ENTREES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const RACINES = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const feuilles = ENTREES.map(e => hacherLaFeuille(Buffer.from(e, 'hex').toString()))
const quelconques = (n: number) => Array.from({ length: n }, (_, i) => hacherLaFeuille(`rang ${i}`))

/** The definitions of RFC 9162 written as they are, by recursion: what the products are held against. */
const chemin = (m: number, d: readonly Buffer[]): Buffer[] => {
  if (d.length === 1) return []
  const k = coupe(d.length)
  return m < k ? [...chemin(m, d.slice(0, k)), racineDe(d.slice(k))] : [...chemin(m - k, d.slice(k)), racineDe(d.slice(0, k))]
}
const preuve = (m: number, d: readonly Buffer[], entier = true): Buffer[] => {
  if (m === d.length) return entier ? [] : [racineDe(d)]
  const k = coupe(d.length)
  return m <= k
    ? [...preuve(m, d.slice(0, k), entier), racineDe(d.slice(k))]
    : [...preuve(m - k, d.slice(k), false), racineDe(d.slice(0, k))]
}

describe('A11 — L’arbre qui scelle le journal est celui de la RFC 9162', () => {
  it('ses racines sont celles de l’implantation de référence', () => {
    assert.equal(racineVide().toString('hex'), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    for (const [i, racine] of RACINES.entries()) assert.equal(racineDe(feuilles.slice(0, i + 1)).toString('hex'), racine)
    assert.equal(hacherLeNoeud(feuilles[0] as Buffer, feuilles[1] as Buffer).toString('hex'), RACINES[1])
  })

  it('il ne garde jamais plus de sommets que sa taille n’a de bits', () => {
    const frange = new Frange()
    for (const feuille of quelconques(1000)) {
      frange.ajouter(feuille)
      assert.equal(frange.sommets.length, frange.taille.toString(2).replaceAll('0', '').length)
    }
  })

  it('toute feuille de tout arbre de 1 à 40 est prouvée ; déplacée, changée ou d’un autre arbre, elle ne l’est pas', () => {
    for (let n = 1; n <= 40; n++) {
      const d = quelconques(n)
      const racine = racineDe(d)
      for (const [rang, feuille] of d.entries()) {
        const voulue = { feuille, rang, taille: n, chemin: chemin(rang, d) }
        const mene = (autre: Partial<typeof voulue>) => racineParInclusion({ ...voulue, ...autre })?.equals(racine) === true
        assert.ok(mene({}))
        assert.ok(!mene({ feuille: hacherLaFeuille('autre') }))
        if (n > 1) assert.ok(!mene({ rang: (rang + 1) % n }))
        if (n > 1) assert.ok(!mene({ chemin: voulue.chemin.slice(1) }))
        assert.ok(!mene({ chemin: [...voulue.chemin, feuille] }))
        assert.ok(!mene({ rang: -1 }) && !mene({ rang: n }) && !mene({ rang: 0.5 }))
      }
    }
  })

  it('tout arbre de 1 à 40 prouve qu’il continue chacun de ceux d’avant ; une histoire réécrite ne se prouve pas', () => {
    for (let apres = 1; apres <= 40; apres++) {
      const d = quelconques(apres)
      for (let avant = 1; avant <= apres; avant++) {
        const racines = { racineAvant: racineDe(d.slice(0, avant)), racineApres: racineDe(d) }
        const voulue = { avant, apres, ...racines, chemin: preuve(avant, d) }
        assert.ok(estCoherente(voulue), `${avant} → ${apres}`)
        const reecrite = racineDe([hacherLaFeuille('réécrite'), ...d.slice(1, avant)])
        assert.ok(!estCoherente({ ...voulue, racineAvant: reecrite }))
        if (avant < apres) assert.ok(!estCoherente({ ...voulue, avant: apres, apres: avant }))
      }
    }
  })
})
