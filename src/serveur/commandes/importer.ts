import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  barreDeProgression,
  deposantDe,
  type Fiche,
  type Fichier,
  fichierDuDisque,
  formats,
  ImportEnCours,
  importer as importerUnFichier,
  type NomDeFormat,
  nomsDesFormats,
  rapportDe,
} from '../../flux/index.js'
import { type Commande, Refus, requis } from './commande.js'
import { avecLaPlateforme, type Ouverte } from './ouvrir.js'

const bilan = (f: Fiche) =>
  [
    `${f.nom} : ${f.etat}${f.detail ? ` — ${f.detail}` : ''}`,
    `  ${f.lus} éléments lus, ${f.rejetes} rejetés, ${f.douteux} douteux`,
    `  ${f.personnes} personnes : ${f.crees} nouvelles, ${f.modifies} modifiées, ${f.inchanges} inchangées, ${f.sansEffet} sans effet, ${f.ambigus} à départager`,
  ].join('\n')

/** Imports a file for an organisation, waits for the end, shows the progress. */
export async function importerEtAttendre(
  { plateforme, bases }: Pick<Ouverte, 'plateforme' | 'bases'>,
  fichier: Fichier,
  choix: { organisation: string; format: NomDeFormat; forcer?: boolean },
): Promise<Fiche> {
  const deposant = await deposantDe(bases.application, choix.organisation)
  if (!deposant) throw new Refus(`L’organisation ${choix.organisation} n’existe pas. « organisations » les liste.`)
  const barre = barreDeProgression(process.stderr, () => performance.now())
  const options = { attendreSonTour: true, suivre: barre.suivre, forcer: choix.forcer ?? false }
  try {
    return await importerUnFichier(plateforme.atelier, formats[choix.format], deposant, fichier, options)
  } catch (erreur) {
    throw erreur instanceof ImportEnCours ? new Refus(erreur.message) : erreur
  } finally {
    barre.finir()
  }
}

export const importer: Commande = {
  nom: 'importer',
  usage: `<fichier> --organisation <code> [--format ${nomsDesFormats.join('|')}] [--rapport <fichier.csv>] [--forcer]`,
  resume: 'Importe un fichier et attend la fin ; relancé après un arrêt, reprend où il en était',
  options: {
    organisation: { type: 'string' },
    format: { type: 'string', default: 'cnaf' },
    rapport: { type: 'string' },
    forcer: { type: 'boolean' },
  },
  async executer({ positionnels: [chemin], options }) {
    const format = nomsDesFormats.find(f => f === options.format)
    if (!format) throw new Refus(`Le format est ${nomsDesFormats.join(' ou ')}.`)
    const fichier = await fichierDuDisque(requis(chemin, 'le fichier')).catch((erreur: Error) => {
      throw new Refus(`Ce fichier ne se lit pas : ${erreur.message}`)
    })
    const organisation = requis(options.organisation, '--organisation')
    await avecLaPlateforme(async ouverte => {
      const fiche = await importerEtAttendre(ouverte, fichier, { organisation, format, forcer: options.forcer === true })
      process.stdout.write(`${bilan(fiche)}\n`)
      const rapport = typeof options.rapport === 'string' ? options.rapport : `${chemin}.rapport.csv`
      await pipeline(Readable.from(rapportDe(ouverte.bases.application, fiche)), createWriteStream(rapport, { mode: 0o600 }))
      process.stdout.write(`  rapport ligne par ligne : ${rapport}\n`)
      if (fiche.etat !== 'termine') process.exitCode = 1
    })
  },
}
