import type { Appelant } from './appelant.js'
import { type Contenu, dechiffrer, type Enregistrement } from './contenu.js'
import { document, histoire, toutesLesColonnes } from './deriver/sql.js'
import { agirPour, journaliser } from './journal.js'
import type { Ligne } from './lignes.js'
import { aujourdHui, type Moteur } from './moteur.js'
import { estVisible } from './visibilite.js'

/** Current and replaced rows as one relation, each with the instant it stopped being the latest. */
const versions = (ligne: Ligne) => {
  const colonnes = toutesLesColonnes(ligne.ressource).join(', ')
  return `(select ${colonnes}, null::timestamptz as remplace_le from ${ligne.ressource.table} where usager_id = $1
    union all select ${colonnes}, remplace_le from ${histoire(ligne.ressource)} where usager_id = $1) v`
}

/** The line as it was known at an instant (A6): the rights are those of now, the data those of then. */
export async function lireAu(moteur: Moteur, ligne: Ligne, appelant: Appelant, usager: bigint, instant: Date): Promise<Contenu | null> {
  const documents = await tracee(
    moteur,
    ligne,
    appelant,
    usager,
    `${document(ligne, 'v')} as document
    from ${versions(ligne)} where v.enregistre_le <= $2 and (v.remplace_le is null or v.remplace_le > $2)`,
    [instant],
  )
  if (!documents) return null
  const enregistrements = documents.map(d => d.document)
  const contenu = ligne.ressource.cardinalite === 'plusieurs' ? { elements: enregistrements } : enregistrements[0]
  return contenu ? dechiffrer(ligne, moteur.chiffrement, contenu) : null
}

export type Version = Enregistrement & { remplaceLe: string | null; modifies: string[] }

/** Every version, latest first, limited to the fields of the line: also for the names of what changed. */
export async function lireHistorique(moteur: Moteur, ligne: Ligne, appelant: Appelant, usager: bigint): Promise<Version[] | null> {
  const documents = await tracee(
    moteur,
    ligne,
    appelant,
    usager,
    `${document(ligne, 'v')} as document, v.remplace_le, v.modifies
    from ${versions(ligne)} order by v.enregistre_le desc, v.version desc`,
    [],
  )
  if (!documents) return null
  return documents.map(d => ({
    ...(dechiffrer(ligne, moteur.chiffrement, d.document) as Enregistrement),
    remplaceLe: d.remplace_le?.toISOString() ?? null,
    modifies: (d.modifies ?? []).filter(c => ligne.champs.includes(c)),
  }))
}

type Rang = { document: Enregistrement; remplace_le?: Date | null; modifies?: string[] }

async function tracee(
  moteur: Moteur,
  ligne: Ligne,
  appelant: Appelant,
  usager: bigint,
  suite: string,
  reste: readonly Date[],
): Promise<Rang[] | null> {
  return moteur.sql.begin(async sql => {
    await agirPour(sql, appelant, aujourdHui(moteur))
    const vu = await estVisible(sql, moteur, ligne, appelant, usager)
    const lus = vu ? ((await sql.unsafe(`select ${suite}`, [usager.toString(), ...reste])) as unknown as Rang[]) : null
    const rangs = lus && (lus.length > 0 || ligne.ressource.cardinalite === 'plusieurs') ? lus : null
    await journaliser(sql, moteur, { ligne, appelant, usagers: [usager], issue: rangs ? 'servi' : 'invisible' })
    return rangs
  })
}
