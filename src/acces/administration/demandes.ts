import { z } from 'zod'
import { lignesNommant, toutesLesLignes } from '../../moteur/lignes.js'
import { libelle } from '../../moteur/deriver/libelle.js'
import { jourDe } from '../../moteur/moteur.js'
import { Probleme } from '../../moteur/probleme.js'
import { type BrouillonDeDemande, brouillonDeDemande } from '../habilitation/contenu.js'
import { exigerUnContenuComplet } from '../habilitation/contenu-complet.js'
import {
  type Demande,
  faireAvancer,
  filDe,
  listerDemandes,
  modifierLaDemande,
  ouvrirDemande,
  prendreLaDemande,
} from '../habilitation/demandes.js'
import { valider } from '../habilitation/octroi.js'
import {
  type EtatDeDemande,
  etatsDeDemande,
  type EvenementDeDemande,
  evenementsDeDemande,
  passerLaDemande,
  type Qui,
} from '../habilitation/procedure.regles.js'
import { enEnum, instant, numero, parNumero } from './formes.js'
import { type Outils, operation } from './operation.js'

const etat = enEnum(etatsDeDemande)
const evenement = enEnum(evenementsDeDemande)
const resume = z.strictObject({
  numero,
  organisation: z.string(),
  etat,
  intitule: z.string().nullable(),
  rouvre: numero.nullable().describe('Habilitation qu’elle remplacerait'),
  creeePar: z.string(),
  creeeLe: instant,
  modifieeLe: instant,
  soumisePar: z.string().nullable(),
  soumiseLe: instant.nullable(),
})
const entiere = resume.extend({
  version: z.int().describe('À rendre quand on modifie : 412 si un autre a écrit depuis'),
  contenu: brouillonDeDemande,
  evenements: z.array(evenement).describe('Ce que vous pouvez en faire maintenant'),
  fil: z.array(z.strictObject({ instant, evenement: z.string(), qui: z.string(), agent: z.string(), message: z.string().nullable() })),
})

const resumeDe = ({ contenu, ...d }: Demande) => ({ ...d, intitule: contenu.intitule ?? null })
const possibles = (depuis: EtatDeDemande, qui: Qui) =>
  (Object.keys(evenementsDeDemande) as EvenementDeDemande[]).filter(e => 'vers' in passerLaDemande(depuis, e, qui))

const exempleDeResume = {
  numero: 12,
  organisation: 'CD59',
  etat: 'soumise',
  intitule: 'Accompagner les bénéficiaires du RSA',
  rouvre: null,
  creeePar: 'adam.helene|ADAM|Hélène',
  creeeLe: '2026-11-24T09:00:00.000Z',
  modifieeLe: '2026-11-24T10:00:00.000Z',
  soumisePar: 'adam.helene|ADAM|Hélène',
  soumiseLe: '2026-11-24T10:00:00.000Z',
}
const exempleDeContenu = { intitule: 'Accompagner les bénéficiaires du RSA', lignes: ['identite.accompagnement.consulter'] }

/** What the kind of the organisation may ask for: the most the law opens to it. */
const permises = ({ contexte }: Outils, organisation: string) =>
  new Set(lignesNommant(contexte.ressources, contexte.habilitations.organisation(organisation)?.type ?? ''))

const complet = (outils: Outils, demande: Demande, contenu: BrouillonDeDemande) =>
  exigerUnContenuComplet(contenu, jourDe(outils.auteur.instant), permises(outils, demande.organisation))

const motive = (e: EvenementDeDemande, message: string | undefined): string | null => {
  if (message === undefined && (e === 'refuser' || e === 'demander-modifications' || e === 'ecrire'))
    throw new Probleme(422, 'regle-non-respectee', 'Écrivez le message que l’autre partie lira.', {
      erreurs: [{ pointer: '/message', detail: 'écrivez un message' }],
    })
  return message ?? null
}

type Suite = { message?: string | undefined; au?: string | undefined; quotaParSeconde?: number | undefined }

async function avancer(outils: Outils, d: Demande, e: EvenementDeDemande, corps: Suite) {
  const { sql, auteur, contexte } = outils
  if (e === 'modifier') throw new Probleme(400, 'requete-invalide', 'Le contenu se modifie par PUT sur la demande.')
  if (e !== 'valider') {
    // Whether the event is permitted is said before what the content lacks.
    const envoye = e === 'soumettre' && 'vers' in passerLaDemande(d.etat, e, auteur.qui) ? complet(outils, d, d.contenu) : undefined
    const vers = await faireAvancer(sql, auteur, d, e, { message: motive(e, corps.message), ...(envoye && { envoye }) })
    return { etat: vers, habilitation: null }
  }
  if ('refus' in passerLaDemande(d.etat, e, auteur.qui)) await faireAvancer(sql, auteur, d, e)
  const contenu = complet(outils, d, d.contenu)
  const libelles = toutesLesLignes(contexte.ressources)
    .filter(l => contenu.lignes.includes(l.code))
    .map(libelle)
  const decision = { au: corps.au, quotaParSeconde: corps.quotaParSeconde, message: corps.message ?? null }
  return { etat: 'validee' as const, habilitation: await valider(sql, auteur, d, contenu, libelles, decision) }
}

