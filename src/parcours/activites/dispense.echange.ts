import { z } from 'zod'
import { franceTravail, laPersonne, organismesReferents } from '../../droit/acteurs.js'
import { missionDInteretPublic, obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import { laListe, leursDossiers, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDuTravail, Lois, Rgpd } from '../../droit/textes.js'
import { donnee, ressource } from '../../moteur/ressource.js'
import { minutes, numero } from './formes.js'
import { codesDeDispense } from './motifs-de-dispense.js'

const situation = <S extends z.ZodType>(schema: S, libelle: string, exemple: z.input<S>) =>
  donnee(schema, libelle, 'situation administrative', exemple)

const nominative = {
  demande: 'nominative',
  motif: 'un humain décide de demander moins d’heures à la personne',
  texte: Lois.decision2023_858,
} as const

const decides = ['du', 'au', 'minutes', 'motif', 'precisions', 'demande', 'motivation'] as const

/** Fewer hours, or no number of them, for a time and for a reason of the law. Health as a reason is apart: `dispenseSante`. */
export const dispense = ressource({
  nom: 'dispense',
  chemin: 'dispenses',
  table: 'dispense',
  intitule: 'Dispenses d’heures',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    du: situation(z.iso.date(), 'Du', '2026-11-09'),
    au: situation(z.iso.date(), 'Au', '2099-12-31'),
    minutes: situation(minutes.nullable(), 'Minutes par semaine (aucune : durée non quantifiée)', 420),
    motif: situation(z.enum(codesDeDispense), 'Motif', 'RESERVE'),
    precisions: situation(z.string().trim().min(3).max(1000).nullable(), 'Précisions', null),
    demande: situation(numero.nullable(), 'En réponse à la demande (n°)', null),
    motivation: situation(z.string().trim().min(20).max(2000).nullable(), 'Pourquoi pas tout ce qui était demandé', null),
    decideeLe: situation(z.iso.date(), 'Décidée le', '2026-11-09'),
  },
  renvois: [{ champ: 'demande', vers: 'demandeDeDispense' }],
  calculees: ['decideeLe'],
  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    accompagnement: {
      finalite: 'Adapter la durée d’activité à la situation de la personne, pour le temps nécessaire',
      base: missionDInteretPublic(CodeDuTravail.L5411_6),
      caractere: 'obligatoire',
      consulter: { par: organismesReferents, sur: leursDossiers, champs: [...decides, 'decideeLe'] },
      deposer: {
        par: organismesReferents,
        sur: leursDossiers,
        champs: [...decides],
        assurance: nominative,
      },
      corriger: { par: organismesReferents, sur: leursDossiers, champs: ['au', 'precisions'], assurance: nominative },
    },

    tenueDeLaListe: {
      finalite: 'Savoir combien d’heures sont demandées aux personnes inscrites',
      base: missionDInteretPublic(CodeDuTravail.L5312_1),
      caractere: 'obligatoire',
      consulter: { par: [franceTravail], sur: laListe, champs: ['du', 'au', 'minutes', 'decideeLe'] },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire de quoi elle est dispensée, jusqu’à quand et pourquoi',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: [...decides, 'decideeLe'] },
    },
  },
})
