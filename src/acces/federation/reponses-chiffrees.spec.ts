import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { type BaseDEssai, uneBase } from '../../../outils/base-d-essai.js'
import { type Triche, unFauxFournisseur } from '../../../outils/faux-fournisseur.js'
import { ConnexionRefusee } from './connexion-refusee.js'
import { creerFederation } from './federation.js'
import { proconnect } from './profil.js'

let base: BaseDEssai
let faux: Awaited<ReturnType<typeof unFauxFournisseur>>
before(async () => {
  base = await uneBase()
  faux = await unFauxFournisseur()
})
after(async () => {
  await faux.fermer()
  await base.fermer()
})

async function unePaire(alg: string): Promise<{ publique: JWK; privee: JWK }> {
  const paire = await generateKeyPair(alg, { extractable: true })
  const commun = { kid: `cle-${alg}`, alg, use: 'enc' }
  return { publique: { ...(await exportJWK(paire.publicKey)), ...commun }, privee: { ...(await exportJWK(paire.privateKey)), ...commun } }
}
const claire = { sub: 'sub-claire', email: 'claire.roy@nord.example.fr', siret: '22328792100017', acr: 'eidas2', amr: ['pwd', 'mfa'] }

async function entrer(dechiffrement: JWK[], triche: Triche) {
  const federation = creerFederation({
    sql: base.application,
    cookies: [randomBytes(32).toString('base64')],
    adressePublique: 'https://si.example.fr',
    horloge: () => new Date(),
    profils: [proconnect({ ...faux, dechiffrement })],
  })
  const { adresse, temoin } = await federation.commencer('proconnect', { espace: 'agent' })
  faux.etat.triche = triche
  try {
    const chemin = `/connexion/proconnect/retour?${faux.autoriser(adresse, claire)}`
    return (await federation.terminer('proconnect', chemin, { [temoin.nom]: temoin.valeur })).identite
  } finally {
    faux.etat.triche = {}
  }
}
const douteuse = (e: unknown) => e instanceof ConnexionRefusee && e.motif === 'reponse-douteuse'

describe('I1 — Un fournisseur qui chiffre ses réponses', () => {
  it('est lu avec notre clé, quel que soit l’algorithme convenu, et son id_token signé reste pour la déconnexion', async () => {
    for (const alg of ['ECDH-ES', 'RSA-OAEP-256']) {
      const { publique, privee } = await unePaire(alg)
      const identite = await entrer([privee], { chiffrePour: publique })
      assert.equal(identite.courriel, 'claire.roy@nord.example.fr', alg)
      assert.equal(identite.idToken.split('.').length, 3, 'signé, hors de son enveloppe')
    }
  })

  it('peut changer de clé : les deux ouvrent', async () => {
    const [ancienne, nouvelle] = [await unePaire('ECDH-ES'), await unePaire('RSA-OAEP')]
    for (const { publique } of [ancienne, nouvelle])
      assert.equal((await entrer([nouvelle.privee, ancienne.privee], { chiffrePour: publique })).sub, 'sub-claire')
  })

  it('n’ouvre rien s’il chiffre pour un autre, ou sans que rien n’ait été convenu', async () => {
    const [notre, autre] = [await unePaire('ECDH-ES'), await unePaire('ECDH-ES')]
    await assert.rejects(entrer([notre.privee], { chiffrePour: autre.publique }), douteuse)
    await assert.rejects(entrer([], { chiffrePour: notre.publique }), douteuse)
  })

  it('doit signer sous l’enveloppe : le chiffrement ne prouve pas qui parle', async () => {
    const { publique, privee } = await unePaire('ECDH-ES')
    for (const cle of ['idToken', 'userinfo'] as const) await assert.rejects(entrer([privee], { chiffrePour: publique, cle }), douteuse)
  })
})
