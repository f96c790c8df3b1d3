import type { Manquement } from '../../../src/parcours/manquement/index.js'
import {
  dernierJourPourContester,
  libellesDeLaSanctionRsa as mots,
  manquesAvantDeSanctionner,
  type Sanction,
} from '../../../src/parcours/sanction-rsa/index.js'
import { alerte, champ, choix, date, type ErreurDeSaisie, enJour, type Html, html, liste, zoneDeTexte } from '../../interface/index.js'
import { baremeExplique, sanctionEnMots } from '../../sanctions/cartes.js'
import { enPhrase } from '../../sanctions/manquements.js'
import { type Recu, texteDe } from '../diagnostic/saisie.js'
import type { NomDActe } from './actes.js'
import { legitimesDe, type Rang } from './lire.js'
import { entier } from './ouvrir.js'
import { champsDeLaProtection, protectionDite } from './protection.js'

export type Vue = { s: Sanction; manquements: readonly Rang<Manquement>[]; jour: string; recu: Recu; erreurs: readonly ErreurDeSaisie[] }
type Formulaire = {
  chapeau: string
  bouton: string
  champs(vue: Vue): Html
  corps(recu: Recu): Record<string, unknown>
  /** Fields that must hold so many characters, each with the sentence that asks for it. */
  exiges: readonly (readonly [nom: string, auMoins: number, phrase: string])[]
}

const options = (libelles: Readonly<Record<string, string>>) =>
  Object.entries(libelles).map(([valeur, texte]) => ({ valeur, texte: enPhrase(texte) }))
const ou = (recu: Recu, nom: string, defaut = '') => (recu[nom] === undefined ? defaut : texteDe(recu[nom]))

/** What the notification says, to begin with: the facts as they were reported, and what is considered. Whoever notifies makes it hers. */
const griefsDe = ({ s, manquements }: Vue): string =>
  [
    'Il vous est reproché :',
    ...s.manquements.map(x => {
      const m = manquements.find(y => y.numero === x.manquement)?.donnees
      return m ? `– le ${enJour(m.jour)}, ${m.faits}` : ''
    }),
    `Une ${sanctionEnMots({ consequence: s.consequence, taux: s.tauxPropose, mois: s.moisProposes })} est envisagée.`,
  ].join('\n')

