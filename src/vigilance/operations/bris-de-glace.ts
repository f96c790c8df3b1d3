import { z } from 'zod'
import {
  type OperationExecutable,
  operationDAdministration as operation,
  type OutilsDAdministration as Outils,
  tracerLActe,
} from '../../acces/index.js'
import { introuvable, Probleme } from '../../moteur/probleme.js'
import { type Bris, brisOuverts, refermer } from '../justifier/bris-de-glace.js'
import { instant, nomDeLAuteur, perimetre, racine, theme } from './qui.js'

const bris = z.strictObject({
  id: z.uuid(),
  acteur: z.string().describe('organisation|agent'),
  organisation: z.string(),
  structure: z.string().nullable(),
  agent: z.string().describe('identifiant|NOM|Prénom'),
  usager: z.string().describe('La personne, telle que cette organisation la nomme'),
  motif: z.string(),
  depuis: instant,
  jusque: instant,
  refermeLe: instant.nullable(),
  refermePar: z.string().nullable(),
  ouvert: z.boolean(),
})
const exemple = {
  id: '3b1f2c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
  acteur: 'CD59|roy.claire',
  organisation: 'CD59',
  structure: 'CD59-UT-LILLE',
  agent: 'roy.claire|ROY|Claire',
  usager: 'pSzR0oXK0Yh1o3sM2a4B5c',
  motif: 'Elle est au guichet et demande l’heure de son rendez-vous.',
  depuis: '2026-11-28T09:12:00.000Z',
  jusque: '2026-11-28T10:12:00.000Z',
  refermeLe: null,
  refermePar: null,
  ouvert: true,
}

const vue = ({ contexte, auteur }: Outils, b: Bris) => ({
  ...b,
  usager: contexte.identifiants.pour(b.organisation, BigInt(b.usager)),
  ouvert: b.refermeLe === null && b.jusque > auteur.instant,
})

export const operationsDesBris: readonly OperationExecutable[] = [
  operation({
    id: 'vigilance.brisDeGlace.lister',
    verbe: 'GET',
    url: `${racine}/bris-de-glace`,
    theme,
    titre: 'Lister les dossiers ouverts malgré un arrêt',
    description: 'Par qui, sur qui et pourquoi. Ceux de son organisation ; pour qui enquête, de toutes.',
    actes: ['surveiller', 'enqueter'],
    reponse: { statut: 200, schema: z.strictObject({ elements: z.array(bris) }), exemple: { elements: [exemple] } },
    refus: [],
    executer: async o => ({ elements: (await brisOuverts(o.sql, perimetre(o))).map(b => vue(o, b)) }),
  }),
  operation({
    id: 'vigilance.brisDeGlace.refermer',
    verbe: 'POST',
    url: `${racine}/bris-de-glace/{id}/fermeture`,
    theme,
    titre: 'Refermer avant son terme un dossier ouvert malgré un arrêt',
    description: 'La lecture suivante est refusée, sur tous les processus.',
    actes: ['surveiller', 'enqueter'],
    chemin: z.object({ id: z.uuid().describe('Identifiant de l’ouverture') }),
    reponse: { statut: 204 },
    refus: [404, 409],
    async executer(o, { chemin }) {
      const b = (await brisOuverts(o.sql, perimetre(o))).find(x => x.id === chemin.id)
      if (!b) throw introuvable()
      if (!(await refermer(o.sql, { id: b.id, par: nomDeLAuteur(o) }, o.auteur.instant)))
        throw new Probleme(409, 'conflit', 'Ce dossier est déjà refermé.')
      await tracerLActe(o.sql, o.auteur, 'bris-de-glace.refermer', {
        organisation: b.organisation,
        objet: b.acteur,
        detail: { bris: b.id },
      })
    },
  }),
]
