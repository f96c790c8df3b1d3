import { randomUUID } from 'node:crypto'
import type { ReservedSql } from 'postgres'
import type { Appelant } from '../../moteur/appelant.js'
import type { Empreintes } from '../../moteur/ecriture.js'
import { EcritureConcurrente } from '../../moteur/ecriture-en-masse.js'
import { agirPour } from '../../moteur/journal.js'
import { type Ligne, toutesLesLignes } from '../../moteur/lignes.js'
import { aujourdHui, type Moteur } from '../../moteur/moteur.js'
import { Probleme } from '../../moteur/probleme.js'
import { rejouer } from '../../moteur/rejouer.js'
import { type Competents, lireCompetents } from '../../parcours/rattachement/index.js'
import { ressources } from '../../parcours/ressources.js'
import { FluxIllisible } from '../flux-illisible.js'
import { colonnesDe } from './colonnes.js'
import { phraseDuConstat } from './constats.js'
import { cloreFiche, demarrerFiche, type Fiche, ficheEnSuspens, fluxPasses, lireFiche, ouvrirFiche, reprendreFiche } from './fiche.js'
import type { Element, Evenement, Format } from './format.js'
import { lire } from './lecture.js'
import { ecrireLot } from './lot.js'
import { parLots } from './lots.js'
import { ordonner } from './ordre.regles.js'
import { dernierConstat, poserConstats } from './rapport.js'
import { aSonTour, enTransaction, parmiLesAutres, seul } from './verrou.js'

/** A file at rest, which can be read again from its beginning. `empreinte` is its SHA-256. */
export type Fichier = { nom: string; taille: number; empreinte: Buffer; ouvrir: () => AsyncIterable<Uint8Array> }
export type Avancement = { fiche: string; lus: number; octets: number; taille: number; personnes: number }
export type OptionsDImport = {
  /** Identifier of an import already recorded, whose file was received before. */
  fiche?: string
  /** Applies a file older than what is applied: only a human may ask for it. */
  forcer?: boolean
  attendreSonTour?: boolean
  suivre?: (avancement: Avancement) => void
  arret?: AbortSignal
}

/** What every import is made with. `empreintes`: those of `identite`; `cle`: their key, without which a file is read in this thread. */
export type Atelier = { moteur: Moteur; empreintes: Empreintes; cle?: Buffer }

const lignes = new Map(toutesLesLignes(ressources).map(l => [l.code, l]))
export function ligneNommee(code: string): Ligne {
  const ligne = lignes.get(code)
  if (!ligne) throw new Error(`ligne inconnue : ${code}`)
  return ligne
}

/** Throws 403 with the first line the caller lacks: a file is a thousand deposits, each of which must be allowed. */
export function exigerLesLignes<C>(format: Format<C>, appelant: Appelant): void {
  const manquante = format
    .lignes(appelant.type)
    .find(code => !appelant.lignes.has(code) || !ligneNommee(code).par.some(a => a.code === appelant.type))
  if (manquante) throw new Probleme(403, 'ligne-fermee', `Ce dépôt de fichier demande l’échange ${manquante}.`)
}

/**
 * Imports a file for an organisation, from where a former try of the same file stopped. Returns its record, whose state says
 * how it ended: « termine », or « refuse » when the file as a whole cannot be taken.
 *
 * @throws ImportEnCours when another import of the organisation runs and `attendreSonTour` is not asked.
 */
export async function importer<C>(
  atelier: Atelier,
  format: Format<C>,
  appelant: Appelant,
  fichier: Fichier,
  options: OptionsDImport = {},
): Promise<Fiche> {
  exigerLesLignes(format, appelant)
  const { moteur } = atelier
  return aSonTour(moteur.sql, appelant.organisation, { attendreSonTour: options.attendreSonTour ?? false }, async session => {
    const tour = <T>(faire: () => Promise<T>) =>
      enTransaction(session, async () => {
        await agirPour(session, appelant, aujourdHui(moteur))
        return faire()
      })
    const fiche = await tour(() => reprendreOuOuvrir(session, moteur, appelant, format.nom, fichier, options.fiche))
    const fin = (etat: 'refuse' | 'echoue', motif: string, detail: string) =>
      tour(() => cloreFiche(session, fiche.id, { etat, motif, detail }, moteur.horloge()))
    try {
      const competents = await lireCompetents(session, aujourdHui(moteur))
      await derouler({ ...atelier, competents, session, tour, format, appelant, fichier, options, fiche })
    } catch (erreur) {
      if (erreur instanceof FluxIllisible) await fin('refuse', erreur.code, erreur.message)
      else if (erreur instanceof FichierRefuse) await fin('refuse', erreur.code, erreur.message)
      else {
        await fin('echoue', 'PANNE', 'L’import s’est arrêté sur une panne ; relancé, il reprendra où il en est.').catch(() => undefined)
        throw erreur
      }
    }
    return tour(async () => (await lireFiche(session, fiche.id)) ?? fiche)
  })
}

