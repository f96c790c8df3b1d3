import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { calculateJwkThumbprint, decodeJwt } from 'jose'
import { connexionForte } from '../../outils/connexion-d-essai.js'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { attendreQue } from '../../outils/attendre-que.js'
import { unProcessus } from '../../outils/epreuves/processus-a-part.js'
import { comme } from '../acces/administration/comme.essai.js'
import { signerJeton } from '../acces/index.js'
import { unClientLie } from '../acces/possession/client-lie.essai.js'
import { revoquerJeton } from '../acces/revocation.js'

let p: PlateformeDEssai
let voisin: Awaited<ReturnType<typeof unProcessus>>
before(async () => {
  p = await unePlateforme()
  voisin = await unProcessus(p)
})
after(async () => {
  await voisin?.tuer()
  await p?.fermer()
})

/** Seconds during which calls go on once the gesture is done: those allowed, and as many in which nothing may pass. */
const DURETE = { permises: 5, apres: 3 }

/** A door of somebody: its status, asked of one process. */
type Porte = (url: string) => Promise<number>
const statut = async (adresse: string, entetes: Record<string, string>) => {
  const r = await fetch(adresse, { headers: entetes, redirect: 'manual' })
  await r.arrayBuffer()
  return r.status
}
const dossier =
  (jeton: string, echange: string, personne: string, organisation: string): Porte =>
  url =>
    statut(`${url}/api/v1/${echange}/identites/${p.identifiant(personne, organisation)}`, { authorization: `Bearer ${jeton}` })

const demanderUnJeton = async (url: string, client_secret: string) => {
  const demande = {
    grant_type: 'client_credentials',
    client_id: 'PAR_logiciel-nord_59',
    client_secret,
    scope: 'identite.accompagnement.consulter',
  }
  const r = await fetch(`${url}/connexion/oauth2/access_token?realm=/agent`, { method: 'POST', body: new URLSearchParams(demande) })
  await r.arrayBuffer()
  return r.status
}

type Geste = { portes: () => Promise<Record<string, Porte>>; faire: () => Promise<unknown> }
const arreter = async (portee: string, cible: string) => {
  const r = await (await comme(p, 'madameGirard'))('POST', '/blocages', { portee, cible, motif: 'Poste volé' })
  assert.equal(r.statut, 201, r.texte)
}

