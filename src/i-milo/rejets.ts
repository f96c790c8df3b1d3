import type { ISql } from 'postgres'
import type { DossiersLus } from '../flux/index.js'
import type { Appelant } from '../moteur/appelant.js'
import { agirPour } from '../moteur/journal.js'
import { aujourdHui, type Moteur } from '../moteur/moteur.js'
import { clorelesTravaux, creerUnTravail } from '../suites/index.js'
import { aCorriger } from './dire.js'
import { liberer } from './retours.js'

/**
 * A file that was set aside is a line that says why, which somebody of the mission locale settles; work for it too when the person is
 * known. One that passes again closes both, and frees what waited to be told of her.
 */
export async function suivreLesRejets(moteur: Moteur, appelant: Appelant, { lus, rejetes }: DossiersLus): Promise<void> {
  if (lus.length === 0 && rejetes.length === 0) return
  const { organisation } = appelant
  await moteur.sql.begin(async sql => {
    await agirPour(sql, appelant, aujourdHui(moteur))
    const connus = await personnesDe(sql, organisation, [...new Set([...lus, ...rejetes.map(r => r.idDossier)])])
    await retenir(sql, organisation, rejetes, moteur.horloge())
    const passes = lus.filter(id => !rejetes.some(r => r.idDossier === id))
    await sql`delete from rejet_imilo where mission_locale = ${organisation} and id_dossier = any (${passes})`
    for (const { idDossier, usager } of connus) {
      const travail = travailDuDossier(idDossier, usager, organisation)
      if (rejetes.some(r => r.idDossier === idDossier)) await creerUnTravail({ sql, moteur }, { ...travail, structure: null })
      else {
        await clorelesTravaux({ sql, moteur }, { ...travail, motif: 'dossier lu' })
        await liberer(sql, organisation, travail.usager)
      }
    }
  })
}

/** Told again and set aside again, one that a human had put away comes back; not an event that could not be acknowledged, told each time. */
async function retenir(sql: ISql, ml: string, rejetes: DossiersLus['rejetes'], instant: Date): Promise<void> {
  if (rejetes.length === 0) return
  const restent = rejetes.filter(r => r.resteDit).map(r => r.idDossier)
  await sql`delete from rejet_imilo where mission_locale = ${ml} and id_dossier = any (${rejetes.map(r => r.idDossier)})
    and ecarte_le is not null and not id_dossier = any (${restent})`
  await sql`
    insert into rejet_imilo (mission_locale, id_dossier, motif, depuis, vu_le)
    select ${ml}, id, motif, ${instant}, ${instant} from unnest(${rejetes.map(r => r.idDossier)}::text[], ${rejetes.map(r => r.motif)}::text[]) v(id, motif)
    on conflict (mission_locale, id_dossier) do update set motif = excluded.motif, vu_le = excluded.vu_le`
}

/** Of these files, those whose person is known, and her file here. */
export const personnesDe = (sql: ISql, ml: string, dossiers: readonly string[]) => sql<{ idDossier: string; usager: string }[]>`
  select d.id_dossier as "idDossier", case when u.fusionne_dans is null then u.id else dossier_vivant(u.id) end::text as usager
  from dossier_imilo d join usager u on u.id = d.usager_id where d.mission_locale = ${ml} and d.id_dossier = any (${[...dossiers]})`

export const travailDuDossier = (idDossier: string, usager: string, organisation: string) =>
  ({ nature: aCorriger, usager: BigInt(usager), objet: `dossier:${idDossier}`, organisation }) as const
