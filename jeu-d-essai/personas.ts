import type { MotifDeRattachement } from '../src/droit/perimetres.js'

type Suivi = { organisation: string; structure?: string; motif: MotifDeRattachement }
export type PersonneDEssai = {
  nom: string
  /** Organisation that brings her in; its échange of the declaration does the writing. */
  apporteePar: { organisation: string; application: string; echange: 'versementRsa' | 'tenueDeLaListe' }
  identite: Record<string, unknown> & { nir: string; dateNaissance: string }
  inscription: { echange: 'inscriptionAutomatique' | 'demandeDAccompagnement' | 'tenueDeLaListe'; donnees: Record<string, unknown> }
  droits?: Record<string, unknown>
  suivis: readonly Suivi[]
}

const adresse = (numeroTypeLibelleVoie: string, codePostal: string, codeInseeCommune: string, libelleCommune: string) => ({
  numeroTypeLibelleVoie,
  complementAdresse: null,
  complementDestinataire: null,
  complementDistribution: null,
  codePostal,
  codeInseeCommune,
  libelleCommune,
  libellePays: 'FRANCE',
  residentQpv: null,
})

const inscrite = (origine: string, categorie: string, motif: string, date: string) => ({
  statut: 'inscrit',
  categorie,
  origine,
  motif,
  dateInscription: date,
  dateEffetStatut: date,
})

const caf = (organisation: string, application: string) => ({ organisation, application, echange: 'versementRsa' }) as const
const nord: readonly Suivi[] = [
  { organisation: 'CAF591', motif: 'versement-rsa' },
  { organisation: 'CD59', structure: 'CD59-UT-LILLE', motif: 'competence-orientation' },
  { organisation: 'FT', structure: 'FT-59-LILLE', motif: 'tenue-de-la-liste' },
]
const droits = (caisse: string, matricule: string, departement: string, role: 'demandeur' | 'conjoint', date: string) => ({
  numeroDemande: `26${matricule}01`.slice(0, 11),
  dateDemande: date,
  caisse,
  matricule,
  departement,
  role,
  etatDossier: '2',
  soumisDroitsEtDevoirs: true,
  motifSuspension: null,
  motifCloture: null,
  dateCloture: null,
})

