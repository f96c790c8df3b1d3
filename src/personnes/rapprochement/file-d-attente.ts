import { createHash, randomUUID } from 'node:crypto'
import type { ISql } from 'postgres'
import type { Appelant } from '../../moteur/appelant.js'
import type { Moteur } from '../../moteur/moteur.js'
import type { Description, Raison } from './rapprochement.regles.js'

/** What the source sent, kept encrypted, applied as it is once she is recognised. `format` says who knows how. */
export type Dossier = { recue: Description; format: string; source: unknown }

/** A person left to a human. */
export type CasAmbigu = {
  raison: Raison
  candidats: readonly bigint[]
  dossier: Dossier
  repere: string | null
  rang: number | null
  import: string | null
  /** She has been made meanwhile, since she could not wait: the question is whether she is a double. */
  usager: bigint | null
}

/** Names a description without its values: the same person described the same way is the same case, and the same answer. */
const preuveDe = (d: Description): Buffer =>
  createHash('sha256').update([d.nir, d.etatCivil, d.usage, d.prenom].join('|')).digest().subarray(0, 16)

export type Decision = { usager: bigint; aUnDossier: boolean }

/** What humans already decided of each description. An absorbed file stands for the one that keeps it. */
export async function decisionsSur(sql: ISql, organisation: string, recues: readonly Description[]): Promise<(Decision | undefined)[]> {
  const preuves = recues.map(r => preuveDe(r).toString('hex'))
  const rangs = await sql.unsafe<{ preuve: string; usager: string; connue: boolean }[]>(
    `select h.preuve, dossier_vivant(u.id) as usager, exists (select from cle_d_identite c where c.usager_id = dossier_vivant(u.id)) as connue
     from unnest($2::text[]) as h(preuve)
     join identite_ambigue a on a.organisation = $1 and a.empreinte = decode(h.preuve, 'hex') and a.etat <> 'a-resoudre'
     join usager u on u.id = a.usager_retenu`,
    [organisation, preuves],
    { prepare: true },
  )
  const decisions = new Map(rangs.map(r => [r.preuve, { usager: BigInt(r.usager), aUnDossier: r.connue }]))
  return preuves.map(p => decisions.get(p))
}

/** Puts cases in the queue; a case already there is brought up to date, so that the same file again adds nothing. */
export async function mettreEnAttente(sql: ISql, moteur: Moteur, appelant: Appelant, cas: readonly CasAmbigu[]): Promise<void> {
  const maintenant = moteur.horloge().toISOString()
  for (const c of new Map(cas.map(c => [preuveDe(c.dossier.recue).toString('hex'), c])).values()) {
    const chiffre = moteur.chiffrement.chiffrer(JSON.stringify(c.dossier))
    await sql`
      insert into identite_ambigue (id, organisation, structure, application, agent, import, rang, element, raison, empreinte, dossier_chiffre,
        candidats, usager_id, etat, recue_le, revue_le)
      values (${randomUUID()}, ${appelant.organisation}, ${appelant.structure}, ${appelant.application}, ${appelant.agent}, ${c.import}, ${c.rang},
        ${c.repere}, ${c.raison}, ${preuveDe(c.dossier.recue)}, ${chiffre}, ${c.candidats.map(String)}::bigint[], ${c.usager?.toString() ?? null}, 'a-resoudre',
        ${maintenant}, ${maintenant})
      on conflict (organisation, empreinte) do update set import = excluded.import, rang = excluded.rang, element = excluded.element,
        raison = excluded.raison, dossier_chiffre = excluded.dossier_chiffre, candidats = excluded.candidats, revue_le = excluded.revue_le
      where identite_ambigue.etat = 'a-resoudre'`
  }
}
