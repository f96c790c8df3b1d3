import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ressources } from '../../parcours/ressources.js'
import { lignesDe } from '../lignes.js'
import { expliquer } from './expliquer.js'
import { phraseDAssurance } from './assurances.js'
import { registre } from './registre.js'
import { routesDe } from './routes.js'

describe('J13 — Ce que la déclaration implique se lit en entier', () => {
  for (const r of ressources)
    it(`${r.intitule} : champs, lignes, routes, textes, verrous, purge et notice sur une page`, () => {
      const page = expliquer(r)
      const attendus = [
        ...Object.entries(r.donnees).flatMap(([champ, d]) => [champ, d.libelle, d.categorie]),
        ...lignesDe(r).flatMap(l => [
          l.code,
          l.echange.finalite,
          l.echange.base.texte.cite,
          l.sur.phrase,
          phraseDAssurance(l.assurance),
          ...l.par.map(a => a.nom),
        ]),
        ...lignesDe(r).flatMap(l => routesDe(l).map(route => `${route.verbe} ${route.url}`)),
        `alter table ${r.table} force row level security;`,
        `delete from ${r.table} `,
        r.conservation.duree.phrase,
      ]
      for (const attendu of attendus) assert.ok(page.includes(attendu), attendu)
    })

  it('le registre dit, pour chaque ligne, finalité, base, catégories, destinataires et personnes ; et chaque durée', () => {
    const texte = registre(ressources)
    for (const r of ressources) {
      assert.ok(texte.includes(`Conservation : ${r.conservation.duree.phrase} après ${r.conservation.depuis.phrase}`), r.nom)
      for (const l of lignesDe(r)) {
        const rang = texte.split('\n').find(ligne => ligne.startsWith(`| \`${l.code}\` |`)) ?? ''
        for (const dit of [l.echange.finalite, l.echange.base.texte.cite, l.sur.phrase, ...l.par.map(a => a.nom)])
          assert.ok(rang.includes(dit), dit)
      }
    }
  })

  it('on ne s’oppose qu’à un échange volontaire fondé sur l’intérêt public', () => {
    for (const r of ressources)
      for (const [nom, e] of Object.entries(r.echanges)) {
        const rang =
          registre([r])
            .split('\n')
            .find(ligne => ligne.startsWith(`| ${nom} |`)) ?? ''
        const ouverte = rang.split(' | ')[4] === 'oui'
        assert.equal(ouverte, e.caractere === 'volontaire' && e.base.rgpd === '6.1.e', `${r.nom}.${nom}`)
      }
  })
})
