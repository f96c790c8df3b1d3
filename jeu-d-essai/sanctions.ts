import { elleMeme, type Etape } from './etape.js'

const signale = (par: string, ligne: string, jour: string, faits: string): Etape => ({
  par,
  ligne: `manquement.${ligne}.deposer`,
  corps: {
    nature: 'OBLIGATIONS_DU_CONTRAT',
    jour,
    faits,
    pieces: [],
    contrat: null,
    absences: [],
    propositions: [],
    demandeLe: jour,
    demande: 'Appel resté sans réponse, puis un message laissé',
    parole: null,
  },
})
const sansMotif = (numero: number, par = 'madameRoy'): Etape => ({
  par,
  ligne: 'manquement.instruction.corriger',
  corrige: numero,
  corps: { motifLegitime: false, motivation: 'Aucune raison donnée malgré deux appels et un message.' },
})
const procedure = (manquement: number, consequence: 'SUSPENSION' | 'SUPPRESSION', [taux, mois]: [number, number]): Etape => ({
  par: 'madameRoy',
  ligne: 'sanctionRsa.instruction.deposer',
  corps: {
    manquements: [{ manquement }],
    consequence,
    tauxPropose: taux,
    moisProposes: mois,
    raisons: 'Absences aux ateliers prévus au contrat, sans motif légitime connu.',
  },
})
const acte = (par: string, ligne: string, numero: number, corps: Record<string, unknown>): Etape => ({
  par,
  ligne: `sanctionRsa.${ligne}.corriger`,
  corrige: numero,
  corps,
})
const notifiee = (numero: number): Etape =>
  acte('madameRoy', 'instruction', numero, {
    protection: 'AUCUNE',
    griefs: 'Il vous est reproché de n’être pas venu aux ateliers prévus à votre contrat.\nUne sanction sur votre RSA est envisagée.',
  })

/** Amina has just been notified: a visitor answers in her place, then decides in M. Brun's. */
export const sanctionsDAmina: readonly Etape[] = [
  signale(
    'madameRoy',
    'signalement',
    '2026-11-17',
    'N’est pas venue à l’atelier « Préparer sa candidature » du 17 novembre, sans prévenir.',
  ),
  sansMotif(1),
  procedure(1, 'SUSPENSION', [30, 1]),
  notifiee(1),
]

const le = (jour: string) => ({ le: `2026-11-${jour}T10:00:00Z` })

/** Her husband: one suspension lifted, to whose answer he joined a piece, one suppression that awaits the équipe, his answer and its paper come by post, one proposal of the operator, one report to appraise. */
export const sanctionsDeYanis: readonly Etape[] = [
  {
    ...signale('madameRoy', 'signalement', '2026-11-03', 'N’est pas venu aux deux ateliers de remise à niveau des 2 et 3 novembre.'),
    ...le('04'),
  },
  { ...sansMotif(1), ...le('05') },
  { ...procedure(1, 'SUSPENSION', [30, 1]), ...le('05') },
  { ...notifiee(1), ...le('05') },
  {
    ...acte(elleMeme, 'reponseDeLaPersonne', 1, { observations: 'J’avais un essai chez un employeur, je n’ai pas pensé à prévenir.' }),
    ...le('09'),
  },
  {
    ...acte(elleMeme, 'reponseDeLaPersonne', 1, {}),
    piece: {
      nom: 'attestation d’essai',
      lignes: ['Garage Lefebvre, Lille', 'Je certifie que M. Yanis Benali a fait un essai dans mon garage', 'les 2 et 3 novembre 2026.'],
    },
    ...le('09'),
  },
  {
    ...acte('monsieurBrun', 'decision', 1, {
      decision: 'SANCTION',
      foyer: 'PLUSIEURS',
      taux: 30,
      mois: 1,
      motivation: 'Deux absences sans prévenir ; l’essai est vérifié et pris en compte dans la part retenue.',
      qualite: 'par délégation du président du conseil départemental',
    }),
    ...le('10'),
  },
  {
    ...acte('madameRoy', 'remiseEnConformite', 1, { conformite: 'Suit de nouveau la remise à niveau depuis le 16 novembre.' }),
    ...le('16'),
  },
  { ...acte('monsieurBrun', 'decision', 1, { levee: 'LEVEE', motifDeLevee: 'Il suit de nouveau la remise à niveau.' }), ...le('17') },
  {
    ...signale('madameRoy', 'signalement', '2026-11-18', 'A quitté la remise à niveau le 18 novembre et n’y est pas revenu.'),
    ...le('19'),
  },
  { ...sansMotif(2), ...le('19') },
  { ...procedure(2, 'SUPPRESSION', [50, 2]), ...le('20') },
  { ...notifiee(2), ...le('20') },
  {
    ...acte('madameRoy', 'instruction', 2, {
      observations: 'Il écrit que son bus ne passe plus depuis les travaux, et joint l’avis du transporteur.',
      voie: 'COURRIER',
      recueLe: '2026-11-24',
    }),
    ...le('25'),
  },
  {
    ...acte('madameRoy', 'instruction', 2, {}),
    piece: {
      nom: 'avis du transporteur',
      lignes: [
        'Avis aux voyageurs',
        'Ligne 12 : en raison de travaux, plus aucun passage',
        'entre 7 h et 10 h, du 16 au 28 novembre 2026.',
      ],
    },
    ...le('25'),
  },
  signale('julien', 'tenueDeLaListe', '2026-11-19', 'N’a pas donné suite à la convocation du 19 novembre, reçue le 12.'),
  {
    par: 'julien',
    ligne: 'sanctionRsa.tenueDeLaListe.deposer',
    corps: {
      manquements: [{ manquement: 3 }],
      consequence: 'SUSPENSION',
      tauxPropose: 30,
      moisProposes: 1,
      raisons: 'Convocation sans suite, aucune raison connue à ce jour.',
    },
  },
  signale('madameRoy', 'signalement', '2026-11-20', 'N’a pas envoyé les candidatures convenues pour le 20 novembre.'),
]

