import { z } from 'zod'
import { confiances } from '../../droit/parametres/parametre.js'
import { donnee } from '../../moteur/ressource.js'
import { criteres as c, criteresAgricoles as a, criteresDeSante as s } from './criteres.js'
import { etats, motifsDeSortie, organismesPossibles, origines, parcoursPossibles, statuts } from './nomenclatures.js'

const reponses = z.array(z.strictObject({ critere: z.string().max(40), valeur: z.union([z.string().max(60), z.boolean(), z.number()]) }))
const explication = z.array(
  z.strictObject({
    regle: z.string().max(10),
    phrase: z.string().max(300),
    texte: z.string().max(200),
    confiance: z.enum(confiances),
    reponses,
  }),
)
const competence = z.strictObject({
  qui: z.enum(['CD', 'FT', 'ML', 'CE', 'CAF']),
  organisation: z.string().max(40).nullable(),
  pourquoi: z.string().max(300),
  texte: z.string().max(200),
  jusquAu: z.iso.date().nullable(),
  confiance: z.enum(confiances).optional(),
})
const demande = z.strictObject({
  motif: z.string().trim().min(1).max(1000),
  diagnosticConjointLe: z.iso.date(),
  avec: z.string().max(40),
})
const civile = z.iso.date().nullable()

const situation = <S extends z.ZodType>(schema: S, libelle: string, exemple: z.input<S>) =>
  donnee(schema, libelle, 'situation administrative', exemple)
/** A criterion that nobody has asked yet is null. */
const critere = <S extends z.ZodType>(de: { schema: S; libelle: string }, exemple: z.input<S> | null) =>
  donnee<z.ZodNullable<S>>(z.nullable(de.schema), de.libelle, 'vie professionnelle', exemple)
const deSante = <S extends z.ZodType>(de: { schema: S; libelle: string }, exemple: z.input<S> | null) =>
  donnee<z.ZodNullable<S>>(z.nullable(de.schema), de.libelle, 'santé', exemple)

export const donneesDeLOrientation = {
  origine: situation(z.enum(origines), 'Origine', 'INSCRIPTION_CONSEILLER_CD'),
  demande: situation(demande.nullable(), 'Demande d’une nouvelle orientation', null),

  situationProfessionnelle: critere(c.situationProfessionnelle, 'PLUS_DEUX_ANS'),
  typeEmploi: critere(c.typeEmploi, 'AUTRE'),
  niveauEtude: critere(c.niveauEtude, 'NV5'),
  projetPro: critere(c.projetPro, 'SALARIAT'),
  contrainteLogement: critere(c.contrainteLogement, 'AUCUNE'),
  contrainteMobilite: critere(c.contrainteMobilite, 'DEPENDANT_TRANSPORT'),
  contrainteFamiliale: critere(c.contrainteFamiliale, 'ENFANT_SANS_SOLUTION_GARDE'),
  contrainteFinanciere: critere(c.contrainteFinanciere, 'AUCUNE'),
  contrainteNumerique: critere(c.contrainteNumerique, 'AUCUNE'),
  contrainteAdministrativeJuridique: critere(c.contrainteAdministrativeJuridique, 'AUCUNE'),
  contrainteFrancaisCalcul: critere(c.contrainteFrancaisCalcul, 'AUCUNE'),
  brsa: critere(c.brsa, true),
  msaAutonomieRechercheEmploi: critere(a.msaAutonomieRechercheEmploi, null),
  msaDemarchesProfessionnelles: critere(a.msaDemarchesProfessionnelles, null),

  capaciteATravailler: deSante(s.capaciteATravailler, true),
  contrainteSante: deSante(s.contrainteSante, 'AUCUNE'),
  boe: deSante(s.boe, false),
  baeeh: deSante(s.baeeh, false),
  scolariteEtablissementSpecialise: deSante(s.scolariteEtablissementSpecialise, false),
  esat: deSante(s.esat, false),
  boeSouhaitAccompagnement: deSante(s.boeSouhaitAccompagnement, false),

  etat: situation(z.enum(etats), 'État', 'EN_ATTENTE'),
  statut: situation(z.enum(statuts), 'Statut', 'PRECONISE'),
  parcours: situation(z.enum(parcoursPossibles), 'Parcours', 'PSO'),
  organisme: situation(z.enum(organismesPossibles), 'Type d’organisme', 'CD'),
  organisation: situation(z.string().max(40).nullable(), 'Organisme référent', 'CD59'),
  structure: situation(z.string().max(40).nullable(), 'Structure', 'CD59-UT-LILLE'),
  regles: situation(z.string().max(10).nullable(), 'Version de la table de décision', '2025-01'),
  // It tells health as much as the answers it rests on.
  explication: donnee(explication.nullable(), 'Ce qui a mené à la proposition', 'santé', []),
  competence: situation(competence.nullable(), 'Qui décide', null),
  informeLe: situation(civile, 'Jour où qui décide a été informé du droit', null),
  reponduLe: situation(civile, 'Jour des dernières réponses', '2026-11-12'),
  entreeLe: situation(civile, 'Entrée dans le parcours', null),
  sortieLe: situation(civile, 'Sortie du parcours', null),
  motifSortie: situation(z.enum(motifsDeSortie).nullable(), 'Motif de sortie', null),
  reexamenLe: situation(civile, 'Réexamen au plus tard le', null),
} as const

/** What the platform itself writes: nobody sends it. */
export const calculeesDeLOrientation = [
  'etat',
  'statut',
  'parcours',
  'organisme',
  'organisation',
  'structure',
  'regles',
  'explication',
  'competence',
  'informeLe',
  'reponduLe',
  'entreeLe',
  'sortieLe',
  'motifSortie',
  'reexamenLe',
] as const
