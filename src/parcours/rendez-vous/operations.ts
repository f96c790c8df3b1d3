import { z } from 'zod'
import { franceTravail, laPersonne, organismesReferents } from '../../droit/acteurs.js'
import { lignesDe, type Operation } from '../../moteur/lignes.js'
import type { OperationComposee, Ouvertures } from '../../moteur/operation-composee.js'
import { aSavoir, adresse, duree, instant, interlocuteur, texteCourt } from './formes.js'
import { modalites, motifs, receptions } from './nomenclatures.js'
import { rendezVous } from './rendez-vous.echange.js'

/** Slots are offered to who may take an appointment, by who may give one. */
function ouvertes(operation: Operation, ...types: readonly { code: string }[]): Ouvertures {
  const lignes = lignesDe(rendezVous).filter(l => l.operation === operation && l.nomEchange !== 'priseDeCreneau')
  return Object.fromEntries(types.map(({ code }) => [code, lignes.filter(l => l.par.some(a => a.code === code)).map(l => [l] as const)]))
}
const theme = 'Créneaux de rendez-vous'

const forme = {
  duree,
  places: z.int().min(1).max(200),
  motif: z.enum(motifs),
  modalite: z.enum(modalites),
  reception: z.enum(receptions),
  libelleLieu: texteCourt.nullable(),
  adresse: adresse.nullable(),
  information: aSavoir.nullable(),
  interlocuteur: interlocuteur.nullable(),
}
const creneau = z.strictObject({
  id: z.uuid(),
  organisation: z.string(),
  structure: z.string().nullable(),
  debut: instant.describe('Début, en temps universel'),
  ...forme,
  prises: z.int().min(0).nullable().describe('Places prises ; ne se dit qu’à qui propose le créneau'),
  libres: z.int().min(0),
})
export type CreneauOffert = z.infer<typeof creneau>

const exemple = {
  duree: 45,
  places: 1,
  motif: 'ACC',
  modalite: 'PHYSIQUE',
  reception: 'IND',
  libelleLieu: 'Unité territoriale de Lille',
  adresse: '21 rue de la Toison d’Or, 59000 Lille',
  information: null,
  interlocuteur: { nom: 'ROY', prenom: 'Claire', courriel: 'claire.roy@nord.example.fr' },
} as const

export const operationsDesCreneaux = {
  lister: {
    id: 'creneaux.lister',
    verbe: 'GET',
    url: '/api/v1/creneaux',
    theme,
    titre: 'Lister les créneaux de rendez-vous',
    description:
      'Ceux que propose votre organisation, dans votre structure ; avec « usager », ceux des organismes qui suivent cette personne. La personne elle-même lit ceux des organismes qui la suivent, quand il y reste une place. Un créneau ne nomme personne de ceux qui y ont une place.',
    ouvertures: ouvertes('consulter', ...organismesReferents, franceTravail, laPersonne),
    requete: z.strictObject({
      du: z.iso.date().optional().describe('Premier jour ; aujourd’hui quand il n’est pas dit'),
      au: z.iso.date().optional().describe('Dernier jour ; trente jours plus tard quand il n’est pas dit'),
      structure: z.string().max(50).optional(),
      libres: z
        .stringbool({ truthy: ['true'], falsy: ['false'] })
        .optional()
        .describe('« true » : seulement ceux où il reste une place'),
      usager: z.string().max(30).optional().describe('Ceux des organismes qui suivent cette personne'),
    }),
    reponse: {
      statut: 200,
      schema: z.strictObject({ elements: z.array(creneau) }),
      exemple: {
        elements: [
          {
            id: 'c59c59c5-9c59-4c59-8c59-c59c59c59c59',
            organisation: 'CD59',
            structure: 'CD59-UT-LILLE',
            debut: '2026-12-03T09:00:00Z',
            ...exemple,
            prises: 0,
            libres: 1,
          },
        ],
      },
    },
    refus: [404],
  },
  publier: {
    id: 'creneaux.publier',
    verbe: 'POST',
    url: '/api/v1/creneaux',
    theme,
    titre: 'Proposer des créneaux de rendez-vous',
    description: 'Un créneau par début, tous semblables. Un créneau proposé ne change plus : il se retire.',
    ouvertures: ouvertes('deposer', ...organismesReferents),
    corps: {
      types: ['application/json'],
      schema: z.strictObject({
        ...forme,
        structure: z.string().max(50).nullable(),
        debuts: z.array(instant).min(1).max(100),
      }),
      exemple: { ...exemple, structure: null, debuts: ['2099-12-03T09:00:00Z', '2099-12-03T10:00:00Z'] },
    },
    reponse: {
      statut: 201,
      schema: z.strictObject({ ids: z.array(z.uuid()) }),
      exemple: { ids: ['c59c59c5-9c59-4c59-8c59-c59c59c59c59'] },
    },
    refus: [422],
  },
  retirer: {
    id: 'creneaux.retirer',
    verbe: 'POST',
    url: '/api/v1/creneaux/{id}/retrait',
    theme,
    titre: 'Ne plus proposer un créneau',
    description: 'Il n’est plus proposé à personne ; qui y a une place la garde.',
    ouvertures: ouvertes('deposer', ...organismesReferents),
    chemin: z.strictObject({ id: z.uuid() }),
    reponse: { statut: 204 },
    refus: [404],
  },
} as const satisfies Record<string, OperationComposee>
