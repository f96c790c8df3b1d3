import type { Consultation, Rubrique } from '../../src/personnes/index.js'
import { enInstant, enJour, enMots } from '../interface/index.js'
import type { Bloc, Lettre } from './lettre.js'

export type Envoi = {
  /** Name, then address, as an envelope bears them. */
  destinataire: readonly string[]
  nommer: (organisation: string) => string
  le: Date
}

/** Answer to a right of access (GDPR, art. 15), as a letter: every datum in force, its source and its date. */
export const lettreDuDossier = (rubriques: readonly Rubrique[], { destinataire, nommer, le }: Envoi): Lettre => ({
  titre: 'Les données que la plateforme tient sur vous',
  destinataire,
  date: `Le ${enJour(le)}`,
  corps: [
    {
      genre: 'texte',
      texte: `Voici, au ${enJour(le)}, les données que le réseau pour l’emploi tient sur vous, qui les a écrites et quand (RGPD, art. 15). Les versions remplacées sont dans le fichier que vous pouvez télécharger depuis votre espace.`,
    },
  ],
  sections: rubriques.map(({ ressource, intitule, libelles, enregistrements }) => ({
    titre: intitule,
    blocs:
      enregistrements.length === 0
        ? [{ genre: 'texte', texte: 'Rien n’est enregistré sous ce titre.' }]
        : enregistrements.flatMap(({ numero, donnees, misAJour }): Bloc[] => [
            ...(enregistrements.length > 1 ? [{ genre: 'sous-titre', texte: `N° ${numero}` } as const] : []),
            {
              genre: 'fiche',
              paires: Object.entries(donnees).map(
                ([champ, v]) => [libelles[champ] ?? champ, enMots(v, { ressource, champ, nommer }).join(', ') || 'non renseigné'] as const,
              ),
            },
            { genre: 'texte', texte: `Écrit par ${nommer(misAJour.par)} le ${enJour(misAJour.le)}.` },
          ]),
  })),
  pied: `vos données au ${enJour(le)}`,
})

type Geste = Consultation['gestes'][number]
const qui = (par: Consultation['par']): string =>
  [par.organisation.nom, par.structure?.nom, par.fonction, par.repere && `repère ${par.repere}`].filter(Boolean).join(', ')
const quoi = (g: Geste): string =>
  `${g.quoi}${g.champs.length > 0 ? ` : ${g.champs.join(', ')}` : ''}${g.nombre > 1 ? ` (${g.nombre} fois)` : ''}`

/** The latest of the list, by whole days; `suivant` is the day before which there are others. */
type Page = { elements: readonly Consultation[]; suivant: string | null }

/** Who consulted her data, as a letter: one row a visit and a purpose. */
export const lettreDesConsultations = ({ elements, suivant }: Page, { destinataire, le }: Envoi): Lettre => ({
  titre: 'Qui a consulté vos données',
  destinataire,
  date: `Le ${enJour(le)}`,
  corps: [
    {
      genre: 'texte',
      texte: `Voici qui a consulté vos données, à quel moment, pourquoi et en vertu de quel texte, au ${enJour(le)}. Le repère désigne un agent sans le nommer : citez-le pour faire examiner une consultation.${suivant ? ` Cette lettre va du ${enJour(suivant)} à aujourd’hui ; la liste entière se télécharge dans votre espace.` : ''}`,
    },
    elements.length === 0
      ? { genre: 'texte', texte: 'Personne d’autre que vous n’a consulté vos données.' }
      : {
          genre: 'tableau',
          titre: 'De la plus récente à la plus ancienne',
          entetes: ['Quand', 'Qui', 'Quoi', 'Pourquoi, et texte'],
          largeurs: [3, 4, 5, 5],
          rangs: elements.flatMap(c =>
            c.gestes.map(g => [enInstant(g.a), qui(c.par), quoi(g), [g.pourquoi, g.texte].filter(Boolean).join(' — ')]),
          ),
        },
  ],
  sections: [],
  pied: `vos consultations au ${enJour(le)}`,
})
