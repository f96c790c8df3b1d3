import { z } from 'zod'

/**
 * Two published readers of the contract, rewritten from its description (1.10 and 2.1.3): one refuses any property it does not know, the
 * other raises on any key it does not find. A body must pass both.
 */
const texte = z.string().nullable().optional()

/** Properties of the Java client's objects; Jackson fails on any other. */
const infoAdminJava = z.strictObject({
  numeroFranceTravail: texte,
  adresses: z
    .array(
      z.strictObject({
        codeInseeCommune: texte,
        codePostal: texte,
        complementAdresse: texte,
        complementDestinataire: texte,
        complementDistribution: texte,
        libelleCommune: texte,
        libellePays: texte,
        numeroTypeLibelleVoie: texte,
        emails: z.strictObject({ adresseEmail: texte }).optional(),
        indicateurResidentQPV: texte,
      }),
    )
    .optional(),
  emails: z.array(z.strictObject({ adresseEmail: texte })).optional(),
  etatCivil: z
    .strictObject({
      civilite: texte,
      dateNaissance: z.iso.date().nullable().optional(),
      nir: texte,
      nom: texte,
      nomCorrespondance: texte,
      prenom: texte,
      prenomCorrespondance: texte,
    })
    .optional(),
  telephones: z.array(z.strictObject({ numeroTelephone: texte })).optional(),
})

/** Throws on a property the strict client does not know. */
export const lireCommeJava = (corps: unknown) => infoAdminJava.parse(corps)

export type Dict = { [cle: string]: unknown }

export function cle(objet: unknown, nom: string): unknown {
  if (typeof objet !== 'object' || objet === null || !(nom in objet)) throw new Error(`KeyError: '${nom}'`)
  return (objet as Dict)[nom]
}

/** Throws as Python does on a missing key; reads only what that client reads. */
export function lireInformationsCommePython(corps: unknown): Dict {
  const etatCivil = cle(corps, 'etatCivil')
  const premier = (liste: string) => (cle(corps, liste) as unknown[])[0]
  const adresse = premier('adresses')
  const cles = ['numeroTypeLibelleVoie', 'complementAdresse', 'codePostal', 'libelleCommune', 'codeInseeCommune', 'indicateurResidentQPV']
  return {
    ...Object.fromEntries(['prenom', 'nom', 'dateNaissance', 'civilite'].map(nom => [nom, cle(etatCivil, nom)])),
    telephone: premier('telephones') && cle(premier('telephones'), 'numeroTelephone'),
    email: premier('emails') && cle(premier('emails'), 'adresseEmail'),
    adresse: adresse && cles.map(nom => cle(adresse, nom)),
  }
}

export function lireStatutCommePython(corps: unknown): Dict {
  const contrat = cle(corps, 'm_contrat')
  return {
    inscrit: cle(contrat, 'm_statut') === 'Inscrit',
    depuis: cle(contrat, 'm_date_effet_statut'),
    deld: cle(contrat, 'm_duree_inscription_12') === 12,
    detld: cle(contrat, 'm_duree_inscription_24') === 24,
  }
}

/** The Java client's activity; it reads each date as an instant, with its zone. */
const instantJava = z.iso.datetime({ offset: true }).nullable().optional()
const activitesJava = z.array(
  z.strictObject({
    identifiantActivite: z.string(),
    codeActivite: z.string(),
    usager: z.strictObject({ identifiant: z.string(), typeIdentifiant: z.string() }),
    dateCreation: instantJava,
    dateEcheance: instantJava,
    dateEcheanceProche: instantJava,
    attributsSpecifiques: z.array(z.strictObject({ nom: z.string(), valeur: z.string() })),
  }),
)
export const lireActivitesCommeJava = (corps: unknown) => activitesJava.parse(corps)

/** The collection keeps the activities whose person it can look for, and raises on any other. */
export function lireActivitesCommePostman(corps: unknown): unknown[] {
  return (cle(corps, 'activites') as unknown[]).map(a => {
    const usager = cle(a, 'usager')
    if (cle(usager, 'typeIdentifiant') !== 'numeroFranceTravail') throw new Error('ReferenceError')
    return [cle(a, 'identifiantActivite'), cle(usager, 'identifiant')]
  })
}

/** The Java client's orientation: dates without zone, and none of the two agricultural criteria. */
const localeJava = z.iso
  .datetime({ local: true })
  .regex(/^[^Z+]+$/)
  .optional()
const structureJava = z.strictObject({ code_aurore: texte, code_safir: texte, libelle_structure: texte }).optional()
const boolJava = z.boolean().optional()
const orientationsJava = z.array(
  z.strictObject({
    ...Object.fromEntries(
      ['parcours', 'organisme', 'organisme_decision', 'statut', 'etat', 'agent_creation', 'agent_derniere_modification'].map(c => [
        c,
        texte,
      ]),
    ),
    structure: structureJava,
    structure_decision: structureJava,
    date_entree_parcours: z.iso.date().optional(),
    date_sortie_parcours: z.iso.date().optional(),
    motif_sortie_parcours: texte,
    origine: texte,
    decision: z
      .strictObject({
        etat_decision: texte,
        date_decision: z.iso.date(),
        organisme_decision: texte,
        structure_decision: structureJava,
        agent_decision: texte,
        motif_refus: texte,
        commentaire_refus: texte,
        structure: structureJava,
      })
      .optional(),
    date_creation: localeJava,
    date_modification: localeJava,
    criteres_orientation: z.strictObject({
      ...Object.fromEntries(
        'situation_professionnelle type_emploi niveau_etude projet_pro contrainte_sante contrainte_logement contrainte_mobilite contrainte_familiale contrainte_financiere contrainte_numerique contrainte_administrative_juridique contrainte_francais_calcul'
          .split(' ')
          .map(c => [c, texte]),
      ),
      ...Object.fromEntries(
        'capacite_a_travailler brsa boe baeeh scolarite_etablissement_specialise esat boe_souhait_accompagnement'
          .split(' ')
          .map(c => [c, boolJava]),
      ),
      date_naissance: z.iso.date().optional(),
      adresse: z.strictObject({
        code_commune: z.string(),
        libelle_commune: texte,
        code_postal: texte,
        numero_type_libelle_voie: texte,
      }),
      date_saisie_donnees: localeJava,
    }),
  }),
)
export const lireOrientationsCommeJava = (corps: unknown) => orientationsJava.parse(corps)