/** Each act as a form: what it says, what it asks, and the body of the correction it makes. */
export const formulaires: Readonly<Record<NomDActe, Formulaire>> = {
  saisie: {
    chapeau:
      'Le département prend la procédure en charge : à lui de notifier, d’entendre la personne et de décider. S’il ne s’en saisit pas dans le délai, France Travail la suit par délégation.',
    bouton: 'S’en saisir',
    champs: () => html``,
    corps: () => ({ saisie: true }),
    exiges: [],
  },
  notifier: {
    chapeau: 'La personne lira ce texte tel quel, dans son espace et dans la lettre. Son délai pour répondre commence aujourd’hui.',
    bouton: 'Notifier',
    champs:
      v => html`${zoneDeTexte({ nom: 'griefs', libelle: 'Ce qui est notifié', aide: 'Les faits reprochés et ce qui est envisagé, avec des mots simples. Rien sur la santé.', lignes: 8, longueur: 4000, valeur: ou(v.recu, 'griefs', griefsDe(v)), erreurs: v.erreurs })}
${champsDeLaProtection(v.s, v.recu, v.erreurs)}`,
    corps: r => ({ griefs: texteDe(r.griefs), ...protectionDite(r) }),
    exiges: [['griefs', 20, 'Dites ce qui est reproché et envisagé, en vingt caractères au moins.']],
  },
  recueillir: {
    chapeau:
      'Ce que la personne a écrit sur papier, ou dit au téléphone ou au guichet. C’est le jour où vous l’avez reçu qui compte, non celui où vous le notez. Elle le relira.',
    bouton: 'Noter sa réponse',
    champs:
      v => html`${choix({ nom: 'voie', libelle: 'Reçue', valeur: ou(v.recu, 'voie'), options: options(mots.libellesDesVoies), erreurs: v.erreurs })}
${date({ nom: 'recueLe', libelle: 'Reçue le', valeur: ou(v.recu, 'recueLe'), max: v.jour, erreurs: v.erreurs })}
${zoneDeTexte({ nom: 'observations', libelle: 'Ce qu’elle dit', aide: 'Avec ses mots. Rien sur la santé.', longueur: 4000, valeur: ou(v.recu, 'observations'), erreurs: v.erreurs })}
${choix({
  nom: 'audition',
  libelle: 'Demande-t-elle à être entendue ?',
  facultatif: 'facultatif',
  valeur: ou(v.recu, 'audition'),
  erreurs: v.erreurs,
  options: [
    { valeur: 'oui', texte: 'Oui', aide: 'Rien ne se décide alors avant son audition.' },
    { valeur: 'non', texte: 'Non' },
  ],
})}`,
    corps: r => ({
      voie: texteDe(r.voie) || null,
      recueLe: texteDe(r.recueLe) || null,
      observations: texteDe(r.observations),
      ...(texteDe(r.audition) && { audition: texteDe(r.audition) === 'oui' }),
    }),
    exiges: [
      ['voie', 1, 'Dites comment cette réponse est arrivée : par courrier, ou de vive voix.'],
      ['recueLe', 1, 'Dites quel jour cette réponse est arrivée.'],
      ['observations', 3, 'Écrivez ce que la personne dit.'],
    ],
  },
  audition: {
    chapeau: 'Notez que la personne a été entendue, et ce qu’elle a dit : elle relira ce compte rendu.',
    bouton: 'Noter l’audition',
    champs: v => html`${date({ nom: 'entendueLe', libelle: 'Entendue le', valeur: ou(v.recu, 'entendueLe', v.jour), erreurs: v.erreurs })}
${zoneDeTexte({ nom: 'compteRendu', libelle: 'Compte rendu', aide: 'Ce qu’elle a dit, avec ses mots ; qui l’assistait. Rien sur la santé.', longueur: 4000, valeur: ou(v.recu, 'compteRendu', v.s.compteRendu ?? ''), erreurs: v.erreurs })}`,
    corps: r => ({ entendueLe: texteDe(r.entendueLe), compteRendu: texteDe(r.compteRendu) }),
    exiges: [
      ['entendueLe', 1, 'Dites quel jour.'],
      ['compteRendu', 3, 'Écrivez ce que la personne a dit.'],
    ],
  },
  avis: {
    chapeau: 'L’équipe pluridisciplinaire donne un avis ; elle ne décide pas. Aucune suppression ne se décide sans lui.',
    bouton: 'Noter l’avis',
    champs:
      v => html`${choix({ nom: 'avis', libelle: 'Son avis sur la sanction envisagée', valeur: ou(v.recu, 'avis', v.s.avis ?? ''), options: options(mots.libellesDesAvis), erreurs: v.erreurs })}
${date({ nom: 'avisLe', libelle: 'Rendu le', valeur: ou(v.recu, 'avisLe', v.s.avisLe ?? v.jour), erreurs: v.erreurs })}`,
    corps: r => ({ avis: texteDe(r.avis), avisLe: texteDe(r.avisLe) || null }),
    exiges: [['avis', 1, 'Dites quel est son avis.']],
  },
  decider: {
    chapeau: 'Vous décidez, vous signez, vous en répondez. L’outil rappelle les bornes ; il ne remplit rien.',
    bouton: 'Décider et signer',
    champs: champsDeLaDecision,
    corps: r => ({
      decision: texteDe(r.decision),
      motivation: texteDe(r.motivation) || null,
      qualite: texteDe(r.qualite) || null,
      ...(texteDe(r.decision) === 'SANCTION' && { foyer: texteDe(r.foyer) || null, taux: entier(r.taux), mois: entier(r.mois) }),
    }),
    exiges: [
      ['decision', 1, 'Dites ce que vous décidez.'],
      ['motivation', 20, 'Dites les motifs, en vingt caractères au moins : la personne les lira.'],
      ['qualite', 3, 'Dites à quel titre vous signez.'],
    ],
  },
  conformite: {
    chapeau: 'Vous dites ce que la personne a repris. Qui décide lèvera la sanction, ou dira pourquoi il la maintient.',
    bouton: 'Signaler la remise en conformité',
    champs: v =>
      zoneDeTexte({
        nom: 'conformite',
        libelle: 'Ce qu’elle fait de nouveau',
        aide: 'Les démarches reprises, depuis quand. Rien sur la santé.',
        longueur: 4000,
        valeur: ou(v.recu, 'conformite'),
        erreurs: v.erreurs,
      }),
    corps: r => ({ conformite: texteDe(r.conformite) }),
    exiges: [['conformite', 3, 'Dites ce qu’elle fait de nouveau.']],
  },
  levee: {
    chapeau:
      'Une sanction levée s’arrête aujourd’hui. Ce qui était suspendu est rétabli, trois mois au plus ; une suppression ne se rattrape pas.',
    bouton: 'Décider et signer',
    champs: v => html`${v.s.conformite && html`<p>Ce qui est signalé : « ${v.s.conformite} »</p>`}
${choix({
  nom: 'levee',
  libelle: 'Ce que vous décidez',
  valeur: ou(v.recu, 'levee'),
  options: [
    { valeur: 'LEVEE', texte: 'Lever la sanction' },
    { valeur: 'MAINTIEN', texte: 'La maintenir jusqu’à son terme' },
  ],
  erreurs: v.erreurs,
})}
${zoneDeTexte({ nom: 'motifDeLevee', libelle: 'Pourquoi', aide: 'La personne le lira.', lignes: 3, longueur: 4000, valeur: ou(v.recu, 'motifDeLevee'), erreurs: v.erreurs })}`,
    corps: r => ({ levee: texteDe(r.levee), motifDeLevee: texteDe(r.motifDeLevee) }),
    exiges: [
      ['levee', 1, 'Dites ce que vous décidez.'],
      ['motifDeLevee', 3, 'Dites pourquoi : la personne le lira.'],
    ],
  },
  rejeter: {
    chapeau:
      'Vous répondez au recours de la personne, au nom du président. Rejeté, la décision reste ; elle peut alors saisir le tribunal administratif. Si le recours est fondé, annulez la décision.',
    bouton: 'Rejeter le recours et signer',
    champs:
      v => html`${v.s.recours && html`<p>Ce que dit la personne${v.s.recoursLe && ` le ${enJour(v.s.recoursLe)}`} : « ${v.s.recours} »</p>`}
${horsDelai(v.s)}
${zoneDeTexte({ nom: 'rejet', libelle: 'Pourquoi', aide: 'Répondez à ce qu’elle dit : elle le lira, et le juge aussi. Vingt caractères au moins.', longueur: 4000, valeur: ou(v.recu, 'rejet'), erreurs: v.erreurs })}`,
    corps: r => ({ rejet: texteDe(r.rejet) }),
    exiges: [['rejet', 20, 'Dites pourquoi, en vingt caractères au moins : la personne le lira.']],
  },
  annuler: {
    chapeau:
      'Annuler efface la sanction comme si elle n’avait jamais été prise : une erreur, un recours fondé, une médiation. La caisse en est informée.',
    bouton: 'Annuler la décision',
    champs: v => html`${v.s.recours && html`<p>Ce que dit la personne : « ${v.s.recours} »</p>`}
${zoneDeTexte({ nom: 'annulation', libelle: 'Pourquoi', aide: 'La personne le lira.', lignes: 3, longueur: 4000, valeur: ou(v.recu, 'annulation'), erreurs: v.erreurs })}`,
    corps: r => ({ annulation: texteDe(r.annulation) }),
    exiges: [['annulation', 3, 'Dites pourquoi vous annulez : la personne le lira.']],
  },
}

