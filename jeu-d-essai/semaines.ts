import { elleMeme, type Etape } from './etape.js'

const activite = (par: string, corps: Record<string, unknown>): Etape => ({
  par,
  ligne: par === elleMeme ? 'activite.declarationDeLaPersonne.deposer' : 'activite.accompagnement.deposer',
  corps,
})

/** Three weeks of Amina's: what is agreed, what she did, what Mme Roy made of it; an absence, and hours spared while she looks for childcare, which she asked for and asks again. */
export const semainesDAmina: readonly Etape[] = [
  activite('madameRoy', {
    semaine: '2026-W48',
    type: 'MOBILITE',
    intitule: 'Code de la route',
    thematique: 'mobilite--preparer-un-permis',
    minutesPrevues: 120,
  }),
  activite(elleMeme, {
    semaine: '2026-W46',
    type: 'ATELIER',
    intitule: 'Atelier « parler de soi »',
    jour: '2026-11-10',
    debut: '09:00',
    fin: '13:00',
    minutesDeclarees: 240,
    preuve: 'Feuille de présence signée',
  }),
  activite(elleMeme, {
    semaine: '2026-W46',
    type: 'CANDIDATURES',
    intitule: 'Candidatures auprès de particuliers employeurs',
    minutesDeclarees: 240,
    preuve: 'Liste de cinq candidatures',
  }),
  activite(elleMeme, {
    semaine: '2026-W47',
    type: 'GARDE_D_ENFANT',
    intitule: 'Visite de deux crèches',
    jour: '2026-11-18',
    minutesDeclarees: 180,
    preuve: 'Dossiers de préinscription',
  }),
  activite(elleMeme, {
    semaine: '2026-W47',
    type: 'BENEVOLAT',
    intitule: 'Épicerie solidaire de Fives',
    thematique: 'remobilisation--benevolat-action-citoyenne',
    minutesDeclarees: 240,
    preuve: 'Attestation de l’association',
  }),
  activite('madameRoy', {
    semaine: '2026-W48',
    type: 'ATELIER',
    intitule: 'Atelier « l’entretien d’embauche »',
    thematique: 'trouver-un-emploi--convaincre-un-recruteur-en-entretien',
    minutesPrevues: 180,
  }),
  {
    par: 'madameRoy',
    ligne: 'validationDHeures.accompagnement.deposer',
    corps: {
      semaine: '2026-W46',
      lignes: [
        { activite: 2, surVersion: 1, minutes: 240, motif: null },
        { activite: 3, surVersion: 1, minutes: 180, motif: 'Trois candidatures sur cinq ont été retrouvées ensemble.' },
      ],
    },
  },
  {
    par: 'madameRoy',
    ligne: 'absence.accompagnement.deposer',
    corps: { jour: '2026-11-13', intitule: 'Rendez-vous de suivi' },
  },
  {
    par: 'madameRoy',
    ligne: 'dispense.accompagnement.deposer',
    corps: { du: '2026-11-09', au: '2027-01-31', minutes: 600, motif: 'AUTRE', precisions: 'Son fils attend une place en crèche.' },
  },
  {
    par: elleMeme,
    ligne: 'demandeDeDispense.demandeDeLaPersonne.deposer',
    corps: {
      du: '2026-11-16',
      au: '2026-11-29',
      minutes: null,
      motif: 'EMPLOI',
      explication: 'On me propose une mission de deux semaines.',
    },
  },
  {
    par: 'madameRoy',
    ligne: 'demandeDeDispense.accompagnement.corriger',
    corrige: 1,
    corps: { refus: 'Les heures de cette mission comptent : déclarez-les, il n’y a rien à retirer de votre semaine.' },
  },
  {
    par: elleMeme,
    ligne: 'demandeDeDispense.demandeDeLaPersonne.deposer',
    corps: { du: '2027-02-01', au: '2027-03-31', minutes: 480, motif: 'AUTRE', explication: 'La crèche m’a répondu : pas avant avril.' },
  },
]
