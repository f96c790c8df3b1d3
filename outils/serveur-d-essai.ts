import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ouvrirConnexions, type Sql } from '../src/serveur/base/connexions.js'
import { arreter } from '../src/serveur/base/demarrage.js'
import { demarrerBaseEmbarquee } from '../src/serveur/base/embarquee.js'
import { satisfaire } from '../src/serveur/base/exigences.js'
import { migrer } from '../src/serveur/base/migrations.js'
import { type MotsDePasse, motsDePasseDesRoles } from '../src/serveur/base/mots-de-passe.js'
import { postmasterVivant } from '../src/serveur/base/postmaster.js'
import { APPLICATION, creerBase, DANS_LA_BASE, PROPRIETAIRE } from '../src/serveur/base/roles.js'
import { tenantDuVerrou } from '../src/serveur/base/verrou.js'
import type { AdressesDEssai } from './adresses-d-essai.js'

export type ServeurDEssai = AdressesDEssai & { fermer: () => Promise<void> }

const PREFIXE = 'plateforme-essais-'

/** A throw-away server with its roles and its migrated model; a real one, if `urlReelle` names a superuser of it. */
export async function unServeur(urlReelle: string | undefined, programmes: string | undefined): Promise<ServeurDEssai> {
  const serveur = urlReelle ? serveurReel(urlReelle) : await serveurJetable(programmes)
  try {
    return { ...(await preparerModele(serveur)), fermer: serveur.fermer }
  } catch (cause) {
    await serveur.fermer()
    throw cause
  }
}

type Serveur = {
  modele: string
  motsDePasse: MotsDePasse
  adresse: (base?: string, compte?: string, motDePasse?: string) => string
  fermer: () => Promise<void>
}

async function serveurJetable(programmes: string | undefined): Promise<Serveur> {
  await effacerLesRestes()
  const dossier = mkdtempSync(join(tmpdir(), PREFIXE))
  const embarquee = await demarrerBaseEmbarquee({ dossier: join(dossier, 'base'), jetable: true, programmes })
  const { utilisateur, motDePasse } = embarquee.superutilisateur
  return {
    modele: 'modele',
    motsDePasse: motsDePasseDesRoles(join(dossier, 'secrets')),
    adresse: (base = 'postgres', u = utilisateur, m = motDePasse) => embarquee.adresse({ utilisateur: u, motDePasse: m }, base),
    fermer: async () => {
      await embarquee.fermer()
      rmSync(dossier, { recursive: true, force: true })
    },
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
    fermer: () => avec(adresse(), admin => admin.unsafe(`drop database if exists "${modele}" with (force)`)),
  }
}

async function preparerModele({ modele, motsDePasse, adresse }: Serveur): Promise<AdressesDEssai> {
  await avec(adresse(), admin => creerBase(admin, modele, motsDePasse))
  await avec(adresse(modele), admin => satisfaire(admin, DANS_LA_BASE))
  await avec(adresse(modele, PROPRIETAIRE, motsDePasse.proprietaire), migrer)
  return {
    modele,
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

/** What a killed run left behind: its server is stopped, its folder removed. A young folder may be a run that begins. */
async function effacerLesRestes(): Promise<void> {
  for (const nom of readdirSync(tmpdir()).filter(n => n.startsWith(PREFIXE))) {
    const dossier = join(tmpdir(), nom)
    const jeune = Date.now() - (statSync(dossier, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 60_000
    if (jeune || tenantDuVerrou(join(dossier, 'base', 'verrou.json'))) continue
    const orphelin = postmasterVivant(join(dossier, 'base', 'grappe', 'pgdata'))
    if (orphelin) await arreter(orphelin.pid)
    rmSync(dossier, { recursive: true, force: true })
  }
}
