import type { Genre, Horizon, Mesure, Portee } from '../../src/vigilance/index.js'
import { toutesLesLignes } from '../../src/moteur/lignes.js'
import { nomDeLAgent } from '../administration/actes/acte.js'
import { verbeDe } from '../administration/echanges.js'
import type { Demande } from '../professionnel/ecran.js'

export const horizons: Readonly<Record<Horizon, string>> = {
  heure: 'en une heure',
  jour: 'en un jour',
  semaine: 'en sept jours',
  mois: 'en trente jours',
}
export const mesures: Readonly<Record<Mesure, string>> = {
  tous: 'personnes lues',
  nouveaux: 'personnes lues pour la première fois',
  acteurs: 'agents que personne ne connaissait',
  'bris-de-glace': 'dossiers ouverts malgré un arrêt',
  refus: 'demandes refusées',
  introuvables: 'recherches vaines',
  'hors-heures': 'personnes lues la nuit ou en fin de semaine',
  connues: 'personnes en vue ou proches de l’agent',
  collegues: 'dossiers de collègues, ou le sien',
}
export const genres: Readonly<Record<Genre, string>> = {
  agent: 'un agent',
  'agent-inconnu': 'un agent nouveau, déclaré par un programme',
  programme: 'un programme',
  application: 'une application, par les agents qu’elle déclare',
}
export const portees: Readonly<Record<Portee, string>> = {
  agent: 'Agent',
  application: 'Application',
  structure: 'Structure',
  organisation: 'Organisation',
  ligne: 'Échange, pour une organisation ou pour toutes',
}

const deLaPlateforme: ReadonlySet<string> = new Set(['vigilance', 'vigilance-ensemble', 'second facteur', 'motif écrit', 'bris de glace'])

/** Who did it, as people say it: the platform itself, or `organisation|identifiant|NOM|Prénom`. */
export const nomDeQui = (par: string): string => {
  if (deLaPlateforme.has(par)) return 'la plateforme'
  const [, ...agent] = par.split('|')
  return agent.length > 1 ? nomDeLAgent(agent.join('|')) : par
}

/** An exchange as its declaration says it; one it no longer has keeps its code. */
export function nomDeLEchange(d: Demande, code: string): string {
  const ligne = toutesLesLignes(d.contexte.ressources).find(l => l.code === code)
  return ligne ? `${ligne.echange.finalite} (${verbeDe(code).toLowerCase()} : ${ligne.ressource.intitule})` : code
}

/** What is stopped or opened, by its name when the platform knows one. */
export function nomDeLaCible(d: Demande, portee: Portee, cible: string): string {
  const h = d.contexte.habilitations
  if (portee === 'ligne') {
    const [code = '', organisation] = cible.split('|')
    return `${nomDeLEchange(d, code)}, ${organisation ? (h.organisation(organisation)?.nom ?? organisation) : 'pour toutes'}`
  }
  if (portee === 'organisation') return h.organisation(cible)?.nom ?? cible
  if (portee === 'structure') return h.structure(cible)?.nom ?? cible
  if (portee === 'application') return h.application(cible)?.nom ?? cible
  const [organisation = '', agent = '', programme] = cible.split('|')
  return `${agent || `le programme ${programme}`}, ${h.organisation(organisation)?.nom ?? organisation}`
}
