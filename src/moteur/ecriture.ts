import { isDeepStrictEqual } from 'node:util'
import type { ISql, JSONValue } from 'postgres'
import type { Appelant } from './appelant.js'
import { type Donnees, enChiffre, enClair } from './contenu.js'
import { cleDe, colonne, estChiffre, histoire, projection, toutesLesColonnes } from './deriver/sql.js'
import { dire } from './evenements.js'
import { journaliser } from './journal.js'
import type { Ligne } from './lignes.js'
import type { Moteur } from './moteur.js'
import { introuvable, Probleme } from './probleme.js'
import type { Ressource } from './ressource.js'

/** One write under way: the transaction, the line that allows it, and who writes. */
export type Ecriture = { sql: ISql; moteur: Moteur; ligne: Ligne; appelant: Appelant }
/** Fingerprints a slice computes from the data before they are written; columns of `ressource.empreintes`. */
export type Empreintes = (donnees: Donnees, changes: readonly string[]) => Record<string, Buffer | null>

const hexa = (octets: Buffer) => `\\x${octets.toString('hex')}`

/** Data of a body as the columns of the table, in the JSON that `jsonb_populate_record` reads. */
function enColonnes({ moteur, ligne: { ressource } }: Ecriture, donnees: Donnees, empreintes?: Empreintes): Donnees {
  const champs = Object.entries(donnees).map(([champ, valeur]): [string, unknown] => {
    const chiffre = estChiffre(ressource, champ) && valeur !== null && valeur !== undefined
    return [colonne(ressource, champ), chiffre ? hexa(enChiffre(ressource, champ, moteur.chiffrement, valeur)) : valeur]
  })
  const cles = Object.entries(empreintes?.(donnees, Object.keys(donnees)) ?? {}).map(([c, v]): [string, unknown] => [c, v && hexa(v)])
  return Object.fromEntries([...champs, ...cles])
}

const auteur = ({ appelant: a }: Ecriture) => ({
  auteur_organisation: a.organisation,
  auteur_structure: a.structure,
  auteur_agent: a.agent,
  auteur_application: a.application,
})

/** Adds a row for a person. `numero` is given for resources of several rows. Throws 409 when the row is already there. */
export async function inserer(
  ecriture: Ecriture,
  usager: bigint,
  corps: Donnees,
  empreintes?: Empreintes,
): Promise<{ numero?: number; version: number }> {
  const { sql, moteur, ligne, appelant } = ecriture
  const r = ligne.ressource
  const numero = r.cardinalite === 'plusieurs' ? await numeroSuivant(sql, r, usager) : undefined
  const rang = {
    ...enColonnes(ecriture, corps, empreintes),
    ...auteur(ecriture),
    usager_id: usager.toString(),
    ...(numero === undefined ? {} : { numero }),
    version: 1,
    enregistre_le: moteur.horloge().toISOString(),
    modifies: Object.keys(corps),
  }
  const liste = Object.keys(rang).join(', ')
  const fait = await sql.unsafe(
    `insert into ${r.table} (${liste}) select ${liste} from jsonb_populate_record(null::${r.table}, $1) on conflict do nothing`,
    [sql.json(rang as JSONValue) as never],
  )
  if (fait.count === 0)
    throw new Probleme(409, 'conflit', `Ce dossier a déjà : ${r.intitule.toLowerCase()}. Corrigez-le au lieu de le créer.`)
  await dire(sql, moteur, { ligne, appelant, usager, champs: Object.keys(corps), numero, version: 1 })
  return { ...(numero === undefined ? {} : { numero }), version: 1 }
}

/** Version of the row a person has. */
export async function versionPresente({ sql, ligne }: Ecriture, usager: bigint): Promise<number> {
  const [present] = await sql.unsafe<{ version: number }[]>(`select version from ${ligne.ressource.table} where usager_id = $1`, [
    usager.toString(),
  ])
  return present?.version ?? 1
}

