import { createHash } from 'node:crypto'
import type { Appelant } from '../../moteur/appelant.js'
import { ligneCsv } from '../../moteur/csv.js'
import { transactionsDe } from '../../moteur/transactions.js'
import { phraseDuConstat } from '../import/constats.js'
import { type Atelier, importer } from '../import/derouler.js'
import type { Fiche } from '../import/fiche.js'
import { formatMissionLocale } from '../import/mission-locale/format.js'
import type { ClientImilo } from './client.js'
import { type NonLu, phrasesDesNonLus } from './non-lus.js'
import { colonnesDImilo, type EvenementImilo, ligneDuDossier } from './dossier.js'

/** `fiche`: the import that was made of them, with its report line by line; null when no file had changed. `lus`, `rejetes`: numbers of the files that were read, and those set aside among them, or because of an event that is not read. */
export type Tire = DossiersLus & { evenements: number; illisibles: number; fiche: Fiche | null }
export type DossiersLus = { lus: readonly string[]; rejetes: readonly Rejete[] }
/** `resteDit`: it cannot be acknowledged, and I-MILO will tell it each time. */
type Rejete = { idDossier: string; motif: string; resteDit: boolean }

/**
 * Takes what I-MILO has to say for a mission locale: each file as it now is, once whatever the number and the order of its events, through
 * the import of mission locales. Acknowledged once that is committed: cut short anywhere, the next round takes the same and changes nothing.
 * @throws ImiloMuet before anything is written, or between two acknowledgements
 */
export async function tirerDImilo(
  atelier: Atelier,
  appelant: Appelant,
  client: ClientImilo,
  avantDAcquitter?: (dossiers: DossiersLus) => Promise<void>,
): Promise<Tire> {
  const { evenements, illisibles } = await client.evenements()
  const dus = premiersJours(evenements)
  const lignes: string[][] = []
  const nonLus = new Map<string, NonLu>()
  for (const [id, du] of dus) {
    const dossier = await client.dossier(id)
    if (typeof dossier === 'string') nonLus.set(id, dossier)
    lignes.push(ligneDuDossier(id, typeof dossier === 'string' ? null : dossier, du))
  }
  const fiche =
    lignes.length === 0 ? null : await importer(atelier, formatMissionLocale, appelant, enFichier(lignes), { attendreSonTour: true })
  if (fiche && fiche.etat !== 'termine') throw new Error(`import d’I-MILO ${fiche.etat}`)
  const lus = [...dus.keys()]
  const deLImport = fiche ? await rejetesDe(atelier, appelant, fiche.id, lus, nonLus) : []
  // A file that another event had read is read as it now is: nothing of it is missing.
  const desEvenements = new Map(illisibles.filter(e => !dus.has(e.sujet)).map(e => [e.sujet, e]))
  const rejetes = [
    ...deLImport,
    ...[...desEvenements.values()].map(e => ({ idDossier: e.sujet, motif: e.motif, resteDit: e.identifiant === null })),
  ]
  await avantDAcquitter?.({ lus, rejetes })
  for (const { identifiant } of [...evenements, ...illisibles]) if (identifiant !== null) await client.acquitter(identifiant)
  return { evenements: evenements.length, illisibles: illisibles.length, fiche, lus, rejetes }
}

/** Those that the report of the import sets aside, each with what it says first; of one that could not be read, why. */
async function rejetesDe(
  { moteur }: Atelier,
  appelant: Appelant,
  fiche: string,
  lus: readonly string[],
  nonLus: ReadonlyMap<string, NonLu>,
): Promise<DossiersLus['rejetes']> {
  const rangs = await transactionsDe(moteur)(
    appelant,
    sql =>
      sql<{ rang: number; code: string }[]>`
        select distinct on (rang) rang, code from import_anomalie where import = ${fiche} and gravite = 'rejet' and rang is not null order by rang, numero`,
  )
  return rangs.flatMap(({ rang, code }) => {
    const idDossier = lus[rang]
    if (idDossier === undefined) return []
    const nonLu = nonLus.get(idDossier)
    return [{ idDossier, motif: nonLu ? phrasesDesNonLus[nonLu] : phraseDuConstat(code), resteDit: false }]
  })
}

/**
 * The files whose content is to be read, each with the day of its first event. Appointments and sessions are not taken; a file that is
 * archived or deleted there ends nothing here: a human of the mission locale says so.
 */
function premiersJours(evenements: readonly EvenementImilo[]): Map<string, string> {
  const jours = new Map<string, string>()
  for (const { type, action, idDossier, date } of evenements.toSorted((a, b) => b.date.localeCompare(a.date)))
    if (type === 'DOSSIER' && (action === 'CREATE' || action === 'UPDATE')) jours.set(idDossier, date)
  return jours
}

function enFichier(lignes: readonly string[][]) {
  const octets = Buffer.from([[...colonnesDImilo], ...lignes].map(l => ligneCsv(l)).join(''))
  return {
    nom: 'I-MILO',
    taille: octets.length,
    empreinte: createHash('sha256').update(octets).digest(),
    async *ouvrir() {
      yield octets
    },
  }
}
