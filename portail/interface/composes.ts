import type { Contrainte, Suggestion } from '../../src/parcours/diagnostic/index.js'
import { enJour } from './composants/dates.js'

type Element = { libelle: string; valeur: string }
/** A datum made of several, in words, on as many lines as it takes. */
type EnLignes = (valeur: never, nommer: (organisation: string) => string) => string[]

export const motsDesImpacts: Readonly<Record<string, string>> = {
  AUCUN: 'ne pèse pas',
  FAIBLE: 'impact faible',
  FORT: 'impact fort',
  NON_RENSEIGNE: '',
}
const motsDesValeurs: Readonly<Record<string, string>> = { NON: 'pas de contrainte', OUI: 'contrainte', CLOTUREE: 'contrainte levée' }
const motsDesObjectifs: Readonly<Record<string, string>> = {
  NON_ABORDE: 'non abordé',
  EN_COURS: 'en cours',
  REALISE: 'atteint',
  ABANDONNE: 'abandonné',
}
export const motsDesBesoins: Readonly<Record<string, string>> = { NON_EXPLORE: 'non exploré', BESOIN: 'besoin', POINT_FORT: 'point fort' }
const ouiNon: Readonly<Record<string, string>> = { OUI: 'oui', NON: 'non', NE_SAIT_PAS: 'ne sait pas' }

const situations = (dites: readonly Element[]) => dites.filter(s => s.valeur === 'OUI').map(s => s.libelle)
const objectifs = (vises: readonly Element[]) =>
  vises.filter(o => o.valeur !== 'NON_ABORDE').map(o => `objectif ${motsDesObjectifs[o.valeur] ?? ''} : ${o.libelle}`)

function contrainte({ valeur, impact, prioritaire, ...c }: Contrainte): string[] {
  if (valeur === 'NON_ABORDEE') return []
  const tete = [motsDesValeurs[valeur], valeur === 'OUI' && motsDesImpacts[impact], prioritaire && 'prioritaire'].filter(Boolean)
  return [tete.join(', '), ...situations(c.situations), ...objectifs(c.objectifs)]
}

const suggestions: EnLignes = (s: readonly Suggestion[]) => s.map(x => `${x.libelle} (parce que : ${x.parceQue.join(', ')})`)
const sources: EnLignes = (s: readonly { par: string; le: string }[], nommer) => {
  const [derniere] = s.toSorted((a, b) => b.le.localeCompare(a.le))
  return derniere ? [`${s.length} élément${s.length > 1 ? 's' : ''}, le dernier par ${nommer(derniere.par)} le ${enJour(derniere.le)}`] : []
}
const agents: EnLignes = (a: readonly { agent: string }[]) => [...new Set(a.map(x => nomDAgent(x.agent)))]

/** « roy.claire|ROY|Claire » as one says it. */
const nomDAgent = (agent: string): string => agent.split('|').slice(1).toReversed().join(' ') || agent

const unes: EnLignes = (c: Contrainte) => contrainte(c)
/** « ressource.champ » → its words. */
export const composes: Readonly<Record<string, EnLignes>> = {
  'diagnostic.numerique': unes,
  'diagnostic.mobilite': unes,
  'diagnostic.famille': unes,
  'diagnostic.lectureEcritureCalcul': unes,
  'diagnostic.logement': unes,
  'diagnostic.finances': unes,
  'diagnostic.administratif': unes,
  'diagnostic.sansContrainte': (d: { declare: boolean; le: string }) => [`${d.declare ? 'oui' : 'non'}, le ${enJour(d.le)}`],
  'diagnostic.pouvoirDAgir': (p: { confiance: string; accompagnement: string; analyse: string | null }) => [
    `a confiance : ${ouiNon[p.confiance]}`,
    `se sent accompagnée : ${ouiNon[p.accompagnement]}`,
    ...(p.analyse ? [p.analyse] : []),
  ],
  'diagnostic.suggestions': suggestions,
  'diagnostic.sources': sources,
  'diagnostic.agents': agents,
  'diagnosticSante.situations': (s: readonly Element[]) => situations(s),
  'diagnosticSante.objectifs': (o: readonly Element[]) => objectifs(o),
  'diagnosticSante.suggestions': suggestions,
  'diagnosticSante.sources': sources,
  'diagnosticSante.agents': agents,
}
