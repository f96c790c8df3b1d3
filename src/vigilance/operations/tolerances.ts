import { z } from 'zod'
import { acteurDe, type OperationExecutable, operationDAdministration as operation, tracerLActe } from '../../acces/index.js'
import { enClair, plusJours } from '../../droit/jours.js'
import { introuvable, Probleme } from '../../moteur/probleme.js'
import { jourDe } from '../../moteur/moteur.js'
import { agentConnu } from '../agent-connu.js'
import { organisationVisee } from '../cible.js'
import { finirLAnnonce, tolerancesEnCours, tolerer } from '../tolerances.js'
import { instant, motif, nomDeLAuteur, perimetre, racine, theme } from './qui.js'

/** How far an announcement may open, and for how long [D]: a caseload, not a département. */
const BORNES = { personnes: 2000, jours: 31 }

const tolerance = z.strictObject({
  annonce: z.uuid().nullable().describe('Nul pour ce qu’un second facteur ou un motif a ouvert'),
  acteur: z.string().describe('organisation|agent'),
  personnes: z.int().describe('En plus des seuils'),
  jusque: instant,
  motif: z.string(),
  par: z.string(),
})
const exemple = {
  annonce: '9a1d2c3b-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
  acteur: 'CD59|roy.claire',
  personnes: 120,
  jusque: '2026-12-05T23:00:00.000Z',
  motif: 'Reprise du portefeuille de Paul Petit',
  par: 'CD59|brun.marc|BRUN|Marc',
}

const regle = (pointer: string, detail: string) => new Probleme(422, 'regle-non-respectee', detail, { erreurs: [{ pointer, detail }] })

export const operationsDesTolerances: readonly OperationExecutable[] = [
  operation({
    id: 'vigilance.tolerances.lister',
    verbe: 'GET',
    url: `${racine}/tolerances`,
    theme,
    titre: 'Lister ce qui est annoncé',
    description: 'Qui peut, jusqu’à quand, lire plus de personnes que les seuils, et pourquoi.',
    actes: ['surveiller', 'enqueter'],
    reponse: { statut: 200, schema: z.strictObject({ elements: z.array(tolerance) }), exemple: { elements: [exemple] } },
    refus: [],
    executer: async o => ({ elements: await tolerancesEnCours(o.sql, perimetre(o), o.auteur.instant) }),
  }),
  operation({
    id: 'vigilance.tolerances.annoncer',
    verbe: 'POST',
    url: `${racine}/tolerances`,
    theme,
    titre: 'Annoncer une reprise de portefeuille ou un export',
    description: `Au plus ${BORNES.personnes} personnes de plus, pendant ${BORNES.jours} jours. Personne n’annonce pour soi-même.`,
    actes: ['surveiller', 'enqueter'],
    corps: {
      schema: z.strictObject({
        acteur: z.string().min(3).max(200),
        personnes: z.int().min(1).max(BORNES.personnes),
        au: z.iso.date().describe('Dernier jour'),
        motif,
      }),
      exemple: { acteur: 'CD59|roy.claire', personnes: 120, au: '2026-12-05', motif: exemple.motif },
    },
    reponse: { statut: 204 },
    refus: [404, 413, 415, 422],
    async executer(o, { corps: { acteur, personnes, au, motif: pourquoi } }) {
      const organisation = organisationVisee(o.contexte.habilitations, [], { portee: 'agent', cible: acteur })
      if (!organisation || ![null, organisation].includes(perimetre(o)) || !(await agentConnu(o.sql, acteur))) throw introuvable()
      if (acteur === acteurDe({ organisation: o.agent.organisation, agent: o.agent.identifiant, application: '' }))
        throw regle('/acteur', 'Une autre personne doit l’annoncer pour vous.')
      const aujourdHui = jourDe(o.auteur.instant)
      const fin = plusJours(aujourdHui, BORNES.jours)
      if (au < aujourdHui || au > fin) throw regle('/au', `Le dernier jour est entre le ${enClair(aujourdHui)} et le ${enClair(fin)}.`)
      // Until midnight in Paris, one o’clock in summer.
      const jusque = new Date(`${plusJours(au, 1)}T00:00:00+01:00`)
      await tolerer(o.sql, { acteur, personnes, jusque, motif: pourquoi, par: nomDeLAuteur(o) })
      await tracerLActe(o.sql, o.auteur, 'tolerance.annoncer', { organisation, objet: acteur, detail: { personnes, au, motif: pourquoi } })
    },
  }),
  operation({
    id: 'vigilance.tolerances.finir',
    verbe: 'POST',
    url: `${racine}/tolerances/{id}/fin`,
    theme,
    titre: 'Finir une annonce avant son jour',
    description: 'Les limites ordinaires valent de nouveau à la lecture suivante. Ce qui a été lu entre-temps reste compté.',
    actes: ['surveiller', 'enqueter'],
    chemin: z.object({ id: z.uuid().describe('Identifiant de l’annonce') }),
    reponse: { statut: 204 },
    refus: [404],
    async executer(o, { chemin }) {
      const acteur = await finirLAnnonce(o.sql, { id: chemin.id, organisation: perimetre(o) }, o.auteur.instant)
      if (acteur === null) throw introuvable()
      await tracerLActe(o.sql, o.auteur, 'tolerance.finir', { organisation: acteur.split('|')[0] ?? '', objet: acteur })
    },
  }),
]
