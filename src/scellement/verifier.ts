import { createHash } from 'node:crypto'
import { Frange, hacherEnSuite, racineDe } from './arbre.js'
import type { LigneDExport, Parties, RangExporte } from './export.js'
import { engagements, hacherLesParties } from './feuille.js'
import { type CleDeNote, ouvrir } from './note.js'
import { lireLeSceau, type Sceau } from './sceau.js'

/**
 * What a verification found, in the order of the journal; French sentences. `remarques`: what must be known, and accuses nobody of having
 * touched the journal.
 */
export type Rapport = { intact: boolean; rangs: number; sceaux: number; dernier: Sceau | null; anomalies: string[]; remarques: string[] }

const UNE_HEURE = 3_600_000
/** What a clock that is set right goes back by, and nobody needs to be told. */
const UNE_MINUTE = 60_000
/** Beyond, the same would be said again and again. */
const ANOMALIES_DITES = 100

/**
 * Reads an export once, in order, holding one seal: needs no base, no network and no secret. `temoins`: notes kept elsewhere, as the witness
 * file or a person has them; without one, a journal cut at its end or brought back from an old copy cannot be told from a young one. What
 * the reader of the file could not read comes in its place, as the sentence to say.
 */
export async function verifier(
  lignes: AsyncIterable<LigneDExport | { anomalie: string }>,
  cles: readonly CleDeNote[],
  temoins: readonly string[] = [],
): Promise<Rapport> {
  const etat: Etat = { frange: new Frange(), rangs: 0, sceaux: 0, precedent: null, rompue: false, plusTard: new Date(0), remarques: [] }
  const anomalies: string[] = []
  let tues = 0
  const dire = (phrase: string) => {
    if (anomalies.length < ANOMALIES_DITES) anomalies.push(phrase)
    else tues++
  }
  const attendus = parRang(temoins, cles, dire)

  let ouvert: { note: string; sceau: Sceau } | null = null
  let lot: RangExporte[] = []
  const clore = () => {
    if (ouvert) for (const phrase of verifierLeLot(etat, ouvert, lot)) dire(phrase)
    else if (etat.sceaux === 0 && lot.length > 0)
      dire(`${lot.length} rang(s) avant le premier sceau : ils y ont été ajoutés, ou ce sceau a été retiré.`)
    lot = []
  }
  for await (const ligne of lignes) {
    if ('sceau' in ligne) {
      clore()
      const texte = ouvrir(ligne.sceau, cles)
      const sceau = texte === null ? null : lireLeSceau(texte)
      if (!sceau)
        dire(
          `Le sceau ${etat.sceaux + 1} n’est pas signé par la clé donnée : il a été réécrit, ou la plateforme scelle avec une autre clé.`,
        )
      ouvert = sceau ? { note: ligne.sceau, sceau } : null
      etat.rompue ||= !sceau
      etat.sceaux++
      if (sceau) for (const phrase of confronter(sceau.rang, ligne.sceau, attendus)) dire(phrase)
    } else if ('journal' in ligne) for (const phrase of verifierLesLibelles(ligne.lignes)) dire(phrase)
    else if ('anomalie' in ligne) dire(ligne.anomalie)
    else if (!('fin' in ligne)) lot.push(ligne)
  }
  clore()
  if (attendus.size > 0)
    dire(
      `Le témoin a vu le sceau ${lePremier(attendus)} et ${attendus.size - 1} autre(s) que ce journal n’a plus : sa fin a été coupée, ou une ancienne copie remise.`,
    )
  if (tues > 0) anomalies.push(`Et ${tues} autre(s) anomalie(s), qui ne sont pas dites ici.`)
  const { rangs, sceaux, precedent, remarques } = etat
  return { intact: anomalies.length === 0, rangs, sceaux, dernier: precedent?.sceau ?? null, anomalies, remarques }
}

type Attendus = Map<number, Set<string>>

/** Not `Math.min` of them all: a witness has half a million a year, more than one call takes. */
const lePremier = (attendus: Attendus): number => [...attendus.keys()].reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)

/** All that was seen of each seal: a journal taken up again from an old copy makes a second one of the same number. */
function parRang(temoins: readonly string[], cles: readonly CleDeNote[], dire: (phrase: string) => void): Attendus {
  const attendus: Attendus = new Map()
  const etrangeres = temoins.filter(note => ouvrir(note, cles) === null)
  if (etrangeres.length > 0 && etrangeres.length === temoins.length)
    dire('Aucune note du témoin n’est signée par la clé donnée : c’est le témoin d’un autre journal, ou il a été réécrit.')
  else for (const note of etrangeres) dire(`La note du témoin sur le sceau ${rangDe(note)} n’est pas signée par la clé donnée.`)
  const inconnues = new Set(etrangeres)
  for (const note of temoins) if (!inconnues.has(note)) attendus.set(rangDe(note), (attendus.get(rangDe(note)) ?? new Set()).add(note))
  return attendus
}

function* confronter(rang: number, note: string, attendus: Attendus): Generator<string> {
  const vus = attendus.get(rang)
  attendus.delete(rang)
  if (!vus) return
  if (!vus.has(note)) yield `Le sceau ${rang} n’est pas celui que le témoin a vu.`
  else if (vus.size > 1)
    yield `Le témoin a vu aussi un autre sceau ${rang} : le journal a été repris d’une ancienne copie, ou réécrit, et ce qui la suivait n’y est plus.`
}

