import { type Html, html, tableau, type Valeur } from '../interface/index.js'
import { type Operation, toutesLesLignes } from '../../src/moteur/lignes.js'
import type { Demande } from '../professionnel/ecran.js'

/** A line with what it said the day one looks at: today's declaration, or the day it was granted. */
export type LigneDite = { code: string; finalite: string; texte: string; champs: readonly string[]; note?: Valeur }

const verbes: Readonly<Record<Operation, string>> = {
  rechercher: 'Chercher',
  consulter: 'Lire',
  deposer: 'Ajouter',
  corriger: 'Corriger',
}

const partiesDe = (code: string) => {
  const [ressource = '', echange = '', operation = ''] = code.split('.')
  return { ressource, echange, operation }
}

export const verbeDe = (code: string): string => verbes[partiesDe(code).operation as Operation] ?? partiesDe(code).operation

/** Fields by the words the declaration gives them; one it no longer has keeps its code. */
export const champsEnClair = (d: Demande, code: string, champs: readonly string[]): string => {
  const ressource = d.contexte.ressources.find(r => r.nom === partiesDe(code).ressource)
  return champs.map(c => ressource?.donnees[c]?.libelle ?? c).join(', ')
}

/** The lines of these codes, as the declaration says them today. */
export const lignesDeCodes = (d: Demande, codes: readonly string[]): LigneDite[] =>
  toutesLesLignes(d.contexte.ressources)
    .filter(l => codes.includes(l.code))
    .map(l => ({ code: l.code, finalite: l.echange.finalite, texte: l.echange.base.texte.cite, champs: l.champs }))

/** By resource, in the order of the declaration. */
export function parRessource<L extends { code: string }>(
  d: Demande,
  lignes: readonly L[],
): { nom: string; intitule: string; lignes: L[] }[] {
  const connues = d.contexte.ressources.map(r => ({
    nom: r.nom,
    intitule: r.intitule,
    lignes: lignes.filter(l => partiesDe(l.code).ressource === r.nom),
  }))
  return connues.filter(r => r.lignes.length > 0)
}

/** What lines open, resource by resource: what for, which data, under which text. */
export const tableauxDesLignes = (d: Demande, prefixe: string, lignes: readonly LigneDite[]): Html =>
  html`${parRessource(d, lignes).map(r =>
    tableau(
      `${prefixe}-${r.nom}`,
      html`<strong>${r.intitule}</strong>`,
      ['Pour quoi faire', 'Acte', 'Données', 'Texte'],
      r.lignes.map(l => [
        html`${l.finalite}${l.note && html`<br>${l.note}`}`,
        verbeDe(l.code),
        champsEnClair(d, l.code, l.champs),
        l.texte,
      ]),
    ),
  )}`
