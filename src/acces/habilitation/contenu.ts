import { z } from 'zod'
import { conservationSansJustification } from '../../droit/parametres/habilitations.js'
import { auJour } from '../../droit/parametres/parametre.js'

/** Who must be reachable about an habilitation; DataPass's four contacts. */
export const contactsDemandes = {
  responsableTraitement: 'responsable de traitement',
  delegueProtectionDonnees: 'délégué à la protection des données',
  contactMetier: 'contact métier',
  contactTechnique: 'contact technique',
} as const

const libre = (max: number) => z.string().trim().max(max)
const brouillonDeContact = z
  .strictObject({ nom: libre(120), prenom: libre(120), courriel: libre(254), telephone: libre(30), fonction: libre(120) })
  .partial()

/** What a draft may hold: any part of it, nothing judged but its size. */
export const brouillonDeDemande = z
  .strictObject({
    intitule: libre(200),
    description: libre(4000),
    cadreJuridique: z.strictObject({ nature: libre(2000), adresse: libre(500) }).partial(),
    lignes: z.array(z.string().max(120)).max(300),
    destinataires: libre(2000),
    dureeConservation: z.number().int().min(0).max(1200).nullable(),
    justificationDeLaDuree: libre(2000),
    contacts: z
      .strictObject({
        responsableTraitement: brouillonDeContact,
        delegueProtectionDonnees: brouillonDeContact,
        contactMetier: brouillonDeContact,
        contactTechnique: brouillonDeContact,
      })
      .partial(),
    equipeTechnique: z.strictObject({ genre: z.enum(['interne', 'editeur']), nom: libre(200) }).partial(),
    volumetrie: z
      .strictObject({ appelsParMinute: z.number().int().min(0).max(1_000_000).nullable(), justification: libre(2000) })
      .partial(),
    volumetrieApproximative: libre(500),
    miseEnProduction: libre(10),
    homologation: z.strictObject({ autorite: libre(200), fonction: libre(200), du: libre(10), au: libre(10) }).partial(),
    convention: z.number().int().positive().nullable(),
    recetteEffectuee: z.boolean(),
    dpoInforme: z.boolean(),
    conditionsAcceptees: z.boolean(),
  })
  .partial()
export type BrouillonDeDemande = z.output<typeof brouillonDeDemande>

const rempli = (max: number, quoi: string) => libre(max).min(1, { error: `indiquez ${quoi}` })
const enTexte = (quoi: string) => ({ error: `indiquez ${quoi}` })
const jour = (quoi: string) => z.iso.date({ error: `indiquez ${quoi}, au format AAAA-MM-JJ` })
const contact = z.strictObject({
  nom: rempli(120, 'son nom'),
  prenom: rempli(120, 'son prénom'),
  courriel: z.email({ error: 'indiquez une adresse électronique, par exemple nom@exemple.fr' }).max(254),
  telephone: libre(30).regex(/^\+?[\d .]{10,}$/, { error: 'indiquez un numéro de téléphone d’au moins dix chiffres' }),
  fonction: rempli(120, 'sa fonction'),
})
const accepte = (phrase: string) => z.literal(true, { error: phrase })

/** What must be there to be sent to the operator. `lignes` are checked against the declaration by whoever knows it. */
const demandeComplete = z.strictObject({
  intitule: rempli(200, 'un intitulé'),
  description: rempli(4000, 'ce que vous ferez des données'),
  cadreJuridique: z.strictObject({
    nature: rempli(2000, 'le texte qui fonde votre demande'),
    adresse: z.url({ protocol: /^https?$/, error: 'indiquez l’adresse du texte, par exemple sur legifrance.gouv.fr' }).max(500),
  }),
  lignes: z.array(z.string().max(120)).min(1, { error: 'choisissez au moins un échange' }).max(300),
  destinataires: rempli(2000, 'qui lira les données'),
  dureeConservation: z.number(enTexte('la durée de conservation, en mois')).int().min(1, { error: 'indiquez au moins un mois' }).max(1200),
  justificationDeLaDuree: libre(2000).optional(),
  contacts: z.strictObject({
    responsableTraitement: contact,
    delegueProtectionDonnees: contact,
    contactMetier: contact,
    contactTechnique: contact,
  }),
  equipeTechnique: z.strictObject({
    genre: z.enum(['interne', 'editeur'], { error: 'dites qui développe' }),
    nom: rempli(200, 'le nom de l’équipe ou de l’éditeur'),
  }),
  volumetrie: z.strictObject({
    appelsParMinute: z
      .number(enTexte('le nombre d’appels par minute'))
      .int()
      .min(1, { error: 'indiquez au moins un appel par minute' })
      .max(60_000),
    justification: libre(2000).optional(),
  }),
  volumetrieApproximative: libre(500).optional(),
  miseEnProduction: jour('la date prévue de mise en production'),
  homologation: z.strictObject({
    autorite: rempli(200, 'l’autorité qui a homologué'),
    fonction: rempli(200, 'sa fonction'),
    du: jour('le début de l’homologation'),
    au: jour('la fin de l’homologation'),
  }),
  convention: z.number().int().positive().nullish(),
  recetteEffectuee: accepte('faites d’abord la recette au bac à sable'),
  dpoInforme: accepte('informez d’abord votre délégué à la protection des données'),
  conditionsAcceptees: accepte('acceptez les conditions d’usage'),
})
export type ContenuDeDemande = z.output<typeof demandeComplete>

/** The schema of a request to be sent on a civil day, for an organisation that may ask for `permises`. */
export const contenuASoumettre = (auJourDit: string, permises: ReadonlySet<string>) => {
  const mois = auJour(conservationSansJustification, auJourDit)
  return demandeComplete.check(({ value: d, issues }) => {
    const dire = (path: PropertyKey[], message: string) => issues.push({ code: 'custom', message, path, input: undefined })
    for (const [i, code] of d.lignes.entries())
      if (!permises.has(code)) dire(['lignes', i], 'cet échange n’est pas ouvert à votre catégorie d’organisation')
    if (d.dureeConservation > mois && !d.justificationDeLaDuree)
      dire(['justificationDeLaDuree'], `au-delà de ${mois} mois, justifiez la durée de conservation`)
    if (d.homologation.au <= d.homologation.du) dire(['homologation', 'au'], 'la fin de l’homologation suit son début')
    if (d.homologation.au < auJourDit) dire(['homologation', 'au'], 'l’homologation n’est plus valable')
  })
}
