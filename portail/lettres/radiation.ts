import { CodeDuTravail } from '../../src/droit/textes.js'
import { motsDeLaRadiation as mots, type Radiation } from '../../src/parcours/radiation/index.js'
import { enJour } from '../interface/index.js'
import type { DecisionLue } from '../radiation/cartes.js'
import { contesterLaRadiation } from '../radiation/contester.js'
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
const contesterA = (qui: string, le: string) => ({
  titre: 'Contester',
  blocs: [{ genre: 'texte' as const, texte: contesterLaRadiation(qui, le) }],
})

const griefs = (r: Radiation): (readonly [string, string])[] => [
  ...(r.fondement === null
    ? [['D’où elle vient', `${mots.libellesDesOrigines[r.origine].libelle} (${mots.libellesDesOrigines[r.origine].texte.cite})`] as const]
    : [['Ce qui vous est reproché', `${mots.fondements[r.fondement].libelle} (${mots.fondements[r.fondement].texte.cite})`] as const]),
  ['Faits', r.motif],
]

/** Warns whoever has no right at all: what is held against her, until when she may put it right. */
export const lettreDAvertissement = (r: Radiation, { destinataire, nommer, le }: Envoi): Lettre => ({
  titre: 'Avertissement',
  destinataire,
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
  ANNULATION: 'Votre radiation est annulée',
} as const

/** Notifies what a named agent decided of a radiation: why, from when to when, and the ways to contest it. */
export const lettreDeRadiation = (r: Radiation, d: DecisionLue, { destinataire, nommer, le }: Envoi): Lettre => ({
  titre: titres[d.sens],
  destinataire,
  date: `Le ${enJour(le)}`,
  corps: [
    { genre: 'texte', texte: ouverture(r, d, nommer(d.par)) },
    {
      genre: 'fiche',
      paires: [
        ...griefs(r),
        ...(r.observations === null ? [] : [['Ce que vous avez répondu', r.observations] as const]),
        ...(r.entendueLe === null ? [] : [['Vous avez été entendu le', enJour(r.entendueLe)] as const]),
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
  sections: d.sens === 'ENVISAGEE' ? [repondreA(nommer(d.par))] : d.sens === 'RADIATION' ? [contesterA(nommer(d.par), d.le)] : [],
  pied: `décision du ${enJour(d.le)}`,
})

function ouverture(r: Radiation, { sens }: DecisionLue, qui: string): string {
  switch (sens) {
    case 'ENVISAGEE':
      return `Votre radiation de la liste des demandeurs d’emploi, pour ${r.mois} mois, est envisagée par ${qui}. Vous pouvez répondre${r.reponseAvant === null ? '' : ` jusqu’au ${enJour(r.reponseAvant)} inclus`} (${CodeDuTravail.R5412_7.cite}). Rien n’est décidé avant.`
    case 'RADIATION':
      return `Vous êtes radié de la liste des demandeurs d’emploi, par décision de ${qui} (${CodeDuTravail.L5412_1.cite}).`
    case 'SANS_SUITE':
      return `La procédure qui vous visait est classée sans suite par ${qui} : vous restez inscrit.`
    case 'ANNULATION':
      return `Votre radiation est annulée par ${qui} : vous êtes tenu pour n’avoir jamais quitté la liste.`
  }
}
