import type { DossiersLus } from '../flux/index.js'
import type { Appelant } from '../moteur/appelant.js'
import { agirPour } from '../moteur/journal.js'
import { aujourdHui, type Moteur } from '../moteur/moteur.js'
import { clorelesTravaux, creerUnTravail } from '../suites/index.js'
import { aCorriger } from './dire.js'
import { liberer } from './retours.js'

/**
 * A file that was set aside is work for the mission locale when its person is known; of nobody known, the report of the import has its line.
 * One that passes again closes it, and frees what waited to be told of her.
 */
export async function suivreLesRejets(moteur: Moteur, appelant: Appelant, { lus, rejetes }: DossiersLus): Promise<void> {
  if (lus.length === 0) return
  const { organisation } = appelant
  await moteur.sql.begin(async sql => {
    await agirPour(sql, appelant, aujourdHui(moteur))
    const connus = await sql<{ idDossier: string; usager: string }[]>`
      select d.id_dossier as "idDossier", case when u.fusionne_dans is null then u.id else dossier_vivant(u.id) end::text as usager
      from dossier_imilo d join usager u on u.id = d.usager_id where d.mission_locale = ${organisation} and d.id_dossier = any (${[...lus]})`
    for (const { idDossier, usager } of connus) {
      const travail = { nature: aCorriger, usager: BigInt(usager), objet: `dossier:${idDossier}`, organisation } as const
      if (rejetes.includes(idDossier)) await creerUnTravail({ sql, moteur }, { ...travail, structure: null })
      else {
        await clorelesTravaux({ sql, moteur }, { ...travail, motif: 'dossier lu' })
        await liberer(sql, organisation, travail.usager)
      }
    }
  })
}
