import { motsDuRendezVous as mots, type RendezVousLu } from '../../src/parcours/rendez-vous/index.js'
import { enInstant, enJour } from '../interface/index.js'
import type { Envoi } from './dossier.js'
import type { Lettre } from './lettre.js'

/** Convenes the person: when, where, with whom, what to bring, and what she may do when she cannot come. */
export const lettreDeConvocation = (r: RendezVousLu, { destinataire, nommer, le }: Envoi): Lettre => {
  const interlocuteur = [r.interlocuteur?.prenom, r.interlocuteur?.nom].filter(Boolean).join(' ')
  const paires: readonly (readonly [string, string | null])[] = [
    ['Quand', enInstant(r.date)],
    ['Durée', r.duree === null ? null : `${r.duree} minutes`],
    ['Comment', `${mots.libellesDesModalites[r.modalite]}, ${mots.libellesDesReceptions[r.reception]}`],
    ['Où', [r.libelleLieu, r.adresse].filter(Boolean).join(', ') || null],
    ['Avec', [interlocuteur, r.libelleStructure, nommer(r.organisation)].filter(Boolean).join(', ')],
    ['Téléphone', r.telephoneContact],
    ['À savoir', r.information],
  ]
  return {
    titre: 'Votre rendez-vous',
    destinataire,
    date: `Le ${enJour(le)}`,
    corps: [
      { genre: 'texte', texte: `Vous êtes attendu pour un ${mots.libellesDesMotifs[r.motif]}.` },
      { genre: 'fiche', paires: paires.filter((p): p is readonly [string, string] => p[1] !== null) },
    ],
    sections: [
      {
        titre: 'Si vous ne pouvez pas venir',
        blocs: [
          {
            genre: 'liste',
            elements: [
              'Annulez-le dans votre espace, et choisissez un autre créneau.',
              'Ou prévenez la structure qui vous reçoit, par téléphone ou par courriel.',
              'Si vous n’êtes pas venu, vous pouvez dire pourquoi : cela compte avant toute suite.',
            ],
          },
        ],
      },
    ],
    pied: `votre rendez-vous du ${enJour(r.date)}`,
  }
}
