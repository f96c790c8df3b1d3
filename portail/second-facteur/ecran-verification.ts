import type { Facteur } from '../../src/acces/facteur/index.js'
import type { Session } from '../../src/acces/session/index.js'
import type { Assurance } from '../../src/droit/niveaux.js'
import { bouton, champ, type Ecran, type ErreurDeSaisie, formulaire, html, lInstant, lienBouton, script } from '../interface/index.js'
import { blocDeCle, champDeCode } from './composants.js'
import { champsDeLaSuite, type Suite } from './suite.js'

const raisons: Readonly<Record<Assurance, string>> = {
  ordinaire: 'Votre fournisseur d’identité ne donne pas de second facteur : donnez celui que vous avez enregistré ici.',
  renforcee:
    'Cette page montre ou décide ce qui demande d’être sûr de vous : donnez votre second facteur, même si vous l’avez fait plus tôt.',
  nominative: 'Cet acte se décide en votre nom : donnez votre second facteur, même si vous l’avez fait plus tôt.',
}

type Etat = {
  session: Session
  suite: Suite
  facteurs: readonly Facteur[]
  cle: object | null
  erreurs?: readonly ErreurDeSaisie[]
  verrou: Date | null
}

/** Gives a factor one has. */
export function ecranDeVerification({ session, suite, facteurs, cle, erreurs = [], verrou }: Etat): Ecran {
  const possede = (genre: Facteur['genre']) => facteurs.some(f => f.genre === genre)
  if (verrou)
    return {
      titre: 'Trop d’essais',
      chapeau: html`<p>Par sûreté, aucun code n’est plus essayé jusqu’au ${lInstant(verrou)}.</p>`,
      largeur: 'lecture',
      corps: html`<p>Si ce n’est pas vous qui vous êtes trompé, prévenez l’administrateur de votre organisation : il peut réinitialiser vos seconds facteurs.</p>`,
    }
  const parSecours = html`<details${erreurs.some(e => e.champ === 'secours') && html` open`}><summary>Je n’ai plus mon téléphone ni ma clé</summary>
${formulaire(session, {
  action: '/second-facteur/secours',
  corps: html`${champsDeLaSuite(suite)}${champ({ nom: 'secours', libelle: 'Code de secours', aide: 'Douze lettres ou chiffres, sur la feuille que vous avez gardée. Chacun sert une fois.', autocomplete: 'off', longueur: 30, largeur: 'moyenne', erreurs })}${bouton('Employer ce code', 'secondaire')}`,
})}
<p>Sans code de secours, demandez à l’administrateur de votre organisation de réinitialiser vos seconds facteurs.</p></details>`
  return {
    titre: 'Confirmez que c’est bien vous',
    chapeau: html`<p>${raisons[suite.demande]}</p>`,
    largeur: 'lecture',
    erreurs,
    ...(cle ? { scripts: [script('cle-d-acces')] } : {}),
    corps: html`${cle && possede('webauthn') && blocDeCle(session, suite, { usage: 'verification', options: cle, action: '/second-facteur/cle', texte: 'Employer ma clé d’accès' })}
${
  possede('totp')
    ? formulaire(session, {
        action: '/second-facteur',
        nom: 'Code de l’application',
        corps: html`${champsDeLaSuite(suite)}${champDeCode(erreurs)}${bouton('Confirmer')}`,
      })
    : html`<noscript><p>Votre clé d’accès demande que JavaScript soit actif ; sinon, employez un code de secours.</p></noscript>`
}
${parSecours}
<p>${lienBouton(adresseDuFournisseur(session, suite), 'Me reconnecter avec un second facteur de mon fournisseur d’identité')}</p>`,
  }
}

/** Signs in anew at the provider, at a level that would be enough. */
export const adresseDuFournisseur = ({ genre }: Session, { retour }: Suite): string =>
  `/connexion/${genre === 'personne' ? 'franceconnect' : 'proconnect'}?${new URLSearchParams({ espace: genre, acr: 'eidas2', retour })}`
