import { z } from 'zod'
import { plusMois } from '../../droit/jours.js'
import { vieDesHabilitations } from '../../droit/parametres/habilitations.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { libelle } from '../../moteur/deriver/libelle.js'
import { toutesLesLignes } from '../../moteur/lignes.js'
import { Probleme } from '../../moteur/probleme.js'
import {
  etatsDHabilitation,
  type EvenementDHabilitation,
  evenementsDHabilitation,
  passerLHabilitation,
} from '../habilitation/procedure.regles.js'
import {
  type HabilitationOctroyee,
  lireHabilitation,
  listerHabilitations,
  prendreLHabilitation,
  revoir,
  revoquer,
  rouvrir,
} from '../habilitation/vie.js'
import { enEnum, instant, numero, parNumero } from './formes.js'
import { type Outils, operation } from './operation.js'

const etat = enEnum(etatsDHabilitation)
const gestes = ['revoir', 'rouvrir', 'revoquer'] as const
const jour = z.iso.date()
const resume = z.strictObject({
  numero,
  demande: numero,
  organisation: z.string(),
  intitule: z.string(),
  etat,
  du: jour,
  au: jour.describe('Dernier jour'),
  quotaParSeconde: z.int(),
  convention: numero.nullable(),
  delivreePar: z.string(),
  delivreeLe: instant,
  etatPar: z.string().nullable(),
  etatLe: instant.nullable(),
  motif: z.string().nullable(),
  revueLe: jour,
  revuePar: z.string().nullable(),
  aRevoirLe: jour.describe('Jour où l’organisation doit dire qu’elle en a toujours besoin'),
})
const entiere = resume.extend({
  lignes: z.array(
    z.strictObject({
      code: z.string(),
      finalite: z.string(),
      texte: z.string(),
      champs: z.array(z.string()).describe('Champs, tels qu’à la délivrance'),
      aChange: z.boolean().describe('La déclaration de cet échange a changé depuis la délivrance'),
    }),
  ),
  evenements: z.array(z.enum(gestes)),
})

const resumeDe = ({ contenu, ...h }: HabilitationOctroyee) => ({
  ...h,
  intitule: contenu.intitule,
  aRevoirLe: plusMois(h.revueLe, auJour(vieDesHabilitations, h.revueLe).revue),
})

const entiereDe = ({ auteur, contexte }: Outils, h: HabilitationOctroyee) => {
  const aujourdHui = new Map(toutesLesLignes(contexte.ressources).map(l => [l.code, JSON.stringify(libelle(l))]))
  return {
    ...resumeDe(h),
    lignes: h.libelles.map(({ code, finalite, texte, champs, ...l }) => ({
      code,
      finalite,
      texte,
      champs,
      aChange: !memes({ code, finalite, texte, champs, ...l }, aujourdHui.get(code)),
    })),
    evenements: gestes.filter(g => 'vers' in passerLHabilitation(h.etat, g, auteur.qui)),
  }
}

/** jsonb does not keep the order of the keys. */
const memes = (delivre: object, present: string | undefined): boolean => {
  const ranger = (o: object) => JSON.stringify(Object.entries(o).toSorted(([a], [b]) => a.localeCompare(b)))
  return present !== undefined && ranger(delivre) === ranger(JSON.parse(present) as object)
}

const exempleDeResume = {
  numero: 7,
  demande: 12,
  organisation: 'CD59',
  intitule: 'Accompagner les bénéficiaires du RSA',
  etat: 'active',
  du: '2026-11-24',
  au: '2028-11-23',
  quotaParSeconde: 100,
  convention: null,
  delivreePar: 'mercier.elise|MERCIER|Élise',
  delivreeLe: '2026-11-24T11:00:00.000Z',
  etatPar: null,
  etatLe: null,
  motif: null,
  revueLe: '2026-11-24',
  revuePar: null,
  aRevoirLe: '2027-05-24',
}

async function changer({ sql, auteur }: Outils, h: HabilitationOctroyee, evenement: EvenementDHabilitation, motif: string | undefined) {
  if (evenement === 'rouvrir') return { demande: await rouvrir(sql, auteur, h) }
  if (evenement === 'revoir') await revoir(sql, auteur, h)
  else if (evenement === 'revoquer') await revoquer(sql, auteur, h, motif ?? '')
  else throw new Probleme(409, 'conflit', `« ${evenementsDHabilitation[evenement]} » arrive de soi-même, au terme ou au remplacement.`)
  return { demande: null }
}

export const operationsDesHabilitations = [
  operation({
    id: 'administration.habilitations.lister',
    verbe: 'GET',
    url: '/api/v1/administration/habilitations',
    titre: 'Lister les habilitations',
    description: 'Celles de son organisation ; pour qui instruit, celles de toutes.',
    actes: ['souscrire', 'instruire'],
    requete: z.strictObject({ etat: etat.optional(), organisation: z.string().max(60).optional() }),
    reponse: { statut: 200, schema: z.strictObject({ elements: z.array(resume) }), exemple: { elements: [exempleDeResume] } },
    refus: [],
    executer: async ({ sql, auteur }, { requete }) => ({
      elements: (await listerHabilitations(sql, auteur, requete)).map(resumeDe),
    }),
  }),
  operation({
    id: 'administration.habilitations.lire',
    verbe: 'GET',
    url: '/api/v1/administration/habilitations/{numero}',
    titre: 'Lire une habilitation',
    description: 'Ce qui a été accordé, ligne à ligne, tel que la déclaration le disait ce jour-là, et ce qui a changé depuis.',
    actes: ['souscrire', 'instruire'],
    chemin: parNumero,
    reponse: { statut: 200, schema: entiere, exemple: { ...exempleDeResume, lignes: [], evenements: ['revoir', 'rouvrir'] } },
    refus: [404],
    executer: async (outils, { chemin }) => entiereDe(outils, await lireHabilitation(outils.sql, outils.auteur, chemin.numero)),
  }),
  operation({
    id: 'administration.habilitations.changer',
    verbe: 'POST',
    url: '/api/v1/administration/habilitations/{numero}/evenements',
    titre: 'Revoir, rouvrir ou révoquer une habilitation',
    description:
      'L’organisation la revoit tous les six mois, ou la rouvre pour la changer ou la renouveler ; l’instructeur la révoque, partout en quelques secondes.',
    actes: ['souscrire', 'instruire'],
    chemin: parNumero,
    corps: {
      schema: z.strictObject({ evenement: enEnum(evenementsDHabilitation), motif: z.string().trim().min(1).max(2000).optional() }),
      exemple: { evenement: 'revoir' },
    },
    reponse: {
      statut: 200,
      schema: z.strictObject({ demande: numero.nullable().describe('La demande ouverte par la réouverture') }),
      exemple: { demande: null },
    },
    refus: [404, 409, 413, 415, 422],
    async executer(outils, { chemin, corps }) {
      return changer(outils, await prendreLHabilitation(outils.sql, outils.auteur, chemin.numero), corps.evenement, corps.motif)
    },
  }),
]
