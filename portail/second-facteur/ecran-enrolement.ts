import type { Session } from '../../src/acces/session/index.js'
import { bouton, carte, type Ecran, type ErreurDeSaisie, formulaire, html, lienBouton, script } from '../interface/index.js'
import { blocDeCle, carreDuSecret, champDeCode, enGroupes } from './composants.js'
import { avecLaSuite, champsDeLaSuite, type Suite } from './suite.js'

type Choix = { session: Session; suite: Suite; cle: object | null; erreurs?: readonly ErreurDeSaisie[] }

/** Whose provider gives no factor has no way in but ours. */
const sansRien = ({ niveau }: Session) => niveau === 'aucun'

/** Which factor to enrol. */
export const ecranDeChoix = ({ session, suite, cle, erreurs = [] }: Choix): Ecran => ({
  titre: sansRien(session) ? 'Enregistrez un second facteur' : 'Ajouter un second facteur',
  chapeau: html`<p>${sansRien(session) && 'Votre fournisseur d’identité ne vous en demande pas, et rien ne s’ouvre ici sans cela. '}C’est une chose que vous avez, en plus du mot de passe que vous connaissez.</p>`,
  largeur: 'lecture',
  erreurs,
  ...(cle ? { scripts: [script('cle-d-acces')] } : {}),
  corps: html`${carte({
    titre: 'Une application de codes',
    corps: html`<p>Sur votre téléphone ou votre ordinateur, une application de codes à usage unique : celle de votre organisation, ou toute autre qui suit la norme TOTP.</p>
${formulaire(session, { action: '/second-facteur/application', corps: html`${champsDeLaSuite(suite)}${bouton('Choisir l’application de codes')}` })}`,
  })}
${carte({
  titre: 'Une clé d’accès',
  corps: html`<p>La reconnaissance de votre appareil (empreinte, visage, code) ou une clé de sécurité. Elle ne se copie pas et ne répond qu’à ce site.</p>
${
  cle
    ? html`${blocDeCle(session, suite, { usage: 'enrolement', options: cle, action: '/second-facteur/cle/enrolement', texte: 'Enregistrer une clé d’accès' })}
<noscript><p>Elle demande que JavaScript soit actif dans votre navigateur.</p></noscript>`
    : html`<p>Elle demande que la plateforme soit ouverte par un nom de domaine : ce n’est pas le cas ici.</p>`
}`,
})}
${!sansRien(session) && html`<p>${lienBouton('/second-facteur/mes-facteurs', 'Revenir à mes seconds facteurs')}</p>`}`,
})

type Preparation = { session: Session; suite: Suite; secret: string; adresse: string; erreurs?: readonly ErreurDeSaisie[] }

/** The secret, as a square code and in letters, and the first code it gives. */
export const ecranDeLApplication = ({ session, suite, secret, adresse, erreurs = [] }: Preparation): Ecran => ({
  titre: 'Ajoutez ce compte à votre application',
  largeur: 'lecture',
  erreurs,
  corps: html`<ol>
<li><p>Dans l’application, ajoutez un compte et scannez ce carré.</p>${carreDuSecret(adresse)}</li>
<li><p>Ou tapez-y cette clé (compte à durée, 6 chiffres) :</p><p><code>${enGroupes(secret)}</code></p></li>
<li><p>Donnez le code qu’elle affiche.</p>
${formulaire(session, {
  action: '/second-facteur/application/confirmation',
  corps: html`${champsDeLaSuite(suite)}${champDeCode(erreurs)}${bouton('Confirmer')}`,
})}</li>
</ol>
<p>${lienBouton(avecLaSuite('/second-facteur/ajouter', suite), 'Choisir autre chose')}</p>`,
})

/** Shown once: they are kept nowhere in clear. */
export const ecranDesCodes = (codes: readonly string[], { retour }: Suite): Ecran => ({
  titre: 'Gardez ces codes de secours',
  chapeau: html`<p>Chacun remplace une fois votre second facteur, si vous le perdez. Ils ne seront plus jamais montrés : imprimez cette page ou recopiez-les.</p>`,
  largeur: 'lecture',
  message: { genre: 'succes', texte: 'Votre second facteur est enregistré.' },
  corps: html`<ul>${codes.map(c => html`<li><code>${c}</code></li>`)}</ul>
<p class="boutons">${lienBouton(retour, 'J’ai gardé mes codes, continuer', 'principal')}</p>`,
})

/** Nobody expects a first factor any more: a password alone does not bring one. */
export const ecranDEnrolementClos: Ecran = {
  titre: 'Votre administrateur doit rouvrir l’enregistrement',
  chapeau: html`<p>Votre fournisseur d’identité ne vous demande pas de second facteur, et le délai pour en enregistrer un ici est passé.</p>`,
  largeur: 'lecture',
  corps: html`<p>Demandez à l’administrateur de votre organisation de réinitialiser votre second facteur : vous pourrez alors en enregistrer un. Cela protège votre compte de qui aurait appris votre mot de passe.</p>`,
}
