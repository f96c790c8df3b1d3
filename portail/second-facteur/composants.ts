import { encodeQR } from 'qr'
import type { Session } from '../../src/acces/session/index.js'
import { bouton, champ, type ErreurDeSaisie, formulaire, type Html, html } from '../interface/index.js'
import { champsDeLaSuite, type Suite } from './suite.js'

type Cle = { usage: 'enrolement' | 'verification'; options: object; action: string; texte: string }

/** What a passkey needs: shown by its script, when the browser knows passkeys. */
export const blocDeCle = (session: Session, suite: Suite, { usage, options, action, texte }: Cle): Html =>
  html`<div data-cle="${usage}" data-options="${JSON.stringify(options)}" hidden>
${formulaire(session, { action, corps: html`${champsDeLaSuite(suite)}<input type="hidden" name="reponse" value="">${bouton(texte, usage === 'enrolement' ? 'secondaire' : 'principal')}` })}
<p role="status"></p>
</div>`

export const champDeCode = (erreurs: readonly ErreurDeSaisie[]): Html =>
  champ({
    nom: 'code',
    libelle: 'Code à 6 chiffres',
    aide: 'Il change toutes les trente secondes dans votre application de codes.',
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    longueur: 7,
    largeur: 'courte',
    erreurs,
  })

/** The square code as an image of its own; the same in letters stands beside it. */
export function carreDuSecret(adresse: string): Html {
  const svg = Buffer.from(encodeQR(adresse, 'svg', { ecc: 'medium', border: 2 })).toString('base64')
  return html`<img class="carre-de-code" src="data:image/svg+xml;base64,${svg}" width="220" height="220" alt="Code à scanner par votre application ; la même clé est écrite en lettres ci-dessous">`
}

/** Four letters by four, as one types them. */
export const enGroupes = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, '$1 ')
