import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { uneAutorite } from '../../../outils/autorite-d-essai.js'
import { creerSignature, horodateurInterne } from '../../signature/index.js'
import { contenu, unContrat } from './contrat.essai.js'
import { creerTraitementDeLaSignature } from './signature-de-contrat.depot.js'

/** A timestamp server that answers when it is told to. */
const autorite = uneAutorite()
const confiance = { signataires: [autorite.certificat], horodatage: [autorite.certificat] }
const horodateur = horodateurInterne(autorite)
const attendues: (() => void)[] = []
const lente = creerSignature({
  autorite,
  confiance,
  horodateur: {
    async horodater(empreinte, instant) {
      await new Promise<void>(repondre => attendues.push(repondre))
      return horodateur.horodater(empreinte, instant)
    },
  },
})

const c = await unContrat({ traitementsDEssai: { signatureDeContrat: creerTraitementDeLaSignature(lente.signer) } })
after(() => c.p.fermer())
const reussi = async (r: Response, statut: number) => assert.equal(r.status, statut, await r.clone().text())
/** The act is under way, and waits for the time. */
async function enAttente<T>(acte: Promise<T>): Promise<{ acte: Promise<T>; repondre: () => void }> {
  for (let essai = 0; essai < 600; essai++) {
    const repondre = attendues.shift()
    if (repondre) return { acte, repondre }
    await Promise.race([acte, new Promise(passe => setTimeout(passe, 50))])
  }
  throw new Error('personne ne demande l’heure')
}

describe('D4 — Un serveur d’horodatage lent ne retient rien du dossier', () => {
  it('pendant qu’on attend l’heure, aucune transaction n’est ouverte et les autres écrivent', async () => {
    await reussi(await c.proposer('madameRoy', 'amina'), 201)
    const { acte, repondre } = await enAttente(c.signer('madameRoy', 'amina'))
    const [{ ouvertes } = { ouvertes: -1 }] = await c.p.base.proprietaire<{ ouvertes: number }[]>`
      select count(*)::int as ouvertes from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`
    assert.equal(ouvertes, 0)
    await c.inscrire('amina', 'cessation')
    await c.inscrire('amina', 'inscrit')
    repondre()
    await reussi(await acte, 201)
    const { integre, signatures } = await lente.verifier((await c.document('amina', 'amina', 1)).octets)
    assert.deepEqual([integre, signatures.map(s => s.nom)], [true, ['Claire ROY']])
  })

  it('actualisé entre-temps, le contrat n’est pas signé : l’édition présente est dite', async () => {
    const { acte, repondre } = await enAttente(c.signer('amina', 'amina'))
    const lu = await c.dernier('madameRoy', 'amina')
    await reussi(await c.corriger('madameRoy', 'amina', lu, { ...contenu, objectifs: ['Un autre objectif'] }), 200)
    repondre()
    const r = await acte
    assert.equal(r.status, 412)
    assert.match(((await r.json()) as { detail: string }).detail, /^Le contrat a changé depuis votre lecture : l’édition présente est la 2/)
    const { donnees } = await c.dernier('amina', 'amina')
    assert.deepEqual([donnees.signePersonneLe, donnees.signeOrganismeLe], [null, null])
  })

  it('suspendu entre-temps, il n’est pas signé non plus', async () => {
    const { acte, repondre } = await enAttente(c.signer('amina', 'amina'))
    await c.inscrire('amina', 'cessation')
    repondre()
    const r = await acte
    assert.equal(r.status, 409)
    assert.match(await r.text(), /le contrat est suspendu jusqu’à son retour/)
    await c.inscrire('amina', 'inscrit')
  })

  it('les deux parties à la fois : la première est gardée, la seconde apprend que le document a changé', async () => {
    const [sienne, lautre] = [await enAttente(c.signer('amina', 'amina')), await enAttente(c.signer('madameRoy', 'amina'))]
    sienne.repondre()
    await reussi(await sienne.acte, 201)
    lautre.repondre()
    const r = await lautre.acte
    assert.equal(r.status, 412)
    assert.match(await r.text(), /Le document a changé depuis votre lecture/)
  })

  it('une signature redite sous la même clé n’en demande pas une seconde', async () => {
    const { numero, donnees } = await c.dernier('madameRoy', 'amina')
    const lu = { contrat: numero, empreinte: donnees.empreinte, document: (await c.document('madameRoy', 'amina', numero)).empreinte }
    const dire = async () =>
      c.p.appeler(`/api/v1/accompagnement/signatures-de-contrat/${c.p.identifiant('amina', 'CD59')}`, {
        method: 'POST',
        jeton: await c.p.jetonDe('madameRoy'),
        headers: { 'idempotency-key': 'la-meme-signature' },
        body: JSON.stringify(lu),
      })
    const { acte, repondre } = await enAttente(dire())
    repondre()
    await reussi(await acte, 201)
    await reussi(await dire(), 201)
    assert.equal(attendues.length, 0)
    assert.equal((await c.dernier('amina', 'amina')).donnees.etat, 'SIGNE')
  })
})
