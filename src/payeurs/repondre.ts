import type { ISql } from 'postgres'
import { z } from 'zod'
import type { Appelant } from '../moteur/appelant.js'
import { agirPour } from '../moteur/journal.js'
import type { Ligne } from '../moteur/lignes.js'
import { aujourdHui, type Moteur } from '../moteur/moteur.js'
import { Probleme } from '../moteur/probleme.js'
import { rejouer } from '../moteur/rejouer.js'
import { corrigerSelon } from '../moteur/traitements.js'
import { envoiDe } from './avancer.js'
import { traitementDeLEnvoi } from './envoi-au-payeur.depot.js'
import { dossierChez } from './message.js'
import type { Envoi } from './presents.js'
import { refusDeReponse } from './reponse.regles.js'

/** What a payer says of one message; the number it knows the person by must be hers. */
export const reponseRecue = z.strictObject({
  reference: z.string().max(60),
  matricule: z.string().max(15),
  etat: z.enum(['PRIS_EN_COMPTE', 'APPLIQUE', 'REJETE']),
  appliqueLe: z.iso.date().nullable().default(null).describe('Le jour, quand elle est appliquée'),
  motifDuRejet: z.string().trim().min(3).max(500).nullable().default(null).describe('Pourquoi, quand elle est rejetée'),
})
export type ReponseRecue = z.output<typeof reponseRecue>
export type SortDUneReponse = { reference: string; retenue: boolean; motif: string | null }

type Payeur = { moteur: Moteur; appelant: Appelant; ligne: Ligne }

/** Takes an answer, or refuses it with its reason: either way it is kept. A wrong one changes nothing of anybody. */
export function retenir(payeur: Payeur, r: ReponseRecue): Promise<SortDUneReponse> {
  const { moteur, appelant } = payeur
  return rejouer(
    () =>
      moteur.sql.begin(async sql => {
        await agirPour(sql, appelant, aujourdHui(moteur))
        const vise = await viseeDe(sql, appelant.organisation, r.reference)
        const motif = vise ? await repondreDe(payeur, sql, vise.usager, r) : inconnue
        await sql`
          insert into reponse_de_payeur (payeur, reference, decidee_par, etat, recue_le, refus)
          values (${appelant.organisation}, ${r.reference}, ${vise?.decideePar ?? null}, ${r.etat}, ${moteur.horloge()}, ${motif})`
        return { reference: r.reference, retenue: motif === null, motif }
      }) as Promise<SortDUneReponse>,
    erreur => erreur instanceof Probleme && erreur.statut === 412,
  )
}

const inconnue = 'Cette référence n’est pas de celles qui vous ont été adressées.'
const sansZeros = (matricule: string) => matricule.trim().replace(/^0+/, '')

async function viseeDe(sql: ISql, payeur: string, reference: string): Promise<{ usager: bigint; decideePar: string } | undefined> {
  if (!z.uuid().safeParse(reference).success) return undefined
  const [vise] = await sql<{ usager: string; decideePar: string }[]>`
    select case when u.fusionne_dans is null then u.id else dossier_vivant(u.id) end::text as usager, a.decidee_par as "decideePar"
    from acheminement a join usager u on u.id = a.usager_id where a.reference = ${reference} and a.payeur = ${payeur}`
  return vise && { ...vise, usager: BigInt(vise.usager) }
}

/** Null when it is taken. */
async function repondreDe({ moteur, appelant, ligne }: Payeur, sql: ISql, usager: bigint, r: ReponseRecue): Promise<string | null> {
  const [present, dossier] = [await envoiDe({ sql }, usager, r.reference), await dossierChez(sql, appelant.organisation, usager)]
  if (!present || !dossier) return inconnue
  if (sansZeros(r.matricule) !== sansZeros(dossier.matricule))
    return 'Ce matricule n’est pas celui de la personne que la décision concerne.'
  const { etat, appliqueLe, motifDuRejet } = r
  const corps: Partial<Envoi> = { etat, appliqueLe, motifDuRejet }
  if (dejaDit(present.donnees, r)) return 'C’est déjà dit : rien ne change.'
  const refus = refusDeReponse(present.donnees, r, { caisse: appelant.organisation, jour: aujourdHui(moteur) })
  if (refus) return refus.detail
  const fait = { usager, numero: present.numero, version: present.version, corps }
  await corrigerSelon(traitementDeLEnvoi, { sql, moteur, ligne, appelant }, fait)
  return null
}

const dejaDit = (e: Envoi, r: ReponseRecue) => e.etat === r.etat && e.appliqueLe === r.appliqueLe && e.motifDuRejet === r.motifDuRejet
