/**
 * On whom: a sentence for the jurist and its SQL for the machine, side by side.
 *
 * The SQL is a condition on a declared row named `cible`. Two forms come from it: the exact lock of a reading, where
 * `:organisations`, `:structure`, `:personnes` and `:jour` are those of one actor, and the row-level-security policy,
 * where they are those of every actor of the statement.
 */
export type Perimetre = {
  phrase: string
  sql: string
  /** The same persons enumerated (`usager_id`), for a list: the condition alone would be tried on everybody. */
  liste?: string
  /** Set when the perimeter is « followed for one of these reasons »: several of them make one condition. */
  motifs?: readonly MotifDeRattachement[]
}

/** Why an organisation may see a person. The person can read these rows (`rattachement`). */
export const motifsDeRattachement = {
  'tenue-de-la-liste': 'tient la liste des demandeurs d’emploi (L. 5411-1)',
  'competence-orientation': 'décide de l’orientation (L. 5411-5-1)',
  'orientation-deleguee': 'décide de l’orientation, que France Travail lui délègue (CASF, R. 522-2)',
  accompagnement: 'accompagne la personne (L. 5411-5-1)',
  'versement-rsa': 'verse le RSA (CASF, L. 262-16)',
  'procedure-en-cours':
    'mène à son terme une procédure ouverte avant la fin ou le transfert du droit (CASF, L. 262-37), ou laissée par une mission locale (R. 5412-4)',
  'insertion-iae': 'examine l’éligibilité à l’insertion par l’activité économique (L. 5132-3)',
} as const
export type MotifDeRattachement = keyof typeof motifsDeRattachement

const actif = (motifs: readonly MotifDeRattachement[]) => `s.motif in (${motifs.map(m => `'${m}'`).join(', ')})
    and s.du <= :jour and (s.au is null or s.au >= :jour)`

/**
 * Followed, for one of these reasons, by any organisation the view `suivi` shows: those of the statement. « offset 0 » keeps the
 * question asked of one person at a time: the planner would else gather everybody the organisation follows for a page of rows.
 */
export const suiviesPourUn = (motifs: readonly MotifDeRattachement[]): string =>
  `exists (select from suivi s where s.usager_id = cible.usager_id and ${actif(motifs)} offset 0)`

function rattachees(phrase: string, ...motifs: MotifDeRattachement[]): Perimetre {
  const deLActeur = `s.organisation = any(:organisations)
    and (:structure is null or s.structure is null or s.structure = :structure) and ${actif(motifs)}`
  return {
    phrase,
    motifs,
    sql: `exists (select from suivi s where s.usager_id = cible.usager_id and ${deLActeur})`,
    liste: `select s.usager_id from suivi s where ${deLActeur}`,
  }
}

export const leursDossiers = rattachees(
  'les personnes qu’ils accompagnent ou dont ils décident l’orientation',
  'accompagnement',
  'competence-orientation',
)
/** A right that closes or moves ends the competence for the orientation, not the procedures begun: their département still has to conclude them. */
export const leursProcedures = rattachees(
  'les personnes qu’ils accompagnent, dont ils décident l’orientation ou dont ils achèvent une procédure',
  'accompagnement',
  'competence-orientation',
  'procedure-en-cours',
)
/** What a mission locale left when it stopped accompanying, taken up by who holds the list. */
export const leursReprises = rattachees('les personnes dont ils achèvent une procédure', 'procedure-en-cours')
export const laListe = rattachees('les personnes inscrites, dans le ressort de l’agence qui les suit', 'tenue-de-la-liste')
/** A CAF to whom France Travail has delegated the decision: only whoever waits for it. */
export const dontLaDecisionLeurEstDeleguee = rattachees(
  'les allocataires qui attendent la décision d’orientation que France Travail leur a déléguée',
  'orientation-deleguee',
)
export const leursAllocataires = rattachees('les allocataires de la caisse', 'versement-rsa')
export const leursCandidats = rattachees('les personnes dont l’éligibilité est examinée', 'insertion-iae')

export const sonPropreDossier: Perimetre = {
  phrase: 'son propre dossier',
  sql: 'cible.usager_id = any(:personnes)',
  liste: 'select unnest(:personnes) as usager_id',
}

/** Only for a deposit that brings a person in: nobody can follow a person before the platform knows her. */
export const personneNouvelle: Perimetre = {
  phrase: 'les personnes qui s’adressent à eux et que la plateforme ne connaît pas',
  sql: 'true',
}

/** A payer brings these persons to the platform with their file: nobody else could have attached them before. */
export const demandeursDuRsa: Perimetre = { phrase: 'les personnes qui demandent le RSA à la caisse, et leur conjoint', sql: 'true' }

export const demandeursDAccompagnement: Perimetre = { phrase: 'les personnes qui leur demandent un accompagnement', sql: 'true' }
