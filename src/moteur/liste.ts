import type { Appelant } from './appelant.js'
import { type Contenu, dechiffrer } from './contenu.js'
import { colonne, document, personnesDuPerimetre } from './deriver/sql.js'
import { agirPour, journaliser } from './journal.js'
import type { Ligne } from './lignes.js'
import { aujourdHui, type Moteur } from './moteur.js'

/** `depuis`: written since. `egaux`: fields of a declared list of values, each with the one wanted. `enRetard`: those whose declared delay has passed. */
export type Filtre = { depuis?: Date | undefined; egaux?: Readonly<Record<string, string>>; enRetard?: boolean }

export type Page = { elements: { usager: bigint; contenu: Contenu }[]; suivant: bigint | null }

/** The persons of the perimeter after a cursor, each traced by a row of her own. Grows with the page, not with the base. */
export async function lister(
  moteur: Moteur,
  ligne: Ligne,
  appelant: Appelant,
  apres: bigint,
  limite: number,
  filtre: Filtre = {},
): Promise<Page> {
  const { table, cardinalite, delai } = ligne.ressource
  const egaux = Object.entries(filtre.egaux ?? {})
  const voulue = [
    'true',
    ...(filtre.depuis ? ['r.enregistre_le >= $7::timestamptz'] : []),
    ...egaux.map(([champ], i) => `r.${colonne(ligne.ressource, champ)} = $${i + (filtre.depuis ? 8 : 7)}`),
    ...(filtre.enRetard && delai !== undefined ? [`r.${colonne(ligne.ressource, delai)} < $5::date`] : []),
  ].join(' and ')
  const filtree = filtre.depuis !== undefined || egaux.length > 0 || filtre.enRetard === true
  const corps =
    cardinalite === 'plusieurs'
      ? `select c.usager_id, json_build_object('elements', coalesce(json_agg(${document(ligne, 'r')} order by r.numero) filter (where r.numero is not null), '[]'::json)) as document
         from cibles c left join ${table} r on r.usager_id = c.usager_id group by c.usager_id order by c.usager_id`
      : `select c.usager_id, ${document(ligne, 'r')} as document from cibles c join ${table} r on r.usager_id = c.usager_id order by c.usager_id`
  // A person without this datum is no row of the page: she must not shorten it either, nor hide the next ones.
  const aSaLigne =
    cardinalite === 'plusieurs' && !filtree ? '' : ` and exists (select from ${table} r where r.usager_id = p.usager_id and ${voulue})`
  return moteur.sql.begin(async sql => {
    await agirPour(sql, appelant, aujourdHui(moteur))
    const rangs = (await sql.unsafe(
      `with acteur as (select $2::text as organisation, $3::text as structure, $4::bigint as personne, $5::date as jour),
       cibles as (select distinct p.usager_id from acteur, lateral (${personnesDuPerimetre(ligne.sur, 'acteur', 'acteur.jour')}) p
         where p.usager_id > $1::bigint${aSaLigne} order by p.usager_id limit $6)
       ${corps}`,
      [
        apres.toString(),
        appelant.organisation,
        appelant.structure,
        appelant.personne?.toString() ?? null,
        aujourdHui(moteur),
        limite + 1,
        ...(filtre.depuis ? [filtre.depuis] : []),
        ...egaux.map(([, v]) => v),
      ],
    )) as unknown as { usager_id: string; document: Contenu }[]
    const page = rangs
      .slice(0, limite)
      .map(r => ({ usager: BigInt(r.usager_id), contenu: dechiffrer(ligne, moteur.chiffrement, r.document) }))
    await journaliser(sql, moteur, { ligne, appelant, usagers: page.length > 0 ? page.map(p => p.usager) : [null], issue: 'servi' })
    return { elements: page, suivant: rangs.length > limite ? (page.at(-1)?.usager ?? null) : null }
  })
}
