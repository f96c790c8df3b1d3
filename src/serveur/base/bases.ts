import { join } from 'node:path'
import type { Configuration } from '../configuration.js'
import type { Sql } from 'postgres'
import { nomDeSession, ouvrirConnexions } from './connexions.js'
import { type BaseEmbarquee, demarrerBaseEmbarquee, rejoindreBaseEmbarquee } from './embarquee.js'
import { satisfaire } from './exigences.js'
import { type MotsDePasse, motsDePasseDesRoles } from './mots-de-passe.js'
import { type Adresses, adressesReelles } from './reelle.js'
import { APPLICATION, creerBase, DANS_LA_BASE, PROPRIETAIRE } from './roles.js'

/** The two ways into the database: the owner's (migrations, upkeep) and the application's, under row-level security. */
export type Bases = Adresses & {
  proprietaire: Sql
  application: Sql
  /** Folder of the embedded database's files; absent on a real server. */
  emplacement: string | undefined
  fermer: () => Promise<void>
}

const BASE = 'plateforme'
const DELAI_DE_REQUETE = 30_000

/** Opens the database for the one process that owns it: starts the embedded server if no real one is configured. */
export async function ouvrirBases(configuration: Configuration): Promise<Bases> {
  if (configuration.databaseUrl)
    return connecter(configuration, await adressesReelles(configuration), { emplacement: undefined, fermer: async () => {} })
  return ouvrirEmbarquee(configuration, await demarrerBaseEmbarquee(demande(configuration)))
}

/** Opens the database beside a platform that may already be running: joins its embedded server rather than refusing. */
export async function rejoindreBases(configuration: Configuration): Promise<Bases> {
  const enMarche = configuration.databaseUrl ? undefined : await rejoindreBaseEmbarquee(dossierDeLaBase(configuration))
  return enMarche ? ouvrirEmbarquee(configuration, enMarche) : ouvrirBases(configuration)
}

const dossierDeLaBase = ({ dossierDonnees }: Configuration) => join(dossierDonnees, 'base')

const demande = (configuration: Configuration) => ({
  dossier: dossierDeLaBase(configuration),
  programmes: configuration.programmesPostgres,
})

async function ouvrirEmbarquee(configuration: Configuration, serveur: BaseEmbarquee): Promise<Bases> {
  try {
    const motsDePasse = motsDePasseDesRoles(configuration.dossierSecrets)
    await preparerServeur(serveur, motsDePasse)
    const adresses = {
      urlProprietaire: serveur.adresse({ utilisateur: PROPRIETAIRE, motDePasse: motsDePasse.proprietaire }, BASE),
      urlApplication: serveur.adresse({ utilisateur: APPLICATION, motDePasse: motsDePasse.application }, BASE),
    }
    return connecter(configuration, adresses, serveur)
  } catch (cause) {
    await serveur.fermer()
    throw cause
  }
}

async function preparerServeur(serveur: BaseEmbarquee, motsDePasse: MotsDePasse): Promise<void> {
  const admin = ouvrirConnexions(serveur.adresse(serveur.superutilisateur, 'postgres'), { max: 1 })
  const dansLaBase = ouvrirConnexions(serveur.adresse(serveur.superutilisateur, BASE), { max: 1 })
  try {
    if (serveur.heritage) await congedier(admin, serveur.heritage)
    await creerBase(admin, BASE, motsDePasse)
    await satisfaire(dansLaBase, DANS_LA_BASE)
  } finally {
    await Promise.all([admin.end({ timeout: 5 }), dansLaBase.end({ timeout: 5 })])
  }
}

/** The sessions of a killed platform may still be working: they end before their successor begins. */
async function congedier(admin: Sql, pid: number): Promise<void> {
  await admin`select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = ${nomDeSession(pid)}`
}

function connecter({ connexions }: Configuration, adresses: Adresses, serveur: Pick<Bases, 'emplacement' | 'fermer'>): Bases {
  const proprietaire = ouvrirConnexions(adresses.urlProprietaire)
  const application = ouvrirConnexions(adresses.urlApplication, { max: connexions, delaiDeRequete: DELAI_DE_REQUETE })
  const fermer = async () => {
    await Promise.all([proprietaire.end({ timeout: 5 }), application.end({ timeout: 5 })])
    await serveur.fermer()
  }
  return { ...adresses, proprietaire, application, emplacement: serveur.emplacement, fermer }
}
