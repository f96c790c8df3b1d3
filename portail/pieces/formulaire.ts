import type { Session } from '../../src/acces/session/index.js'
import { piecesAuPlus } from '../../src/moteur/ressource.js'
import { tailleMaximaleDUnePiece } from '../../src/parcours/pieces/index.js'
import { bouton, type ErreurDeSaisie, formulaire, type Html, html, lienBouton } from '../interface/index.js'

type Voulu = { action: string; nom: string; retour: string; erreurs: readonly ErreurDeSaisie[] }

const poids = `${tailleMaximaleDUnePiece / 1024 ** 2} Mo au plus`

/** One file, or several, sent by whoever joins them: the kinds and the sizes are told before. */
export function formulaireDePieces(session: Session, { action, nom, retour, erreurs }: Voulu): Html {
  const faute = erreurs.map(e => e.texte).join(' ')
  return formulaire(session, {
    action,
    fichiers: 'avec fichiers',
    nom,
    corps: html`<div class="saisie${faute !== '' && ' en-erreur'}"><label for="pieces">Un fichier, ou plusieurs <span class="aide">(PDF, JPEG ou PNG, ${poids} chacun, ${piecesAuPlus} en tout)</span></label>
${faute !== '' && html`<p class="erreur-de-champ" id="pieces-erreur"><span class="icone erreur"></span>${faute}</p>`}
<input id="pieces" name="pieces" type="file" multiple accept="application/pdf,image/jpeg,image/png"${faute !== '' && html` aria-invalid="true" aria-describedby="pieces-erreur"`}></div>
<p class="boutons">${bouton('Joindre')} ${lienBouton(retour, 'Revenir')}</p>`,
  })
}
