import type { Role } from '../src/droit/roles.js'

/** A professional of an organisation, as a token names her: `identifiant|nom|prénom`. */
export type Professionnel = {
  nom: string
  organisation: string
  structure: string | null
  agent: string
  courriel: string
  roles: readonly Role[]
}

export const professionnels: Readonly<Record<string, Professionnel>> = {
  madameRoy: {
    nom: 'Claire Roy, référente du Département du Nord',
    organisation: 'CD59',
    structure: 'CD59-UT-LILLE',
    agent: 'roy.claire|ROY|Claire',
    courriel: 'claire.roy@nord.example.fr',
    roles: ['referent'],
  },
  monsieurPetit: {
    nom: 'Paul Petit, référent du Pas-de-Calais',
    organisation: 'CD62',
    structure: 'CD62-UT-ARRAS',
    agent: 'petit.paul|PETIT|Paul',
    courriel: 'paul.petit@pasdecalais.example.fr',
    roles: ['referent'],
  },
  julien: {
    nom: 'Julien Caron, conseiller France Travail à Lille',
    organisation: 'FT',
    structure: 'FT-59-LILLE',
    agent: 'caron.julien|CARON|Julien',
    courriel: 'julien.caron@francetravail.example.fr',
    roles: ['conseiller'],
  },
  camille: {
    nom: 'Camille Perrin, conseillère France Travail à Lyon',
    organisation: 'FT',
    structure: 'FT-69-LYON',
    agent: 'perrin.camille|PERRIN|Camille',
    courriel: 'camille.perrin@francetravail.example.fr',
    roles: ['conseiller'],
  },
  monsieurDuval: {
    nom: 'Hervé Duval, directeur d’agence France Travail à Lille',
    organisation: 'FT',
    structure: 'FT-59-LILLE',
    agent: 'duval.herve|DUVAL|Hervé',
    courriel: 'herve.duval@francetravail.example.fr',
    roles: ['responsable'],
  },
  madameColin: {
    nom: 'Odile Colin, directrice d’agence France Travail à Roubaix',
    organisation: 'FT',
    structure: 'FT-59-ROUBAIX',
    agent: 'colin.odile|COLIN|Odile',
    courriel: 'odile.colin@francetravail.example.fr',
    roles: ['responsable'],
  },
  sofia: {
    nom: 'Sofia Lopes, conseillère de la mission locale de Lille',
    organisation: 'ML-LILLE',
    structure: 'ML-LILLE-CENTRE',
    agent: 'lopes.sofia|LOPES|Sofia',
    courriel: 'sofia.lopes@ml-lille.example.fr',
    roles: ['referent'],
  },
  madameRenard: {
    nom: 'Alice Renard, directrice de la mission locale de Lille',
    organisation: 'ML-LILLE',
    structure: null,
    agent: 'renard.alice|RENARD|Alice',
    courriel: 'alice.renard@ml-lille.example.fr',
    roles: ['responsable'],
  },
  ines: {
    nom: 'Inès Blanc, conseillère de Cap emploi à Lille',
    organisation: 'CE59',
    structure: null,
    agent: 'blanc.ines|BLANC|Inès',
    courriel: 'ines.blanc@capemploi59.example.fr',
    roles: ['referent'],
  },
  madameLeroux: {
    nom: 'Nora Leroux, référente du CCAS de Roubaix, délégataire du Département du Nord',
    organisation: 'DCD59-CCAS-ROUBAIX',
    structure: null,
    agent: 'leroux.nora|LEROUX|Nora',
    courriel: 'nora.leroux@ccas-roubaix.example.fr',
    roles: ['referent'],
  },
  madameNoel: {
    nom: 'Lise Noël, gestionnaire de la CAF du Nord',
    organisation: 'CAF591',
    structure: null,
    agent: 'noel.lise|NOËL|Lise',
    courriel: 'lise.noel@caf59.example.fr',
    roles: ['responsable'],
  },
  madameAdam: {
    nom: 'Hélène Adam, administratrice du Département du Nord',
    organisation: 'CD59',
    structure: null,
    agent: 'adam.helene|ADAM|Hélène',
    courriel: 'helene.adam@nord.example.fr',
    roles: ['administrateur'],
  },
  monsieurBrun: {
    nom: 'Marc Brun, responsable au Département du Nord',
    organisation: 'CD59',
    structure: null,
    agent: 'brun.marc|BRUN|Marc',
    courriel: 'marc.brun@nord.example.fr',
    roles: ['responsable'],
  },
  madameDubois: {
    nom: 'Anne Dubois, déléguée à la protection des données du Département du Nord',
    organisation: 'CD59',
    structure: null,
    agent: 'dubois.anne|DUBOIS|Anne',
    courriel: 'anne.dubois@nord.example.fr',
    roles: ['dpo'],
  },
  monsieurKone: {
    nom: 'Ibrahim Koné, administrateur de la mission locale de Lille',
    organisation: 'ML-LILLE',
    structure: null,
    agent: 'kone.ibrahim|KONE|Ibrahim',
    courriel: 'ibrahim.kone@ml-lille.example.fr',
    roles: ['administrateur'],
  },
  madameFaure: {
    nom: 'Lucie Faure, administratrice de la Plateforme de l’inclusion',
    organisation: 'GIP-PDI',
    structure: null,
    agent: 'faure.lucie|FAURE|Lucie',
    courriel: 'lucie.faure@inclusion.example.fr',
    roles: ['administrateur'],
  },
  madameMercier: {
    nom: 'Élise Mercier, instructrice des habilitations à France Travail',
    organisation: 'FT',
    structure: null,
    agent: 'mercier.elise|MERCIER|Élise',
    courriel: 'elise.mercier@francetravail.example.fr',
    roles: ['instructeur'],
  },
  monsieurVidal: {
    nom: 'Yves Vidal, superviseur à France Travail',
    organisation: 'FT',
    structure: 'FT-59-LILLE',
    agent: 'vidal.yves|VIDAL|Yves',
    courriel: 'yves.vidal@francetravail.example.fr',
    roles: ['superviseur'],
  },
  madameGirard: {
    nom: 'Paule Girard, enquêtrice à France Travail',
    organisation: 'FT',
    structure: null,
    agent: 'girard.paule|GIRARD|Paule',
    courriel: 'paule.girard@francetravail.example.fr',
    roles: ['enqueteur'],
  },
  monsieurLenoir: {
    nom: 'Karim Lenoir, enquêteur à France Travail',
    organisation: 'FT',
    structure: null,
    agent: 'lenoir.karim|LENOIR|Karim',
    courriel: 'karim.lenoir@francetravail.example.fr',
    roles: ['enqueteur'],
  },
}