export const operationsDesDemandes = [
  operation({
    id: 'administration.demandes.lister',
    verbe: 'GET',
    url: '/api/v1/administration/demandes',
    titre: 'Lister les demandes d’habilitation',
    description: 'Celles de son organisation ; pour qui instruit, toutes celles qui ont été envoyées.',
    actes: ['souscrire', 'instruire'],
    requete: z.strictObject({ etat: etat.optional() }),
    reponse: { statut: 200, schema: z.strictObject({ elements: z.array(resume) }), exemple: { elements: [exempleDeResume] } },
    refus: [],
    executer: async ({ sql, auteur }, { requete }) => ({
      elements: (await listerDemandes(sql, auteur, requete.etat ?? null)).map(resumeDe),
    }),
  }),
  operation({
    id: 'administration.demandes.ouvrir',
    verbe: 'POST',
    url: '/api/v1/administration/demandes',
    titre: 'Ouvrir une demande d’habilitation',
    description: 'Un brouillon : rien n’y est encore exigé.',
    actes: ['souscrire'],
    corps: { schema: brouillonDeDemande, exemple: exempleDeContenu },
    reponse: { statut: 201, schema: z.strictObject({ numero }), exemple: { numero: 12 } },
    refus: [413, 415],
    executer: async ({ sql, auteur }, { corps }) => ({ numero: await ouvrirDemande(sql, auteur, corps) }),
  }),
  operation({
    id: 'administration.demandes.lire',
    verbe: 'GET',
    url: '/api/v1/administration/demandes/{numero}',
    titre: 'Lire une demande d’habilitation',
    description: 'Son contenu, son fil d’échanges et ce qu’on peut en faire maintenant.',
    actes: ['souscrire', 'instruire'],
    chemin: parNumero,
    reponse: {
      statut: 200,
      schema: entiere,
      exemple: { ...exempleDeResume, version: 2, contenu: exempleDeContenu, evenements: ['ecrire'], fil: [] },
    },
    refus: [404],
    async executer({ sql, auteur }, { chemin }) {
      const demande = await prendreLaDemande(sql, auteur, chemin.numero)
      const { version, contenu } = demande
      return {
        ...resumeDe(demande),
        version,
        contenu,
        evenements: possibles(demande.etat, auteur.qui),
        fil: await filDe(sql, chemin.numero),
      }
    },
  }),
  operation({
    id: 'administration.demandes.modifier',
    verbe: 'PUT',
    url: '/api/v1/administration/demandes/{numero}',
    titre: 'Modifier une demande d’habilitation',
    description: 'Remplace le contenu d’un brouillon, ou d’une demande dont l’instructeur attend des modifications.',
    actes: ['souscrire'],
    chemin: parNumero,
    corps: {
      schema: z.strictObject({ version: z.int(), contenu: brouillonDeDemande }),
      exemple: { version: 2, contenu: exempleDeContenu },
    },
    reponse: { statut: 204 },
    refus: [404, 409, 412, 413, 415],
    async executer({ sql, auteur }, { chemin, corps }) {
      await modifierLaDemande(sql, auteur, await prendreLaDemande(sql, auteur, chemin.numero), corps.version, corps.contenu)
    },
  }),
  operation({
    id: 'administration.demandes.avancer',
    verbe: 'POST',
    url: '/api/v1/administration/demandes/{numero}/evenements',
    titre: 'Faire avancer une demande d’habilitation',
    description:
      'L’organisation envoie, écrit, archive ; l’instructeur écrit, demande des modifications, refuse ou accorde. Accorder crée l’habilitation, en vigueur partout en quelques secondes.',
    actes: ['souscrire', 'instruire'],
    chemin: parNumero,
    corps: {
      schema: z.strictObject({
        evenement,
        message: z.string().trim().min(1).max(4000).optional(),
        au: z.iso.date().optional().describe('Dernier jour de l’habilitation accordée'),
        quotaParSeconde: z.int().min(1).max(100_000).optional().describe('Appels par seconde accordés à l’organisation'),
      }),
      exemple: { evenement: 'soumettre' },
    },
    reponse: {
      statut: 200,
      schema: z.strictObject({ etat, habilitation: numero.nullable().describe('Numéro de l’habilitation accordée') }),
      exemple: { etat: 'soumise', habilitation: null },
    },
    refus: [404, 409, 413, 415, 422],
    async executer(outils, { chemin, corps: { evenement: e, ...corps } }) {
      return avancer(outils, await prendreLaDemande(outils.sql, outils.auteur, chemin.numero), e, corps)
    },
  }),
]
