import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { chargerLesApplications, chargerLesOrganisations } from '../jeu-d-essai/charger.js'
import { scopesPartenairesDe } from '../src/partenaire/index.js'
import { ouvrirBases } from '../src/serveur/base/bases.js'
import { migrer } from '../src/serveur/base/migrations.js'
import { lireConfiguration } from '../src/serveur/configuration.js'
import { composer } from '../src/serveur/plateforme.js'
import { chargerSecrets } from '../src/serveur/secrets.js'
import { peupler } from './peupler.js'

/**
 * How long after a write is its event at the receiver’s: written one by one at a steady pace, then all at once as a file does. The receiver
 * answers at once, on the same machine; the platform also signs, reads again with the rights of the moment, and traces each one.
 */
const { values } = parseArgs({
  options: {
    taille: { type: 'string', default: '20000' },
    rythme: { type: 'string', default: '50' },
    secondes: { type: 'string', default: '10' },
  },
})
const [taille, rythme, secondes] = [Number(values.taille), Number(values.rythme), Number(values.secondes)]
const application = 'PAR_logiciel-nord_59'

const dossier = await mkdtemp(join(tmpdir(), 'banc-evenements-'))
const configuration = lireConfiguration({ ...process.env, DOSSIER_DONNEES: join(dossier, 'donnees') })
const secrets = await chargerSecrets(configuration)
const bases = await ouvrirBases(configuration)

/** Milliseconds between the instant an event bears and its arrival. */
const retards: number[] = []
const destinataire = createServer((requete, reponse) => {
  let corps = ''
  requete.on('data', (morceau: Buffer) => {
    corps += morceau.toString()
  })
  requete.on('end', () => {
    retards.push(Date.now() - Date.parse((JSON.parse(corps) as { time: string }).time))
    reponse.writeHead(204).end()
  })
})
await new Promise<void>(resolve => destinataire.listen(0, '127.0.0.1', resolve))
const adresse = `http://127.0.0.1:${(destinataire.address() as AddressInfo).port}/`

const dire = (nom: string, duree: number) => {
  const tries = retards.toSorted((a, b) => a - b)
  const centile = (c: number) => tries[Math.floor(tries.length * c)] ?? Number.NaN
  console.log(
    `${nom.padEnd(34)} ${tries.length} événements, ${(tries.length / duree).toFixed(0)} /s, retard p50 ${centile(0.5)} ms, p95 ${centile(0.95)} ms, max ${tries.at(-1)} ms`,
  )
  retards.length = 0
}
const arrives = async (combien: number) => {
  const fin = Date.now() + 300_000
  while (retards.length < combien && Date.now() < fin) await attendre(5)
}

try {
  const { proprietaire, application: sql } = bases
  await migrer(proprietaire)
  await chargerLesOrganisations(sql)
  await chargerLesApplications(sql, dossier, scopesPartenairesDe)
  await peupler(proprietaire, taille)
  const dossiers = { dossierDesImports: dossier, dossierDesCourriels: dossier }
  const reglages = {
    proprietaire,
    application: sql,
    urlApplication: bases.urlApplication,
    secrets,
    adressePublique: 'http://127.0.0.1',
    production: false,
    niveauJournal: 'error',
    seuils: [],
  }
  const plateforme = await composer({ ...reglages, ...dossiers, webhooksInternes: true })
  const secret = plateforme.moteur.chiffrement.chiffrer(`whsec_${Buffer.alloc(32, 7).toString('base64')}`)
  await sql`insert into abonnement (id, organisation, application, adresse, secret_chiffre, position, cree_le, cree_par)
    select ${randomUUID()}, 'CD59', ${application}, ${adresse}, ${secret}, horizon_des_evenements(), now(), 'banc'`
  plateforme.livreur.demarrer()

  const ecrire = (de: number, a: number) => proprietaire`
    insert into evenement (usager_id, ressource, version, genre, instant) select i, 'inscription', 2, 'corrigee', clock_timestamp()
    from generate_series(${de}::int, ${a}::int) i`
  const debut = performance.now()
  const aRythme = rythme * secondes
  for (let i = 1; i <= aRythme; i++) {
    await ecrire(i, i)
    const avance = (i * 1000) / rythme - (performance.now() - debut)
    if (avance > 0) await attendre(avance)
  }
  await arrives(aRythme)
  dire(`${rythme} écritures par seconde`, (performance.now() - debut) / 1000)

  const rafale = Math.min(taille, 10_000)
  const depart = performance.now()
  await ecrire(1, rafale)
  await arrives(rafale)
  dire('tout d’un coup', (performance.now() - depart) / 1000)
  await plateforme.fermer()
} finally {
  destinataire.close()
  destinataire.closeAllConnections()
  await bases.fermer()
  await rm(dossier, { recursive: true, force: true })
}
