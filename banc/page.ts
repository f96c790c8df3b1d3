import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { cheminDe } from '../portail/professionnel/droits.js'
import { seConnecter, unClientACookies } from '../outils/client-a-cookies.js'
import { connexionForte } from '../outils/connexion-d-essai.js'
import { signerJeton } from '../src/acces/index.js'
import { sensibles } from '../src/droit/categories.js'
import { creerIdentifiants } from '../src/moteur/identifiants.js'
import { type Ligne, lignesDe } from '../src/moteur/lignes.js'
import { ressources } from '../src/parcours/ressources.js'
import { chargerSecrets } from '../src/serveur/secrets.js'
import { installer } from './installation.js'
import { quotients, serie } from './series.js'

/**
 * From the request to the first byte of the page of a dossier, against the readings of the API it is made of, one caller at a time,
 * of the same people in the same run; and what the page weighs.
 */
const { values } = parseArgs({ options: { taille: { type: 'string', default: '10000' }, fois: { type: 'string', default: '200' } } })
const taille = Number(values.taille)

// What the page opens for an agent of a département: everything but what is kept apart, under the first line that names it.
const lectures = ressources
  .filter(r => !Object.values(r.donnees).some(d => sensibles.includes(d.categorie)))
  .flatMap(r => lignesDe(r).find(l => l.operation === 'consulter' && l.par.some(a => a.code === 'CD')) ?? [])

async function chronometrer(url: string, entetes: Record<string, string>) {
  const debut = performance.now()
  const reponse = await fetch(url, { headers: entetes, redirect: 'manual' })
  const premierOctet = performance.now() - debut
  const octets = (await reponse.arrayBuffer()).byteLength
  // A resource nobody wrote for this person is a 404, to the page as to anyone.
  if (reponse.status !== 200 && !(reponse.status === 404 && entetes.authorization)) throw new Error(`${reponse.status} ${url}`)
  return { premierOctet, octets }
}

const dossier = await mkdtemp(join(tmpdir(), 'banc-page-'))
await chmod(dossier, 0o755)
try {
  const installation = await installer(dossier, taille, 18_083)
  try {
    const { adressePublique } = installation.configuration
    const secrets = await chargerSecrets(installation.configuration)
    const identifiants = creerIdentifiants(secrets.identifiants)
    const client = unClientACookies(adressePublique)
    await seConnecter(client, { compte: 'madameRoy' })
    const cookie = `__Host-session=${client.temoin('__Host-session')}`
    const porteur = { clientId: 'portail', organisation: 'CD59', structure: 'CD59-UT-LILLE', agent: 'roy.claire|ROY|Claire' } as const
    const scopes = lectures.map(l => l.code)
    const autorise = { ...porteur, royaume: '/agent', scopes, session: connexionForte(new Date()) } as const
    const authorization = `Bearer ${await signerJeton(secrets, autorise, { adressePublique, duree: 7200 })}`
    const pages: number[] = []
    const appels: number[] = []
    let octets = 0
    for (let i = -20; i < Number(values.fois); i++) {
      const usager = identifiants.pour('CD59', BigInt(1 + Math.floor(Math.random() * taille)))
      const lire = (l: Ligne) => chronometrer(`${adressePublique}${cheminDe(l)}/${usager}/historique`, { authorization })
      const debut = performance.now()
      await Promise.all(lectures.map(lire))
      const appel = performance.now() - debut
      const page = await chronometrer(`${adressePublique}/professionnel/dossiers/${usager}`, { cookie })
      if (i < 0) continue
      appels.push(appel)
      pages.push(page.premierOctet)
      octets = Math.max(octets, page.octets)
    }
    console.log(`${taille.toLocaleString('fr')} personnes, ${values.fois} dossiers`)
    console.log(
      `premier octet de la page : ${serie(pages, 1)} ms ; ses ${lectures.length} lectures par l’API ensemble : ${serie(appels, 1)} ms`,
    )
    console.log(`page ÷ lectures : ${serie(quotients(pages, appels), 2)} ; la page pèse ${(octets / 1000).toFixed(1)} ko`)
  } finally {
    await installation.retirer()
  }
} finally {
  await rm(dossier, { recursive: true, force: true })
}