type Etat = {
  frange: Frange
  rangs: number
  sceaux: number
  precedent: { note: string; sceau: Sceau } | null
  rompue: boolean
  /** The latest a seal said it was. */
  plusTard: Date
  remarques: string[]
}

function* verifierLeLot(etat: Etat, { note, sceau }: { note: string; sceau: Sceau }, lot: readonly RangExporte[]): Generator<string> {
  const avant = etat.precedent
  const rang = (avant?.sceau.rang ?? 0) + 1
  const suit = avant ? createHash('sha256').update(avant.note).digest() : Buffer.alloc(0)
  if (!etat.rompue && (sceau.rang !== rang || !sceau.precedent.equals(suit) || sceau.du !== (avant?.sceau.au ?? 0n)))
    yield `Le sceau ${sceau.rang} ne suit pas le sceau ${rang - 1} : des sceaux ont été retirés ou remplacés.`
  const scelles = lot.flatMap(r => ('h' in r ? [r.h] : 'absent' in r ? [r.absent] : [])).map(h => Buffer.from(h, 'base64'))
  const ou = `entre ${avant?.sceau.instant.toISOString() ?? 'l’origine'} et ${sceau.instant.toISOString()} (sceau ${sceau.rang})`
  const duLot = hacherEnSuite(scelles).equals(sceau.lot) || racineDe(scelles).equals(sceau.lot)
  if (!duLot || scelles.length !== sceau.lignes) yield `Les empreintes des rangs écrits ${ou} ont été modifiées.`
  for (const scelle of scelles) etat.frange.ajouter(scelle)
  if (!etat.rompue && (etat.frange.taille !== sceau.taille || !etat.frange.racine().equals(sceau.racine))) {
    etat.rompue = true
    yield `À partir du sceau ${sceau.rang}, l’arbre n’est plus celui qui a été signé.`
  }
  const recul = avant && direLeRecul(etat.plusTard, avant.sceau, sceau)
  if (recul && etat.remarques.length < ANOMALIES_DITES) etat.remarques.push(recul)
  // A clock that goes back leaves rows of both hours to the seal that comes next.
  const depuis = avant ? Math.min(avant.sceau.instant.getTime(), sceau.instant.getTime()) : Number.NEGATIVE_INFINITY
  if (sceau.instant > etat.plusTard) etat.plusTard = sceau.instant
  for (const r of lot) yield* verifierLeRang(r, { ou, depuis, jusque: etat.plusTard.getTime() })
  etat.rangs += lot.length
  etat.precedent = { note, sceau }
}

/** Said once, when the clock goes back, until it has caught up. */
function direLeRecul(plusTard: Date, avant: Sceau, sceau: Sceau): string | null {
  const enArriere = (s: Sceau) => plusTard.getTime() - s.instant.getTime() > UNE_MINUTE
  if (!enArriere(sceau) || enArriere(avant)) return null
  return `L’horloge a reculé entre le sceau ${avant.rang} (${avant.instant.toISOString()}) et le sceau ${sceau.rang} (${sceau.instant.toISOString()}) : l’ordre des sceaux tient, leurs heures sont à vérifier auprès de qui tient la machine.`
}

/** Milliseconds since 1970. */
type Contexte = { ou: string; depuis: number; jusque: number }

function* verifierLeRang(r: RangExporte, { ou, depuis, jusque }: Contexte): Generator<string> {
  if ('absent' in r) yield `Un rang scellé ${ou} n’y est plus, ou n’y est plus tel qu’il était.`
  else if ('enTrop' in r) yield `Un rang qui n’a pas été scellé se trouve ${ou} : ${dit(r.enTrop)}.`
  else {
    const [publique, usager, selUsager, agent, selAgent] = r.f
    const [u, a] = engagements({ publique, usager: { valeur: usager, sel: selUsager }, agent: { valeur: agent, sel: selAgent } })
    if (hacherLesParties(publique, u, a).toString('base64') !== r.h) yield `Un rang scellé ${ou} a été modifié : ${dit(r.f)}.`
    const instant = Date.parse(String(publique[2]))
    if (instant < depuis - UNE_HEURE || instant > jusque + UNE_HEURE) yield `Un rang scellé ${ou} se dit d’un autre instant : ${dit(r.f)}.`
  }
}

function dit([publique, usager]: Parties): string {
  const [, , instant, , organisation, , application, issue, correlation] = publique
  return `${String(instant)}, ${String(organisation)} par ${String(application)}, ${String(issue)}, corrélation ${String(correlation)}${usager ? `, personne ${usager}` : ''}`
}

const rangDe = (note: string): number => Number(/^sceau (\d+) /m.exec(note)?.[1] ?? 0)

/** The name of a dated line is the hash of what it says. */
function* verifierLesLibelles(lignes: Record<string, unknown>): Generator<string> {
  for (const [empreinte, libelle] of Object.entries(lignes))
    if (createHash('sha256').update(JSON.stringify(libelle)).digest('hex') !== empreinte)
      yield `La ligne déclarée ${empreinte.slice(0, 12)} ne dit plus ce qu’elle disait quand des rangs l’ont nommée.`
}
