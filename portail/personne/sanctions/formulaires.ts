import type { Sanction } from '../../../src/parcours/sanction-rsa/index.js'
import { bouton, champ, choix, type ErreurDeSaisie, formulaire, type Html, html, zoneDeTexte } from '../../interface/index.js'
import type { Visite } from '../espace.js'
import type { Rang } from '../projet/lire.js'
import type { Recu } from './lire.js'

const sante = 'N’écrivez rien sur votre santé : dites « une raison personnelle », et parlez-en de vive voix.'

/** Her right to answer before any decision: in writing, or heard, with whoever she chooses. */
export const formulaireDeReponse = (
  v: Visite,
  { numero, version, donnees: s }: Rang<Sanction>,
  recu: Recu,
  erreurs: readonly ErreurDeSaisie[],
): Html =>
  html`<section aria-labelledby="repondre"><h2 id="repondre">Répondre</h2>
<p>Qui décide doit lire votre réponse avant de décider. Vous pouvez la changer jusqu’à votre dernier jour.</p>
${formulaire(v.session, {
  action: `/mon-espace/sanctions/${numero}/reponse`,
  nom: 'Répondre',
  corps: html`<input type="hidden" name="version" value="${version}">
${zoneDeTexte({ nom: 'observations', libelle: 'Ce que j’ai à dire', aide: `Ce qui s’est passé, votre raison, ce que vous avez fait depuis. ${sante}`, valeur: recu.observations ?? s.observations, facultatif: 'facultatif', longueur: 4000, erreurs })}
${choix({
  nom: 'audition',
  libelle: 'Être entendu de vive voix',
  facultatif: 'facultatif',
  valeur: recu.audition ?? (s.audition === null ? '' : s.audition ? 'oui' : 'non'),
  erreurs,
  options: [
    { valeur: 'oui', texte: 'Je demande à être entendu', aide: 'On vous proposera un rendez-vous ; rien ne se décidera avant.' },
    { valeur: 'non', texte: 'Ma réponse écrite suffit' },
  ],
})}
${champ({ nom: 'assistance', libelle: 'Qui m’assiste', aide: 'Un proche, une association, un avocat : la personne de votre choix.', facultatif: 'facultatif', valeur: recu.assistance ?? s.assistance, longueur: 200, erreurs })}
<p class="boutons">${bouton('Envoyer ma réponse')}</p>`,
})}</section>`

export const formulaireDeContestation = (
  v: Visite,
  { numero, version, donnees: s }: Rang<Sanction>,
  recu: Recu,
  erreurs: readonly ErreurDeSaisie[],
): Html =>
  formulaire(v.session, {
    action: `/mon-espace/sanctions/${numero}/contestation`,
    nom: 'Contester la décision',
    corps: html`<input type="hidden" name="version" value="${version}">
${zoneDeTexte({ nom: 'recours', libelle: 'Pourquoi je conteste', aide: sante, valeur: recu.recours ?? s.recours, longueur: 4000, erreurs })}
<p class="boutons">${bouton(s.recours === null ? 'Contester cette décision' : 'Compléter ma contestation')}</p>`,
  })
