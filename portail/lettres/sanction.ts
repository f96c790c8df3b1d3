import { CodeDeJusticeAdministrative, CodeDeLActionSociale } from '../../src/droit/textes.js'
import {
  dernierJourDuJuge,
  dernierJourPourContester,
  libellesDeLaSanctionRsa as mots,
  type Sanction,
} from '../../src/parcours/sanction-rsa/index.js'
import { type Manquement, naturesDeManquement } from '../../src/parcours/manquement/index.js'
import { jourDe } from '../../src/moteur/moteur.js'
import { enJour } from '../interface/index.js'
import type { NomDeLettre } from '../sanctions/lettres.js'
import { sanctionEnMots } from '../sanctions/cartes.js'
import { enPhrase } from '../sanctions/manquements.js'
import { avecCopie } from './copie.js'
import type { Envoi } from './dossier.js'
import type { Bloc, Lettre } from './lettre.js'

type Section = Lettre['sections'][number]
const { L262_37, L262_47, R262_68_1, R262_68_6, R262_88 } = CodeDeLActionSociale
const jusquAu = (jour: string | null): string =>
  jour === null ? 'dans les deux mois qui suivent cette lettre' : `jusqu’au ${enJour(jour)}`
const texte = (t: string): Bloc => ({ genre: 'texte', texte: t })
const quiSuit = (s: Sanction, nommer: Envoi['nommer']) =>
  s.delegueeLe === null ? nommer(s.organisation) : 'France Travail, par délégation'

/** What is held against her, as a list: the nature, its text, the day, the facts. */
const reproches = (manquements: readonly Manquement[]): Section => ({
  titre: 'Ce qui vous est reproché',
  blocs: [
    {
      genre: 'liste',
      elements: manquements.map(m => {
        const { libelle, rsa } = naturesDeManquement[m.nature]
        return `${enPhrase(libelle)}${rsa ? ` (${rsa.cite})` : ''}, le ${enJour(m.jour)}. ${m.faits}`
      }),
    },
  ],
})

/** The notification of a procedure: what is held against her, what is considered, her delay and all she may do of it. */
const notification = (s: Sanction, manquements: readonly Manquement[], { destinataire, nommer, le }: Envoi): Lettre => ({
  titre: 'Une sanction est envisagée : vous pouvez répondre',
  destinataire: avecCopie(destinataire, s),
  date: `Le ${enJour(s.notifieeLe ?? le)}`,
  corps: [
    texte(
      `${quiSuit(s, nommer)} envisage une sanction sur votre RSA (${L262_37.cite}). Rien n’est décidé. Avant toute décision, vous pouvez dire ce que vous avez à dire.`,
    ),
    {
      genre: 'fiche',
      paires: [
        ['Ce qui est envisagé', enPhrase(sanctionEnMots({ consequence: s.consequence, taux: s.tauxPropose, mois: s.moisProposes }))],
        ...(s.reponseAvant ? [['Votre dernier jour pour répondre', enJour(s.reponseAvant)] as const] : []),
      ],
    },
    ...(s.griefs ? [texte(s.griefs)] : []),
  ],
  sections: [
    reproches(manquements),
    {
      titre: 'Ce que vous pouvez faire',
      blocs: [
        {
          genre: 'liste',
          elements: [
            'Répondre par écrit, dans votre espace ou par courrier.',
            'Demander à être entendu, de vive voix.',
            'Vous faire assister par la personne de votre choix.',
            'Dire si vous aviez une raison : un motif légitime met fin à la procédure.',
            'Reprendre vos démarches avec votre référent : il en informe qui décide.',
          ],
        },
        texte('Vous n’avez pas à donner de détail sur votre santé : dites-le de vive voix à votre référent, si vous le souhaitez.'),
      ],
    },
    {
      titre: 'Ce qui peut être décidé',
      blocs: [
        texte(
          `La loi borne la décision (${R262_68_1.cite}). Si votre foyer compte plusieurs personnes, la part retenue ne dépasse pas la moitié (${R262_68_6.cite}). La décision peut aussi être de ne donner aucune suite.`,
        ),
      ],
    },
  ],
  pied: `procédure notifiée le ${enJour(s.notifieeLe ?? le)}`,
})

const recours = (s: Sanction): Section => ({
  titre: 'Si vous n’êtes pas d’accord',
  blocs: [
    {
      genre: 'liste',
      elements: [
        `Vous pouvez la contester dans votre espace, ou par courrier au président du conseil départemental, ${jusquAu(dernierJourPourContester(s))} (${L262_47.cite} ; ${R262_88.cite}). Ce recours est obligatoire avant de saisir le juge.`,
        `Si sa réponse ne vous convient pas, ou s’il ne répond pas dans les deux mois, vous avez deux mois pour saisir le tribunal administratif (${CodeDeJusticeAdministrative.R421_1.cite}). Vous pouvez le faire sans avocat, sur www.telerecours.fr.`,
        'Vous pouvez vous faire aider par la personne ou l’association de votre choix, et demander l’aide juridictionnelle.',
      ],
    },
    ...(s.consequence === 'SUSPENSION' && s.decision === 'SANCTION'
      ? [texte('Reprendre vos démarches met fin à la suspension avant son terme : parlez-en à votre référent.')]
      : []),
  ],
})

