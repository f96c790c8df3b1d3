import { jourDe } from '../../../src/moteur/moteur.js'
import { echeanceDeReponse } from '../../../src/parcours/projet/index.js'
import {
  bouton,
  choix,
  type ErreurDeSaisie,
  enJour,
  formulaire,
  type Html,
  html,
  listeDeroulante,
  motsDesRefus,
  zoneDeTexte,
} from '../../interface/index.js'
import { enOptions } from '../../projet/champs.js'
import { type Recu, texteDe } from '../../projet/saisie.js'
import type { Demande } from '../ecran.js'
import type { OffreLue, Rang } from './lire.js'

type Formulaire = { d: Demande; ici: string; rang: Rang<OffreLue>; recu: Recu; erreurs: readonly ErreurDeSaisie[] }

const version = ({ version: v }: Rang<OffreLue>): Html => html`<input type="hidden" name="version" value="${v.version}">`

const reponses = {
  EN_ATTENTE: 'pas encore de réponse',
  ACCEPTEE: 'elle accepte',
  REFUSEE: 'elle refuse',
  SANS_SUITE: 'l’offre n’est plus à pourvoir',
}

export const formulaireDeReponse = ({ d, ici, rang, recu, erreurs }: Formulaire): Html =>
  html`<section aria-labelledby="noter"><h2 id="noter">Noter sa réponse</h2>
<p>La personne peut aussi répondre elle-même, depuis son espace.</p>
${formulaire(d.session, {
  action: `${ici}/reponse`,
  nom: 'Noter sa réponse',
  corps: html`${version(rang)}${choix({ nom: 'reponse', libelle: 'Sa réponse', valeur: texteDe(recu.reponse) || rang.donnees.reponse, options: enOptions(reponses), erreurs })}
${listeDeroulante({ nom: 'motifDuRefus', libelle: 'Si elle refuse, sa raison', valeur: texteDe(recu.motifDuRefus) || (rang.donnees.motifDuRefus ?? ''), facultatif: 'facultatif', options: [{ valeur: '', texte: 'Aucune' }, ...enOptions(motsDesRefus)], erreurs })}
${zoneDeTexte({ nom: 'explication', libelle: 'Ce qu’elle en dit', aide: 'Avec ses mots. N’écrivez rien sur sa santé ni sur sa famille : une raison personnelle se dit de vive voix.', lignes: 3, longueur: 1000, valeur: texteDe(recu.explication) || (rang.donnees.explication ?? ''), facultatif: 'facultatif', erreurs })}
<p class="boutons">${bouton('Noter cette réponse', 'secondaire')}</p>`,
})}</section>`

export function formulaireDAppreciation({ d, ici, rang, recu, erreurs }: Formulaire): Html {
  const { reponduLe, observations, legitime, motivation } = rang.donnees
  const terme = echeanceDeReponse(reponduLe ?? jourDe(d.contexte.horloge()))
  return html`<section aria-labelledby="apprecier"><h2 id="apprecier">${legitime === null ? 'Apprécier ce refus' : 'Revoir l’appréciation'}</h2>
<p>Vous décidez, et vous dites pourquoi : la personne le lira. ${observations === null && html`Elle a jusqu’au ${enJour(terme)} pour présenter ses observations (délai de l’article R. 5412-7, repris ici par la plateforme).`}</p>
${formulaire(d.session, {
  action: `${ici}/appreciation`,
  nom: 'Apprécier ce refus',
  corps: html`${version(rang)}${choix({
    nom: 'legitime',
    libelle: 'Ce refus a-t-il un motif légitime ?',
    valeur: texteDe(recu.legitime) || (legitime === null ? undefined : legitime ? 'oui' : 'non'),
    options: [
      { valeur: 'oui', texte: 'Oui, le refus est légitime' },
      { valeur: 'non', texte: 'Non, aucun motif légitime' },
    ],
    erreurs,
  })}
${zoneDeTexte({ nom: 'motivation', libelle: 'Pourquoi', longueur: 2000, valeur: texteDe(recu.motivation) || (motivation ?? ''), erreurs })}
<p class="boutons">${bouton('Enregistrer l’appréciation')}</p>`,
})}</section>`
}
