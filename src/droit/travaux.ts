/**
 * What an organisation has to do for a person, as its queue names it: of one, and of several. `activite`: the code and the family under
 * which the partner contract publishes it, when it does.
 */
export type NatureDeTravail = keyof typeof naturesDeTravail
type Nature = { libelle: string; pluriel: string; activite: { code: string; famille: string } | null }

// biome-ignore format: a table is read in columns
export const naturesDeTravail = {
  'decision-d-orientation-a-prendre': { libelle: 'Décision d’orientation à prendre', pluriel: 'décisions d’orientation à prendre', activite: { code: 'ACT382', famille: 'INSEA' } },
  'premier-rendez-vous-a-prendre':    { libelle: 'Premier rendez-vous à prendre',    pluriel: 'premiers rendez-vous à prendre',    activite: { code: 'ACT380', famille: 'MSACC' } },
  'contrat-a-signer':                 { libelle: 'Contrat d’engagement à signer',    pluriel: 'contrats d’engagement à signer',    activite: null },
  'contrat-en-retard':                { libelle: 'Contrat d’engagement en retard',   pluriel: 'contrats d’engagement en retard',   activite: null },
  'contrat-a-remplacer':              { libelle: 'Contrat antérieur à remplacer',    pluriel: 'contrats antérieurs à remplacer',   activite: null },
  'reexamen-a-faire':                 { libelle: 'Situation à réexaminer',           pluriel: 'situations à réexaminer',           activite: null },
  'offre-refusee-a-apprecier':        { libelle: 'Refus d’une offre à apprécier',    pluriel: 'refus d’offre à apprécier',         activite: null },
  'heures-a-valider':                 { libelle: 'Heures d’activité à valider',      pluriel: 'relevés d’heures à valider',        activite: null },
  'dispense-a-decider':               { libelle: 'Dispense d’heures demandée',      pluriel: 'dispenses d’heures demandées',      activite: null },
  'radiation-proposee':               { libelle: 'Radiation proposée, à décider',    pluriel: 'radiations proposées à décider',    activite: null },
  'payeur-a-identifier':              { libelle: 'Caisse à identifier',              pluriel: 'caisses à identifier',              activite: null },
  'envoi-rejete':                     { libelle: 'Décision rejetée par la caisse',   pluriel: 'décisions rejetées par la caisse',  activite: null },
  'application-en-retard':            { libelle: 'Décision que la caisse tarde à appliquer', pluriel: 'décisions que les caisses tardent à appliquer', activite: null },
  'droit-clos':                       { libelle: 'Droit au RSA clos, procédure à conclure', pluriel: 'droits au RSA clos, procédure à conclure', activite: null },
  'droit-transfere':                  { libelle: 'Droit au RSA transféré, procédure à conclure', pluriel: 'droits au RSA transférés, procédure à conclure', activite: null },
  'opportunite-a-confirmer':          { libelle: 'Décision d’opportunité d’un autre département, à confirmer ou à retirer', pluriel: 'décisions d’opportunité d’autres départements, à confirmer ou à retirer', activite: null },
  'suspension-sans-decision':         { libelle: 'Suspension par la caisse, sans décision connue', pluriel: 'suspensions par la caisse, sans décision connue', activite: null },
  'categorie-a-revoir':               { libelle: 'Catégorie d’inscription à revoir', pluriel: 'catégories d’inscription à revoir', activite: null },
  'manquement-a-instruire':           { libelle: 'Manquement signalé à instruire',   pluriel: 'manquements signalés à instruire',  activite: null },
  'suspension-a-instruire':           { libelle: 'Suspension du RSA proposée, à instruire', pluriel: 'suspensions du RSA à instruire', activite: { code: 'ACT366', famille: 'GLI100' } },
  'suspension-a-traiter':             { libelle: 'Suspension du RSA à traiter',      pluriel: 'suspensions du RSA à traiter',      activite: { code: 'ACT367', famille: 'GLI100' } },
  'levee-a-traiter':                  { libelle: 'Levée de suspension à décider',    pluriel: 'levées de suspension à décider',    activite: { code: 'ACT369', famille: 'GLI100' } },
  'suppression-a-traiter':            { libelle: 'Suppression du RSA à traiter',     pluriel: 'suppressions du RSA à traiter',     activite: { code: 'ACT370', famille: 'GLI100' } },
  'recours-a-examiner':               { libelle: 'Recours contre une sanction du RSA',  pluriel: 'recours contre des sanctions du RSA', activite: null },
  'radiation-a-decider':              { libelle: 'Radiation à décider',              pluriel: 'radiations à décider',              activite: null },
  'radiation-a-reexaminer':           { libelle: 'Radiation dont la suppression est annulée', pluriel: 'radiations dont la suppression est annulée', activite: null },
  'contestation-de-radiation':        { libelle: 'Contestation d’une radiation',     pluriel: 'contestations de radiations',       activite: null },
  'procedure-sans-objet':             { libelle: 'Procédure sur un manquement déjà poursuivi, à classer', pluriel: 'procédures sur un manquement déjà poursuivi', activite: null },
  'sanction-a-notifier':              { libelle: 'Sanction (code du travail) à notifier', pluriel: 'sanctions (code du travail) à notifier', activite: null },
  'sanction-a-decider':               { libelle: 'Sanction (code du travail) à décider', pluriel: 'sanctions (code du travail) à décider', activite: null },
  'levee-a-decider':                  { libelle: 'Levée d’une suspension (code du travail) à décider', pluriel: 'levées (code du travail) à décider', activite: null },
  'contestation-a-examiner':          { libelle: 'Contestation d’une sanction (code du travail)', pluriel: 'contestations de sanctions (code du travail)', activite: null },
  'cessation-a-constater':            { libelle: 'Cessation d’inscription demandée', pluriel: 'cessations d’inscription demandées', activite: null },
  'i-milo-a-corriger':                { libelle: 'Dossier qu’I-MILO ne dit pas, ou ne prend pas', pluriel: 'dossiers qu’I-MILO ne dit pas, ou ne prend pas', activite: null },
} as const satisfies Record<string, Nature>