/** The rows of a person are numbered within her; her own row serialises two writers. */
async function numeroSuivant(sql: ISql, r: Ressource, usager: bigint): Promise<number> {
  await sql`select from usager where id = ${usager.toString()} for update`
  // Who begins to follow a person does not see yet the follow-ups she has.
  const source = r.table === 'rattachement' ? 'numero_de_rattachement' : r.table
  const [suivant] = await sql.unsafe<{ n: number }[]>(`select coalesce(max(numero), 0) + 1 as n from ${source} where usager_id = $1`, [
    usager.toString(),
  ])
  return suivant?.n ?? 1
}

/**
 * Corrects a row when it still is the version the caller read; keeps the replaced one in the history.
 * Throws 404 when the row is not visible, 412 when it has changed. A correction that changes nothing writes nothing; `calculees`
 * are what the platform adds to one that does.
 */
export async function corriger(
  ecriture: Ecriture,
  usager: bigint,
  numero: number | undefined,
  version: number,
  corps: Donnees,
  empreintes?: Empreintes,
  calculees: Donnees = {},
): Promise<{ version: number }> {
  const { sql, moteur, ligne, appelant } = ecriture
  const r = ligne.ressource
  const voulu = { ...corps, ...calculees }
  const cle = cleDe(r)
    .map((c, i) => `${c} = $${i + 1}`)
    .join(' and ')
  const valeurs = [usager.toString(), ...(numero === undefined ? [] : [numero])]
  const [present] = await sql.unsafe<{ version: number; donnees: Donnees }[]>(
    `select version, ${projection({ ...ligne, champs: [...new Set([...ligne.champs, ...Object.keys(voulu)])] }, r.table)} as donnees from ${r.table} where ${cle} for update`,
    valeurs,
  )
  if (!present) throw introuvable()
  if (present.version !== version)
    throw new Probleme(
      412,
      'version-depassee',
      `La version présente est ${present.version}, vous corrigez la version ${version}. Relisez puis recommencez.`,
    )
  const differe = (c: string) => !isDeepStrictEqual(clair(ecriture, present.donnees, c), voulu[c])
  if (!Object.keys(corps).some(differe)) {
    await journaliser(sql, moteur, { ligne, appelant, usagers: [usager], issue: 'inchange', champs: Object.keys(corps) })
    return { version }
  }

  const changes = Object.keys(voulu).filter(differe)
  const nouvelles = enColonnes(ecriture, Object.fromEntries(changes.map(c => [c, voulu[c]])))
  const complet = { ...clairs(ecriture, present.donnees), ...voulu }
  const cles = empreintes
    ? Object.fromEntries(Object.entries(empreintes(complet, changes)).map(([c, v]): [string, unknown] => [c, v && hexa(v)]))
    : {}
  const rang = { ...nouvelles, ...cles, ...auteur(ecriture), enregistre_le: moteur.horloge().toISOString(), modifies: changes }
  const colonnes = toutesLesColonnes(r).join(', ')
  const n = valeurs.length
  await sql.unsafe(
    `with archive as (insert into ${histoire(r)} (${colonnes}, remplace_le) select ${colonnes}, $${n + 2}::timestamptz from ${r.table} where ${cle})
     update ${r.table} set version = ${r.table}.version + 1, ${Object.keys(rang)
       .map(c => `${c} = n.${c}`)
       .join(', ')}
     from (select * from jsonb_populate_record(null::${r.table}, $${n + 1})) n where ${cle.replaceAll(/(\w+) =/g, `${r.table}.$1 =`)}`,
    [...valeurs, sql.json(rang as JSONValue) as never, rang.enregistre_le],
  )
  await dire(sql, moteur, { ligne, appelant, usager, champs: changes, numero, version: version + 1 })
  return { version: version + 1 }
}

function clair({ moteur, ligne }: Ecriture, donnees: Donnees, champ: string): unknown {
  const valeur = donnees[champ]
  return estChiffre(ligne.ressource, champ) && typeof valeur === 'string'
    ? enClair(ligne.ressource, champ, moteur.chiffrement, Buffer.from(valeur, 'base64'))
    : valeur
}

const clairs = (ecriture: Ecriture, donnees: Donnees): Donnees =>
  Object.fromEntries(Object.keys(donnees).map(c => [c, clair(ecriture, donnees, c)]))
