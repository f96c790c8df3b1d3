import { type CodeProbleme, titres } from '../../../src/moteur/probleme.js'
import { explications } from '../../documentation/erreurs.js'
import { etiquette, type Html, html, lInstant, tableau } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { champsEnClair, verbeDe } from '../echanges.js'
import { nomDeLAgent } from '../actes/acte.js'
import type { ApplicationSuivie } from './application.js'

const issues: Readonly<Record<string, readonly [string, 'bon' | 'attente' | 'mauvais' | 'fini']>> = {
  servi: ['servi', 'bon'],
  ecrit: ['enregistré', 'bon'],
  inchange: ['sans effet', 'fini'],
  rejoue: ['déjà fait', 'fini'],
  invisible: ['rien à cette adresse', 'attente'],
  'hors-perimetre': ['hors périmètre', 'attente'],
  interdit: ['interdit', 'mauvais'],
  rejete: ['rejeté', 'mauvais'],
}

const estUnCode = (code: string): code is CodeProbleme => Object.hasOwn(titres, code)

/** Refusals by day and by reason: what was answered, why, and what to do about it. */
export const tableauDesRefus = ({ refus }: ApplicationSuivie): Html =>
  tableau(
    'refus',
    'Les derniers refus, groupés par jour et par raison',
    ['Pourquoi', 'Que faire', 'Appel', 'Combien', 'Le dernier'],
    refus.map(r => [
      html`${r.motif}${estUnCode(r.code) && html`<br><span class="discret">${titres[r.code]}</span>`}`,
      estUnCode(r.code) ? explications[r.code].faire.replaceAll('`', '') : 'Voyez la documentation du point de jeton.',
      html`<code>${r.route}</code><br><span class="discret">réponse ${r.statut}</span>`,
      r.nombre === 1 ? 'une fois' : `${r.nombre} fois`,
      lInstant(r.dernierLe),
    ]),
  )

const ligneEnClair = (d: Demande, code: string): string => {
  const [nom = ''] = code.split('.')
  const ressource = d.contexte.ressources.find(r => r.nom === nom)
  return ressource ? `${verbeDe(code)} : ${ressource.intitule.charAt(0).toLowerCase()}${ressource.intitule.slice(1)}` : code
}

/** The last calls, without a datum of anybody: what, for whom, and what came of it. */
export const tableauDesAppels = (d: Demande, { appels }: ApplicationSuivie): Html =>
  tableau(
    'appels',
    'Les derniers appels, sur sept jours',
    ['Appel', 'Agent déclaré', 'Issue', 'Quand'],
    appels.map(a => [
      a.ligne ? ligneEnClair(d, a.ligne) : 'autre',
      a.agent ? nomDeLAgent(a.agent) : 'aucun',
      etiquette(...(issues[a.issue] ?? [a.issue, 'fini' as const])),
      lInstant(a.instant),
    ]),
  )

/** A scope in words when it is a line; its own name beside it, since it is what a program writes. */
export const scopesEnClair = (d: Demande, scopes: readonly string[]): Html =>
  tableau(
    'scopes',
    'Ce qu’elle peut demander',
    ['Portée', 'Ce qu’elle ouvre', 'Données'],
    scopes.map(s => {
      const ligne = d.contexte.ressources.length > 0 && s.split('.').length === 3
      const champs = ligne ? champsDeLaLigne(d, s) : ''
      return [html`<code>${s}</code>`, ligne ? ligneEnClair(d, s) : 'contrat partenaire', champs || 'voir la documentation']
    }),
  )

const champsDeLaLigne = (d: Demande, code: string): string => {
  const [nom = '', echange = '', operation = ''] = code.split('.')
  const acces = d.contexte.ressources.find(r => r.nom === nom)?.echanges[echange]?.[operation as 'consulter']
  return acces && 'champs' in acces ? champsEnClair(d, code, acces.champs) : ''
}
