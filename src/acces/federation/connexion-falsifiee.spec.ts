import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { uneBase } from '../../../outils/base-d-essai.js'
import { type Triche, unFauxFournisseur } from '../../../outils/faux-fournisseur.js'
import { ConnexionRefusee, type MotifDeRefus } from './connexion-refusee.js'
import { creerFederation, type Souhait } from './federation.js'
import { franceconnect, proconnect } from './profil.js'
import { DUREE_DE_DEMARCHE } from './temoin.js'

const base = await uneBase()
const [faux, autre] = await Promise.all([unFauxFournisseur(), unFauxFournisseur()])
after(async () => {
  await Promise.all([faux.fermer(), autre.fermer()])
  await base.fermer()
})

const cookies = [randomBytes(32).toString('base64')]
let maintenant = new Date()
const reglages = { sql: base.application, cookies, adressePublique: 'https://si.example.fr', horloge: () => maintenant }
const federation = creerFederation({ ...reglages, profils: [proconnect(faux), franceconnect(autre)] })

const claireRoy = {
  sub: 'sub-claire',
  email: 'Claire.Roy@nord.example.fr',
  given_name: 'Claire',
  usual_name: 'ROY',
  siret: '22590001800013',
  idp_id: 'idp-1',
  acr: 'eidas2',
  amr: ['pwd', 'otp', 'mfa'],
}
const agent: Souhait = { espace: 'agent', retour: '/professionnel?onglet=1' }

async function partir(souhait: Souhait = agent) {
  const { adresse, temoin } = await federation.commencer('proconnect', souhait)
  return { adresse, cookies: { [temoin.nom]: temoin.valeur } }
}
const revenir = (retour: URLSearchParams, portes: Record<string, string>) =>
  federation.terminer('proconnect', `/connexion/proconnect/retour?${retour}`, portes)

/** A whole sign-in in which the provider does one thing wrong. */
async function avec(triche: Triche, claims: object = claireRoy, souhait: Souhait = agent) {
  const p = await partir(souhait)
  const retour = faux.autoriser(p.adresse, { ...claims })
  faux.etat.triche = triche
  try {
    return await revenir(retour, p.cookies)
  } finally {
    faux.etat.triche = {}
  }
}
/** The claims without some. */
const sans =
  (...noms: string[]) =>
  (claims: object) =>
    Object.fromEntries(Object.entries(claims).filter(([nom]) => !noms.includes(nom)))
const refuse = (motif: MotifDeRefus, essai: Promise<unknown>) =>
  assert.rejects(essai, (e: unknown) => {
    assert.ok(e instanceof ConnexionRefusee, String(e))
    assert.equal(e.motif, motif, `${e.message} ${String(e.cause)}`)
    return true
  })

describe('A3 — La connexion par un fournisseur d’identité', () => {
  it('demande ce qui est convenu, et rien d’autre', async () => {
    const { searchParams: p } = new URL((await partir()).adresse)
    assert.deepEqual([...p.keys()].toSorted(), [
      'claims',
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'nonce',
      'redirect_uri',
      'response_type',
      'scope',
      'state',
    ])
    assert.equal(p.get('redirect_uri'), 'https://si.example.fr/connexion/proconnect/retour')
    assert.ok((p.get('state') ?? '').length >= 32 && (p.get('nonce') ?? '').length >= 32)
    assert.deepEqual(JSON.parse(p.get('claims') ?? ''), {
      id_token: { acr: { essential: true, values: ['eidas1', 'eidas1-mfa', 'eidas2', 'eidas3'] }, amr: null },
    })
    const { adresse } = await federation.commencer('franceconnect', { espace: 'personne' })
    assert.equal(new URL(adresse).searchParams.get('acr_values'), 'eidas1')
  })

  it('rend qui s’est connecté, comment, et où revenir', async () => {
    const { identite, demarche } = await avec({})
    const { idToken, authentifieLe, ...reste } = identite
    assert.deepEqual(reste, {
      fournisseur: 'proconnect',
      sub: 'sub-claire',
      acr: 'eidas2',
      amr: ['pwd', 'otp', 'mfa'],
      courriel: 'claire.roy@nord.example.fr',
      nom: 'ROY',
      prenom: 'Claire',
      siret: '22590001800013',
      idpId: 'idp-1',
      raisonSociale: null,
      pivot: null,
    })
    assert.ok(idToken.split('.').length === 3 && Math.abs(authentifieLe.getTime() - Date.now()) < 5_000)
    assert.equal(demarche.retour, '/professionnel?onglet=1')
  })

  it('laisse deux onglets se connecter à la fois', async () => {
    const [un, deux] = [await partir(), await partir()]
    const portes = { ...un.cookies, ...deux.cookies }
    await revenir(faux.autoriser(un.adresse, claireRoy), portes)
    await revenir(faux.autoriser(deux.adresse, claireRoy), portes)
  })

  it('ne mène nulle part ailleurs', async () => {
    for (const retour of [
      'https://ailleurs.example',
      '//ailleurs.example',
      '/\\ailleurs.example',
      '/.//ailleurs.example',
      'javascript:1',
      3,
    ])
      assert.equal((await avec({}, claireRoy, { espace: 'agent', retour })).demarche.retour, '/')
  })
})

