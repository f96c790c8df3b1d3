import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Sql } from 'postgres'
import { installerLaDeclaration } from '../src/moteur/installation.js'
import { ressources } from '../src/parcours/ressources.js'
import { ouvrirConnexions } from '../src/serveur/base/connexions.js'
import { demarrerBaseEmbarquee } from '../src/serveur/base/embarquee.js'
import { satisfaire } from '../src/serveur/base/exigences.js'
import { migrer } from '../src/serveur/base/migrations.js'
import { type MotsDePasse, motsDePasseDesRoles } from '../src/serveur/base/mots-de-passe.js'
import { APPLICATION, creerBase, DANS_LA_BASE, PROPRIETAIRE } from '../src/serveur/base/roles.js'
import type { AdressesDEssai } from './adresses-d-essai.js'

export type ServeurDEssai = AdressesDEssai & { fermer: () => Promise<void> }

/** A throw-away server with its roles and its models; a real one, if `urlReelle` names a superuser of it. */
export async function unServeur(dossier: string, urlReelle: string | undefined, programmes: string | undefined): Promise<ServeurDEssai> {
  const serveur = urlReelle ? serveurReel(urlReelle) : await serveurJetable(dossier, programmes)
  try {
    return { ...(await preparerModele(serveur)), fermer: serveur.fermer }
  } catch (cause) {
    await serveur.fermer()
    throw cause
  }
}

type Serveur = {
  modele: string
  journal?: string
  motsDePasse: MotsDePasse
  adresse: (base?: string, compte?: string, motDePasse?: string) => string
  fermer: () => Promise<void>
}

async function serveurJetable(dossier: string, programmes: string | undefined): Promise<Serveur> {
  const embarquee = await demarrerBaseEmbarquee({ dossier: join(dossier, 'base'), jetable: true, programmes })
  const { utilisateur, motDePasse } = embarquee.superutilisateur
  return {
    modele: 'modele',
    journal: join(dossier, 'base', 'postgresql.log'),
    motsDePasse: motsDePasseDesRoles(join(dossier, 'secrets')),
    adresse: (base = 'postgres', u = utilisateur, m = motDePasse) => embarquee.adresse({ utilisateur: u, motDePasse: m }, base),
    fermer: embarquee.fermer,
  }
}

/** The roles are those of the whole server: their passwords stay those of the data folder of this clone. */
function serveurReel(urlReelle: string): Serveur {
  const modele = `essai_modele_${randomBytes(6).toString('hex')}`
  const adresse: Serveur['adresse'] = (base, compte, motDePasse) => {
    const url = new URL(urlReelle)
    if (base) url.pathname = `/${base}`
    if (compte) url.username = compte
    if (motDePasse) url.password = motDePasse
    return url.href
  }
  return {
    modele,
    motsDePasse: motsDePasseDesRoles(join('donnees', 'secrets')),
    adresse,
    fermer: () =>
      avec(adresse(), async admin => {
        for (const base of [declare(modele), modele]) await admin.unsafe(`drop database if exists "${base}" with (force)`)
      }),
  }
}

const declare = (modele: string) => `${modele}_declare`

async function preparerModele({ modele, journal, motsDePasse, adresse }: Serveur): Promise<AdressesDEssai> {
  await avec(adresse(), admin => creerBase(admin, modele, motsDePasse))
  await avec(adresse(modele), admin => satisfaire(admin, DANS_LA_BASE))
  await avec(adresse(modele, PROPRIETAIRE, motsDePasse.proprietaire), migrer)
  const modeleDeclare = declare(modele)
  await avec(adresse(), admin => admin.unsafe(`create database "${modeleDeclare}" owner ${PROPRIETAIRE} template "${modele}"`))
  await avec(adresse(modeleDeclare, PROPRIETAIRE, motsDePasse.proprietaire), sql => installerLaDeclaration(sql, ressources))
  return {
    modele,
    modeleDeclare,
    ...(journal === undefined ? {} : { journal }),
    urlAdministrateur: adresse(),
    urlProprietaire: adresse(modele, PROPRIETAIRE, motsDePasse.proprietaire),
    urlApplication: adresse(modele, APPLICATION, motsDePasse.application),
  }
}

async function avec(url: string, ordre: (sql: Sql) => PromiseLike<unknown>): Promise<void> {
  const sql = ouvrirConnexions(url, { max: 2 })
  try {
    await ordre(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}
