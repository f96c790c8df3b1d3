import type { Contrat } from '../../src/parcours/contrat-engagement/index.js'
import { delaiEnMots } from '../contrat/delai.js'
import { heuresEnMots } from '../contrat/cartes.js'
import { enJour } from '../interface/index.js'
import type { Envoi } from './dossier.js'
import type { Lettre } from './lettre.js'

/** Tells her that a contract is proposed: with whom, by when it is to be signed, and all she may do of it. Its clauses are in the document. */
export const lettreDuContratPropose = (c: Contrat, { destinataire, nommer, le }: Envoi): Lettre => ({
  titre: 'Un contrat d’engagement vous est proposé',
  destinataire,
  date: `Le ${enJour(le)}`,
  corps: [
    {
      genre: 'texte',
      texte: `${nommer(c.organisation)} vous propose un contrat d’engagement (code du travail, art. L. 5411-6). Il dit ce que vous et cet organisme convenez : vos objectifs, un plan d’action, une durée d’activité.`,
    },
    {
      genre: 'fiche',
      paires: [
        ['Organisme référent', nommer(c.organisation)],
        ['Durée d’activité proposée', heuresEnMots(c)],
        ['Référence', `${c.reference}, édition ${c.edition}`],
        ...(c.aSignerAvant === null ? [] : [['À signer au plus tard le', enJour(c.aSignerAvant)] as const]),
      ],
    },
    ...(delaiEnMots(c) === '' ? [] : [{ genre: 'texte' as const, texte: delaiEnMots(c) }]),
  ],
  sections: [
    {
      titre: 'Ce que vous pouvez faire',
      blocs: [
        {
          genre: 'liste',
          elements: [
            'Le lire tranquillement, dans votre espace ou sur le document que votre référent vous remet. Rien ne vous engage tant que vous ne l’avez pas signé.',
            'Le signer dans votre espace. Si vous ne pouvez pas signer en ligne, dites-le à votre référent : vous signerez sur papier.',
            'Demander qu’il soit changé, avant de le signer ou après.',
            'Le refuser en disant pourquoi. Un refus n’a aucune suite automatique : votre référent en parle avec vous.',
          ],
        },
      ],
    },
  ],
  pied: `contrat proposé, édition ${c.edition}`,
})
