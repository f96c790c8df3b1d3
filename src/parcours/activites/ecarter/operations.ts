import { z } from 'zod'
import { operationDAdministration as operation } from '../../../acces/index.js'
import { jourDe } from '../../../moteur/moteur.js'
import { libellesDesActivites } from '../libelles.js'
import { codesDActivite } from '../types-d-activite.js'
import { ecarterUneActivite, listerLesEcartees, readmettreUneActivite } from './ecarter.js'

const racine = '/api/v1/administration/activites-ecartees'
const jour = z.iso.date()
const etats = ['a-venir', 'en-vigueur', 'terminee'] as const
const type = z.enum(codesDActivite)
const saisie = {
  type,
  du: jour,
  au: jour.nullable().describe('Dernier jour ; nul : jusqu’à nouvel ordre'),
  acte: z.string().trim().min(3).max(300),
}
const ecartee = z.strictObject({ ...saisie, libelle: z.string(), etat: z.enum(etats) })
export type ActiviteEcarteeLue = z.infer<typeof ecartee>
const exemple = { type: 'REMOBILISATION' as const, du: '2026-12-01', au: null, acte: 'Délibération n° 2026-131 du 23 novembre 2026' }

/** The law names no activity and leaves the organisme référent to say which it does not admit (L. 5411-6, II, 3°). */
export const operationsDesActivitesEcartees = [
  operation({
    id: 'administration.activites-ecartees.lister',
    verbe: 'GET',
    url: racine,
    titre: 'Lister les activités écartées',
    description: 'Les sortes d’activité que son organisation n’admet pas pour les heures de la semaine, les plus récentes d’abord.',
    actes: ['souscrire'],
    reponse: {
      statut: 200,
      schema: z.strictObject({ elements: z.array(ecartee) }),
      exemple: { elements: [{ ...exemple, libelle: 'Activité pour reprendre confiance ou rompre l’isolement', etat: 'a-venir' as const }] },
    },
    refus: [],
    async executer({ sql, auteur }) {
      const le = jourDe(auteur.instant)
      const siennes = await listerLesEcartees(sql, auteur.organisation)
      const etat = (du: string, au: string | null): (typeof etats)[number] =>
        au !== null && au < le ? 'terminee' : du > le ? 'a-venir' : 'en-vigueur'
      return { elements: siennes.map(e => ({ ...e, libelle: libellesDesActivites[e.type], etat: etat(e.du, e.au) })) }
    },
  }),
  operation({
    id: 'administration.activites-ecartees.ecarter',
    verbe: 'POST',
    url: racine,
    titre: 'Écarter une sorte d’activité',
    description:
      'À compter d’un jour, elle ne compte plus dans les heures des personnes que l’organisation accompagne. Ce qui était déclaré le reste ; la personne lit l’acte qui l’écarte.',
    actes: ['souscrire'],
    corps: { schema: z.strictObject(saisie), exemple },
    reponse: { statut: 204 },
    refus: [409, 413, 415, 422],
    executer: ({ sql, auteur }, { corps }) => ecarterUneActivite(sql, auteur, corps),
  }),
  operation({
    id: 'administration.activites-ecartees.readmettre',
    verbe: 'POST',
    url: `${racine}/{type}/{du}/evenements`,
    titre: 'Admettre de nouveau une activité écartée',
    description: 'Après un dernier jour, hier au plus tôt.',
    actes: ['souscrire'],
    chemin: z.object({ type, du: jour.describe('Premier jour où elle est écartée') }),
    corps: {
      schema: z.strictObject({ evenement: z.literal('readmettre'), au: jour }),
      exemple: { evenement: 'readmettre', au: '2027-06-30' },
    },
    reponse: { statut: 204 },
    refus: [404, 409, 413, 415, 422],
    executer: ({ sql, auteur }, { chemin, corps }) => readmettreUneActivite(sql, auteur, chemin, corps.au),
  }),
]