export const personnes: Readonly<Record<string, PersonneDEssai>> = {
  amina: {
    nom: 'Amina Benali, bénéficiaire du RSA à Lille',
    apporteePar: caf('CAF591', 'PAR_caf_591'),
    identite: {
      civilite: 'MME',
      nom: 'BENALI',
      nomNaissance: 'HADDAD',
      prenom: 'AMINA',
      dateNaissance: '1988-04-23',
      nir: '2880459350123',
      identiteCertifiee: true,
      // The number the published collection asks for.
      numeroFranceTravail: '10429447247',
      adresse: adresse('12 RUE NATIONALE', '59000', '59350', 'LILLE'),
      emails: ['amina.benali@example.fr'],
      telephones: ['0601020304'],
    },
    inscription: { echange: 'inscriptionAutomatique', donnees: inscrite('INSCRIPTION_AUTO_CAF', 'G', 'Demande de RSA', '2026-10-05') },
    droits: droits('CAF591', '1234567', '59', 'demandeur', '2026-10-01'),
    suivis: [...nord, { organisation: 'GIP-PDI', motif: 'insertion-iae' }],
  },
  yanis: {
    nom: 'Yanis Benali, conjoint d’Amina',
    apporteePar: caf('CAF591', 'PAR_caf_591'),
    identite: {
      civilite: 'M.',
      nom: 'BENALI',
      nomNaissance: 'BENALI',
      prenom: 'YANIS',
      dateNaissance: '1986-11-02',
      nir: '1861199352045',
      identiteCertifiee: true,
      adresse: adresse('12 RUE NATIONALE', '59000', '59350', 'LILLE'),
      emails: [],
      telephones: [],
    },
    inscription: {
      echange: 'inscriptionAutomatique',
      donnees: inscrite('INSCRIPTION_AUTO_CAF', 'G', 'Conjoint d’un demandeur de RSA', '2026-10-05'),
    },
    droits: droits('CAF591', '1234567', '59', 'conjoint', '2026-10-01'),
    suivis: nord,
  },
  nadia: {
    nom: 'Nadia Lefebvre, bénéficiaire du RSA à Arras',
    apporteePar: caf('CAF621', 'PAR_caf_621'),
    identite: {
      civilite: 'MME',
      nom: 'LEFEBVRE',
      nomNaissance: 'MOREL',
      prenom: 'NADIA',
      dateNaissance: '1979-02-14',
      nir: '2790262041077',
      identiteCertifiee: true,
      adresse: adresse('3 PLACE DES HEROS', '62000', '62041', 'ARRAS'),
      emails: ['nadia.lefebvre@example.fr'],
      telephones: ['0611121314'],
    },
    inscription: { echange: 'inscriptionAutomatique', donnees: inscrite('INSCRIPTION_AUTO_CAF', 'G', 'Demande de RSA', '2026-09-14') },
    droits: droits('CAF621', '7654321', '62', 'demandeur', '2026-09-10'),
    suivis: [
      { organisation: 'CAF621', motif: 'versement-rsa' },
      { organisation: 'CD62', structure: 'CD62-UT-ARRAS', motif: 'competence-orientation' },
      { organisation: 'FT', structure: 'FT-62-ARRAS', motif: 'tenue-de-la-liste' },
    ],
  },
  leo: {
    nom: 'Léo Martin, 19 ans, suivi par la mission locale de Lille',
    apporteePar: { organisation: 'ML-LILLE', application: 'PAR_imilo_lille', echange: 'tenueDeLaListe' },
    identite: {
      civilite: 'M.',
      nom: 'MARTIN',
      nomNaissance: 'MARTIN',
      prenom: 'LEO',
      dateNaissance: '2007-06-18',
      nir: '1070659350264',
      adresse: adresse('45 BOULEVARD VICTOR HUGO', '59000', '59350', 'LILLE'),
      emails: ['leo.martin@example.fr'],
      telephones: ['0622232425'],
    },
    inscription: {
      echange: 'demandeDAccompagnement',
      donnees: inscrite('INSCRIPTION_AUTO_MILO', 'A', 'Demande d’accompagnement', '2026-11-02'),
    },
    suivis: [
      { organisation: 'ML-LILLE', structure: 'ML-LILLE-CENTRE', motif: 'accompagnement' },
      { organisation: 'FT', structure: 'FT-59-LILLE', motif: 'tenue-de-la-liste' },
    ],
  },
  karim: {
    nom: 'Karim Diallo, suivi par Cap emploi',
    apporteePar: { organisation: 'CE59', application: 'PAR_capemploi_59', echange: 'tenueDeLaListe' },
    identite: {
      civilite: 'M.',
      nom: 'DIALLO',
      nomNaissance: 'DIALLO',
      prenom: 'KARIM',
      dateNaissance: '1975-09-30',
      nir: '1750959512318',
      adresse: adresse('8 RUE DE LANNOY', '59100', '59512', 'ROUBAIX'),
      emails: ['karim.diallo@example.fr'],
      telephones: ['0633343536'],
    },
    inscription: {
      echange: 'demandeDAccompagnement',
      donnees: inscrite('INSCRIPTION_VOLONTAIRE', 'A', 'Demande d’accompagnement', '2026-08-20'),
    },
    suivis: [
      { organisation: 'CE59', motif: 'accompagnement' },
      { organisation: 'FT', structure: 'FT-59-ROUBAIX', motif: 'tenue-de-la-liste' },
    ],
  },
  samira: {
    nom: 'Samira Kaddour, inscrite à Lille, sans allocation ni RSA',
    apporteePar: { organisation: 'FT', application: 'PAR_francetravail', echange: 'tenueDeLaListe' },
    identite: {
      civilite: 'MME',
      nom: 'KADDOUR',
      nomNaissance: 'KADDOUR',
      prenom: 'SAMIRA',
      dateNaissance: '1984-03-12',
      nir: '2840359350417',
      adresse: adresse('9 RUE DES POSTES', '59000', '59350', 'LILLE'),
      emails: ['samira.kaddour@example.fr'],
      telephones: ['0644454647'],
    },
    inscription: {
      echange: 'tenueDeLaListe',
      donnees: inscrite('INSCRIPTION_VOLONTAIRE', 'A', 'Fin de contrat à durée déterminée', '2024-05-06'),
    },
    suivis: [{ organisation: 'FT', structure: 'FT-59-LILLE', motif: 'tenue-de-la-liste' }],
  },
}
