import { readFile } from 'node:fs/promises'
import { chargerLeRome, RomeIllisible } from '../../parcours/projet/index.js'
import { type Commande, Refus, requis } from './commande.js'
import { avecLaPlateforme } from './ouvrir.js'

const lire = (chemin: string): Promise<string> =>
  readFile(chemin, 'utf8').catch((erreur: Error) => {
    throw new Refus(`Ce fichier ne se lit pas : ${erreur.message}`)
  })

export const chargerRome: Commande = {
  nom: 'charger-rome',
  usage: '<metiers.csv> <appellations.csv> --version <n>',
  resume: 'Remplace le répertoire des métiers par les fichiers ROME 4.0 que publie France Travail',
  options: { version: { type: 'string' } },
  async executer({ positionnels: [metiers, appellations], options }) {
    const fichiers = {
      metiers: await lire(requis(metiers, 'le fichier des métiers')),
      appellations: await lire(requis(appellations, 'le fichier des appellations')),
      version: requis(options.version, '--version'),
    }
    await avecLaPlateforme(async ({ bases }) => {
      const n = await chargerLeRome(bases.proprietaire, fichiers, new Date()).catch((erreur: unknown) => {
        throw erreur instanceof RomeIllisible ? new Refus(erreur.message) : erreur
      })
      process.stdout.write(`ROME ${fichiers.version} : ${n} appellations.\n`)
    })
  },
}
