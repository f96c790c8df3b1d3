import { z } from 'zod'

const texte = z.string().nullish()

/** A number of I-MILO, a key here: short, and without what a database does not keep. */
export const numeroImilo = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^[^\p{Cc}]{1,60}$/u))

/** One thing that happened, as the feed of I-MILO tells it [B]; what it is about is read at its own address. */
export const evenementImilo = z.object({
  identifiant: numeroImilo,
  idDossier: numeroImilo,
  type: z.string(),
  action: z.string(),
  date: z.string(),
})
export type EvenementImilo = z.infer<typeof evenementImilo>

/** What is read of a file; the rest of it is not asked for. Seen by a published client, the contract itself is not public [V]. */
export const dossierImilo = z.object({
  idDossier: z.union([z.string(), z.number()]).transform(String),
  numeroDE: texte,
  nomNaissance: texte,
  nomUsage: texte,
  prenom: texte,
  dateNaissance: texte,
  mail: texte,
  adresse: z.object({ numero: texte, libelleVoie: texte, complement: texte, codePostal: texte, commune: texte }).nullish(),
  accompagnementCEJ: z.object({ accompagnementCEJ: z.boolean().nullish(), dateDebut: texte }).nullish(),
})
export type DossierImilo = z.infer<typeof dossierImilo>

export const colonnesDImilo = [
  'Numéro de dossier',
  'Numéro France Travail',
  'Nom',
  'Nom de naissance',
  'Prénom',
  'Date de naissance',
  'Courriel',
  'Adresse',
  'Complément d’adresse',
  'Code postal',
  'Commune',
  'Date d’ouverture',
  'Dispositif',
] as const

/**
 * The line the import of a mission locale reads. `d` null: the file could not be read; its line, without a name, is set aside in the report.
 * Without a CEJ the day it opened is not told: the event stands for it [D].
 */
export function ligneDuDossier(idDossier: string, d: DossierImilo | null, evenementDu: string): string[] {
  if (d === null) return [idDossier, ...colonnesDImilo.slice(1).map(() => '')]
  const { adresse: a, accompagnementCEJ: cej } = d
  const voie = [a?.numero, a?.libelleVoie].filter(Boolean).join(' ')
  return [
    idDossier,
    d.numeroDE,
    d.nomUsage ?? d.nomNaissance,
    d.nomNaissance,
    d.prenom,
    d.dateNaissance?.slice(0, 10),
    d.mail,
    voie,
    a?.complement,
    a?.codePostal,
    a?.commune,
    (cej?.dateDebut ?? evenementDu).slice(0, 10),
    cej?.accompagnementCEJ === true ? 'CEJ' : '',
  ].map(v => v ?? '')
}
