import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { retoucher } from '../../outils/epreuves/retouche.js'
import { fichiersDerives } from '../../outils/fichiers-derives.js'
import { unePlateforme } from '../../outils/plateforme-d-essai.js'
import { signerJeton } from '../acces/index.js'
import { ressources } from '../parcours/ressources.js'

/** The payer also reads the category: the only change is this list of fields. */
const champs = ['statut', 'categorie', 'dateEffetStatut']
const declaration = retoucher(ressources, 'inscription', ['echanges', 'versementRsa', 'consulter', 'champs'], champs)
const p = await unePlateforme({ declaration })
after(() => p.fermer())

describe('J4, J13 — Donner un champ de plus à un lecteur se dit à un seul endroit', () => {
  it('les fichiers dérivés changent, et eux seuls suffisent à le montrer', () => {
    const [avant, apres] = [fichiersDerives(ressources), fichiersDerives(declaration)]
    const changes = [...apres].filter(([nom, contenu]) => avant.get(nom) !== contenu).map(([nom]) => nom)
    assert.deepEqual(changes.toSorted(), ['journal.txt', 'lectures.sql', 'matrice.txt', 'notices/inscription.md', 'openapi.json'])
  })

  it('la route, le contrat et le journal suivent', async () => {
    const porteur = {
      clientId: 'PAR_caf_591',
      organisation: 'CAF591',
      royaume: '/partenaire' as const,
      scopes: ['inscription.versementRsa.consulter'],
    }
    const jeton = await signerJeton(p.secrets, porteur, { adressePublique: p.adressePublique })
    const r = await p.appeler(`/api/v1/versement-rsa/inscriptions/${p.identifiant('amina', 'CAF591')}`, { jeton })
    assert.equal(r.status, 200)
    assert.deepEqual(Object.keys(((await r.json()) as { donnees: object }).donnees), champs)
    const contrat = await (await p.appeler('/api/v1/openapi.json')).text()
    assert.notEqual(contrat, '')
    const [ligne] = await p.base.proprietaire<{ champs: string[] }[]>`
      select l.champs from journal j join ligne_declaree l on l.id = j.ligne where j.correlation = ${r.headers.get('x-correlation-id') ?? ''}`
    assert.deepEqual(ligne?.champs, champs)
  })
})
