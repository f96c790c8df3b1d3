import { CodeDuTravail } from '../../src/droit/textes.js'
import { motsDeLaRadiation as mots, type Radiation } from '../../src/parcours/radiation/index.js'
import { enJour } from '../interface/index.js'
import type { DecisionLue } from '../radiation/cartes.js'
import { type Contexte, voiesContreLaRadiation } from '../radiation/contester.js'
import { jourDe } from '../../src/moteur/moteur.js'
import { avecCopie } from './copie.js'
import type { Envoi } from './dossier.js'
import type { Lettre } from './lettre.js'

const repondreA = (qui: string) => ({
  titre: 'Répondre',
  blocs: [
    {
      genre: 'liste' as const,
      elements: [
        `Dans votre espace, ou par écrit à ${qui} : dites ce qui s’est passé, et joignez ce qui le montre.`,
        'En demandant à être entendu. Vous pouvez venir avec la personne de votre choix.',
        'N’écrivez rien sur votre santé : une raison de santé se dit de vive voix.',
      ],
    },
  ],
})
const contester = (titre: string, voies: string[]) => ({ titre, blocs: [{ genre: 'liste' as const, elements: voies }] })

const griefs = (r: Radiation): (readonly [string, string])[] => [
  ...(r.fondement === null
    ? [['D’où elle vient', `${mots.libellesDesOrigines[r.origine].libelle} (${mots.libellesDesOrigines[r.origine].texte.cite})`] as const]
    : [['Ce qui vous est reproché', `${mots.fondements[r.fondement].libelle} (${mots.fondements[r.fondement].texte.cite})`] as const]),
  ['Faits', r.motif],
]

/** Warns whoever has no right at all: what is held against her, until when she may put it right. */
export const lettreDAvertissement = (r: Radiation, { destinataire, nommer, le }: Envoi): Lettre => ({
  titre: 'Avertissement',
  destinataire: avecCopie(destinataire, r),
  date: `Le ${enJour(le)}`,
  corps: [
    {
      genre: 'texte',
      texte: `Un avertissement vous est donné par ${nommer(r.proposeePar)} (${CodeDuTravail.R5412_3_3.cite}). Ce n’est pas une radiation : vous restez inscrit.`,
    },
    {
      genre: 'fiche',
      paires: [...griefs(r), ...(r.delai === null ? [] : [['Pour vous mettre en règle', `jusqu’au ${enJour(r.delai)} inclus`] as const])],
    },
    {
      genre: 'texte',
      texte: `Sans suite de votre part, une radiation de ${r.mois} mois pourra être envisagée. Vous en seriez averti avant, avec dix jours pour répondre (${CodeDuTravail.R5412_7.cite}), et une personne habilitée à signer déciderait.`,
    },
  ],
  sections: [repondreA(nommer(r.proposeePar))],
  pied: `avertissement du ${enJour(r.proposeeLe)}`,
})

const titres = {
  ENVISAGEE: 'Une radiation est envisagée',
  RADIATION: 'Votre radiation de la liste des demandeurs d’emploi',
  SANS_SUITE: 'Aucune radiation n’est prononcée',
  REJET: 'Votre contestation est rejetée',
  ANNULATION: 'Votre radiation est annulée',
} as const

/** Notifies what a named agent decided of a radiation: why, from when to when, and the ways to contest it. `referente`: as `Contexte`. */
export const lettreDeRadiation = (
  r: Radiation,
  d: DecisionLue,
  { destinataire, nommer, le, referente }: Envoi & Pick<Contexte, 'referente'>,
): Lettre => ({
  titre: titres[d.sens],
  destinataire: avecCopie(destinataire, r),
  date: `Le ${enJour(le)}`,
  corps: [
    { genre: 'texte', texte: ouverture(r, d, nommer(d.par)) },
    {
      genre: 'fiche',
      paires: [
        ...griefs(r),
        ...(r.observations === null ? [] : [['Ce que vous avez répondu', r.observations] as const]),
        ...(r.entendueLe === null ? [] : [['Vous avez été entendu le', enJour(r.entendueLe)] as const]),
        ...(d.sens === 'REJET' && r.recours !== null
          ? [['Ce que vous avez contesté', r.recours] as const, ['Le', enJour(r.recoursLe ?? d.le)] as const]
          : []),
        ['Motifs', d.motivation],
        ...(d.mois !== null && d.dateEffet !== null && d.dernierJour !== null
          ? [['Durée', `${d.mois} mois, du ${enJour(d.dateEffet)} au ${enJour(d.dernierJour)} inclus`] as const]
          : []),
        ['Décidé le', enJour(d.le)],
        ...(d.decideur === undefined ? [] : [['Par', `${d.decideur}, ${nommer(d.par)}`] as const]),
      ],
    },
    ...(d.sens === 'RADIATION'
      ? [
          {
            genre: 'texte' as const,
            texte: `Pendant ce temps vous n’êtes plus inscrit et ne pouvez pas vous réinscrire, sauf si vous demandez le RSA (${CodeDuTravail.R5412_5.cite}). Ensuite, demandez-le : rien ne vous réinscrit sans vous.`,
          },
        ]
      : []),
  ],
  sections: sectionsDe(r, d, { jour: jourDe(le), nommer, referente }),
  pied: `décision du ${enJour(d.le)}`,
})

function sectionsDe(r: Radiation, d: DecisionLue, c: Contexte): Lettre['sections'] {
  if (d.sens === 'ENVISAGEE') return [repondreA(c.nommer(d.par))]
  // The decision is printed as it was made, whatever she contested since.
  if (d.sens === 'RADIATION') return [contester('Contester', voiesContreLaRadiation({ ...r, recours: null }, d.le, c))]
  return d.sens === 'REJET' ? [contester('Si vous n’êtes toujours pas d’accord', voiesContreLaRadiation(r, d.le, c))] : []
}

function ouverture(r: Radiation, { sens }: DecisionLue, qui: string): string {
  switch (sens) {
    case 'ENVISAGEE':
      return `Votre radiation de la liste des demandeurs d’emploi, pour ${r.mois} mois, est envisagée par ${qui}. Vous pouvez répondre${r.reponseAvant === null ? '' : ` jusqu’au ${enJour(r.reponseAvant)} inclus`} (${CodeDuTravail.R5412_7.cite}). Rien n’est décidé avant.`
    case 'RADIATION':
      return `Vous êtes radié de la liste des demandeurs d’emploi, par décision de ${qui} (${CodeDuTravail.L5412_1.cite}).`
    case 'SANS_SUITE':
      return `La procédure qui vous visait est classée sans suite par ${qui} : vous restez inscrit.`
    case 'REJET':
      return `Votre contestation a été examinée par ${qui} : elle est rejetée, et la radiation reste.`
    case 'ANNULATION':
      return `Votre radiation est annulée par ${qui} : vous êtes tenu pour n’avoir jamais quitté la liste.`
  }
}
