/**
 * Every reason an incoming file, a household, a person or a CSV line can be refused or doubted: the report prints the
 * sentence, the tests compare the code. The codes are stable: a département filters on them in its spreadsheet.
 *
 * - rejet: the element is set aside, nothing of it is imported;
 * - doute: imported, but a human should look at it;
 * - information: imported, read with a tolerance worth telling the producer.
 */
export type Gravite = 'rejet' | 'doute' | 'information'

type Motif = readonly [gravite: Gravite, phrase: string]

// biome-ignore format: a table is read in columns
export const MOTIFS = {
  // The file as a whole
  FLUX_VIDE:                     ['rejet', 'Le fichier est vide.'],
  FLUX_COMPRESSE:                ['rejet', 'Le fichier est compressé : déposez le fichier décompressé.'],
  FLUX_PAS_XML:                  ['rejet', 'Le fichier n’est pas un document XML.'],
  FLUX_UTF16:                    ['rejet', 'Le fichier est encodé en UTF-16 : déposez-le en windows-1252 ou en UTF-8.'],
  FLUX_ENCODAGE_INCONNU:         ['rejet', 'L’encodage déclaré par le fichier n’est pas pris en charge.'],
  FLUX_AUTRE_FORMAT:             ['rejet', 'Le fichier n’est pas un flux bénéficiaires vrsb0801 (RSABEM ou RSABEI).'],
  FLUX_DTD_INTERDITE:            ['rejet', 'Le fichier contient une déclaration DOCTYPE ou ENTITY, refusée par sécurité.'],
  FLUX_ENTETE_ILLISIBLE:         ['rejet', 'L’en-tête du flux (IdentificationFlux) est absent, incomplet ou mal formé.'],
  FLUX_COLONNES_ABSENTES:        ['rejet', 'Des colonnes attendues manquent dans l’en-tête du fichier.'],
  FLUX_TRONQUE:                  ['doute', 'Le fichier s’arrête avant sa fin : des dossiers manquent sans doute.'],
  FLUX_NOMBRE_DOSSIERS:          ['doute', 'Le nombre de dossiers annoncé par le flux n’est pas celui des dossiers lus.'],
  FLUX_BILAN_ABSENT:             ['information', 'Le bilan de transmission (TransmissionFlux) est absent ou illisible.'],
  FLUX_ENCODAGE_CONTRAIRE:       ['information', 'L’encodage constaté n’est pas celui que le fichier déclare.'],

  // The shape of a household
  FOYER_MAL_FORME:               ['rejet', 'Le dossier n’est pas du XML bien formé.'],
  FOYER_TRONQUE:                 ['rejet', 'Le fichier s’arrête au milieu de ce dossier.'],
  FOYER_NON_REFERME:             ['rejet', 'Le dossier n’est pas refermé avant le début du suivant.'],
  FOYER_TROP_GROS:               ['rejet', 'Le dossier dépasse la taille admise.'],
  FOYER_TROP_PROFOND:            ['rejet', 'Les éléments du dossier sont imbriqués trop profondément.'],
  FOYER_DTD_INTERDITE:           ['rejet', 'Le dossier contient une déclaration DOCTYPE ou ENTITY, refusée par sécurité.'],
  FOYER_CARACTERE_INTERDIT:      ['rejet', 'Le dossier contient un caractère de contrôle interdit en XML.'],
  CONTENU_HORS_FOYER:            ['rejet', 'Un contenu se trouve hors de tout dossier : sans doute un dossier mal ouvert.'],
  FOYER_ENCODAGE_MELANGE:        ['doute', 'Ce dossier n’est pas dans l’encodage du reste du fichier.'],

  // What the household says
  ORGANISME_ILLISIBLE:           ['rejet', 'L’organisme payeur ou le matricule du dossier manque ou est illisible.'],
  DEPARTEMENT_ILLISIBLE:         ['rejet', 'Le département destinataire du dossier manque ou est illisible.'],
  DEMANDE_ILLISIBLE:             ['rejet', 'Le numéro ou la date de la demande de RSA manque ou est illisible.'],
  ETAT_DOSSIER_ABSENT:           ['rejet', 'L’état du dossier RSA est absent.'],
  FOYER_SANS_PERSONNE:           ['rejet', 'Le dossier ne contient aucune personne.'],
  FOYER_SANS_DEMANDEUR:          ['rejet', 'Le dossier n’a aucun demandeur du RSA.'],
  FOYER_PLUSIEURS_DEMANDEURS:    ['rejet', 'Le dossier a plusieurs demandeurs du RSA.'],
  IDENTITE_ILLISIBLE:            ['rejet', 'L’identité du demandeur ou de son conjoint ne peut pas être lue.'],
  FOYER_PLUSIEURS_CONJOINTS:     ['doute', 'Le dossier a plusieurs conjoints.'],
  PERSONNE_A_CHARGE_ILLISIBLE:   ['doute', 'L’identité d’une personne à charge ne peut pas être lue : elle est ignorée.'],
  PERSONNE_EN_DOUBLE:            ['doute', 'La même personne figure deux fois : la première occurrence est gardée.'],
  PERSONNE_SANS_PRESTATION_RSA:  ['doute', 'La personne n’a pas de rôle au titre du RSA dans le dossier.'],
  ETAT_DOSSIER_INCONNU:          ['doute', 'L’état du dossier RSA n’est pas dans la liste connue.'],
  ADRESSE_ABSENTE:               ['doute', 'Aucune adresse courante n’est lisible.'],
  ELEMENT_MANQUANT:              ['information', 'Un élément obligatoire du schéma est absent.'],
  ELEMENT_INCONNU:               ['information', 'Un élément n’est pas prévu par le schéma.'],
  ELEMENT_REPETE:                ['information', 'Un élément est répété plus que le schéma ne le permet.'],
  ELEMENT_TROP_LONG:             ['information', 'Une valeur dépasse la longueur prévue par le schéma.'],
  CODE_INCONNU:                  ['information', 'Un code n’est pas dans la liste connue.'],
  VALEUR_ILLISIBLE:              ['information', 'Une valeur facultative est illisible : elle est ignorée.'],

  // Identity and contact, whatever the file
  NIR_ABSENT:                    ['information', 'Le NIR est absent.'],
  NIR_PROVISOIRE:                ['information', 'Le NIR est un numéro d’attente : il ne certifie pas l’identité.'],
  NIR_ILLISIBLE:                 ['doute', 'Le NIR n’a pas la forme attendue : il est ignoré.'],
  NIR_CLE_FAUSSE:                ['doute', 'La clé du NIR est fausse : le NIR est ignoré.'],
  NIR_INCOHERENT:                ['doute', 'Le NIR contredit le sexe ou la date de naissance.'],
  NIR_PARTAGE:                   ['doute', 'Le même NIR est porté par plusieurs personnes du dossier.'],
  NOMS_INVERSES:                 ['doute', 'Le nom d’usage et le nom de naissance semblent inversés.'],
  NOM_ABSENT:                    ['rejet', 'Le nom ou le prénom est absent.'],
  DATE_NAISSANCE_ABSENTE:        ['rejet', 'La date de naissance est absente.'],
  DATE_NAISSANCE_ILLISIBLE:      ['rejet', 'La date de naissance ne peut pas être lue.'],
  DATE_NAISSANCE_INVRAISEMBLABLE:['doute', 'La date de naissance est invraisemblable.'],
  DATE_ILLISIBLE:                ['doute', 'Une date ne peut pas être lue : elle est ignorée.'],
  TELEPHONE_ILLISIBLE:           ['information', 'Un numéro de téléphone ne peut pas être lu : il est ignoré.'],
  COURRIEL_ILLISIBLE:            ['information', 'Une adresse électronique ne peut pas être lue : elle est ignorée.'],
  COURRIEL_PARTAGE:              ['doute', 'La même adresse électronique est donnée pour plusieurs personnes.'],
  COMMUNE_INCONNUE:              ['doute', 'La commune ne peut pas être reconnue.'],
  CODE_POSTAL_ILLISIBLE:         ['information', 'Le code postal ne peut pas être lu : il est ignoré.'],
  CODE_POSTAL_INCOHERENT:        ['information', 'Le code postal n’est pas de la commune indiquée.'],

  // CSV lines
  LIGNE_MAL_FORMEE:              ['rejet', 'La ligne n’est pas lisible : guillemets ou nombre de colonnes incorrects.'],
  LIGNE_TROP_LONGUE:             ['rejet', 'La ligne dépasse la taille admise.'],
  LIGNE_CARACTERE_INTERDIT:      ['rejet', 'La ligne contient un caractère de contrôle interdit.'],
  LIGNE_EN_DOUBLE:               ['rejet', 'La même ligne figure déjà dans le fichier : la première est gardée.'],
  DATE_OUVERTURE_ABSENTE:        ['rejet', 'La date d’ouverture du dossier est absente ou illisible.'],
  DISPOSITIF_INCONNU:            ['doute', 'Le dispositif d’accompagnement n’est pas dans la liste connue.'],
  CONTRAT_SANS_PERSONNE:         ['rejet', 'Le contrat ne désigne personne : ni NIR lisible, ni identité complète.'],
  CONTRAT_TYPE_INCONNU:          ['rejet', 'Le type de contrat n’est ni PPAE, ni CEJ, ni PACEA, ni CER.'],
  CONTRAT_DATE_ILLISIBLE:        ['rejet', 'La date de début du contrat est absente ou illisible, ou sa date de fin illisible.'],
  CONTRAT_DATES_INVERSEES:       ['rejet', 'La date de fin du contrat précède sa date de début.'],
} as const satisfies Record<string, Motif>

export type CodeMotif = keyof typeof MOTIFS

/** One reason met while reading: where, on whom, and what exactly; `detail` never carries a whole NIR. */
export type Anomalie = {
  code: CodeMotif
  /** `rang` of the person concerned in the household, null when it concerns the whole element. */
  personne: number | null
  /** Path of the element (`Personne[2]/Identification/DTNAI`) or header of the column. */
  chemin: string
  detail: string
}

export const graviteDe = (code: CodeMotif): Gravite => MOTIFS[code][0]
/** First reason that sets the element aside. */
export const premierRejet = (anomalies: readonly Anomalie[]): Anomalie | undefined =>
  anomalies.find(({ code }) => graviteDe(code) === 'rejet')
export const phraseDe = (code: CodeMotif): string => MOTIFS[code][1]
