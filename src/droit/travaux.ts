/**
 * What an organisation has to do for a person, as its queue names it. `activite`: the code and the family under which the partner contract
 * publishes it, when it does.
 */
export type NatureDeTravail = keyof typeof naturesDeTravail
type Nature = { libelle: string; activite: { code: string; famille: string } | null }

// biome-ignore format: a table is read in columns
export const naturesDeTravail = {
  'decision-d-orientation-a-prendre': { libelle: 'Décision d’orientation à prendre',           activite: { code: 'ACT382', famille: 'INSEA' } },
  'premier-rendez-vous-a-prendre':    { libelle: 'Premier rendez-vous à prendre',              activite: { code: 'ACT380', famille: 'MSACC' } },
  'contrat-a-signer':                 { libelle: 'Contrat d’engagement à signer',              activite: null },
  'contrat-en-retard':                { libelle: 'Contrat d’engagement en retard',             activite: null },
  'reexamen-a-faire':                 { libelle: 'Situation à réexaminer',                     activite: null },
  'offre-refusee-a-apprecier':        { libelle: 'Refus d’une offre à apprécier',              activite: null },
  'heures-a-valider':                 { libelle: 'Heures d’activité à valider',                activite: null },
} as const satisfies Record<string, Nature>
