import { z } from 'zod'
import { conclure, engager, listerConventions } from '../habilitation/conventions.js'
import { instant, numero, parNumero } from './formes.js'
import { operation } from './operation.js'

const jour = z.iso.date()
const partie = z.strictObject({
  organisation: z.string(),
  signeePar: z.string().nullable(),
  signeeLe: instant.nullable(),
  denonceeLe: instant.nullable(),
})
const termes = z.strictObject({
  intitule: z.string().trim().min(1).max(200),
  objet: z.string().trim().min(1).max(4000),
  adresse: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .describe('Où se lisent son texte et ses annexes'),
  du: jour,
  au: jour.nullable().describe('Dernier jour ; nul : jusqu’à dénonciation'),
})
const exemple = {
  intitule: 'Convention du Nord',
  objet: 'Orientation partagée des bénéficiaires du RSA.',
  adresse: 'https://nord.example.fr/convention',
  du: '2026-12-01',
  au: null,
}

export const operationsDesConventions = [
  operation({
    id: 'administration.conventions.lister',
    verbe: 'GET',
    url: '/api/v1/administration/conventions',
    titre: 'Lister les conventions',
    description: 'Celles dont son organisation est partie ; pour qui instruit, toutes.',
    actes: ['souscrire', 'instruire'],
    reponse: {
      statut: 200,
      schema: z.strictObject({ elements: z.array(termes.extend({ numero, parties: z.array(partie) })) }),
      exemple: {
        elements: [{ numero: 3, ...exemple, parties: [{ organisation: 'CD59', signeePar: null, signeeLe: null, denonceeLe: null }] }],
      },
    },
    refus: [],
    executer: async ({ sql, auteur }) => ({ elements: await listerConventions(sql, auteur) }),
  }),
  operation({
    id: 'administration.conventions.ecrire',
    verbe: 'POST',
    url: '/api/v1/administration/conventions',
    titre: 'Écrire une convention',
    description: 'Elle prend effet quand chaque partie a signé, à compter de son premier jour.',
    actes: ['souscrire', 'instruire'],
    corps: {
      schema: termes.extend({ parties: z.array(z.string().max(60)).min(1).max(50).describe('Codes des organisations qu’elle lie') }),
      exemple: { ...exemple, parties: ['FT'] },
    },
    reponse: { statut: 201, schema: z.strictObject({ numero }), exemple: { numero: 3 } },
    refus: [413, 415, 422],
    executer: async ({ sql, auteur }, { corps }) => ({ numero: await conclure(sql, auteur, corps) }),
  }),
  operation({
    id: 'administration.conventions.engager',
    verbe: 'POST',
    url: '/api/v1/administration/conventions/{numero}/evenements',
    titre: 'Signer ou dénoncer une convention',
    description: 'Au nom de son organisation. Une partie qui dénonce fait cesser les habilitations fondées sur la convention.',
    actes: ['souscrire'],
    chemin: parNumero,
    corps: { schema: z.strictObject({ evenement: z.enum(['signer', 'denoncer']) }), exemple: { evenement: 'signer' } },
    reponse: { statut: 204 },
    refus: [404, 409, 413, 415],
    executer: ({ sql, auteur }, { chemin, corps }) => engager(sql, auteur, chemin.numero, corps.evenement),
  }),
]
