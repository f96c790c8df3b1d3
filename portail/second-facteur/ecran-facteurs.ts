import type { Facteur } from '../../src/acces/facteur/index.js'
import type { Session } from '../../src/acces/session/index.js'
import { bouton, type Ecran, formulaire, html, lInstant, lienBouton, tableau, vide } from '../interface/index.js'

const genres: Readonly<Record<Facteur['genre'], string>> = { totp: 'Application de codes', webauthn: 'Clé d’accès' }

type Etat = { session: Session; facteurs: readonly Facteur[]; codes: number; message?: Ecran['message'] }

/** Factors one has: add, withdraw, draw new recovery codes. */
export const ecranDesFacteurs = ({ session, facteurs, codes, message }: Etat): Ecran => ({
  titre: 'Mes seconds facteurs',
  menu: 'second-facteur',
  largeur: 'lecture',
  ...(message ? { message } : {}),
  corps: html`${
    facteurs.length === 0
      ? vide('Aucun second facteur enregistré ici', 'Votre fournisseur d’identité donne le sien : il suffit tant qu’il le fait.')
      : tableau(
          'facteurs',
          'Seconds facteurs enregistrés',
          ['Facteur', 'Enregistré', 'Employé', 'Retirer'],
          facteurs.map(f => [
            genres[f.genre],
            lInstant(f.confirmeLe),
            f.employeLe ? lInstant(f.employeLe) : 'jamais',
            formulaire(session, {
              action: '/second-facteur/retrait',
              corps: html`<input type="hidden" name="facteur" value="${f.id}">${bouton(html`Retirer<span class="a-entendre"> : ${genres[f.genre]}</span>`, 'danger')}`,
            }),
          ]),
        )
  }
<p>${lienBouton('/second-facteur/ajouter', 'Ajouter un second facteur', 'principal')}</p>
${
  facteurs.length > 0 &&
  html`<h2>Codes de secours</h2>
<p>${codes === 0 ? 'Il ne vous en reste aucun.' : `Il vous en reste ${codes}.`} En tirer de nouveaux annule les précédents.</p>
${formulaire(session, { action: '/second-facteur/codes', corps: bouton('Tirer de nouveaux codes', 'secondaire') })}`
}`,
})
