import { Rgpd } from '../../src/droit/textes.js'
import { enJour, enInstant } from '../interface/index.js'
import type { Lettre } from './lettre.js'

/** What an investigation found, without naming anyone. `organisation`: whose account read. */
export type Violation = {
  numero: number
  organisation: string
  /** Whether that account is kept out as this is written. */
  arrete: boolean
  etablieLe: string
  connueLe: string | null
  premier: string | null
  dernier: string | null
  personnes: number
  lignes: number
  echanges: readonly { finalite: string; personnes: number; champs: readonly string[] }[]
}

const periode = ({ premier, dernier }: Violation): string | null =>
  premier && dernier ? `du ${enInstant(premier)} au ${enInstant(dernier)}` : null
const donnees = ({ echanges }: Violation): string[] =>
  [...new Set(echanges.flatMap(e => e.champs))].toSorted((a, b) => a.localeCompare(b, 'fr'))

/** A draft: what the journal says is filled in, what only a human may say is left to say. */
export const notificationALaCnil = (v: Violation): Lettre => ({
  titre: 'Projet de notification d’une violation de données',
  destinataire: ['Commission nationale de l’informatique et des libertés', 'Service des violations de données'],
  date: `Le ${enJour(v.etablieLe)}`,
  corps: [
    {
      genre: 'texte',
      texte: `Projet à compléter puis à déposer sur le téléservice de la CNIL (${Rgpd.article33.cite}). Ce qui suit est calculé sur les lignes du journal gardées à l’ouverture de l’enquête ${v.numero}.`,
    },
    {
      genre: 'fiche',
      paires: [
        ['Violation connue le', v.connueLe ? enInstant(v.connueLe) : 'à dire'],
        ['Période', periode(v) ?? 'à dire : les lignes gardées ne montrent aucune lecture'],
        ['Personnes concernées', v.personnes.toLocaleString('fr-FR')],
        ['Enregistrements du journal', v.lignes.toLocaleString('fr-FR')],
        ['Compte en cause', `un accès de l’organisation « ${v.organisation} »`],
        ['Nature', 'perte de confidentialité : lecture par une personne non autorisée'],
      ],
    },
  ],
  sections: [
    {
      titre: 'Données lues',
      blocs: [
        v.echanges.length === 0
          ? { genre: 'texte', texte: 'À dire : les lignes gardées ne montrent aucune lecture.' }
          : {
              genre: 'tableau',
              titre: 'Par échange',
              entetes: ['Finalité de l’échange', 'Personnes', 'Données'],
              largeurs: [3, 1, 4],
              rangs: v.echanges.map(e => [e.finalite, e.personnes.toLocaleString('fr-FR'), e.champs.join(', ')]),
            },
      ],
    },
    {
      titre: 'À dire par le responsable de traitement',
      blocs: [
        {
          genre: 'liste',
          elements: [
            'Les conséquences probables pour les personnes.',
            v.arrete
              ? 'Les mesures prises : l’accès est arrêté, deux personnes sont nécessaires pour le rouvrir.'
              : 'Les mesures prises : l’accès n’est pas arrêté au jour de ce projet.',
            'Si les personnes sont informées, et quand.',
            'Le nom et les coordonnées du délégué à la protection des données.',
          ],
        },
      ],
    },
  ],
  pied: `projet de notification, enquête ${v.numero}`,
})

/** A draft of the letter each person concerned receives, in words anyone reads. */
export const lettreAuxPersonnes = (v: Violation): Lettre => ({
  titre: 'Vos données ont été lues par quelqu’un qui n’en avait pas le droit',
  destinataire: ['Prénom et nom', 'Adresse'],
  date: `Le ${enJour(v.etablieLe)}`,
  corps: [
    { genre: 'texte', texte: `Projet, à relire avant envoi (${Rgpd.article34.cite}).` },
    {
      genre: 'texte',
      texte: `Nous vous devons la vérité : ${periode(v) ?? '[période à dire]'}, quelqu’un s’est servi de l’accès d’une organisation du réseau pour l’emploi pour lire des dossiers sans raison de le faire. Le vôtre en fait partie. ${v.arrete ? 'Cet accès est arrêté.' : '[Dire ce qu’est devenu cet accès : il n’est pas arrêté au jour de ce projet.]'}`,
    },
  ],
  sections: [
    { titre: 'Ce qui a pu être lu', blocs: [{ genre: 'liste', elements: donnees(v).length > 0 ? donnees(v) : ['à dire'] }] },
    {
      titre: 'Ce que vous pouvez faire',
      blocs: [
        {
          genre: 'liste',
          elements: [
            'Méfiez-vous des appels et des messages qui connaissent votre situation : France Travail ne vous demande jamais de mot de passe ni de code.',
            'Voyez dans votre espace qui a consulté vos données.',
            'Écrivez au délégué à la protection des données, ou à la CNIL, si vous voulez en savoir plus ou vous plaindre.',
          ],
        },
      ],
    },
  ],
  pied: `projet de lettre aux personnes, enquête ${v.numero}`,
})
