import type { ISql } from 'postgres'
import type { Trousseau } from '../../../moteur/chiffrement.js'
import type { Donnees } from '../../../moteur/contenu.js'
import type { Identifiants } from '../../../moteur/identifiants.js'
import { lirePresents } from '../../../moteur/presents.js'
import { nomsDesCriteres } from '../criteres.js'
import { orientation } from '../orientation.echange.js'
import { criteresDe } from '../presentes.js'
import type { Explication } from '../proposition.regles.js'
import type { TableDeDecision } from '../table-de-decision.js'
import { type Cas, creerRejeu, type Rejeu } from './rejouer.regles.js'

type Lecture = { sql: ISql; chiffrement: Trousseau; identifiants: Identifiants; organisation: string; jour: string }

const champs = [...nomsDesCriteres, 'explication', 'etat', 'statut', 'parcours', 'organisme', 'reponduLe']
const PAR_LOT = 500

/**
 * Replays a candidate table on the past cases of the persons the organisation follows, the latest arrived first, `auPlus` of them. In a
 * transaction keyed to that organisation: row-level security shows no other. Nothing is written, and nothing says who a case is.
 */
export async function rejouerLaTable(lecture: Lecture, candidate: TableDeDecision, auPlus: number): Promise<Rejeu & { tronque: boolean }> {
  const { sql, chiffrement } = lecture
  const { rejouer, bilan } = creerRejeu(candidate)
  let lus = 0
  for (let avant: bigint | null = null; ; ) {
    const usagers: bigint[] = await suivis(lecture, avant, Math.min(PAR_LOT, auPlus - lus))
    const presents = await lirePresents(sql, orientation, champs, usagers, chiffrement)
    for (const usager of usagers)
      for (const { numero, donnees } of presents.get(usager) ?? []) {
        const cas = enCas(reference(lecture, usager, numero), donnees)
        if (cas) rejouer(cas)
      }
    lus += usagers.length
    avant = usagers.at(-1) ?? null
    if (usagers.length < PAR_LOT || lus >= auPlus) return { ...bilan(), tronque: lus >= auPlus }
  }
}

const suivis = async ({ sql, organisation, jour }: Lecture, avant: bigint | null, limite: number): Promise<bigint[]> =>
  (
    await sql<{ id: string }[]>`
      select distinct usager_id as id from suivi where organisation = ${organisation} and du <= ${jour} and (au is null or au >= ${jour})
        ${avant === null ? sql`` : sql`and usager_id < ${avant.toString()}`} order by usager_id desc limit ${limite}`
  ).map(r => BigInt(r.id))

/** Tells cases apart, and nothing of whose they are: no other identifier of hers can be joined to it. */
const reference = ({ identifiants, organisation }: Lecture, usager: bigint, numero: number): string =>
  `${identifiants.pour(`rejeu:${organisation}`, usager).slice(0, 8)}-${numero}`

function enCas(nom: string, donnees: Donnees): Cas | null {
  const { reponduLe, statut, parcours, organisme, explication } = donnees
  if (typeof reponduLe !== 'string') return null
  return {
    reference: nom,
    reponduLe,
    criteres: criteresDe(donnees),
    jeuneDeLaMissionLocale: ((explication ?? []) as Explication[]).some(e => e.regle === 'B2'),
    decide: statut === 'DECIDE' ? { parcours: String(parcours), organisme: String(organisme) } : null,
  }
}
