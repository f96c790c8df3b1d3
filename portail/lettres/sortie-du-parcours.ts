import { jourDe } from '../../src/moteur/moteur.js'
import { libellesDeLOrientation as mots } from '../../src/parcours/orientation/index.js'
import { enJour } from '../interface/index.js'
import { plusRienATenir, retourEnMots } from '../orientation/sortie.js'
import type { Envoi } from './dossier.js'
import type { Lettre } from './lettre.js'

/** `organisation`: who accompanied her, null when nobody had decided yet. */
export type Quittee = {
  parcours: keyof typeof mots.libellesDesParcours
  organisation: string | null
  sortieLe: string
  motifSortie: 'CESSATION_INSCRIPTION' | 'RADIATION' | 'FIN_DE_DROIT_RSA'
}

const contester = {
  CESSATION_INSCRIPTION: 'Pour contester la cessation de votre inscription, adressez-vous à France Travail, qui tient la liste.',
  RADIATION: 'La décision de radiation vous a été notifiée : sa lettre dit comment la contester.',
  FIN_DE_DROIT_RSA: 'Pour contester la fin de votre droit au RSA, adressez-vous à la caisse qui vous le versait.',
} as const

/** Tells her that her orientation ended, why, and what her return does. No text read gives a means of appeal against that end itself. */
export const lettreDeSortieDuParcours = (o: Quittee, { destinataire, nommer, le }: Envoi): Lettre => ({
  titre: 'Votre orientation a pris fin',
  destinataire,
  date: `Le ${enJour(le)}`,
  corps: [
    { genre: 'texte', texte: `Votre orientation a pris fin le ${enJour(o.sortieLe)}.` },
    {
      genre: 'fiche',
      paires: [
        ['Parcours', o.parcours === 'IND' ? 'à déterminer : il manquait des réponses' : mots.libellesDesParcours[o.parcours]],
        ...(o.organisation === null ? [] : [['Organisme qui vous accompagnait', nommer(o.organisation)] as const]),
        ['Terminée le', enJour(o.sortieLe)],
        ['Parce que', mots.libellesDesSorties[o.motifSortie]],
      ],
    },
    { genre: 'texte', texte: plusRienATenir },
  ],
  sections: [
    { titre: 'Revenir', blocs: [{ genre: 'texte', texte: retourEnMots(o, jourDe(le)) }] },
    {
      titre: 'Comprendre et contester',
      blocs: [
        {
          genre: 'texte',
          texte: `Personne ne décide de cette fin : elle suit la raison dite plus haut. ${contester[o.motifSortie]}`,
        },
        {
          genre: 'texte',
          texte:
            'Règle à vérifier [V] : aucun texte lu ne dit en toutes lettres que l’orientation prend fin ainsi ; la plateforme le déduit.',
        },
        { genre: 'texte', texte: 'Si cette raison est inexacte, contestez la donnée dans votre espace : un organisme vous répond.' },
      ],
    },
  ],
  pied: `fin de votre orientation, le ${enJour(o.sortieLe)}`,
})