/** The decision: what, from when to when, why, signed by whom, and the ways to contest it. */
const decision = (s: Sanction, manquements: readonly Manquement[], { destinataire, le }: Envoi): Lettre => {
  const sansSuite = s.decision === 'SANS_SUITE'
  const paires: (readonly [string, string])[] = [
    ['Décision', sansSuite ? 'Aucune suite' : enPhrase(sanctionEnMots(s))],
    ...(s.du && s.au ? [['Période', `du ${enJour(s.du)} au ${enJour(s.au)} inclus`] as const] : []),
    ...(s.foyer ? [['Foyer', mots.libellesDesFoyers[s.foyer]] as const] : []),
    ...(s.avis ? [['Avis de l’équipe pluridisciplinaire', mots.libellesDesAvis[s.avis]] as const] : []),
    ['Signée par', [s.decideur, s.qualite].filter(Boolean).join(', ')],
  ]
  return {
    titre: sansSuite ? 'Aucune suite n’est donnée' : 'Décision sur votre RSA',
    destinataire: avecCopie(destinataire, s),
    date: `Le ${enJour(s.decideeLe ?? le)}`,
    corps: [
      texte(
        sansSuite
          ? 'La procédure ouverte à votre sujet est close. Votre RSA n’est pas touché.'
          : `Une décision est prise sur votre RSA (${L262_37.cite}). Une personne l’a prise et en répond ; aucun programme ne décide.`,
      ),
      { genre: 'fiche', paires },
    ],
    sections: [{ titre: 'Les motifs', blocs: [texte(s.motivation ?? '')] }, ...(sansSuite ? [] : [reproches(manquements), recours(s)])],
    pied: `décision du ${enJour(s.decideeLe ?? le)}`,
  }
}

/** The levée: from when, why, what is paid after all. */
const levee = (s: Sanction, { destinataire, le }: Envoi): Lettre => ({
  titre: 'La sanction sur votre RSA est levée',
  destinataire: avecCopie(destinataire, s),
  date: `Le ${enJour(s.leveeLe ?? le)}`,
  corps: [
    texte('La sanction décidée sur votre RSA prend fin. Votre caisse en est informée.'),
    {
      genre: 'fiche',
      paires: [
        ['Sanction', enPhrase(sanctionEnMots(s))],
        ['Levée le', enJour(s.leveeLe ?? le)],
        ...(s.motifDeLevee ? [['Pourquoi', s.motifDeLevee] as const] : []),
        [
          'Sommes rétablies',
          s.retablieDepuis
            ? `celles qui vous étaient dues depuis le ${enJour(s.retablieDepuis)}`
            : 'votre RSA reprend ; une suppression ne se rattrape pas',
        ],
      ],
    },
  ],
  sections: [
    {
      titre: 'Si quelque chose ne va pas',
      blocs: [texte('Si le versement ne reprend pas, dites-le à votre référent ou à votre caisse, avec cette lettre.')],
    },
  ],
  pied: `levée du ${enJour(s.leveeLe ?? le)}`,
})

/** The answer to an appeal that is not granted: why, by whom, and which judge is left, until when. */
const rejet = (s: Sanction, { destinataire, le }: Envoi): Lettre => {
  const du = s.rejetLe ?? jourDe(le)
  return {
    titre: 'Votre recours est rejeté',
    destinataire: avecCopie(destinataire, s),
    date: `Le ${enJour(du)}`,
    corps: [
      texte(
        `Vous avez contesté la décision prise sur votre RSA. Votre recours a été examiné (${L262_47.cite}) : il est rejeté, et la décision reste.`,
      ),
      {
        genre: 'fiche',
        paires: [
          ['Décision contestée', `${enPhrase(sanctionEnMots(s))}${s.decideeLe ? `, du ${enJour(s.decideeLe)}` : ''}`],
          ...(s.recours ? [['Ce que vous avez dit', s.recours] as const] : []),
          ['Signée par', s.rejetPar ?? ''],
        ],
      },
    ],
    sections: [
      { titre: 'Les motifs', blocs: [texte(s.rejet ?? '')] },
      {
        titre: 'Si vous n’êtes toujours pas d’accord',
        blocs: [
          {
            genre: 'liste',
            elements: [
              `Vous pouvez saisir le tribunal administratif jusqu’au ${enJour(dernierJourDuJuge(du))} (${CodeDeJusticeAdministrative.R421_1.cite}). Vous pouvez le faire sans avocat, sur www.telerecours.fr.`,
              'Vous pouvez vous faire aider par la personne ou l’association de votre choix, et demander l’aide juridictionnelle.',
            ],
          },
        ],
      },
    ],
    pied: `recours rejeté le ${enJour(du)}`,
  }
}

const parNom: Readonly<Record<NomDeLettre, (s: Sanction, manquements: readonly Manquement[], envoi: Envoi) => Lettre>> = {
  notification,
  decision,
  levee: (s, _, envoi) => levee(s, envoi),
  rejet: (s, _, envoi) => rejet(s, envoi),
}

export const lettreDeSanction = (nom: NomDeLettre, s: Sanction, manquements: readonly Manquement[], envoi: Envoi): Lettre =>
  parNom[nom](s, manquements, envoi)
