import { z } from 'zod'
import { type OperationExecutable, operationDAdministration as operation, tracerLActe } from '../../acces/index.js'
import { plusJours } from '../../droit/jours.js'
import { jourDe } from '../../moteur/moteur.js'
import { Probleme } from '../../moteur/probleme.js'
import { JOURS_D_APERCU } from '../signaux/apercu.js'
import { apercuDuSeuil } from '../seuils/apercu.js'
import { exigerLeSeuil, reglerLeSeuil, seuilsEnVigueur } from '../seuils/regler.js'
import { motif, nomDeLAuteur, perimetre, racine, theme } from './qui.js'
import { apercu } from './signaux.js'

const BORNE = 100_000
const vise = {
  genre: z.enum(['agent', 'agent-inconnu', 'application', 'programme']).describe('De qui'),
  horizon: z.enum(['heure', 'jour', 'semaine', 'mois']),
  mesure: z.enum(['tous', 'nouveaux', 'acteurs']),
}
const exemple = { genre: 'agent', horizon: 'jour', mesure: 'tous', limite: 200 }

export const operationsDesSeuils: readonly OperationExecutable[] = [
  operation({
    id: 'vigilance.seuils.lister',
    verbe: 'GET',
    url: `${racine}/seuils`,
    theme,
    titre: 'Lister les limites qui arrêtent',
    description: 'Celles de la déclaration, ou ce qui les remplace depuis un jour.',
    actes: ['surveiller', 'enqueter'],
    reponse: {
      statut: 200,
      schema: z.strictObject({
        elements: z.array(
          z.strictObject({
            ...vise,
            limite: z.int(),
            declaree: z.int(),
            suite: z.string().describe('Ce qui suit quand elle est passée'),
            depuis: z.iso.date().nullable(),
            par: z.string().nullable(),
            motif: z.string().nullable(),
          }),
        ),
      }),
      exemple: { elements: [{ ...exemple, declaree: 200, suite: 'arret', depuis: null, par: null, motif: null }] },
    },
    refus: [],
    executer: async o => ({ elements: await seuilsEnVigueur(o.sql, jourDe(o.auteur.instant)) }),
  }),
  operation({
    id: 'vigilance.seuils.essayer',
    verbe: 'GET',
    url: `${racine}/seuils/apercu`,
    theme,
    titre: 'Essayer une limite qui arrête sur le passé',
    description: `Qui elle aurait arrêté ces ${JOURS_D_APERCU} derniers jours, dans son organisation ; pour qui enquête, dans toutes. Rien n’est changé.`,
    actes: ['surveiller', 'enqueter'],
    requete: z.strictObject({ ...vise, limite: z.coerce.number().int().min(1).max(BORNE) }),
    reponse: {
      statut: 200,
      schema: apercu,
      exemple: { du: '2026-10-30', au: '2026-11-28', alertes: 4, acteurs: 2, jours: [{ jour: '2026-11-28', alertes: 1 }] },
    },
    refus: [422],
    async executer(o, { requete }) {
      exigerLeSeuil(requete)
      return apercuDuSeuil(o.sql, { ...requete, organisation: perimetre(o) }, jourDe(o.auteur.instant))
    },
  }),
  operation({
    id: 'vigilance.seuils.regler',
    verbe: 'POST',
    url: `${racine}/seuils`,
    theme,
    titre: 'Régler une limite qui arrête',
    description: 'À compter d’un jour, pour toutes les organisations, au plus au double de la déclaration. Le motif est gardé.',
    actes: ['enqueter'],
    corps: {
      schema: z.strictObject({ ...vise, limite: z.int().min(1).max(BORNE), depuis: z.iso.date(), motif }),
      exemple: { ...exemple, limite: 150, depuis: '2026-11-29', motif: 'Moins de dossiers lus par jour qu’attendu.' },
    },
    reponse: { statut: 204 },
    refus: [413, 415, 422],
    async executer(o, { corps }) {
      const aujourdHui = jourDe(o.auteur.instant)
      if (corps.depuis < aujourdHui || corps.depuis > plusJours(aujourdHui, 366)) {
        const detail = 'À compter d’aujourd’hui, ou plus tard.'
        throw new Probleme(422, 'regle-non-respectee', detail, { erreurs: [{ pointer: '/depuis', detail }] })
      }
      await reglerLeSeuil(o.sql, { ...corps, par: nomDeLAuteur(o), le: o.auteur.instant })
      await tracerLActe(o.sql, o.auteur, 'seuil.regler', {
        objet: `${corps.genre} ${corps.horizon} ${corps.mesure}`,
        detail: { limite: corps.limite, depuis: corps.depuis, motif: corps.motif },
      })
    },
  }),
]