const duJeune = (par: string, ligne: string, corps: Record<string, unknown>): Etape => ({
  par,
  ligne: `sanctionJeune.${ligne}.corriger`,
  corrige: 1,
  corps,
})
const allocationDuJeune = (manquement: number, raisons: string): Etape => ({
  par: 'sofia',
  ligne: 'sanctionJeune.instruction.deposer',
  corps: { manquements: [{ manquement }], revenu: 'CEJ', consequence: 'SUSPENSION', tauxPropose: 30, moisProposes: 1, raisons },
})

/** Léo, under the code du travail: a suspension that may be lifted, since he comes again; then one just notified, which he may answer; and a report to appraise. */
export const sanctionsDeLeo: readonly Etape[] = [
  signale('sofia', 'signalement', '2026-11-03', 'N’est pas venu aux ateliers du 2 et du 3 novembre, malgré deux rappels.'),
  sansMotif(1, 'sofia'),
  allocationDuJeune(1, 'Deux ateliers manqués, sans raison donnée malgré deux rappels.'),
  duJeune('sofia', 'instruction', {
    protection: 'AUCUNE',
    griefs: 'Vous n’êtes pas venu à deux ateliers. Une suspension de votre allocation est envisagée.',
  }),
  duJeune(elleMeme, 'reponseDeLaPersonne', { observations: 'Le bus n’est pas passé, et je n’avais plus de forfait.' }),
  duJeune('madameRenard', 'decision', {
    decision: 'SANCTION',
    taux: 30,
    mois: 1,
    motivation: 'Deux absences, la seconde sans prévenir ; la panne de bus est vérifiée et prise en compte dans la durée.',
    qualite: 'Directrice de la mission locale',
  }),
  duJeune('sofia', 'instruction', { conformite: 'Il est venu aux deux ateliers de la semaine suivante.' }),
  signale('sofia', 'signalement', '2026-11-20', 'A quitté l’immersion du 20 novembre à midi et n’y est pas revenu.'),
  sansMotif(2, 'sofia'),
  allocationDuJeune(2, 'Immersion quittée sans prévenir, aucune raison donnée à ce jour.'),
  {
    ...duJeune('sofia', 'instruction', {
      protection: 'AUCUNE',
      griefs: 'Vous avez quitté une immersion sans prévenir. Une suspension est de nouveau envisagée.',
    }),
    corrige: 2,
  },
  signale('sofia', 'signalement', '2026-11-23', 'N’a pas envoyé les candidatures convenues pour le 23 novembre.'),
]

const deKarim = (ligne: string, corps: Record<string, unknown>, corrige: number, par = 'madameColin'): Etape => ({
  par,
  ligne: `sanctionDemandeur.${ligne}.corriger`,
  corrige,
  corps,
})
const sonAllocation = (manquement: number, raisons: string): Etape => ({
  par: 'madameColin',
  ligne: 'sanctionDemandeur.instruction.deposer',
  corps: { manquements: [{ manquement }], revenu: 'ARE', consequence: 'SUSPENSION', tauxPropose: 30, moisProposes: 1, raisons },
})
const apprecieParFranceTravail = (numero: number): Etape => ({
  ...sansMotif(numero, 'madameColin'),
  ligne: 'manquement.controleDeLaRecherche.corriger',
})

/** Karim, whom France Travail pays an allowance: a suspension that he contests, whose answer came by post; then one just notified, which he may answer. */
export const sanctionsDeKarim: readonly Etape[] = [
  signale('ines', 'signalement', '2026-11-02', 'N’est pas venu à l’atelier « Reconversion » du 2 novembre, ni n’a prévenu.'),
  apprecieParFranceTravail(1),
  sonAllocation(1, 'Atelier manqué, sans raison donnée malgré deux appels.'),
  deKarim(
    'instruction',
    { protection: 'AUCUNE', griefs: 'Vous n’êtes pas venu à l’atelier du 2 novembre. Une suspension de votre allocation est envisagée.' },
    1,
  ),
  deKarim('reponseDeLaPersonne', { observations: 'J’avais mal noté la salle, et je n’ai pas su qui appeler.' }, 1, elleMeme),
  deKarim(
    'decision',
    {
      decision: 'SANCTION',
      taux: 30,
      mois: 1,
      motivation: 'Une absence sans prévenir ; la salle était écrite sur la convocation reçue le 26 octobre.',
      qualite: 'Directrice d’agence, par délégation du directeur régional',
    },
    1,
  ),
  deKarim('reponseDeLaPersonne', { recours: 'La convocation portait l’ancienne adresse de l’agence.' }, 1, elleMeme),
  signale('ines', 'signalement', '2026-11-18', 'N’a pas envoyé les candidatures convenues pour le 18 novembre.'),
  apprecieParFranceTravail(2),
  sonAllocation(2, 'Candidatures non envoyées, aucune raison donnée à ce jour.'),
  deKarim(
    'instruction',
    { protection: 'AUCUNE', griefs: 'Vous n’avez pas envoyé les candidatures convenues. Une suspension est de nouveau envisagée.' },
    2,
  ),
]
