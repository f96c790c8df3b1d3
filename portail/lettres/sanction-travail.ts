import { CodeDuTravail } from '../../src/droit/textes.js'
import { meneeLe, type SanctionDuTravail as Sanction } from '../../src/parcours/sanction-travail/index.js'
import { jourDe } from '../../src/moteur/moteur.js'
import { enJour } from '../interface/index.js'
import { mesureEnMots } from '../sanction-travail/cartes.js'
import type { Regime } from '../sanction-travail/regimes.js'
import { quiDecide, voiesDeRecours } from '../sanction-travail/voies-de-recours.js'
import { avecCopie } from './copie.js'
import type { Envoi } from './dossier.js'
import type { Bloc, Lettre } from './lettre.js'

export type GenreDeLettre = 'notification' | 'decision' | 'levee' | 'rejet'

const quand: Readonly<Record<GenreDeLettre, (s: Sanction) => string | null>> = {
  notification: s => s.notifieeLe,
  decision: s => s.decideeLe,
  levee: s => s.leveeLe,
  rejet: s => s.rejetLe,
}
/** Whether the procedure has come to what this letter tells. */
export const lettreOuverte = (s: Sanction, genre: GenreDeLettre): boolean => quand[genre](s) !== null

/** The letters of a procedure: what is held against her, what is decided and how to contest it, what is lifted, what is answered to her appeal. */
export function lettreDeSanctionDuTravail(s: Sanction, r: Regime, genre: GenreDeLettre, { destinataire, nommer, le }: Envoi): Lettre {
  const organisme = nommer(meneeLe(s, quand[genre](s) ?? jourDe(le)))
  const { titre, corps, sections } = contenus[genre](s, r, { organisme, nommer, jour: jourDe(le) })
  return {
    titre,
    destinataire: avecCopie(destinataire, s),
    date: `Le ${enJour(le)}`,
    corps,
    sections,
    pied: `${organisme}, ${titre.toLowerCase()}`,
  }
}

type Contenu = Pick<Lettre, 'titre' | 'corps' | 'sections'>
/** `organisme`: who did what the letter tells, the day it was done; `jour`: when it is printed. */
type Dit = { organisme: string; nommer: Envoi['nommer']; jour: string }
const texte = (t: string): Bloc => ({ genre: 'texte', texte: t })
const revenuDe = (s: Sanction, r: Regime) => `${r.revenus[s.revenu]?.libelle ?? ''} (${r.revenus[s.revenu]?.texte.cite ?? ''})`

const contenus: Readonly<Record<GenreDeLettre, (s: Sanction, r: Regime, dit: Dit) => Contenu>> = {
  notification: (s, r, { organisme, nommer }) => ({
    titre: 'Une sanction est envisagée',
    corps: [
      texte(`${organisme} vous reproche des faits qui peuvent conduire à une sanction sur votre revenu. Rien n’est décidé.`),
      texte(s.griefs ?? ''),
      {
        genre: 'fiche',
        paires: [
          ['Revenu concerné', revenuDe(s, r)],
          ['Sanction envisagée', mesureEnMots(s.consequence, s.tauxPropose, s.moisProposes)],
          ['Jour des derniers faits', enJour(s.faitsLe)],
          ['Vous pouvez répondre jusqu’au', enJour(s.reponseAvant ?? s.depuis)],
        ],
      },
    ],
    sections: [
      {
        titre: 'Ce que vous pouvez faire',
        blocs: [
          {
            genre: 'liste',
            elements: [
              `Écrire vos observations, dans votre espace ou par courrier (${CodeDuTravail.R5412_7.cite}). Un motif légitime se cherche d’abord : dites pourquoi, et joignez ce qui le montre.`,
              'Demander à être entendu. Vous pouvez venir avec la personne de votre choix.',
              'Reprendre dès maintenant ce qui vous est demandé : il en sera tenu compte.',
            ],
          },
        ],
      },
      { titre: 'Qui décidera', blocs: [texte(`${quiDecide(s, nommer)} Aucun programme ne décide.`)] },
    ],
  }),
  decision: (s, r, { organisme, nommer, jour }) => ({
    titre: s.decision === 'SANCTION' ? 'Décision de sanction' : 'Aucune suite n’est donnée',
    corps: [
      texte(`${organisme} a décidé, après avoir recueilli vos observations ou laissé passer le délai pour les présenter.`),
      {
        genre: 'fiche',
        paires: [
          ['Décision', s.decision === 'SANCTION' ? mesureEnMots(s.consequence, s.taux ?? 0, s.mois ?? 0) : 'Aucune suite'],
          ['Revenu concerné', revenuDe(s, r)],
          ...(s.du !== null && s.au !== null
            ? ([
                ['Du', enJour(s.du)],
                ['Au', `${enJour(s.au)} inclus`],
              ] as const)
            : []),
          ['Décidé par', `${s.decideur ?? ''}, ${s.qualite ?? ''}`],
          ['Le', enJour(s.decideeLe ?? s.depuis)],
        ],
      },
    ],
    sections: [
      { titre: 'Pourquoi', blocs: [texte(s.motivation ?? '')] },
      ...(s.decision === 'SANCTION' && s.annuleeLe === null
        ? [
            {
              titre: 'Ce que vous pouvez faire',
              blocs: [
                {
                  genre: 'liste',
                  elements: [
                    ...(s.consequence === 'SUSPENSION'
                      ? [
                          `Reprendre ce qui vous est demandé : la suspension peut être levée, et les sommes versées (${CodeDuTravail.R5412_1.cite}).`,
                        ]
                      : []),
                    ...voiesDeRecours({ ...s, recours: null }, r, jour, nommer),
                  ],
                } as const,
              ],
            },
          ]
        : []),
    ],
  }),
  levee: (s, r, { organisme }) => ({
    titre: 'Votre suspension est levée',
    corps: [
      texte(`${organisme} met fin à la suspension décidée le ${enJour(s.decideeLe ?? s.depuis)}.`),
      {
        genre: 'fiche',
        paires: [
          ['Revenu concerné', revenuDe(s, r)],
          ['Levée le', enJour(s.leveeLe ?? s.depuis)],
          ['Sommes rétablies depuis le', enJour(s.retablieDepuis ?? s.depuis)],
        ],
      },
      texte(s.motifDeLevee ?? ''),
    ],
    sections: [],
  }),
  rejet: (s, r, { organisme, nommer, jour }) => ({
    titre: 'Votre contestation est rejetée',
    corps: [
      texte(`${organisme} a examiné votre contestation : elle est rejetée, et la décision reste.`),
      {
        genre: 'fiche',
        paires: [
          ['Décision contestée', `${mesureEnMots(s.consequence, s.taux ?? 0, s.mois ?? 0)}, du ${enJour(s.decideeLe ?? s.depuis)}`],
          ['Revenu concerné', revenuDe(s, r)],
          ['Ce que vous avez dit', s.recours ?? ''],
          ...(s.recoursLe === null ? [] : [['Le', enJour(s.recoursLe)] as const]),
          ['Rejetée par', s.rejetPar ?? organisme],
          ['Le', enJour(s.rejetLe ?? s.depuis)],
        ],
      },
    ],
    sections: [
      { titre: 'Pourquoi', blocs: [texte(s.rejet ?? '')] },
      { titre: 'Si vous n’êtes toujours pas d’accord', blocs: [{ genre: 'liste', elements: voiesDeRecours(s, r, jour, nommer) }] },
    ],
  }),
}
