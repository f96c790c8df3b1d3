import type { PieceJointe } from '../../src/moteur/ressource.js'
import { enHeures } from '../../src/droit/heures.js'
import type { Appreciation } from '../../src/parcours/activites/index.js'
import { type Contrainte, libelleDeBesoin, type Suggestion } from '../../src/parcours/diagnostic/index.js'
import type { Conformite, Projet, Salaire, Zone } from '../../src/parcours/projet/index.js'
import { libelleDuCritere, libellesDesReponses } from '../../src/parcours/orientation/index.js'
import { type Contrat, libellesDuContrat as duContrat } from '../../src/parcours/contrat-engagement/index.js'
import { enJour, enSemaine } from './composants/dates.js'

type Element = { libelle: string; valeur: string }
/** A datum made of several, in words, on as many lines as it takes. */
type EnLignes = (valeur: never, nommer: (organisation: string) => string) => string[]

export const motsDesImpacts: Readonly<Record<string, string>> = {
  AUCUN: 'ne pèse pas',
  FAIBLE: 'impact faible',
  FORT: 'impact fort',
  NON_RENSEIGNE: '',
}
const motsDesValeurs: Readonly<Record<string, string>> = {
  NON: 'ne gêne pas la recherche d’emploi',
  OUI: 'gêne la recherche d’emploi',
  CLOTUREE: 'ne gêne plus la recherche d’emploi',
}
export const motsDesObjectifs: Readonly<Record<string, string>> = {
  NON_ABORDE: 'non abordé',
  EN_COURS: 'en cours',
  REALISE: 'atteint',
  ABANDONNE: 'abandonné',
}
export const motsDesBesoins: Readonly<Record<string, string>> = { NON_EXPLORE: 'non exploré', BESOIN: 'besoin', POINT_FORT: 'point fort' }
export const ouiNon: Readonly<Record<string, string>> = { OUI: 'oui', NON: 'non', NE_SAIT_PAS: 'ne sait pas' }

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

const euros = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' })
const salaire = ({ montant, base }: Salaire) => `${euros.format(montant)} brut par ${base === 'HORAIRE' ? 'heure' : 'mois'}`
export const motsDesVerdicts: Readonly<Record<Conformite['verdict'], string>> = {
  conforme: 'conforme à l’offre raisonnable d’emploi',
  'non-conforme': 'non conforme à l’offre raisonnable d’emploi',
  'a-apprecier': 'à comparer par un humain',
  'sans-ore': 'aucune offre raisonnable d’emploi n’était définie',
}
export const motsDesElements: Readonly<Record<string, string>> = {
  metier: 'métier',
  zone: 'lieu',
  contrat: 'contrat',
  temps: 'temps de travail',
  salaire: 'salaire',
}
const zone: EnLignes = ({ territoires, rayonKm }: Zone) => [
  `${territoires.map(t => t.libelle).join(', ')}${rayonKm === null ? '' : ` et ${rayonKm} km autour`}`,
]
const besoins: EnLignes = (b: Projet['besoins']) =>
  b.filter(x => x.valeur !== 'NON_EXPLORE').map(x => `${libelleDeBesoin(x.code)} : ${motsDesBesoins[x.valeur]}`)
const conformite: EnLignes = ({ verdict, elements }: Conformite) => [
  motsDesVerdicts[verdict],
  ...elements.filter(e => e.verdict !== 'conforme').map(e => `${motsDesElements[e.element]} : ${e.propose}, attendu : ${e.attendu}`),
]

const actionEnMots = ({ libelle, theme, du, au, heures }: Contrat['actions'][number]): string =>
  [
    `${libelle} (${duContrat.libellesDesThemes[theme]})`,
    au === null ? `à partir du ${enJour(du)}` : `du ${enJour(du)} au ${enJour(au)}`,
    heures !== null && `${heures.toLocaleString('fr-FR')} h par semaine`,
  ]
    .filter(Boolean)
    .join(', ')
const duree: EnLignes = (minutes: number) => [enHeures(minutes)]
const semaine: EnLignes = (s: string) => [enSemaine(s)]
const validees: EnLignes = (lignes: readonly Appreciation[]) =>
  lignes.map(l => `activité n° ${l.activite} : ${enHeures(l.minutes)}${l.motif === null ? '' : `, ${l.motif}`}`)

/** Enough of a fingerprint to tell it from another; no line is wide enough for the whole of it. */
const reproches: EnLignes = (m: readonly { manquement: number }[]) => m.map(x => `manquement n° ${x.manquement}`)
const abregee: EnLignes = (empreinte: string) => [`${empreinte.slice(0, 16)}…`]

const unes: EnLignes = (c: Contrainte) => contrainte(c)
/** « ressource.champ » → its words. */
type Competence = { qui: string; organisation: string | null; pourquoi: string; jusquAu: string | null; confiance?: string }
export type Explication = {
  regle: string
  phrase: string
  texte: string
  confiance: string
  reponses: readonly { critere: string; valeur: string | boolean | number }[]
}
/** The rule, then the answers it held on. */
export function raisonEnMots({ phrase, reponses }: Explication): string {
  const dites = reponses.map(({ critere, valeur }) => `${libelleDuCritere(critere)} : ${reponseEnMots(valeur)}`)
  return [phrase, dites.length > 0 && `(${dites.join(' ; ')})`].filter(Boolean).join(' ')
}
const reponseEnMots = (valeur: string | boolean | number): string =>
  typeof valeur === 'boolean' ? (valeur ? 'oui' : 'non') : ((libellesDesReponses as Record<string, string>)[valeur] ?? String(valeur))

