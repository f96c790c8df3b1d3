import { join } from 'node:path'
import { type Bases, ouvrirBases, rejoindreBases } from '../base/bases.js'
import { migrer } from '../base/migrations.js'
import { type Configuration, lireConfiguration } from '../configuration.js'
import { chargerFournisseurs } from '../fournisseurs.js'
import { composer, type Plateforme } from '../plateforme.js'
import { chargerSecrets, type Secrets } from '../secrets.js'
import { reconnaitreLeSceau } from '../secrets/sceau-reconnu.js'
import { reconnaitreLesCles } from '../secrets/temoins.js'
import { chargerTls } from '../tls.js'

export type Ouverte = { configuration: Configuration; secrets: Secrets; bases: Bases; plateforme: Plateforme; fermer(): Promise<void> }

async function ouvrir(ouvrirLesBases: (c: Configuration) => Promise<Bases>): Promise<Ouverte> {
  const configuration = lireConfiguration(process.env)
  const secrets = await chargerSecrets(configuration)
  const tls = await chargerTls(configuration, new Date())
  const fournisseurs = await chargerFournisseurs(configuration)
  const bases = await ouvrirLesBases(configuration)
  try {
    await migrer(bases.proprietaire)
    await reconnaitreLesCles(bases.proprietaire, secrets, configuration)
    const plateforme = await composer({
      proprietaire: bases.proprietaire,
      application: bases.application,
      urlApplication: bases.urlApplication,
      secrets,
      tls,
      adressePublique: configuration.adressePublique,
      production: configuration.mode === 'production',
      niveauJournal: configuration.niveauJournal,
      contact: configuration.contact,
      exploitant: configuration.exploitant,
      fournisseurs,
      horodatage: configuration.horodatage,
      temoinDuJournal: configuration.temoinDuJournal,
      graceDuJournal: configuration.graceDuJournal,
      commandeMaitresse: configuration.commandeMaitresse,
      ...(configuration.vigilance ? {} : { seuils: [] }),
      enteteDuCertificat: typeof configuration.certificatsDesClients === 'object' ? configuration.certificatsDesClients.entete : undefined,
      webhooksInternes: configuration.webhooksInternes,
      dossierDesImports: join(configuration.dossierDonnees, 'imports'),
      dossierDesCourriels: join(configuration.dossierDonnees, 'courriels'),
    })
    return {
      configuration,
      secrets,
      bases,
      plateforme,
      async fermer() {
        await plateforme.fermer()
        await bases.fermer()
      },
    }
  } catch (erreur) {
    await bases.fermer()
    throw erreur
  }
}

/** The platform as the process that serves it: takes the embedded database for itself, refuses a second one. */
export async function ouvrirPourServir(): Promise<Ouverte> {
  const ouverte = await ouvrir(ouvrirBases)
  try {
    await reconnaitreLeSceau(ouverte.bases.proprietaire, ouverte.secrets, ouverte.configuration)
    return ouverte
  } catch (erreur) {
    await ouverte.fermer()
    throw erreur
  }
}

/** The platform beside one that may already serve. */
const ouvrirACote = () => ouvrir(rejoindreBases)

export async function avecLaPlateforme<T>(faire: (ouverte: Ouverte) => Promise<T>): Promise<T> {
  const ouverte = await ouvrirACote()
  try {
    return await faire(ouverte)
  } finally {
    await ouverte.fermer()
  }
}
