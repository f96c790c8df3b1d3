import { z } from 'zod'
import { type OperationExecutable, operationDAdministration as operation, tracerLActe } from '../../acces/index.js'
import { plusJours } from '../../droit/jours.js'
import { signaux } from '../../droit/parametres/signaux.js'
import { toutesLesLignes } from '../../moteur/lignes.js'
import { jourDe } from '../../moteur/moteur.js'
import { Probleme } from '../../moteur/probleme.js'
import { apercuDe, JOURS_D_APERCU } from '../signaux/apercu.js'
import { limitesEnVigueur, regler } from '../signaux/limites.js'
import { motif, nomDeLAuteur, perimetre, racine, theme } from './qui.js'

const BORNE = 100_000
const signal = z.enum(signaux)
const limite = z.strictObject({
  signal,
  ligne: z.string().nullable().describe('L’échange ; nul pour tous ensemble'),
  limite: z.int(),
  depuis: z.iso.date().nullable().describe('Nul quand la déclaration le dit'),
  par: z.string().nullable(),
  motif: z.string().nullable(),
})
const exemple = { signal: 'hors-heures', ligne: null, limite: 15, depuis: null, par: null, motif: null }
export const apercu = z.strictObject({
  du: z.iso.date(),
  au: z.iso.date(),
  alertes: z.int().describe('Un agent, un jour'),
  acteurs: z.int(),
  jours: z.array(z.strictObject({ jour: z.iso.date(), alertes: z.int() })),
})

const inconnue = (pointer: string, detail: string) => new Probleme(422, 'regle-non-respectee', detail, { erreurs: [{ pointer, detail }] })
const exigerLaLigne = (o: Parameters<OperationExecutable['executer']>[0], ligne: string | null) => {
  if (ligne !== null && !toutesLesLignes(o.contexte.ressources).some(l => l.code === ligne))
    throw inconnue('/ligne', 'Aucun échange ne porte ce code.')
}

export const operationsDesSignaux: readonly OperationExecutable[] = [
  operation({
    id: 'vigilance.signaux.lister',
    verbe: 'GET',
    url: `${racine}/signaux`,
    theme,
    titre: 'Lister les limites des signaux',
    description: 'Celles de la déclaration, ou ce qui les remplace depuis un jour. Un signal alerte, et n’arrête personne.',
    actes: ['surveiller', 'enqueter'],
    reponse: { statut: 200, schema: z.strictObject({ elements: z.array(limite) }), exemple: { elements: [exemple] } },
    refus: [],
    executer: async o => ({ elements: await limitesEnVigueur(o.sql, o.contexte.ressources, jourDe(o.auteur.instant)) }),
  }),
  operation({
    id: 'vigilance.signaux.essayer',
    verbe: 'GET',
    url: `${racine}/signaux/apercu`,
    theme,
    titre: 'Essayer une limite sur le passé',
    description: `Combien d’alertes elle aurait données ces ${JOURS_D_APERCU} derniers jours, dans son organisation ; pour qui enquête, dans toutes. Rien n’est changé.`,
    actes: ['surveiller', 'enqueter'],
    requete: z.strictObject({
      signal,
      ligne: z.string().max(120).optional(),
      limite: z.coerce.number().int().min(0).max(BORNE),
    }),
    reponse: {
      statut: 200,
      schema: apercu,
      exemple: { du: '2026-10-30', au: '2026-11-28', alertes: 4, acteurs: 2, jours: [{ jour: '2026-11-28', alertes: 1 }] },
    },
    refus: [422],
    async executer(o, { requete: { signal: quel, ligne = null, limite: combien } }) {
      exigerLaLigne(o, ligne)
      return apercuDe(o.sql, { organisation: perimetre(o), signal: quel, ligne, limite: combien }, jourDe(o.auteur.instant))
    },
  }),
  operation({
    id: 'vigilance.signaux.regler',
    verbe: 'POST',
    url: `${racine}/signaux`,
    theme,
    titre: 'Régler une limite',
    description: 'À compter d’un jour, pour toutes les organisations. Le motif est gardé.',
    actes: ['enqueter'],
    corps: {
      schema: z.strictObject({
        signal,
        ligne: z.string().max(120).nullable().optional(),
        limite: z.int().min(0).max(BORNE),
        depuis: z.iso.date(),
        motif,
      }),
      exemple: { signal: 'hors-heures', limite: 25, depuis: '2026-11-29', motif: 'Permanences du samedi.' },
    },
    reponse: { statut: 204 },
    refus: [413, 415, 422],
    async executer(o, { corps: { ligne = null, motif: pourquoi, ...l } }) {
      exigerLaLigne(o, ligne)
      const aujourdHui = jourDe(o.auteur.instant)
      // The past is not judged again.
      if (l.depuis < aujourdHui || l.depuis > plusJours(aujourdHui, 366))
        throw inconnue('/depuis', 'À compter d’aujourd’hui, ou plus tard.')
      await regler(o.sql, { ...l, ligne, motif: pourquoi, par: nomDeLAuteur(o), le: o.auteur.instant })
      await tracerLActe(o.sql, o.auteur, 'signal.regler', {
        objet: ligne ? `${l.signal} ${ligne}` : l.signal,
        detail: { limite: l.limite, depuis: l.depuis, motif: pourquoi },
      })
    },
  }),
]
