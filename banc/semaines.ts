import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chargerLesApplications, chargerLesOrganisations } from '../jeu-d-essai/charger.js'
import { connexionForte } from '../outils/connexion-d-essai.js'
import { signerJeton } from '../src/acces/index.js'
import { scopesPartenairesDe } from '../src/partenaire/index.js'
import { ouvrirBases } from '../src/serveur/base/bases.js'
import { migrer } from '../src/serveur/base/migrations.js'
import { lireConfiguration } from '../src/serveur/configuration.js'
import { composer } from '../src/serveur/plateforme.js'
import { chargerSecrets } from '../src/serveur/secrets.js'
import { peupler } from './peupler.js'

/**
 * The counters of the weeks of one person, among as many as are asked, each with twelve activities over twelve weeks: three readings, each one
 * statement, and the counting; beside the reading of her identity, which is one of them.
 */
const { values } = parseArgs({ options: { taille: { type: 'string', default: '200000' }, fois: { type: 'string', default: '300' } } })
const taille = Number(values.taille)

const dossier = await mkdtemp(join(tmpdir(), 'banc-semaines-'))
const configuration = lireConfiguration({ ...process.env, DOSSIER_DONNEES: join(dossier, 'donnees') })
const secrets = await chargerSecrets(configuration)
const bases = await ouvrirBases(configuration)
try {
  const { proprietaire, application, urlApplication } = bases
  await migrer(proprietaire)
  await chargerLesOrganisations(application)
  await chargerLesApplications(application, dossier, scopesPartenairesDe)
  await proprietaire`update application set quota_par_seconde = 1000000`
  await peupler(proprietaire, taille)
  const debut = performance.now()
  await proprietaire`
    insert into activite (usager_id, numero, version, enregistre_le, auteur_organisation, modifies, semaine, type, intitule, minutes_declarees,
      minutes_validees, etat)
    select i, k, 1, now(), 'CD59', '{}', '2026-W' || lpad((36 + k)::text, 2, '0'), 'ATELIER', 'Atelier', 240, 180, 'CORRIGEE'
    from generate_series(1, ${taille}) i, generate_series(1, 12) k`
  await proprietaire.unsafe('vacuum analyze activite')
  console.log(`${taille} personnes, ${12 * taille} activités écrites en ${((performance.now() - debut) / 1000).toFixed(0)} s`)
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
  const plateforme = await composer({ ...reglages, dossierDesImports: dossier, dossierDesCourriels: dossier })
  const lectures = ['activite', 'dispense', 'contratEngagement', 'identite'].map(r => `${r}.accompagnement.consulter`)
  const jeton = await signerJeton(
    secrets,
    {
      clientId: 'portail',
      organisation: 'CD59',
      structure: null,
      royaume: '/agent',
      agent: 'roy.claire|ROY|Claire',
      scopes: lectures,
      session: connexionForte(new Date()),
    },
    { adressePublique, duree: 7200 },
  )
  const mesurer = async (nom: string, adresse: (usager: string) => string): Promise<number> => {
    const durees: number[] = []
    for (let i = 0; i < Number(values.fois); i++) {
      // Each time somebody else: nobody's rows wait in the memory of the machine.
      const usager = plateforme.moteur.identifiants.pour('CD59', BigInt(1 + ((i * 7919) % taille)))
      const depart = performance.now()
      const r = await plateforme.app.inject({ url: adresse(usager), headers: { authorization: `Bearer ${jeton}` } })
      if (r.statusCode !== 200) throw new Error(`${r.statusCode} ${r.payload}`)
      durees.push(performance.now() - depart)
    }
    const tries = durees.toSorted((a, b) => a - b)
    const centile = (c: number) => tries[Math.floor(tries.length * c)] ?? 0
    console.log(`${nom.padEnd(40)} p50 ${centile(0.5).toFixed(1)} ms, p95 ${centile(0.95).toFixed(1)} ms`)
    return centile(0.5)
  }
  for (let tour = 1; tour <= 3; tour++) {
    const semaines = await mesurer('compteurs de douze semaines', u => `/api/v1/semaines-d-activite/${u}?de=2026-W37&a=2026-W48`)
    const activites = await mesurer('douze activités', u => `/api/v1/accompagnement/activites/${u}`)
    const identite = await mesurer('une identité', u => `/api/v1/accompagnement/identites/${u}`)
    console.log(`compteurs ÷ identité ${(semaines / identite).toFixed(2)}, activités ÷ identité ${(activites / identite).toFixed(2)}`)
  }
  await plateforme.fermer()
} finally {
  await bases.fermer()
  await rm(dossier, { recursive: true, force: true })
}