/** The file is readable, but must not be applied now. */
class FichierRefuse extends Error {
  constructor(readonly code: 'FLUX_ANTERIEUR' | 'FLUX_FUTUR') {
    super(phraseDuConstat(code))
  }
}

async function reprendreOuOuvrir(
  session: ReservedSql,
  moteur: Moteur,
  appelant: Appelant,
  format: Fiche['format'],
  { nom, empreinte, taille }: Fichier,
  demandee: string | undefined,
): Promise<Fiche> {
  const enSuspens = demandee ? await lireFiche(session, demandee) : await ficheEnSuspens(session, appelant.organisation, format, empreinte)
  if (enSuspens) {
    await reprendreFiche(session, enSuspens.id)
    return enSuspens
  }
  const id = randomUUID()
  await ouvrirFiche(session, appelant, { id, format, nom, empreinte, taille, recuLe: moteur.horloge() })
  const ouverte = await lireFiche(session, id)
  if (!ouverte) throw new Error('import sans fiche')
  return ouverte
}

type Deroulement<C> = Atelier & {
  competents: Competents
  session: ReservedSql
  tour: <T>(faire: () => Promise<T>) => Promise<T>
  format: Format<C>
  appelant: Appelant
  fichier: Fichier
  options: OptionsDImport
  fiche: Fiche
}

/** A lot ends at so many elements, or so many bytes: memory does not depend on the file. */
const octetsParLot = 16 * 1024 * 1024

async function derouler<C>(d: Deroulement<C>): Promise<void> {
  const { session, moteur, format, fichier, fiche, options, tour } = d
  const plein = (lot: readonly Evenement<C>[]) => {
    const elements = lot.filter(e => e.type === 'element')
    return lot.length >= format.elementsParLot || (elements.at(-1)?.octets ?? 0) - (elements[0]?.octets ?? 0) > octetsParLot
  }
  let { lus, personnes } = fiche
  let jour = fiche.dateReference
  let dernier = await tour(() => dernierConstat(session, fiche.id))
  const { organisation, structure } = d.appelant
  const colonnes = await tour(() => colonnesDe(session, organisation, structure, format.nom))
  const reglages = { jour: aujourdHui(moteur), colonnes, empreintes: d.empreintes, cle: d.cle }
  for await (const lot of parLots(lire(format, fichier, fiche.lus, reglages), plein)) {
    options.arret?.throwIfAborted()
    const entete = lot.find(e => e.type === 'entete')
    const faireLeLot = (essai: number) =>
      tour(async () => {
        if (essai === 1) await parmiLesAutres(session)
        else await seul(session)
        const debut = fiche.lus > 0 ? [] : entete ? await commencer(d, entete, lot) : []
        const travail = {
          ...d,
          sql: session,
          ligne: ligneNommee,
          import: fiche.id,
          jour: jour ?? entete?.dateReference ?? aujourdHui(moteur),
        }
        const bilan = await ecrireLot(travail, format, lot, lus)
        const constats = [...debut, ...bilan.constats]
        await poserConstats(session, fiche.id, dernier, constats)
        if (lot.some(e => e.type === 'fin')) await cloreFiche(session, fiche.id, { etat: 'termine' }, moteur.horloge())
        return { ...bilan, jour: travail.jour, dernier: dernier + constats.length }
      })
    const fait = await rejouer(faireLeLot, erreur => erreur instanceof EcritureConcurrente)
    jour = fait.jour
    dernier = fait.dernier
    lus = fait.lus
    personnes += fait.personnes
    options.suivre?.({ fiche: fiche.id, lus, octets: fait.octets, taille: fichier.taille, personnes })
  }
}

/** First lot of a file: whether its turn has come, and what its header and its order have to say. */
async function commencer<C>(d: Deroulement<C>, entete: Evenement<C> & { type: 'entete' }, lot: readonly Evenement<C>[]) {
  const { session, moteur, format, appelant, fichier, fiche, options } = d
  const { typeFlux, dateReference } = entete
  const departement = format.departementDe(lot.find((e): e is Element<C> => e.type === 'element' && e.contenu !== null))
  await demarrerFiche(session, fiche.id, { typeFlux, dateReference, departement }, moteur.horloge())
  if (!format.ordonne || dateReference === null) return entete.constats
  const passes = await fluxPasses(session, appelant.organisation, departement, fichier.empreinte, fiche.id)
  const { refus, constats } = ordonner({ typeFlux, dateReference }, passes, aujourdHui(moteur))
  if (refus && !options.forcer) throw new FichierRefuse(refus)
  return [...entete.constats, ...constats.map(c => ({ ...c, rang: null, repere: null, personne: null, chemin: null }))]
}
