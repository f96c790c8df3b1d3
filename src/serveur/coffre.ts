import type { Sql } from 'postgres'
import {
  assurerLesCles,
  cleDeCommande,
  cleDeFichier,
  EnveloppeFermee,
  etatDesCles,
  ouvrirLeTrousseau,
  type Rechiffrement,
  rechiffrer,
  resteARechiffrer,
  retirerLesCles,
  tablesChiffrees,
  tourner,
  type TrousseauSuivi,
} from '../coffre/index.js'
import type { Domaine } from '../droit/categories.js'
import type { Ressource } from '../moteur/ressource.js'
import { ConfigurationInvalide } from './configuration-invalide.js'
import type { Secrets } from './secrets.js'

type Reglages = {
  proprietaire: Sql
  sql: Sql
  secrets: Pick<Secrets, 'maitresses' | 'nir'>
  /** The program that reaches who keeps the master key; the keys of the file then only open what they wrapped. */
  commandeMaitresse: string | undefined
  ressources: readonly Ressource[]
  horloge: () => Date
}

/** The keys of the data at rest, and what the operator does with them. */
export type Coffre = {
  trousseau: TrousseauSuivi
  etat(): ReturnType<typeof etatDesCles>
  tourner(domaines?: readonly Domaine[]): ReturnType<typeof tourner>
  /** Null when another process is at it. */
  rechiffrer(suivre?: Parameters<typeof rechiffrer>[1]): Promise<Rechiffrement | null>
  reste(): Promise<boolean>
  /** Gives the numbers of the keys erased. */
  retirer(): Promise<number[]>
}

/** @throws ConfigurationInvalide when a key cannot be opened: nothing is served without. */
export async function composerLeCoffre({ proprietaire, sql, secrets, commandeMaitresse, ressources, horloge }: Reglages): Promise<Coffre> {
  const deFichier = secrets.maitresses.map(cleDeFichier)
  const maitresses = commandeMaitresse === undefined ? deFichier : [cleDeCommande(commandeMaitresse), ...deFichier]
  const trousseau = await ouvert(async () => {
    await assurerLesCles(proprietaire, maitresses, horloge())
    return ouvrirLeTrousseau({ sql, maitresses, ancienne: secrets.nir, horloge })
  })
  const outils = { proprietaire, trousseau, tables: tablesChiffrees(ressources) }
  return {
    trousseau,
    etat: () => etatDesCles(proprietaire),
    async tourner(domaines) {
      const fait = await tourner(proprietaire, maitresses, horloge(), domaines)
      await trousseau.rafraichir()
      return fait
    },
    rechiffrer: suivre => rechiffrer(outils, suivre),
    reste: () => resteARechiffrer(outils),
    retirer: () => retirerLesCles({ ...outils, instant: horloge() }),
  }
}

async function ouvert<T>(ouvrir: () => Promise<T>): Promise<T> {
  try {
    return await ouvrir()
  } catch (cause) {
    if (!(cause instanceof EnveloppeFermee)) throw cause
    throw new ConfigurationInvalide([
      `Les données chiffrées ne s’ouvrent pas : ${cause.message}. Rétablissez la clé maîtresse (maitresse.cles, SECRET_MAITRESSE ou COMMANDE_MAITRESSE) ; rien n’a été modifié.`,
    ])
  }
}