describe('A3 — Une connexion falsifiée n’ouvre rien', () => {
  it('1. state inconnu', async () => {
    const p = await partir()
    const retour = faux.autoriser(p.adresse, claireRoy)
    retour.set('state', 'x'.repeat(43))
    await refuse('demarche-inconnue', revenir(retour, p.cookies))
  })

  it('2. state rejoué, avec le même code ou avec un autre, même deux fois au même instant', async () => {
    const p = await partir()
    await revenir(faux.autoriser(p.adresse, claireRoy), p.cookies)
    await refuse('deja-servie', revenir(faux.autoriser(p.adresse, claireRoy), p.cookies))
    const q = await partir()
    const essais = await Promise.allSettled([1, 2, 3].map(() => revenir(faux.autoriser(q.adresse, claireRoy), q.cookies)))
    assert.equal(essais.filter(e => e.status === 'fulfilled').length, 1)
  })

  it('3. state d’un autre navigateur, ou témoin retouché, ou d’une autre démarche', async () => {
    const [p, victime] = [await partir(), await partir()]
    const retour = faux.autoriser(p.adresse, claireRoy)
    await refuse('demarche-inconnue', revenir(retour, {}))
    await refuse('demarche-inconnue', revenir(retour, victime.cookies))
    const [nom = ''] = Object.keys(p.cookies)
    const [valeur = ''] = Object.values(p.cookies)
    await refuse('demarche-inconnue', revenir(retour, { [nom]: `${valeur.slice(0, -4)}AAAA` }))
    await refuse('demarche-inconnue', revenir(retour, { [nom]: Object.values(victime.cookies)[0] ?? '' }))
    await revenir(retour, p.cookies)
  })

  it('3 bis. démarche trop ancienne', async () => {
    const p = await partir()
    const retour = faux.autoriser(p.adresse, claireRoy)
    maintenant = new Date(Date.now() + (DUREE_DE_DEMARCHE + 1) * 1000)
    await refuse('demarche-inconnue', revenir(retour, p.cookies)).finally(() => {
      maintenant = new Date()
    })
  })

  it('4. nonce d’une autre démarche, ou absent', async () => {
    await refuse('reponse-douteuse', avec({ idToken: c => ({ ...c, nonce: 'n'.repeat(43) }) }))
    await refuse('reponse-douteuse', avec({ idToken: sans('nonce') }))
  })

  it('5. code rejoué, périmé, inventé, ou volé à une autre démarche', async () => {
    const p = await partir()
    await refuse('code-perime', revenir(faux.autoriser(p.adresse, claireRoy, { vieux: true }), p.cookies))
    const [q, r] = [await partir(), await partir()]
    const vole = faux.autoriser(q.adresse, claireRoy).get('code') ?? ''
    const retour = faux.autoriser(r.adresse, claireRoy)
    retour.set('code', vole)
    await refuse('code-perime', revenir(retour, r.cookies))
    const s = await partir()
    const invente = faux.autoriser(s.adresse, claireRoy)
    invente.set('code', 'invente')
    await refuse('code-perime', revenir(invente, s.cookies))
  })

  it('5 bis. code volé que son fournisseur ne contrôle pas : le nonce le dit', async () => {
    const [q, r] = [await partir(), await partir()]
    const retour = faux.autoriser(r.adresse, claireRoy)
    retour.set('code', faux.autoriser(q.adresse, claireRoy).get('code') ?? '')
    faux.etat.triche = { sansControle: true }
    await refuse('reponse-douteuse', revenir(retour, r.cookies)).finally(() => {
      faux.etat.triche = {}
    })
  })

  it('6. réponse d’un autre émetteur (RFC 9207), sans émetteur, ou rendue à la porte d’un autre', async () => {
    for (const iss of [autre.emetteur, `${faux.emetteur}/`, null]) {
      const p = await partir()
      const retour = faux.autoriser(p.adresse, claireRoy)
      if (iss === null) retour.delete('iss')
      else retour.set('iss', iss)
      await refuse('reponse-douteuse', revenir(retour, p.cookies))
    }
    const p = await partir()
    const retour = faux.autoriser(p.adresse, claireRoy)
    await refuse('demarche-inconnue', federation.terminer('franceconnect', `/connexion/franceconnect/retour?${retour}`, p.cookies))
  })

  it('7. id_token pour une autre application, ou d’un autre émetteur', async () => {
    await refuse('reponse-douteuse', avec({ idToken: c => ({ ...c, aud: 'une-autre' }) }))
    await refuse('reponse-douteuse', avec({ idToken: c => ({ ...c, iss: autre.emetteur }) }))
  })

  it('8. id_token expiré (au-delà de trente secondes, pour les horloges), ou sans date', async () => {
    await refuse('reponse-douteuse', avec({ idToken: c => ({ ...c, exp: (c.iat ?? 0) - 40 }) }))
    await refuse('reponse-douteuse', avec({ idToken: sans('exp') }))
  })

  it('9. id_token ou userinfo mal signé, ou userinfo non signé', async () => {
    await refuse('reponse-douteuse', avec({ cle: 'idToken' }))
    await refuse('reponse-douteuse', avec({ cle: 'userinfo' }))
    await refuse('reponse-douteuse', avec({ userinfoEnClair: true }))
  })

  it('9 bis. userinfo signé pour une autre application, par un autre, ou pour personne', async () => {
    await refuse('reponse-douteuse', avec({ userinfo: c => ({ ...c, aud: 'une-autre' }) }))
    await refuse('reponse-douteuse', avec({ userinfo: c => ({ ...c, iss: autre.emetteur }) }))
    await refuse('reponse-douteuse', avec({ userinfo: sans('iss', 'aud') }))
  })

  it('10. sub qui diffère entre id_token et userinfo', () =>
    refuse('reponse-douteuse', avec({ userinfo: c => ({ ...c, sub: 'sub-de-quelqu-un-d-autre' }) })))

  it('11. acr abaissé, absent, ou plus faible que demandé', async () => {
    await refuse('niveau-insuffisant', avec({}, { ...claireRoy, acr: 'eidas0' }))
    await refuse('niveau-insuffisant', avec({ idToken: sans('acr') }))
    await refuse('niveau-insuffisant', avec({}, { ...claireRoy, acr: 'eidas1' }, { espace: 'agent', acr: 'eidas2' }))
    await avec({}, { ...claireRoy, acr: 'eidas3', amr: ['pop', 'pin', 'mfa'] }, { espace: 'agent', acr: 'eidas2' })
  })

  it('12. amr sans second facteur alors que l’acr en promet un', async () => {
    await refuse('niveau-insuffisant', avec({}, { ...claireRoy, amr: ['pwd'] }))
    await refuse('niveau-insuffisant', avec({}, { ...claireRoy, acr: 'eidas1-mfa', amr: ['pwd', 'mail'] }))
    await avec({}, { ...claireRoy, acr: 'eidas1', amr: ['pwd'] })
  })

  it('13. revendications qui manquent ou ne se lisent pas', async () => {
    await refuse('reponse-douteuse', avec({}, { ...claireRoy, email: 'pas une adresse' }))
    await refuse('reponse-douteuse', avec({ userinfo: sans('email') }))
  })
})

