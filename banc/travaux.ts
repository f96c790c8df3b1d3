import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chargerLesApplications, chargerLesOrganisations } from '../jeu-d-essai/charger.js'
import { connexionForte } from '../outils/connexion-d-essai.js'
import { signerJeton } from '../src/acces/index.js'
import { naturesDeTravail } from '../src/droit/travaux.js'
import { scopesPartenairesDe } from '../src/partenaire/index.js'
import { ouvrirBases } from '../src/serveur/base/bases.js'
import { migrer } from '../src/serveur/base/migrations.js'
import { lireConfiguration } from '../src/serveur/configuration.js'
import { composer } from '../src/serveur/plateforme.js'
import { chargerSecrets } from '../src/serveur/secrets.js'
import { peupler } from './peupler.js'

/**
 * The queue of a département that has everything to do for everybody: its pages and its counts, at the scale of the organisation and of
 * one of its structures, journal included; beside the same queue emptied but for one page.
 */
const { values } = parseArgs({ options: { taille: { type: 'string', default: '100000' }, fois: { type: 'string', default: '30' } } })
const taille = Number(values.taille)
const structures = 40
const natures = Object.keys(naturesDeTravail)

const dossier = await mkdtemp(join(tmpdir(), 'banc-travaux-'))
const configuration = lireConfiguration({ ...process.env, DOSSIER_DONNEES: join(dossier, 'donnees') })
const secrets = await chargerSecrets(configuration)
const bases = await ouvrirBases(configuration)
try {
  const { proprietaire, application, urlApplication } = bases
  await migrer(proprietaire)
  await chargerLesOrganisations(application)
  await chargerLesApplications(application, dossier, scopesPartenairesDe)
  await proprietaire`update application set quota_par_seconde = 1000000`
  const adressePublique = 'http://127.0.0.1'
  const reglages = {
    proprietaire,
    application,
    urlApplication,
    secrets,
    adressePublique,
    production: false,
    niveauJournal: 'error',
    seuils: [],
  }
  await peupler(proprietaire, taille)
  await proprietaire`insert into structure (code, organisation, nom) select 'CD59-S' || i, 'CD59', 'Structure ' || i from generate_series(1, ${structures}) i`
  await proprietaire`update rattachement set structure = 'CD59-S' || (1 + usager_id % ${structures}) where organisation = 'CD59'`
  await proprietaire`
    insert into travail (id, nature, usager_id, dossier, organisation, structure, a_faire_avant, cree_le)
    select gen_random_uuid(), (${natures}::text[])[1 + i % ${natures.length}], i, i, 'CD59', 'CD59-S' || (1 + i % ${structures}),
      case when i % 10 > 0 then current_date - 20 + (i * 7919 % 200) end, now() from generate_series(1, ${taille}) i`
  await proprietaire.unsafe('vacuum analyze')
  const plateforme = await composer({ ...reglages, dossierDesImports: dossier, dossierDesCourriels: dossier })

  const jetonDe = (structure: string | null) =>
    signerJeton(
      secrets,
      {
        clientId: 'portail',
        organisation: 'CD59',
        structure,
        royaume: '/agent',
        agent: 'roy.claire|ROY|Claire',
        scopes: ['identite.accompagnement.consulter'],
        session: connexionForte(new Date()),
      },
      { adressePublique, duree: 7200 },
    )
  const [tous, une] = await Promise.all([jetonDe(null), jetonDe('CD59-S7')])
  const demander = async (jeton: string, url: string): Promise<Record<string, unknown>> => {
    const r = await plateforme.app.inject({ url, headers: { authorization: `Bearer ${jeton}` } })
    if (r.statusCode !== 200) throw new Error(`${url} : ${r.statusCode} ${r.payload}`)
    return r.json()
  }
  const mesurer = async (nom: string, jeton: string, url: string) => {
    const durees: number[] = []
    for (let i = 0; i < Number(values.fois); i++) {
      const debut = performance.now()
      await demander(jeton, url)
      durees.push(performance.now() - debut)
    }
    const tries = durees.toSorted((a, b) => a - b)
    const centile = (c: number) => (tries[Math.floor(tries.length * c)] ?? 0).toFixed(1)
    console.log(`${nom.padEnd(48)} p50 ${centile(0.5)} ms, p95 ${centile(0.95)} ms`)
  }
  // Two thirds of the way, where a page counted by offset would be slow.
  const [milieu] = await proprietaire<{ id: string }[]>`
    select id from travail order by urgence, id offset ${Math.floor(taille * 0.66)} limit 1`

  const tout = async () => {
    await mesurer('organisation, première page de 50', tous, '/api/v1/travaux')
    await mesurer('organisation, une nature', tous, `/api/v1/travaux?nature=${natures[2]}`)
    await mesurer('organisation, page du milieu', tous, `/api/v1/travaux?curseur=${milieu?.id}`)
    await mesurer('organisation, une de ses structures', tous, '/api/v1/travaux?structure=CD59-S7')
    await mesurer('une structure, première page', une, '/api/v1/travaux')
    await mesurer('une structure, en retard', une, '/api/v1/travaux?enRetard=true')
    await mesurer('organisation, décompte', tous, '/api/v1/travaux/decompte')
    await mesurer('une structure, décompte', une, '/api/v1/travaux/decompte')
  }
  console.log(`${taille} travaux ouverts dans la file d’une organisation, ${structures} structures :`)
  await tout()
  await proprietaire`update travail set clos_le = now(), motif = 'banc' where usager_id > 50 and id <> ${milieu?.id ?? null}`
  await proprietaire.unsafe('vacuum analyze travail')
  console.log('la même, une page de travaux ouverts :')
  await tout()
  await plateforme.fermer()
} finally {
  await bases.fermer()
  await rm(dossier, { recursive: true, force: true })
}
