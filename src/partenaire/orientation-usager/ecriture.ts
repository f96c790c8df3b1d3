import type { FastifyRequest } from 'fastify'
import type { ISql } from 'postgres'
import type { z } from 'zod'
import type { Donnees } from '../../moteur/contenu.js'
import { corpsDeCorrection, corpsDeDepot } from '../../moteur/deriver/schema.js'
import { agirPour } from '../../moteur/journal.js'
import type { Ligne } from '../../moteur/lignes.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents, type Present } from '../../moteur/presents.js'
import { rejouer } from '../../moteur/rejouer.js'
import { corrigerSelon, deposerSelon } from '../../moteur/traitements.js'
import { orientation } from '../../parcours/orientation/orientation.echange.js'
import { accesDe, type Contexte } from '../contexte.js'
import { RefusPartenaire } from '../refus.js'

type EnCours = { sql: ISql; siennes: Present[] }

/** One transaction keyed to the caller, with her orientations as they stand: the contract names none of them, nor a version. */
export function enTransaction<T>(
  contexte: Contexte,
  requete: FastifyRequest,
  usager: bigint,
  faire: (e: EnCours) => Promise<T>,
): Promise<T> {
  const { moteur } = contexte
  return rejouer(() =>
    moteur.sql.begin(async sql => {
      await agirPour(sql, accesDe(requete).appelant, aujourdHui(moteur))
      await sql`select from usager where id = ${usager.toString()} for update`
      return faire({ sql, siennes: (await lirePresents(sql, orientation, ['etat'], [usager])).get(usager) ?? [] })
    }),
  ) as Promise<T>
}

/** A deposit of the declaration, with its rules: what it refuses is said in its own sentence. */
export async function deposer(
  contexte: Contexte,
  requete: FastifyRequest,
  e: EnCours,
  ligne: Ligne,
  usager: bigint,
  corps: Donnees,
): Promise<void> {
  const ecriture = { sql: e.sql, moteur: contexte.moteur, ligne, appelant: accesDe(requete).appelant }
  await deposerSelon(contexte.traitements[ligne.ressource.nom] ?? {}, ecriture, { usager, corps: lire(corpsDeDepot(ligne), corps) })
}

export async function completer(
  contexte: Contexte,
  requete: FastifyRequest,
  e: EnCours,
  ligne: Ligne,
  usager: bigint,
  { numero, version }: Present,
  corps: Donnees,
): Promise<void> {
  const ecriture = { sql: e.sql, moteur: contexte.moteur, ligne, appelant: accesDe(requete).appelant }
  const traitement = contexte.traitements[ligne.ressource.nom] ?? {}
  await corrigerSelon(traitement, ecriture, { usager, numero, version, corps: lire(corpsDeCorrection(ligne), corps) })
}

export function lire<S extends z.ZodType>(schema: S, corps: unknown): z.output<S> & Donnees {
  const lu = schema.safeParse(corps)
  if (lu.success) return lu.data as z.output<S> & Donnees
  const champs = [...new Set(lu.error.issues.map(i => i.path.join('.') || 'corps'))]
  throw new RefusPartenaire('REQUETE_INVALIDE', `Une erreur de validation s’est produite : ${champs.join(', ')}`)
}

export const enSaisie = (o: Present): boolean => o.donnees.etat === 'BROUILLON' || o.donnees.etat === 'EN_ATTENTE'
