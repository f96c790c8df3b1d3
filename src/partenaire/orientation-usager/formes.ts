import { z } from 'zod'
import { donneesDesCriteres } from './criteres.js'

const civile = z.iso.date().optional()
/** Instants of this API have no zone: a published client refuses one. */
const locale = z.string().optional().describe('Date et heure à Paris, sans fuseau')
const texte = z.string().optional()

export const structure = z.object({ code_aurore: texte, code_safir: texte, libelle_structure: texte })
const adresse = z.object({ code_commune: texte, libelle_commune: texte, code_postal: texte, numero_type_libelle_voie: texte })

/** The criteria, by their names of the contract; one that was not asked is absent. */
export const criteres = z.object({
  ...Object.fromEntries(Object.entries(donneesDesCriteres).map(([nom, { schema }]) => [nom, schema.optional()])),
  date_naissance: civile,
  adresse: adresse.optional(),
})

const decision = z.object({
  etat_decision: z.enum(['ACCEPTEE', 'REFUSEE']),
  date_decision: z.iso.date(),
  organisme_decision: texte,
  structure_decision: structure.optional(),
  motif_refus: texte,
  commentaire_refus: texte,
})

/** 1.6.6: what is not known is absent, since a published client refuses the null of some of them. */
export const orientation = z.object({
  parcours: z.string(),
  organisme: z.string(),
  organisme_decision: texte,
  structure: structure.optional(),
  structure_decision: structure.optional(),
  statut: z.string(),
  etat: z.string(),
  date_entree_parcours: civile,
  date_sortie_parcours: civile,
  motif_sortie_parcours: texte,
  origine: z.string(),
  decision: decision.optional(),
  date_creation: locale,
  date_modification: locale,
  criteres_orientation: criteres.extend({ date_saisie_donnees: locale }),
})
export type OrientationDuContrat = z.infer<typeof orientation>
