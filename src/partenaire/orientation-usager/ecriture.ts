import type { FastifyRequest } from 'fastify'
import type { ISql } from 'postgres'
import type { Donnees } from '../../moteur/contenu.js'
import { corpsDeCorrection, corpsDeDepot } from '../../moteur/deriver/schema.js'
import type { Ligne } from '../../moteur/lignes.js'
import { lirePresents, type Present } from '../../moteur/presents.js'
import { corrigerSelon, deposerSelon } from '../../moteur/traitements.js'
import { orientation } from '../../parcours/orientation/orientation.echange.js'
import { accesDe, type Contexte } from '../contexte.js'
import { ecrirePour } from '../ecrire.js'
import { lire } from '../lire.js'

type EnCours = { sql: ISql; siennes: Present[] }

/** Her orientations as they stand, in one transaction. */
export const enTransaction = <T>(
  contexte: Contexte,
  requete: FastifyRequest,
  usager: bigint,
  faire: (e: EnCours) => Promise<T>,
): Promise<T> =>
  ecrirePour(contexte, requete, usager, async sql =>
    faire({ sql, siennes: (await lirePresents(sql, orientation, ['etat'], [usager])).get(usager) ?? [] }),
  )

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
  await deposerSelon(contexte.traitements[ligne.ressource.nom] ?? {}, ecriture, {
    usager,
    corps: lire(corpsDeDepot(ligne), corps) as Donnees,
  })
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
  await corrigerSelon(traitement, ecriture, { usager, numero, version, corps: lire(corpsDeCorrection(ligne), corps) as Donnees })
}

export const enSaisie = (o: Present): boolean => o.donnees.etat === 'BROUILLON' || o.donnees.etat === 'EN_ATTENTE'
