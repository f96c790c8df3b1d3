import { contactsDemandes } from '../../../src/acces/index.js'

/** One cell of a request: where it is kept in its content, how it is called, how it is typed. */
export type Champ = {
  nom: string
  libelle: string
  genre: 'texte' | 'long' | 'nombre' | 'jour' | 'genre-d-equipe' | 'convention' | 'attestation' | 'courriel' | 'telephone'
  aide?: string
  longueur?: number
  facultatif?: true
}
type Section = {
  id: string
  titre: string
  dit?: string
  champs: readonly Champ[]
  groupes?: readonly { titre: string; champs: readonly Champ[] }[]
}

const capitale = (texte: string) => texte.charAt(0).toUpperCase() + texte.slice(1)

const contact = (nom: string): Champ[] => [
  { nom: `contacts.${nom}.prenom`, libelle: 'Prénom', genre: 'texte', longueur: 120 },
  { nom: `contacts.${nom}.nom`, libelle: 'Nom', genre: 'texte', longueur: 120 },
  { nom: `contacts.${nom}.fonction`, libelle: 'Fonction', genre: 'texte', longueur: 120 },
  { nom: `contacts.${nom}.courriel`, libelle: 'Adresse électronique', genre: 'courriel', longueur: 254 },
  { nom: `contacts.${nom}.telephone`, libelle: 'Téléphone', genre: 'telephone', longueur: 30 },
]

/** The request as DataPass asks it, in the order one thinks it; the lines themselves are chosen in their own section. */
// biome-ignore format: a table is read in columns
export const sections: readonly Section[] = [
  { id: 'projet', titre: 'Votre projet', champs: [
    { nom: 'intitule',              libelle: 'Intitulé',                      genre: 'texte', longueur: 200,  aide: 'Ce que l’habilitation permettra, en une ligne.' },
    { nom: 'description',           libelle: 'Ce que vous ferez des données', genre: 'long',  longueur: 4000 },
    { nom: 'equipeTechnique.genre', libelle: 'Qui développe',                 genre: 'genre-d-equipe' },
    { nom: 'equipeTechnique.nom',   libelle: 'Nom de l’équipe ou de l’éditeur', genre: 'texte', longueur: 200 },
    { nom: 'miseEnProduction',      libelle: 'Mise en production prévue le',  genre: 'jour' },
  ] },
  { id: 'cadre', titre: 'Cadre juridique', champs: [
    { nom: 'cadreJuridique.nature',  libelle: 'Texte qui fonde la demande', genre: 'long',  longueur: 2000, aide: 'L’article qui vous confie la mission, cité.' },
    { nom: 'cadreJuridique.adresse', libelle: 'Adresse de ce texte',        genre: 'texte', longueur: 500,  aide: 'Par exemple sur legifrance.gouv.fr.' },
    { nom: 'convention',             libelle: 'Convention entre les parties', genre: 'convention', facultatif: true, aide: 'L’habilitation cesse avec elle.' },
  ] },
  { id: 'donnees', titre: 'Usage des données', champs: [
    { nom: 'destinataires',          libelle: 'Destinataires',                  genre: 'long',   longueur: 2000, aide: 'Qui lira les données, et pour quelles fonctions.' },
    { nom: 'dureeConservation',      libelle: 'Durée de conservation, en mois', genre: 'nombre' },
    { nom: 'justificationDeLaDuree', libelle: 'Pourquoi cette durée',           genre: 'long',   longueur: 2000, facultatif: true, aide: 'Nécessaire au-delà de trente-six mois.' },
  ] },
  { id: 'contacts', titre: 'Contacts', dit: 'Joignables sur cette habilitation, chacun dans sa fonction.', champs: [],
    groupes: Object.entries(contactsDemandes).map(([nom, titre]) => ({ titre: capitale(titre), champs: contact(nom) })) },
  { id: 'volumes', titre: 'Volumes', champs: [
    { nom: 'volumetrie.appelsParMinute', libelle: 'Appels par minute, en pointe',  genre: 'nombre', aide: 'Le rythme accordé en découle.' },
    { nom: 'volumetrie.justification',   libelle: 'D’où vient ce chiffre',         genre: 'long',   longueur: 2000, facultatif: true },
    { nom: 'volumetrieApproximative',    libelle: 'Agents et dossiers concernés',  genre: 'texte',  longueur: 500,  facultatif: true },
  ] },
  { id: 'securite', titre: 'Sécurité', champs: [
    { nom: 'homologation.autorite', libelle: 'Autorité qui a homologué',   genre: 'texte', longueur: 200 },
    { nom: 'homologation.fonction', libelle: 'Sa fonction',                genre: 'texte', longueur: 200 },
    { nom: 'homologation.du',       libelle: 'Homologation valable du',    genre: 'jour' },
    { nom: 'homologation.au',       libelle: 'Jusqu’au',                   genre: 'jour' },
    { nom: 'recetteEffectuee',      libelle: 'La recette a été faite au bac à sable.',  genre: 'attestation' },
    { nom: 'dpoInforme',            libelle: 'Le délégué à la protection des données est informé de cette demande.', genre: 'attestation' },
    { nom: 'conditionsAcceptees',   libelle: 'Les conditions d’usage sont acceptées, et les mesures de sécurité attestées.', genre: 'attestation' },
  ] },
]

/** Every cell with the words that name it out of its section. */
export const tousLesChamps: readonly (Champ & { entier: string })[] = sections.flatMap(s => [
  ...s.champs.map(c => ({ ...c, entier: c.libelle.replace(/\.$/, '') })),
  ...(s.groupes ?? []).flatMap(g => g.champs.map(c => ({ ...c, entier: `${g.titre}, ${c.libelle.toLowerCase()}` }))),
])