function horsDelai(s: Sanction): Html | false {
  const dernierJour = dernierJourPourContester(s)
  return (
    dernierJour !== null &&
    (s.recoursLe ?? '') > dernierJour &&
    alerte(
      'attention',
      html`<p>Reçu après le ${enJour(dernierJour)}, dernier jour pour contester si la décision lui est bien parvenue.</p>`,
    )
  )
}

function champsDeLaDecision({ s, manquements, jour, recu, erreurs }: Vue): Html {
  const manques = manquesAvantDeSanctionner(s, { jour, legitimes: legitimesDe(s, manquements) })
  return html`${manques.length > 0 && alerte('attention', html`<p>Une sanction ne peut pas encore être décidée ; « aucune suite » peut l’être :</p>${liste(manques.map(m => m.detail))}`)}
${baremeExplique(s)}
<section aria-labelledby="la-decision"><h2 id="la-decision">La décision</h2>
${choix({
  nom: 'decision',
  libelle: 'Ce que vous décidez',
  valeur: texteDe(recu.decision),
  erreurs,
  options: [
    { valeur: 'SANS_SUITE', texte: 'Aucune suite' },
    { valeur: 'SANCTION', texte: `Une ${mots.libellesDesConsequences[s.consequence]}`, aide: 'Dites alors le foyer, la part et la durée.' },
  ],
})}
${choix({ nom: 'foyer', libelle: 'Le foyer', facultatif: 'sans mention', valeur: texteDe(recu.foyer), erreurs, options: options(mots.libellesDesFoyers) })}
<div class="rangee">${champ({ nom: 'taux', libelle: 'Part du RSA, en %', inputmode: 'numeric', largeur: 'courte', longueur: 3, facultatif: 'sans mention', valeur: texteDe(recu.taux), erreurs })}
${champ({ nom: 'mois', libelle: 'Durée, en mois', inputmode: 'numeric', largeur: 'courte', longueur: 2, facultatif: 'sans mention', valeur: texteDe(recu.mois), erreurs })}</div>
${zoneDeTexte({ nom: 'motivation', libelle: 'Les motifs', aide: 'Les faits retenus, ce que la personne en a dit, pourquoi cette part et cette durée. Vingt caractères au moins ; rien sur la santé.', longueur: 4000, valeur: ou(recu, 'motivation', s.motivation ?? ''), erreurs })}
${champ({ nom: 'qualite', libelle: 'À quel titre vous signez', aide: 'Par exemple : par délégation du président du conseil départemental.', longueur: 200, valeur: texteDe(recu.qualite), erreurs })}</section>`
}