/** « 240 Ko », as one weighs a file. */
export const poidsEnMots = (octets: number): string =>
  octets < 1024 ** 2 ? `${Math.ceil(octets / 1024)} Ko` : `${(octets / 1024 ** 2).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`
const pieces: EnLignes = (jointes: readonly PieceJointe[], nommer) =>
  jointes.map(p => `${p.nom} (${poidsEnMots(p.octets)})${p.jointePar === undefined ? '' : `, jointe pour elle par ${nommer(p.jointePar)}`}`)

export const composes: Readonly<Record<string, EnLignes>> = {
  'sanctionRsa.piecesJointes': pieces,
  'sanctionDemandeur.piecesJointes': pieces,
  'sanctionJeune.piecesJointes': pieces,
  'demandeDeDispense.piecesJointes': pieces,
  'absence.piecesJointes': pieces,
  'manquement.piecesJointes': pieces,
  'radiation.piecesJointes': pieces,
  'orientation.explication': (e: readonly Explication[]) => e.map(raisonEnMots),
  'orientation.competence': ({ organisation, qui, pourquoi, jusquAu, confiance }: Competence, nommer) => [
    organisation === null ? qui : nommer(organisation),
    pourquoi,
    ...(jusquAu === null ? [] : [`jusqu’au ${enJour(jusquAu)}`]),
    ...(confiance === undefined || confiance === 'sûr' ? [] : [`règle ${confiance}`]),
  ],
  'orientation.demande': (d: { motif: string; diagnosticConjointLe: string; avec: string }, nommer) => [
    d.motif,
    `diagnostic refait le ${enJour(d.diagnosticConjointLe)} avec ${nommer(d.avec)}`,
  ],
  'diagnostic.numerique': unes,
  'diagnostic.mobilite': unes,
  'diagnostic.famille': unes,
  'diagnostic.lectureEcritureCalcul': unes,
  'diagnostic.logement': unes,
  'diagnostic.finances': unes,
  'diagnostic.administratif': unes,
  'diagnostic.sansContrainte': (d: { declare: boolean; le: string }) => [`${d.declare ? 'oui' : 'non'}, le ${enJour(d.le)}`],
  'diagnostic.pouvoirDAgir': (p: { confiance: string; accompagnement: string; analyse: string | null }) => [
    `confiance dans ses démarches : ${ouiNon[p.confiance]}`,
    `assez d’accompagnement : ${ouiNon[p.accompagnement]}`,
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
  'projet.zone': zone,
  'projet.salaire': (s: Salaire) => [salaire(s)],
  'projet.salairePratique': (s: Salaire & { source: string }) => [salaire(s), `source : ${s.source}`],
  'projet.besoins': besoins,
  'projet.sources': sources,
  'projet.agents': agents,
  'rendezVous.interlocuteur': (i: { nom: string | null; prenom: string | null; courriel: string | null }) => [
    [[i.prenom, i.nom].filter(Boolean).join(' '), i.courriel].filter(Boolean).join(', '),
  ],
  'rendezVous.creneau': () => ['une place dans un créneau proposé'],
  'activite.semaine': semaine,
  'activite.minutesPrevues': duree,
  'activite.minutesDeclarees': duree,
  'activite.minutesValidees': duree,
  'validationDHeures.semaine': semaine,
  'validationDHeures.lignes': validees,
  'validationDHeures.declarees': duree,
  'validationDHeures.validees': duree,
  'absence.semaine': semaine,
  'demandeDeDispense.minutes': duree,
  'dispense.minutes': duree,
  'sanctionRsa.manquements': reproches,
  'sanctionDemandeur.manquements': reproches,
  'sanctionJeune.manquements': reproches,
  'sanctionJeune.transmissions': (t: readonly { de: string; vers: string; le: string }[], nommer) =>
    t.map(x => `${nommer(x.de)}, puis ${nommer(x.vers)} le ${enJour(x.le)}`),
  'manquement.pieces': (p: readonly { intitule: string }[]) => p.map(x => x.intitule),
  'manquement.absences': (a: readonly { absence: number }[]) => a.map(x => `absence n° ${x.absence}`),
  'manquement.propositions': (o: readonly { proposition: number }[]) => o.map(x => `offre n° ${x.proposition}`),
  'propositionDOffre.lieu': (l: { libelle: string }) => [l.libelle],
  'propositionDOffre.salaire': (s: Salaire) => [salaire(s)],
  'propositionDOffre.conformite': conformite,
  'contratEngagement.actions': (a: Contrat['actions']) => a.map(actionEnMots),
  'contratEngagement.parties': ({ personne, organisme }: Contrat['parties']) => [`${personne.prenom} ${personne.nom}`, organisme.nom],
  'contratEngagement.offreRaisonnable': (o: NonNullable<Contrat['offreRaisonnable']>) => [o.intitule, ...o.lieux],
  'contratEngagement.empreinte': abregee,
  'signatureDeContrat.empreinte': abregee,
  'signatureDeContrat.document': abregee,
  'signatureDeContrat.documentSigne': abregee,
  'signatureDeContrat.piece': abregee,
  'signatureDeContrat.certificat': () => ['émis pour cette signature, joint au document signé'],
  'signatureDeContrat.preuve': (p: { session?: { assurance: string }; horodatage?: { instant: string; par: string } }) => [
    ...(p.horodatage ? [`horodatée le ${enJour(p.horodatage.instant)} par ${p.horodatage.par}`] : []),
    ...(p.session ? [p.session.assurance === 'renforce' ? 'connexion à deux facteurs forts' : 'connexion ordinaire'] : []),
  ],
}
