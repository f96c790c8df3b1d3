import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { uneBase } from '../../outils/base-d-essai.js'
import { type Retrait, retoucher, retraits } from '../../outils/epreuves/retouche.js'
import { secretsDEssai } from '../../outils/secrets-d-essai.js'
import { texteAttendu } from '../droit/textes.js'
import { ressources } from '../parcours/ressources.js'
import { composer } from '../serveur/plateforme.js'
import { DeclarationIncomplete, manquements } from './conformite.js'
import { donnee, type Ressource } from './ressource.js'

const developpement = { production: false }
const production = { production: true }
const sans = ({ ressource, chemin, valeur }: Retrait, de: readonly Ressource[] = ressources) => retoucher(de, ressource, chemin, valeur)
const tous = ressources.flatMap(retraits)

describe('J1, J2, J4, J5 — Ce qui manque à la déclaration empêche le démarrage, avec son article', () => {
  it('telle qu’elle est, elle démarre, même en production', () => {
    assert.deepEqual(manquements(ressources, production), [])
  })

  for (const r of ressources)
    it(`${r.nom} : chaque retrait est refusé par la phrase qui le nomme`, () => {
      const siens = retraits(r)
      assert.ok(siens.length > 50)
      for (const retrait of siens) {
        const phrases = manquements(sans(retrait), developpement)
        assert.ok(
          phrases.some(p => retrait.phrase.test(p)),
          `${retrait.quoi} → ${phrases.join(' | ')}`,
        )
        const ailleurs = phrases.filter(p => !p.startsWith(r.nom))
        assert.deepEqual(ailleurs, [], retrait.quoi)
      }
    })

  it('une donnée que personne ne lit, ou que personne n’écrit', () => {
    for (const r of ressources) {
      const deTrop = donnee(z.string(), 'De trop', 'santé', 'x')
      const phrases = manquements(retoucher(ressources, r.nom, ['donnees', 'deTrop'], deTrop), developpement)
      assert.deepEqual(phrases, [
        `${r.nom}.deTrop : personne ne la lit, il faut cesser de la collecter (RGPD, art. 5.1.c)`,
        `${r.nom}.deTrop : personne ne l’écrit, elle est morte`,
      ])
    }
  })

  it('une donnée qui désigne le rang d’une autre, si cette autre n’est pas déclarée avant elle', () => {
    const sansActivites = ressources.filter(r => r.nom !== 'activite')
    assert.deepEqual(manquements(sansActivites, developpement), [
      'validationDHeures.lignes : renvoie à « activite », dont les rangs ne sont pas déclarés avant elle',
      'absence.activite : renvoie à « activite », dont les rangs ne sont pas déclarés avant elle',
    ])
    assert.deepEqual(manquements(retoucher(ressources, 'radiation', ['renvois'], undefined), developpement), [
      'radiation.reference : désigne une ligne (« sanctionRsa:3 ») sans dire laquelle suivre quand deux dossiers sont réunis',
    ])
  })

  it('une donnée de santé lue par un tiers demande une exception de l’article 9 ; lue par la seule personne, non', () => {
    const avecSante = retoucher(ressources, 'inscription', ['donnees', 'motif', 'categorie'], 'santé')
    const phrases = manquements(avecSante, developpement)
    assert.ok(
      phrases.includes('inscription/accompagnement : il manque une exception citant un texte pour ses données sensibles (RGPD, art. 9)'),
    )
    assert.ok(!phrases.some(p => p.startsWith('inscription/accesDeLaPersonne')))
    assert.ok(!phrases.some(p => p.startsWith('inscription/versementRsa')), 'la caisse ne reçoit pas ce champ')
  })

  it('tout ce qui manque est dit d’un coup', () => {
    const retires = ressources.flatMap(r => Object.keys(r.echanges).map(e => [r.nom, e] as const))
    const rien = retires.reduce<readonly Ressource[]>((d, [r, e]) => retoucher(d, r, ['echanges', e, 'base'], undefined), ressources)
    const phrases = manquements(
      ressources.reduce<readonly Ressource[]>((d, r) => retoucher(d, r.nom, ['conservation'], undefined), rien),
      developpement,
    )
    assert.equal(phrases.filter(p => p.endsWith('(RGPD, art. 6)')).length, retires.length)
    assert.equal(phrases.filter(p => p.endsWith('(RGPD, art. 5.1.e)')).length, 2 * ressources.length)
  })

  it('un texte attendu est admis en démonstration, refusé en production', () => {
    const attendu = texteAttendu('décret à paraître', 'épreuve')
    for (const chemin of [
      ['echanges', 'accompagnement', 'base', 'texte'],
      ['conservation', 'texte'],
    ]) {
      const declaration = retoucher(ressources, 'inscription', chemin, attendu)
      assert.deepEqual(manquements(declaration, developpement), [])
      assert.match(manquements(declaration, production).join('\n'), /^inscription.*mise en production\)$/)
    }
  })
})

describe('J1 — Le vrai démarrage refuse la déclaration incomplète', () => {
  it('avec toutes les phrases, avant de toucher à la base', async () => {
    const base = await uneBase()
    const reglages = {
      proprietaire: base.proprietaire,
      application: base.application,
      urlApplication: base.urlApplication,
      secrets: await secretsDEssai(),
      adressePublique: 'http://127.0.0.1',
      production: false,
      niveauJournal: 'silent',
      dossierDesImports: '/nulle/part',
      dossierDesCourriels: '/nulle/part',
    }
    try {
      for (const retrait of [
        tous[0],
        tous.find(t => t.chemin.at(-1) === 'finalite'),
        tous.find(t => t.chemin.at(-1) === 'sur'),
        tous.at(-1),
      ]) {
        assert.ok(retrait)
        await assert.rejects(
          composer({ ...reglages, ressources: sans(retrait) }),
          (erreur: unknown) =>
            erreur instanceof DeclarationIncomplete &&
            erreur.message.startsWith('Démarrage refusé') &&
            erreur.phrases.some(p => retrait.phrase.test(p)),
          retrait.quoi,
        )
      }
      const attendu = retoucher(ressources, 'inscription', ['echanges', 'accompagnement', 'base', 'texte'], texteAttendu('à paraître', 'x'))
      await assert.rejects(composer({ ...reglages, production: true, ressources: attendu }), DeclarationIncomplete)
      const [{ n } = { n: -1 }] = await base.proprietaire<{ n: number }[]>`select count(*)::int as n from ligne_declaree`
      assert.equal(n, 0)
    } finally {
      await base.fermer()
    }
  })
})
