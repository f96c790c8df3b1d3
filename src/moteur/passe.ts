import type { Appelant } from './appelant.js'
import { type Contenu, dechiffrer, type Enregistrement } from './contenu.js'
import { document, histoire, toutesLesColonnes } from './deriver/sql.js'
import { agirPour, journaliser } from './journal.js'
import type { Ligne } from './lignes.js'
import { aujourdHui, type Moteur } from './moteur.js'
import { estVisible } from './visibilite.js'

/** Current and replaced rows as one relation, each with the instant it stopped being the latest. */
export const versions = (ligne: Ligne) => {
  const colonnes = toutesLesColonnes(ligne.ressource).join(', ')
  return `(select ${colonnes}, null::timestamptz as remplace_le from ${ligne.ressource.table} where usager_id = $1
    union all select ${colonnes}, remplace_le from ${histoire(ligne.ressource)} where usager_id = $1) v`
}

/** The line as it was known at an instant (A6): the rights are those of now, the data those of then. */
export async function lireAu(moteur: Moteur, ligne: Ligne, appelant: Appelant, usager: bigint, instant: Date): Promise<Contenu | null> {
  const documents = await tracee(moteur, ligne, appelant, usager, {
    select: `${document(ligne, 'v')} as document
      from ${versions(ligne)} where v.enregistre_le <= $2 and (v.remplace_le is null or v.remplace_le > $2)`,
    avec: [instant],
    absente: seuleAbsente(ligne),
  })
  if (!documents) return null
  const enregistrements = documents.map(d => d.document)
  const contenu = ligne.ressource.cardinalite === 'plusieurs' ? { elements: enregistrements } : enregistrements[0]
  return contenu ? dechiffrer(ligne, moteur.chiffrement, contenu) : null
}

export type Version = Enregistrement & { remplaceLe: string | null; modifies: string[] }

/** Every version, latest first, limited to the fields of the line: also for the names of what changed. */
export const lireHistorique = async (moteur: Moteur, ligne: Ligne, appelant: Appelant, usager: bigint): Promise<Version[] | null> =>
  (await lireTranche(moteur, ligne, appelant, usager, {}))?.versions ?? null

/** Versions written before a legal day; whole days, the latest first, until there are at least so many. */
export type Tranche = { avant?: string | undefined; nombre?: number | undefined }

/** A part of the history; `suivant` is the day to ask before, null when nothing older is left. */
export async function lireTranche(
  moteur: Moteur,
  ligne: Ligne,
  appelant: Appelant,
  usager: bigint,
  { avant, nombre }: Tranche,
): Promise<{ versions: Version[]; suivant: string | null } | null> {
  const lus = await tracee(moteur, ligne, appelant, usager, {
    select: `${document(ligne, 'v')} as document, v.remplace_le, v.modifies, v.jour_ecrit::text as jour, v.en_tout::int
      from (select v.*, count(*) over () as en_tout from (select v.*, (v.enregistre_le at time zone 'Europe/Paris')::date as jour_ecrit from ${versions(ligne)}) v
        where v.jour_ecrit < coalesce($2::date, 'infinity') order by v.jour_ecrit desc fetch first ($3::int) rows with ties) v
      order by v.enregistre_le desc, v.version desc`,
    avec: [avant ?? null, nombre ?? null],
    // What is older than all she has is an end, not an absence.
    absente: avant === undefined ? seuleAbsente(ligne) : () => false,
  })
  if (!lus) return null
  const lues = lus.map(d => enVersion(ligne, moteur, d))
  const reste = (lus[0]?.en_tout ?? 0) > lus.length
  return { versions: lues, suivant: reste ? (lus.map(d => d.jour ?? '').toSorted()[0] ?? null) : null }
}

export const enVersion = (ligne: Ligne, moteur: Moteur, d: Rang): Version => ({
  ...(dechiffrer(ligne, moteur.chiffrement, d.document) as Enregistrement),
  remplaceLe: d.remplace_le?.toISOString() ?? null,
  modifies: (d.modifies ?? []).filter(c => ligne.champs.includes(c)),
})

export type Rang = {
  document: Enregistrement
  remplace_le?: Date | null
  modifies?: string[]
  jour?: string
  recente?: boolean
  en_tout?: number
  enregistrements?: number
}
type Valeur = Date | string | number | null
type Lecture = { select: string; avec: readonly (Valeur | string[])[]; absente: (rangs: readonly Rang[]) => boolean }

/** One that is nowhere is absent; of several, there may be none yet. */
export const seuleAbsente =
  ({ ressource }: Ligne): Lecture['absente'] =>
  rangs =>
    rangs.length === 0 && ressource.cardinalite !== 'plusieurs'

export async function tracee(moteur: Moteur, ligne: Ligne, appelant: Appelant, usager: bigint, lecture: Lecture): Promise<Rang[] | null> {
  return moteur.sql.begin(async sql => {
    await agirPour(sql, appelant, aujourdHui(moteur))
    const vu = await estVisible(sql, moteur, ligne, appelant, usager)
    const { select, avec, absente } = lecture
    const lus = vu ? ((await sql.unsafe(`select ${select}`, [usager.toString(), ...avec])) as unknown as Rang[]) : null
    const rangs = lus && !absente(lus) ? lus : null
    await journaliser(sql, moteur, { ligne, appelant, usagers: [usager], issue: rangs ? 'servi' : 'invisible' })
    return rangs
  })
}