describe('A11 — Le fournisseur en panne', () => {
  it('est dit en panne, où qu’elle survienne, sans attendre qu’elle dure', async () => {
    for (const panne of ['jeton', 'userinfo'] as const) await refuse('indisponible', avec({ panne }))
    const p = await partir()
    const retour = new URLSearchParams({ ...Object.fromEntries(faux.autoriser(p.adresse, claireRoy)), error: 'temporarily_unavailable' })
    retour.delete('code')
    await refuse('indisponible', revenir(retour, p.cookies))
  })

  it('dès la découverte : une question pour tout le monde, puis un répit', async () => {
    const ailleurs = await unFauxFournisseur()
    after(ailleurs.fermer)
    ailleurs.etat.triche = { panne: 'decouverte' }
    const f = creerFederation({ ...reglages, profils: [proconnect(ailleurs)] })
    await Promise.all(Array.from({ length: 50 }, () => refuse('indisponible', f.commencer('proconnect', agent))))
    assert.equal(ailleurs.etat.appels.length, 1)
    ailleurs.etat.triche = {}
    await new Promise(fait => setTimeout(fait, 2_100))
    await f.commencer('proconnect', agent)
    await ailleurs.tomber()
    await f.commencer('proconnect', agent)
  })

  it('un refus de la personne n’est pas une panne', async () => {
    const p = await partir()
    const { searchParams } = new URL(p.adresse)
    const retour = new URLSearchParams({ error: 'access_denied', state: searchParams.get('state') ?? '', iss: faux.emetteur })
    await refuse('abandonnee', revenir(retour, p.cookies))
  })
})
