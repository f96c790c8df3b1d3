import { createServer } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chargerLesOrganisations } from '../jeu-d-essai/charger.js'
import { preparerCles } from '../src/acces/index.js'
import { creerPorteur } from '../src/messagerie/porteur.js'
import { creerSignatureHttp } from '../src/messagerie/signature-http.js'
import { appelerLaCaisse, composerLesFichiers, creerLivreurAuxPayeurs, servirParFichiers } from '../src/payeurs/index.js'
import { ouvrirBases } from '../src/serveur/base/bases.js'
import { migrer } from '../src/serveur/base/migrations.js'
import { lireConfiguration } from '../src/serveur/configuration.js'
import { composer } from '../src/serveur/plateforme.js'
import { chargerSecrets } from '../src/serveur/secrets.js'
import { peupler } from './peupler.js'
import { quotients, serie } from './series.js'

/**
 * Decisions a payer is told a second, each of another person: read again with the rights of the moment, signed twice, sent, written on her file
 * and traced. Against the least that any sender owes, on the same machine in the same run: the same body sent as many at a time, and one row
 * committed for each. Then the same by a file.
 */
const { values } = parseArgs({
  options: {
    taille: { type: 'string', default: '2000' },
    nombre: { type: 'string', default: '500' },
    tours: { type: 'string', default: '3' },
  },
})
const [taille, nombre, tours] = [Number(values.taille), Number(values.nombre), Number(values.tours)]
/** As many calls at once as the platform makes. */
const ENSEMBLE = 64

const dossier = await mkdtemp(join(tmpdir(), 'banc-envois-'))
const configuration = lireConfiguration({ ...process.env, DOSSIER_DONNEES: join(dossier, 'donnees') })
const secrets = await chargerSecrets(configuration)
const bases = await ouvrirBases(configuration)
let recus = 0
let dernier = ''
const caisse = createServer((requete, reponse) => {
  let corps = ''
  requete.on('data', (morceau: Buffer) => {
    corps += morceau.toString()
  })
  requete.on('end', () => {
    recus++
    dernier = corps
    reponse.writeHead(204).end()
  })
})
await new Promise<void>(resolve => caisse.listen(0, '127.0.0.1', resolve))
const adresse = `http://127.0.0.1:${(caisse.address() as AddressInfo).port}/decisions`

async function parSeconde(faire: () => Promise<unknown>): Promise<number> {
  const debut = performance.now()
  await faire()
  return (nombre * 1000) / (performance.now() - debut)
}

try {
  const { proprietaire, application: sql } = bases
  await migrer(proprietaire)
  await chargerLesOrganisations(sql)
  await peupler(proprietaire, taille)
  const plateforme = await composer({
    ...{
      proprietaire,
      application: sql,
      urlApplication: bases.urlApplication,
      secrets,
      adressePublique: 'http://127.0.0.1',
      production: false,
      niveauJournal: 'error',
      seuils: [],
    },
    ...{ dossierDesImports: dossier, dossierDesCourriels: dossier, webhooksInternes: true },
  })
  const { moteur } = plateforme
  const [cle] = await preparerCles(secrets.signature)
  const livreur = creerLivreurAuxPayeurs({
    moteur,
    porteur: creerPorteur({ internes: true }),
    arretee: () => false,
    signerHttp: creerSignatureHttp(cle),
    signaler: erreur => {
      throw erreur
    },
  })
  await appelerLaCaisse(sql, moteur.chiffrement, 'CAF591', adresse)
  await proprietaire`create table borne (corps text not null)`

  let decides = 0
  /** As a decision tells them, of as many persons who have none on its way. */
  async function decider(): Promise<void> {
    const [de, a] = [(decides % taille) + 1, (decides % taille) + nombre]
    decides += nombre
    await proprietaire`truncate acheminement, envoi_au_payeur, envoi_au_payeur_histoire`
    await proprietaire`
      with dites as (
        insert into envoi_au_payeur (usager_id, numero, version, enregistre_le, auteur_organisation, modifies, reference, nature, decision,
          decidee_par, payeur, du, au, taux, etat)
        select i, 1, 1, now(), 'CD59', '{}', gen_random_uuid(), 'suspension', 'sanctionRsa:1', 'CD59', 'CAF591', current_date, current_date + 30, 30, 'A_ENVOYER'
        from generate_series(${de}::int, ${a}::int) i returning usager_id, reference)
      insert into acheminement (reference, usager_id, decidee_par, payeur, etat, demande_le)
      select reference, usager_id, 'CD59', 'CAF591', 'A_ENVOYER', now() from dites`
    await proprietaire`analyze acheminement, envoi_au_payeur`
  }
  async function envoyerSeulement(): Promise<void> {
    for (let i = 0; i < nombre; i += ENSEMBLE)
      await Promise.all(
        Array.from({ length: Math.min(ENSEMBLE, nombre - i) }, async () => {
          await fetch(adresse, { method: 'POST', headers: { 'content-type': 'application/json' }, body: dernier }).then(r =>
            r.arrayBuffer(),
          )
          await proprietaire`insert into borne values (${dernier})`
        }),
      )
  }

  const [envois, bornes, fichiers]: [number[], number[], number[]] = [[], [], []]
  for (let tour = 0; tour <= tours; tour++) {
    await decider()
    recus = 0
    const envoi = await parSeconde(async () => {
      while (recus < nombre) await livreur.tour()
    })
    const borne = await parSeconde(envoyerSeulement)
    // The first round compiles and fills the caches.
    if (tour === 0) continue
    envois.push(envoi)
    bornes.push(borne)
  }
  await servirParFichiers(sql, 'CAF591', 'windows-1252')
  for (let tour = 0; tour < tours; tour++) {
    await decider()
    await proprietaire`delete from fichier_au_payeur`
    fichiers.push(await parSeconde(() => composerLesFichiers(moteur)))
  }
  console.log(`${taille} personnes, ${nombre} décisions à la fois, ${tours} tours ; charge de la machine ${loadavg()[0]?.toFixed(0)}`)
  console.log(`décisions dites par appels, par seconde      ${serie(envois, 0)}`)
  console.log(`le même corps envoyé, une ligne écrite       ${serie(bornes, 0)}`)
  console.log(`part de cette borne                          ${serie(quotients(envois, bornes), 3)}`)
  console.log(`décisions mises en fichier, par seconde      ${serie(fichiers, 0)}`)
  await plateforme.fermer()
} finally {
  caisse.close()
  caisse.closeAllConnections()
  await bases.fermer()
  await rm(dossier, { recursive: true, force: true })
}
