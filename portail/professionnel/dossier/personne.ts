import { enJour, type Html, html } from '../../interface/index.js'
import { enMots } from '../../interface/index.js'
import type { Lue } from './lire.js'

const texte = (valeur: unknown): string => (typeof valeur === 'string' ? valeur : '')

/** « AMINA » as people write it: « Amina », « Anne-Sophie », « d’Arc ». */
export const enPrenom = (nom: string): string =>
  nom.toLowerCase().replaceAll(/(^|[\s'’-])(\p{L})/gu, (_, avant: string, l: string) => avant + l.toUpperCase())

export const donneesDe = (lues: readonly Lue[], ressource: string): Record<string, unknown> =>
  lues.find(l => l.ressource.nom === ressource)?.enregistrements[0]?.versions[0].donnees ?? {}

/** How she is called at the head of a page. */
export const nomComplet = (identite: Record<string, unknown>): string =>
  `${enPrenom(texte(identite.prenom))} ${texte(identite.nom)}`.trim() || 'Personne sans identité lisible'

const ageLe = (naissance: string, jour: string): number =>
  Number(jour.slice(0, 4)) - Number(naissance.slice(0, 4)) - (jour.slice(5) < naissance.slice(5) ? 1 : 0)

/** What tells her from a namesake, and where she stands, in one line. */
export function signalement(lues: readonly Lue[], jour: string): Html {
  const identite = donneesDe(lues, 'identite')
  const inscription = donneesDe(lues, 'inscription')
  const nee = texte(identite.dateNaissance)
  const genre = identite.civilite === 'MME' ? 'Née' : identite.civilite === 'M.' ? 'Né' : 'Né(e)'
  const nomNaissance = texte(identite.nomNaissance)
  const [statut] = enMots(inscription.statut, { ressource: 'inscription', champ: 'statut', nommer: c => c })
  return html`<p class="signalement">${nee && html`<span>${genre} ${nomNaissance !== '' && nomNaissance !== identite.nom && html`<strong>${nomNaissance}</strong> `}le <time datetime="${nee}">${enJour(nee)}</time>, ${ageLe(nee, jour)} ans</span>`}${statut && html`<span class="etiquette ${inscription.statut === 'inscrit' ? 'ton-bon' : 'ton-attente'}">${statut}</span>`}${identite.identiteCertifiee === true && html`<span class="etiquette">identité certifiée</span>`}${identite.identiteCertifiee === false && html`<span class="etiquette ton-attente">identité non certifiée</span>`}</p>`
}
