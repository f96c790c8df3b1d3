import type { ISql } from 'postgres'
import type { Entete, LigneDExport, Parties } from './export.js'
import { type Feuille, enFeuilles, hacher } from './feuille.js'
import { deChaqueRang, type Intervalle } from './rangs.js'
import { lireLaNote } from './sceaux.js'
import { lireLesFeuilles } from './tuiles.js'

/** @param sels the salts' key, 32 bytes. */
type Source = { sql: ISql; sels: Buffer; instant: Date }

/** The whole sealed journal, a seal at a time in memory. What is not sealed yet is left out. */
export async function* exporter(source: Source): AsyncGenerator<LigneDExport> {
  const { sql } = source
  yield await entete(source)
  let taille = 0
  // Below any number a transaction may have: a row that hides there is found too.
  let au = -(2n ** 62n)
  const ecrits = sql<{ note: string; taille: number; jusque: string }[]>`
    select note, taille::float8 as taille, au::text as jusque from sceau order by rang`
  for await (const lot of ecrits.cursor(1000))
    for (const { note, ...colonnes } of lot) {
      // A note that somebody made unreadable does not keep the rest from being verified: its columns say where it stood.
      const sceau = lireLaNote(note) ?? { taille: colonnes.taille, au: BigInt(colonnes.jusque) }
      yield { sceau: note }
      const scelles = await lireLesFeuilles(sql, taille, sceau.taille)
      yield* rapprocher(scelles, await feuilles(source, { du: au, au: sceau.au }))
      ;[taille, au] = [sceau.taille, sceau.au]
    }
  yield { fin: true }
}

const feuilles = async ({ sql, sels }: Source, intervalle: Intervalle): Promise<Feuille[]> =>
  deChaqueRang(sql, intervalle, enFeuilles(sels))

/** Each sealed hash with the row that has it. Order is kept, so that a row altered shows where it was. */
function* rapprocher(scelles: readonly Buffer[], presentes: readonly Feuille[]): Generator<LigneDExport> {
  const parHachage = new Map<string, Feuille[]>()
  for (const f of presentes) {
    const h = hacher(f).toString('base64')
    const memes = parHachage.get(h)
    if (memes) memes.push(f)
    else parHachage.set(h, [f])
  }
  for (const scelle of scelles) {
    const h = scelle.toString('base64')
    const f = parHachage.get(h)?.pop()
    yield f ? { h, f: parties(f) } : { absent: h }
  }
  for (const enTrop of [...parHachage.values()].flat()) yield { enTrop: parties(enTrop) }
}

const parties = ({ publique, usager, agent }: Feuille): Parties => [publique, usager.valeur, usager.sel, agent.valeur, agent.sel]

/** The dated lines that the rows name by their fingerprint, which is that of their text. */
async function entete({ sql, instant }: Source): Promise<Entete> {
  const lignes = await sql<{ empreinte: string; libelle: unknown }[]>`
    select empreinte, json_build_object('code', code, 'finalite', finalite, 'base', base, 'texte', texte, 'caractere', caractere,
      'perimetre', perimetre, 'champs', champs) as libelle from ligne_declaree order by id`
  return { journal: 'si-plateforme', exporte: instant.toISOString(), lignes: Object.fromEntries(lignes.map(l => [l.empreinte, l.libelle])) }
}
