import { randomBytes } from 'node:crypto'
import { setTimeout as attendre } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { ouvrirConnexions } from '../src/serveur/base/connexions.js'
import { PROPRIETAIRE } from '../src/serveur/base/roles.js'
import { type AdressesDEssai, adressesDEssai } from './adresses-d-essai.js'

export type BaseDEssai = {
  urlProprietaire: string
  urlApplication: string
  proprietaire: Sql
  application: Sql
  fermer: () => Promise<void>
}

/** A fresh, migrated database of one's own, copied from the model of this run and dropped by `fermer`. */
export const uneBase = (): Promise<BaseDEssai> => copieDe('modele')

/** The same, brought to the declaration as it stands. */
export const uneBaseDeclaree = (): Promise<BaseDEssai> => copieDe('modeleDeclare')

async function copieDe(modele: 'modele' | 'modeleDeclare'): Promise<BaseDEssai> {
  const essais = adressesDEssai()
  const nom = `essai_${randomBytes(8).toString('hex')}`
  await copier(essais[modele], essais, nom)
  const urlProprietaire = surLaBase(essais.urlProprietaire, nom)
  const urlApplication = surLaBase(essais.urlApplication, nom)
  const proprietaire = ouvrirConnexions(urlProprietaire)
  const application = ouvrirConnexions(urlApplication, { max: 8, delaiDeRequete: 30_000 })
  const fermer = async () => {
    await Promise.all([proprietaire.end({ timeout: 1 }), application.end({ timeout: 1 })])
    await parLAdministrateur(essais, admin => admin.unsafe(`drop database if exists "${nom}" with (force)`))
  }
  return { urlProprietaire, urlApplication, proprietaire, application, fermer }
}

async function copier(modele: string, essais: AdressesDEssai, nom: string): Promise<void> {
  await parLAdministrateur(essais, async admin => {
    for (let essai = 1; ; essai++) {
      try {
        return await admin.unsafe(`create database "${nom}" owner ${PROPRIETAIRE} template "${modele}" strategy file_copy`)
      } catch (cause) {
        // 55006: the model is being read, by an automatic vacuum or by another copy.
        if (essai === 50 || !(cause instanceof Error && 'code' in cause && cause.code === '55006')) throw cause
        await attendre(100)
      }
    }
  })
}

async function parLAdministrateur(essais: AdressesDEssai, ordre: (admin: Sql) => PromiseLike<unknown>): Promise<void> {
  const admin = ouvrirConnexions(essais.urlAdministrateur, { max: 1 })
  try {
    await ordre(admin)
  } finally {
    await admin.end({ timeout: 1 })
  }
}

function surLaBase(adresse: string, base: string): string {
  const url = new URL(adresse)
  url.pathname = `/${base}`
  return url.href
}
