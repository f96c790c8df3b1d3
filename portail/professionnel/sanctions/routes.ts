import type { Niveau } from '../../../src/droit/niveaux.js'
import type { Route } from '../ecran.js'
import { manquements } from '../manquements/liste.js'
import { apprecierLeManquement, completerLeSignalement, manquement, retirerLeSignalement } from '../manquements/manquement.js'
import { enregistrerLeSignalement, signaler } from '../manquements/signaler.js'
import { choisirLaDecision } from '../opportunites/choisir.js'
import { preparerLaDecision, prendreLaDecision } from '../opportunites/decider.js'
import { maintenirLaDecision, retirerLaDecision, uneDecision } from '../opportunites/decision.js'
import { equipe, noterLesAvis } from './equipe.js'
import { exporterLaSeance, exporterLesSanctions } from './exporter.js'
import { faireLActe, pageDeLActe } from './acte.js'
import { actes, nomsDesActes } from './actes.js'
import { lettreDeLaProcedure, lettreDeLOpportunite } from './lettre.js'
import { enregistrerLaProcedure, ouvrirLaProcedure } from './ouvrir.js'
import { sanctions } from './liste.js'
import { procedure } from './procedure.js'

const unDossier = '/professionnel/dossiers/:usager'
const uneProcedure = `${unDossier}/sanctions/:numero`

// biome-ignore format: a table is read in columns
const pages: readonly Route[] = [
  { verbe: 'GET',  chemin: `${unDossier}/manquements`,                       faire: manquements,              acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/manquements/nouveau`,               faire: signaler,                 acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/manquements/nouveau`,               faire: enregistrerLeSignalement, acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/manquements/:numero`,               faire: manquement,               acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/manquements/:numero/appreciation`,  faire: apprecierLeManquement,    acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/manquements/:numero/parole`,        faire: completerLeSignalement,   acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/manquements/:numero/retrait`,       faire: retirerLeSignalement,     acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/sanctions/nouvelle`,                faire: ouvrirLaProcedure,        acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/sanctions/nouvelle`,                faire: enregistrerLaProcedure,   acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/opportunites/nouvelle`,             faire: choisirLaDecision,        acte: 'lister' },
  { verbe: 'GET',  chemin: `${unDossier}/opportunites/nouvelle/:sens`,       faire: preparerLaDecision,       acte: 'lister', niveau: 'renforce' },
  { verbe: 'POST', chemin: `${unDossier}/opportunites/nouvelle/:sens`,       faire: prendreLaDecision,        acte: 'lister', niveau: 'renforce' },
  { verbe: 'GET',  chemin: `${unDossier}/opportunites/:numero`,              faire: uneDecision,              acte: 'lister' },
  { verbe: 'POST', chemin: `${unDossier}/opportunites/:numero/maintien`,     faire: maintenirLaDecision,      acte: 'lister', niveau: 'renforce' },
  { verbe: 'POST', chemin: `${unDossier}/opportunites/:numero/retrait`,      faire: retirerLaDecision,        acte: 'lister', niveau: 'renforce' },
  { verbe: 'GET',  chemin: `${unDossier}/opportunites/:numero.pdf`,          faire: lettreDeLOpportunite,     acte: 'lister' },
  { verbe: 'GET',  chemin: uneProcedure,                                     faire: procedure,                acte: 'lister' },
]

// biome-ignore format: a table is read in columns
const listes: readonly Route[] = [
  { verbe: 'GET',  chemin: '/professionnel/sanctions',                faire: sanctions,            acte: 'lister',   outils: ['travaux'] },
  { verbe: 'GET',  chemin: '/professionnel/sanctions.csv',            faire: exporterLesSanctions, acte: 'exporter', outils: ['travaux'] },
  { verbe: 'GET',  chemin: '/professionnel/sanctions/equipe',         faire: equipe,               acte: 'lister',   outils: ['travaux'] },
  { verbe: 'POST', chemin: '/professionnel/sanctions/equipe',         faire: noterLesAvis,         acte: 'lister',   outils: ['travaux'] },
  { verbe: 'GET',  chemin: '/professionnel/sanctions/equipe.csv',     faire: exporterLaSeance,     acte: 'exporter', outils: ['travaux'] },
]

/** What is signed is asked of a surer sign-in before it is written, not after. */
const niveauDe = (signe: boolean): { niveau?: Niveau } => (signe ? { niveau: 'renforce' } : {})

export const routesDesSanctions: readonly Route[] = [
  ...listes,
  ...pages,
  ...(['notification', 'decision', 'levee', 'rejet'] as const).map(
    (nom): Route => ({ verbe: 'GET', chemin: `${uneProcedure}/${nom}.pdf`, faire: lettreDeLaProcedure(nom), acte: 'lister' }),
  ),
  ...nomsDesActes.flatMap((nom): Route[] => {
    const commun = { chemin: `${uneProcedure}/${nom}`, acte: 'lister' as const, ...niveauDe(actes[nom].signe) }
    return [
      { verbe: 'GET', faire: pageDeLActe(nom), ...commun },
      { verbe: 'POST', faire: faireLActe(nom), ...commun },
    ]
  }),
]
