import { jourDe } from '../../../src/moteur/moteur.js'
import { type Evenement, html, type Valeur } from '../../interface/index.js'
import { valeurs } from './donnees.js'
import type { Lue, Version } from './lire.js'

type Fait = { le: string; par: string; titre: string; mots: string; premiere: boolean }

/** Days told: beyond, the history of each datum is at hand. */
const LIMITE = 20

/** What says a record in a few words, never a number nor an address. */
const dits: Readonly<Record<string, readonly string[]>> = {
  inscription: ['statut', 'motif'],
  actualisation: ['periode'],
  droitsRsa: ['role', 'etatDossier'],
  rattachement: ['organisation', 'motif'],
  contratPreexistant: ['type'],
  rendezVous: ['motif', 'date', 'statut'],
  projet: ['intitule', 'etat'],
  propositionDOffre: ['intitule', 'reponse'],
  contratEngagement: ['etat', 'intensite', 'casDeDuree'],
  signatureDeContrat: ['sens', 'partie', 'maniere', 'motif'],
  activite: ['semaine', 'intitule', 'minutesDeclarees'],
  validationDHeures: ['semaine', 'validees'],
  absence: ['intitule', 'jour'],
  dispense: ['motif', 'du', 'au'],
  manquement: ['nature', 'jour'],
  sanctionRsa: ['consequence', 'etat'],
  radiation: ['etat', 'origine'],
  decisionDeRadiation: ['sens', 'dateEffet'],
}

function fait(lue: Lue, nommer: (code: string) => string, v: Version, premiere: boolean): Fait {
  const { nom, intitule, donnees } = lue.ressource
  const mots = premiere
    ? (dits[nom] ?? []).flatMap(c => valeurs({ lue, nommer }, c, v.donnees[c]))
    : v.modifies.map(c => donnees[c]?.libelle.toLowerCase() ?? c)
  const court = intitule.split(/[,:]/)[0]?.trim() ?? intitule
  return {
    le: v.misAJour.le,
    par: nommer(v.misAJour.par),
    titre: premiere ? court : `${court}, correction`,
    mots: mots.join(', '),
    premiere,
  }
}

const dire = ({ titre, mots }: Fait): Valeur => (mots === '' ? titre : html`${titre} : <span class="discret">${mots}</span>`)

/** What was recorded about her as one story, a step a day and an author, the latest first. */
export function chronologie(lues: readonly Lue[], nommer: (code: string) => string): Evenement[] {
  const faits = lues
    .flatMap(lue => lue.enregistrements.flatMap(({ versions }) => versions.map((v, i) => fait(lue, nommer, v, i === versions.length - 1))))
    .toSorted((a, b) => b.le.localeCompare(a.le))
  const etapes = new Map<string, Fait[]>()
  for (const f of faits) {
    const cle = `${jourDe(new Date(f.le))} ${f.par}`
    etapes.set(cle, [...(etapes.get(cle) ?? []), f])
  }
  return [...etapes.values()].slice(0, LIMITE).map(siens => ({
    le: siens[0]?.le ?? '',
    titre: siens[0]?.par,
    detail: html`<ul>${siens.map(f => html`<li>${dire(f)}</li>`)}</ul>`,
    ...(siens.some(f => f.premiere) && { genre: 'fort' as const }),
  }))
}
