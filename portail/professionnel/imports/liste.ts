import type { CodeActeur } from '../../../src/droit/acteurs.js'
import { formats, nomsDesFormats } from '../../../src/flux/index.js'
import {
  bouton,
  type Ecran,
  type ErreurDeSaisie,
  etiquette,
  formulaire,
  html,
  lInstant,
  listeDeroulante,
  tableau,
  vide,
} from '../../interface/index.js'
import { lignesDeLAgent } from '../droits.js'
import type { Demande } from '../ecran.js'
import { etatsEnMots, formatsEnMots, type Import } from './import.js'

/** The kinds of files whose every line is open to her. */
function formatsOuverts(d: Demande) {
  // The registry of organisations only holds kinds the law knows.
  const type = d.contexte.habilitations.organisation(d.session.organisation)?.type as CodeActeur | undefined
  const codes = new Set(lignesDeLAgent(d.contexte, d.session).map(l => l.code))
  return nomsDesFormats.filter(nom => {
    const lignes = type === undefined ? [] : formats[nom].lignes(type)
    return lignes.length > 0 && lignes.every(code => codes.has(code))
  })
}

export const imports = (d: Demande): Promise<Ecran> => ecranDesImports(d)

/** Deposit a file, and see what became of the others. */
export async function ecranDesImports(d: Demande, erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const ouverts = formatsOuverts(d)
  const { statut, corps } = await d.appeler('GET', '/api/v1/imports?limite=50')
  const faits = statut === 200 ? (corps.elements as Import[]) : []
  return {
    titre: 'Fichiers',
    menu: 'imports',
    erreurs,
    corps: html`${
      ouverts.length === 0
        ? vide(
            'Aucun dépôt ne vous est ouvert',
            html`<p>Votre organisation n’envoie pas de fichier à la plateforme, ou pas par cette page.</p>`,
          )
        : html`<section class="carte" aria-labelledby="deposer"><h2 id="deposer">Déposer un fichier</h2>
${formulaire(d.session, {
  action: '/professionnel/imports',
  fichiers: 'avec fichiers',
  corps: html`${listeDeroulante({ nom: 'format', libelle: 'Nature du fichier', valeur: ouverts[0], options: ouverts.map(f => ({ valeur: f, texte: formatsEnMots[f] })), erreurs })}
<div class="saisie${erreurs.some(e => e.champ === 'fichier') && ' en-erreur'}"><label for="fichier">Fichier</label><p class="aide" id="fichier-aide">Tel que votre logiciel le produit, décompressé. Il est chiffré dès sa réception.</p>${erreurs.filter(e => e.champ === 'fichier').map(e => html`<p class="erreur-de-champ" id="fichier-erreur">${e.texte}</p>`)}<input id="fichier" name="fichier" type="file" accept=".xml,.csv,text/csv,application/xml" aria-describedby="fichier-aide${erreurs.length > 0 && ' fichier-erreur'}" required></div>
<div class="boutons">${bouton('Déposer')}</div>`,
})}</section>`
    }
<section aria-labelledby="deposes"><h2 id="deposes">Fichiers déposés</h2>
${
  faits.length === 0
    ? vide('Aucun fichier', html`<p>Les fichiers déposés par votre organisation, par cette page ou par l’API, apparaîtront ici.</p>`)
    : tableau(
        'imports',
        'Du plus récent au plus ancien',
        ['Fichier', 'Nature', 'Reçu', 'État', 'Personnes', 'Rejets'],
        faits.map(i => [
          html`<a href="/professionnel/imports/${i.id}">${i.nom}</a>`,
          formatsEnMots[i.format],
          lInstant(i.recuLe),
          etiquette(...etatsEnMots[i.etat]),
          String(i.personnes),
          String(i.rejetes),
        ]),
      )
}</section>`,
  }
}
