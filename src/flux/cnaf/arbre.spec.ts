import assert from 'node:assert/strict'
import { it } from 'node:test'
import { ecrireNoeud } from '../../../jeu-d-essai/fichier/noeud.js'
import { foyerXml } from '../../../jeu-d-essai/fichier/foyer-xml.js'
import { entier, hasard } from '../../../jeu-d-essai/population/hasard.js'
import { population } from '../../../jeu-d-essai/population.js'
import { arbreComplet, lireArbre } from './arbre.js'
import { arbreRapide } from './arbre-rapide.js'
import type { Bloc } from './bloc.js'
import { BLOCS_NON_LUS } from './schema.js'

function* fragments(nombre: number): Generator<string> {
  for (const menage of population({ graine: 11, taille: nombre, publics: ['RSA'] })) {
    if (menage.droits !== null) yield ecrireNoeud(foyerXml(menage, menage.droits, '59', '2026-01-31')).trim()
  }
}

const sansNonLus = (bloc: Bloc): Bloc => ({
  ...bloc,
  blocs: bloc.blocs.filter(({ nom }) => !BLOCS_NON_LUS.has(nom)).map(sansNonLus),
})

it('B1 — la lecture directe et l’analyseur complet voient le même dossier', () => {
  for (const fragment of fragments(200)) {
    const complet = arbreComplet(fragment)
    assert.ok(!('motif' in complet))
    assert.deepEqual(arbreRapide(fragment), sansNonLus(complet))
  }
})

it('B1 — la lecture directe n’accepte jamais un dossier que l’analyseur complet refuse', () => {
  const tirage = hasard(5)
  const eclats = [
    '<',
    '>',
    '/',
    '</',
    '/>',
    ' ',
    '&',
    '"',
    'X',
    '',
    '<A>',
    '</NOM>',
    '<NOM>',
    '<!--',
    '-->',
    ']]>',
    '<Ressources>',
    '</Personne>',
  ]
  let acceptes = 0
  for (const fragment of fragments(1500)) {
    const position = entier(tirage, 0, fragment.length - 1)
    const eclat = eclats[entier(tirage, 0, eclats.length - 1)] ?? ''
    const abime = fragment.slice(0, position) + eclat + fragment.slice(position + entier(tirage, 0, 3))
    const rapide = arbreRapide(abime)
    if (rapide === null) continue
    acceptes++
    const complet = arbreComplet(abime)
    assert.ok(!('motif' in complet), abime.slice(Math.max(0, position - 40), position + 40))
    assert.deepEqual(rapide, sansNonLus(complet))
  }
  assert.ok(acceptes > 50, 'the mutations are too violent to test anything')
})

it('B1 — entités hostiles, déclarations, profondeur et caractères de contrôle sont refusés avec leur motif', () => {
  const cas: readonly (readonly [string, string])[] = [
    ['<Personne><NOM>A&amp;B</NOM></Personne>', ''],
    ['<Personne><NOM><![CDATA[A<B]]></NOM><!-- x --></Personne>', ''],
    ['<Personne xsi:nil="true"><NOM>A</NOM></Personne>', ''],
    ['<Personne><NOM>&lol;</NOM></Personne>', 'FOYER_MAL_FORME'],
    ['<!DOCTYPE p [<!ENTITY lol "lol">]><Personne><NOM>&lol;</NOM></Personne>', 'FOYER_DTD_INTERDITE'],
    ['<Personne><NOM>&#0;</NOM></Personne>', 'FOYER_MAL_FORME'],
    ['<Personne><NOM>&#xD800;</NOM></Personne>', 'FOYER_MAL_FORME'],
    ['<Personne><NOM>\u0000</NOM></Personne>', 'FOYER_CARACTERE_INTERDIT'],
    ['<Personne><NOM>\u001f</NOM></Personne>', 'FOYER_CARACTERE_INTERDIT'],
    ['<Personne><NOM>A</Personne>', 'FOYER_MAL_FORME'],
    ['<Personne>', 'FOYER_MAL_FORME'],
    ['', 'FOYER_MAL_FORME'],
    ['<A>'.repeat(100_000), 'FOYER_TROP_PROFOND'],
    [`${'<Personne>'.repeat(40)}${'</Personne>'.repeat(40)}`, 'FOYER_TROP_PROFOND'],
  ]
  for (const [texte, motif] of cas) {
    const lu = lireArbre(texte)
    assert.equal('motif' in lu ? lu.motif : '', motif, texte.slice(0, 80))
  }
})
