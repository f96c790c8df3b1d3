import { type ErreurDeSaisie, type Html, html } from '../../interface/index.js'
import { toutesLesLignes } from '../../../src/moteur/lignes.js'
import type { Demande } from '../../professionnel/ecran.js'
import { champsEnClair, verbeDe } from '../echanges.js'
import { textes } from '../saisie.js'

const groupeDe = (d: Demande, scope: string): string => d.contexte.ressources.find(r => scope.startsWith(`${r.nom}.`))?.nom ?? 'partenaire'

/** Each group of boxes has its own name, and no other page knows it. */
const nomDuGroupe = (groupe: string): string => `scopes.${groupe}`

export const porteesChoisies = (d: Demande): string[] =>
  [...d.contexte.ressources.map(r => r.nom), 'partenaire'].flatMap(g => textes(d, nomDuGroupe(g)))

/** Scopes to tick, by resource; those of the partner contract last. `offertes`: what the habilitations open today, and what it holds. */
export function choixDesPortees(
  d: Demande,
  offertes: readonly string[],
  choisies: readonly string[],
  erreurs: readonly ErreurDeSaisie[],
): Html {
  const lignes = new Map(toutesLesLignes(d.contexte.ressources).map(l => [l.code, l]))
  const groupes = [
    ...d.contexte.ressources.map(r => ({ nom: r.nom, titre: r.intitule })),
    { nom: 'partenaire', titre: 'Contrat partenaire' },
  ].map(g => ({ ...g, scopes: offertes.filter(s => groupeDe(d, s) === g.nom) }))
  const premiere = groupes.flatMap(g => g.scopes)[0]
  const erreur = erreurs.find(e => e.champ === 'scopes')
  const uneCase = (scope: string, groupe: string): Html => {
    const ligne = lignes.get(scope)
    const id = scope === premiere ? 'scopes' : `scope-${scope}`
    return html`<div class="option"><input type="checkbox" id="${id}" name="${nomDuGroupe(groupe)}" value="${scope}"${choisies.includes(scope) && html` checked`}${id === 'scopes' && erreur && html` aria-describedby="scopes-erreur" aria-invalid="true"`}>
<label for="${id}">${ligne ? html`<strong>${verbeDe(scope)}</strong> : ${ligne.echange.finalite}` : html`<code>${scope}</code>`}${ligne && html` <span class="aide">${champsEnClair(d, scope, ligne.champs)}. <code>${scope}</code></span>`}</label></div>\n`
  }
  return html`${erreur && html`<p class="erreur-de-champ" id="scopes-erreur"><span class="icone erreur"></span>${erreur.texte}</p>`}
${groupes.map(g => g.scopes.length > 0 && html`<fieldset class="groupe-de-saisie"><legend>${g.titre}</legend>${g.scopes.map(s => uneCase(s, g.nom))}</fieldset>`)}`
}
