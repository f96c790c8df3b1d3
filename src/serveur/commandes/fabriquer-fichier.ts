import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fichierCnaf } from '../../../jeu-d-essai/fichier-cnaf.js'
import { fichierContrats } from '../../../jeu-d-essai/fichier-contrats.js'
import { fichierMissionLocale } from '../../../jeu-d-essai/fichier-mission-locale.js'
import { foyerDuRecit } from '../../../jeu-d-essai/recit.js'
import { plusJours } from '../../droit/jours.js'
import { jourDe } from '../../moteur/moteur.js'
import { type Commande, Refus, requis } from './commande.js'

/** Day the demonstration stock speaks of: the end of the last month, so that no file comes from the future. */
export const finDuMoisDernier = (): string => plusJours(`${jourDe(new Date()).slice(0, 7)}-01`, -1)

type Demande = { graine: number; taille: number; departement: string; defauts: number; stockAu: string; rang: number | undefined }

const fabriques = {
  cnaf: ({ rang, stockAu, departement, ...d }: Demande) => {
    const dateReference = rang === undefined ? stockAu : plusJours(stockAu, rang)
    const enTete = departement === '59' ? [foyerDuRecit(dateReference, rang !== undefined)] : []
    return fichierCnaf({ ...d, departement, dateReference, enTete, ...(rang === undefined ? {} : { quotidien: { rang, stockAu } }) })
  },
  'mission-locale': (d: Demande) => fichierMissionLocale({ ...d, departements: [d.departement], jour: d.stockAu }),
  contrats: (d: Demande) => fichierContrats({ ...d, departements: [d.departement], jour: d.stockAu }),
}

export const fabriquerFichier: Commande = {
  nom: 'fabriquer-fichier',
  usage:
    '<fichier> [--format cnaf|mission-locale|contrats] [--taille 300] [--graine 1] [--defauts 0] [--departement 59] [--quotidien <rang>] [--stock-au <jour>]',
  resume: 'Écrit un fichier d’essai, avec autant de défauts qu’on en demande ; la liste des défauts plantés va à côté',
  options: {
    format: { type: 'string', default: 'cnaf' },
    taille: { type: 'string', default: '300' },
    graine: { type: 'string', default: '1' },
    defauts: { type: 'string', default: '0' },
    departement: { type: 'string', default: '59' },
    quotidien: { type: 'string' },
    'stock-au': { type: 'string' },
  },
  async executer({ positionnels: [chemin], options }) {
    const destination = requis(chemin, 'le fichier')
    const fabriquer = fabriques[options.format as keyof typeof fabriques]
    if (!fabriquer) throw new Refus(`Le format est ${Object.keys(fabriques).join(' ou ')}.`)
    const { octets, plantes } = fabriquer({
      graine: entier(options, 'graine'),
      taille: entier(options, 'taille'),
      defauts: entier(options, 'defauts'),
      departement: String(options.departement),
      stockAu: typeof options['stock-au'] === 'string' ? options['stock-au'] : finDuMoisDernier(),
      rang: options.quotidien === undefined ? undefined : entier(options, 'quotidien'),
    })
    await pipeline(Readable.from(octets), createWriteStream(destination))
    if (plantes.length > 0)
      await pipeline(Readable.from(plantes.map(p => `${JSON.stringify(p)}\n`)), createWriteStream(`${destination}.defauts.jsonl`))
    process.stdout.write(
      `${destination}${plantes.length > 0 ? `, ${plantes.length} défauts plantés (${destination}.defauts.jsonl)` : ''}\n`,
    )
  },
}

export function entier(options: Record<string, string | boolean | undefined>, nom: string): number {
  const valeur = Number(options[nom])
  if (!Number.isInteger(valeur) || valeur < 0) throw new Refus(`--${nom} demande un nombre entier.`)
  return valeur
}
