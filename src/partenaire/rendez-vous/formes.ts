import { z } from 'zod'
import { rendezVous as ressource } from '../../parcours/rendez-vous/rendez-vous.echange.js'

const d = ressource.donnees
/** An empty text says nothing, as null does: a published client sends either. */
const dit = <S extends z.ZodType>(schema: S) => z.preprocess(v => (v === '' ? null : v), schema.optional())
/** A number as people write it. */
const telephone = z.preprocess(v => (typeof v === 'string' ? v.replaceAll(/[\s.-]/g, '') || null : v), d.telephoneUsager.schema.optional())

/** 1.6.11, in the names of the contract; what is absent is not said. */
export const corpsDuRendezVous = z.object({
  id: z.string().nullable().optional(),
  organisme: z.object({
    code: d.organisme.schema,
    emailContact: dit(d.courrielContact.schema),
    idStructure: dit(z.string().max(40).nullable()).describe('Code Safir'),
    libelleStructure: dit(d.libelleStructure.schema),
    telephoneContact: dit(d.telephoneContact.schema),
  }),
  motif: d.motif.schema,
  date: z.iso.datetime({ offset: true }).describe('Avec son fuseau ; un jour passé est accepté'),
  duree: d.duree.schema.optional(),
  modaliteContact: d.modalite.schema,
  typeReception: d.reception.schema,
  statut: d.statut.schema,
  libelleAdresse: dit(d.libelleLieu.schema),
  adresse: dit(d.adresse.schema),
  information: dit(d.information.schema),
  theme: dit(d.theme.schema),
  telephoneContactUsager: telephone,
  initiateur: d.initiateur.schema.optional(),
  interlocuteur: z
    .object({
      email: dit(z.email().max(120).nullable()),
      nom: dit(z.string().max(80).nullable()),
      prenom: dit(z.string().max(80).nullable()),
    })
    .nullable()
    .optional(),
})
export type CorpsDuRendezVous = z.infer<typeof corpsDuRendezVous>

const texte = z.string().nullable()
/** The same, as it is given back. */
export const rendezVousDuContrat = z.object({
  id: z.string(),
  organisme: z.object({
    code: z.string(),
    emailContact: texte,
    idStructure: texte,
    libelleStructure: texte,
    telephoneContact: texte,
  }),
  motif: z.string(),
  date: z.string(),
  duree: z.int().nullable(),
  modaliteContact: z.string(),
  typeReception: z.string(),
  statut: z.string(),
  libelleAdresse: texte,
  adresse: texte,
  information: texte,
  theme: texte,
  telephoneContactUsager: texte,
  initiateur: z.string(),
  interlocuteur: z.object({ email: texte, nom: texte, prenom: texte }).nullable(),
})
export type RendezVousDuContrat = z.infer<typeof rendezVousDuContrat>