describe('I8 — Arrêté ou révoqué, plus rien ne passe cinq secondes après, sur deux processus qui servent', () => {
  let jetonDeRoy = ''
  const celleDeRoy = async () => {
    jetonDeRoy = await p.jetonDe('madameRoy')
    return { 'par l’API': dossier(jetonDeRoy, 'accompagnement', 'amina', 'CD59') }
  }
  const gestes: Readonly<Record<string, Geste>> = {
    'jeton révoqué': {
      portes: celleDeRoy,
      faire: () => {
        const { jti = '', exp = 0 } = decodeJwt(jetonDeRoy)
        return revoquerJeton(p.base.application, { jti, expire: exp })
      },
    },
    'agent, application, structure, organisation et échange arrêtés ensemble, à chaque porte': {
      portes: async () => {
        const nord = await p.jetonDApplication('PAR_logiciel-nord_59')
        const secret = await p.secretDe('PAR_logiciel-nord_59')
        const ft = await p.jetonDApplication('PAR_francetravail')
        const cookie = await p.ouvrirSession('madameRoy', { facteur: 'totp' })
        return {
          ...(await celleDeRoy()),
          'agent, au portail': url => statut(`${url}/professionnel`, { cookie }),
          'application, au point de jeton': url => demanderUnJeton(url, secret),
          application: dossier(nord, 'accompagnement', 'amina', 'CD59'),
          'application, au fil': url => statut(`${url}/api/v1/evenements`, { authorization: `Bearer ${nord}` }),
          organisation: dossier(await p.jetonDApplication('PAR_logiciel-pdc_62'), 'accompagnement', 'nadia', 'CD62'),
          structure: dossier(await p.jetonDe('julien'), 'tenue-de-la-liste', 'amina', 'FT'),
          échange: url =>
            statut(`${url}/api/v1/tenue-de-la-liste/inscriptions/${p.identifiant('amina', 'FT')}`, { authorization: `Bearer ${ft}` }),
        }
      },
      faire: () =>
        Promise.all([
          arreter('agent', 'CD59|roy.claire'),
          arreter('application', 'PAR_logiciel-nord_59'),
          arreter('organisation', 'CD62'),
          arreter('structure', 'FT-59-LILLE'),
          arreter('ligne', 'inscription.tenueDeLaListe.consulter|FT'),
        ]),
    },
  }
  for (const [nom, { portes, faire }] of Object.entries(gestes))
    it(nom, async () => {
      const siennes = Object.entries(await portes())
      const autre = dossier(await p.jetonDe('sofia'), 'accompagnement', 'leo', 'ML-LILLE')
      /** Instant at which the last call that passed had left, by door. */
      const passes = new Map<string, number>()
      const autres = new Set<number>()
      let fin = Number.POSITIVE_INFINITY
      const charge = [p.url, voisin.url].map(async (url, i) => {
        while (performance.now() < fin) {
          for (const [porte, appeler] of siennes) {
            const parti = performance.now()
            if ((await appeler(url)) === 200) passes.set(`${porte} (processus ${i + 1})`, parti)
          }
          autres.add(await autre(url))
          await attendre(20)
        }
      })
      // Open before: each door of each process.
      await attendreQue(async () => passes.size === 2 * siennes.length)
      await faire()
      const fait = performance.now()
      fin = fait + (DURETE.permises + DURETE.apres) * 1000
      await Promise.all(charge)
      const dernier = Math.max(...passes.values()) - fait
      console.log(`  ${nom} : le dernier appel passé est parti ${(dernier / 1000).toFixed(2)} s après`)
      for (const [porte, parti] of passes) assert.ok(parti - fait <= DURETE.permises * 1000, `${porte} : ${parti - fait} ms`)
      assert.deepEqual([...autres], [200], 'les autres continuent')
    })
})

describe('I3 — Une preuve de possession ne sert qu’une fois, à quelque processus qu’on la montre', () => {
  it('montrée à l’un, elle ne vaut plus à l’autre ; montrée aux deux au même instant, elle vaut une fois', async () => {
    const cle = await unClientLie()
    const session = connexionForte(new Date())
    const porteur = { clientId: 'portail', organisation: 'ML-LILLE', structure: null, royaume: '/agent' as const, agent: 'n|N|S', session }
    const cnf = { jkt: await calculateJwkThumbprint(cle.jwk) }
    const scopes = ['identite.accompagnement.consulter']
    const jeton = await signerJeton(p.secrets, { ...porteur, scopes, cnf }, { adressePublique: p.adressePublique })
    const chemin = `/api/v1/accompagnement/identites/${p.identifiant('leo', 'ML-LILLE')}`
    const appel = { methode: 'GET', adresse: p.adressePublique + chemin, jeton }
    const montrer = (url: string, dpop: string) => fetch(url + chemin, { headers: { authorization: `DPoP ${jeton}`, dpop } })
    // The nonce of one process is admitted by the other.
    const nonce = (await montrer(p.url, await cle.prouver(appel))).headers.get('dpop-nonce') ?? ''
    const preuve = await cle.prouver({ ...appel, nonce })
    assert.deepEqual([(await montrer(voisin.url, preuve)).status, (await montrer(p.url, preuve)).status], [200, 401])
    const neuve = await cle.prouver({ ...appel, nonce })
    const ensemble = await Promise.all(Array.from({ length: 10 }, (_, i) => montrer(i % 2 === 0 ? p.url : voisin.url, neuve)))
    assert.equal(ensemble.filter(r => r.status === 200).length, 1)
  })
})
