import { CodeDuTravail } from '../../src/droit/textes.js'
import type { Actualisation } from '../../src/parcours/actualisation/index.js'
import { deMois, ceQuiEstDit, enMois, parQui } from '../inscription/cartes.js'
import { enJour } from '../interface/index.js'
import type { Envoi } from './dossier.js'
import type { Lettre } from './lettre.js'

const contester =
  'Vous pouvez demander à France Travail de revoir cette décision, en disant pourquoi et en joignant ce qui le montre, puis saisir le tribunal administratif dans les deux mois de sa réponse.'

const entete = ({ destinataire, le }: Envoi) => ({ destinataire, date: `Le ${enJour(le)}` })

/** What she declared, for her to keep. */
export const recuDeDeclaration = (a: Actualisation, envoi: Envoi): Lettre => ({
  titre: `Reçu de votre déclaration ${deMois(a.periode)}`,
  ...entete(envoi),
  corps: [
    { genre: 'texte', texte: `Votre déclaration est enregistrée (${CodeDuTravail.L5411_2.cite}). Gardez ce reçu.` },
    {
      genre: 'fiche',
      paires: [
        ['Mois déclaré', enMois(a.periode)],
        ['Déclaré le', enJour(a.le)],
        ['Déclaré par', `${parQui(a, 'vous')}${a.declareePar === 'personne' ? ', dans votre espace' : ', avec vous'}`],
        ['Ce qui est dit', ceQuiEstDit(a).join(' ; ')],
        ...(a.categorie === null ? [] : [['Catégorie qui en découle', a.categorie] as const]),
      ],
    },
    { genre: 'texte', texte: 'S’il y a une erreur, dites-le à France Travail ou contestez la donnée dans votre espace.' },
  ],
  sections: [],
  pied: `déclaration ${deMois(a.periode)}`,
})

/** Reminds her of the month that awaits, with its last day and what its silence brings. */
export const lettreDeRappel = ({ periode, jusquAu }: { periode: string; jusquAu: string }, envoi: Envoi): Lettre => ({
  titre: 'Une déclaration vous attend',
  ...entete(envoi),
  corps: [
    {
      genre: 'texte',
      texte: `Vous n’avez pas encore déclaré le mois ${deMois(periode)}. La déclaration est ouverte jusqu’au ${enJour(jusquAu)} inclus.`,
    },
    {
      genre: 'liste',
      elements: [
        'Elle se fait dans votre espace, en une page.',
        'Si vous ne pouvez pas la faire seul, un conseiller de France Travail la fait avec vous, en agence ou par téléphone.',
        'Elle dit trois choses : si vous recherchez toujours un emploi, vos heures de travail du mois, si vous étiez disponible.',
      ],
    },
    {
      genre: 'texte',
      texte: `Sans déclaration à cette date, votre inscription cesse le lendemain (${CodeDuTravail.R5411_17.cite}). Une déclaration tardive, dans les six mois, la rétablit du jour où vous la faites.`,
    },
  ],
  sections: [],
  pied: `rappel pour ${enMois(periode)}`,
})

/** Tells her that her registration ceased for want of a declaration, how to come back, how to contest. */
export const lettreDeCessation = ({ depuis, jusquAu }: { depuis: string; jusquAu: string | null }, envoi: Envoi): Lettre => ({
  titre: 'Votre inscription a cessé',
  ...entete(envoi),
  corps: [
    {
      genre: 'texte',
      texte: `Aucune déclaration n’a été reçue dans le délai, malgré un rappel : votre inscription sur la liste des demandeurs d’emploi a cessé le ${enJour(depuis)} (${CodeDuTravail.R5411_17.cite}).`,
    },
    {
      genre: 'texte',
      texte: 'Ce n’est pas une sanction. Votre contrat d’engagement, s’il y en a un, est suspendu : il reprend à votre retour.',
    },
  ],
  sections: [
    {
      titre: 'Revenir',
      blocs: [
        {
          genre: 'texte',
          texte:
            jusquAu === null
              ? 'Demandez à vous réinscrire, dans votre espace ou auprès de France Travail.'
              : `Jusqu’au ${enJour(jusquAu)}, une déclaration suffit : faites-la dans votre espace ou avec un conseiller. Vous êtes de nouveau inscrit le jour même (${CodeDuTravail.R5411_5.cite}).`,
        },
      ],
    },
    { titre: 'Contester', blocs: [{ genre: 'texte', texte: contester }] },
  ],
  pied: `cessation du ${enJour(depuis)}`,
})
