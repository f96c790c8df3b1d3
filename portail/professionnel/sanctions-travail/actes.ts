import {
  type EvenementDeSanction,
  motsDeLaSanctionDuTravail as mots,
  type SanctionDuTravail as Sanction,
} from '../../../src/parcours/sanction-travail/index.js'
import { attestation, champ, choix, date, type ErreurDeSaisie, html, type Html, zoneDeTexte } from '../../interface/index.js'
import { enPhrase } from '../../sanctions/manquements.js'
import { type Recu, texteDe } from '../diagnostic/saisie.js'
import { champsDeLaProtection, protectionDite } from '../sanctions/protection.js'

type Saisi = { recu: Recu; erreurs: readonly ErreurDeSaisie[]; jour: string }
/** `champ`: the field that makes the act. `signe`: it is signed by who may. `autrement`: what else closes it, said to whoever looks for it. */
export type ActeDEcran = {
  cle: string
  evenement: EvenementDeSanction
  champ: keyof Sanction
  lien: string
  bouton: string
  chapeau: Html
  signe: boolean
  autrement: (s: Sanction) => string | null
  formulaire: (s: Saisi, sanction: Sanction) => Html
  corps: (recu: Recu) => Record<string, unknown>
}
const rien = () => null
const ou = (recu: Recu, nom: string) => texteDe(recu[nom]) || null
const entier = (recu: Recu, nom: string) => (texteDe(recu[nom]) === '' ? null : Number(texteDe(recu[nom])))

export const actes: readonly ActeDEcran[] = [
  {
    cle: 'notifier',
    evenement: 'NOTIFIER',
    champ: 'griefs',
    lien: 'Notifier à la personne',
    bouton: 'Notifier',
    chapeau: html`<p>La personne lira ce texte, la sanction envisagée et son délai de dix jours. Rien n’est décidé : elle répond d’abord.</p>`,
    signe: false,
    autrement: rien,
    formulaire: (
      { recu, erreurs },
      s,
    ) => html`${zoneDeTexte({ nom: 'griefs', libelle: 'Ce qui est reproché', aide: 'Les faits, leurs dates, ce qui a été demandé et ce qui est envisagé. N’écrivez rien sur la santé.', valeur: texteDe(recu.griefs), erreurs, lignes: 6, longueur: 4000 })}
${champsDeLaProtection(s, recu, erreurs)}`,
    corps: recu => ({ griefs: ou(recu, 'griefs'), ...protectionDite(recu) }),
  },
  {
    cle: 'recueillir',
    evenement: 'OBSERVER',
    champ: 'observations',
    lien: 'Noter une réponse reçue',
    bouton: 'Noter sa réponse',
    chapeau: html`<p>Ce que la personne a écrit sur papier, ou dit au téléphone ou au guichet. C’est le jour où vous l’avez reçu qui compte. Elle le relira.</p>`,
    signe: false,
    autrement: s => (s.observations !== null && s.voie === null ? 'Elle a répondu elle-même : ses mots restent les siens.' : null),
    formulaire: ({ recu, erreurs, jour }) => html`${choix({
      nom: 'voie',
      libelle: 'Reçue',
      valeur: texteDe(recu.voie),
      erreurs,
      options: Object.entries(mots.libellesDesVoies).map(([valeur, texte]) => ({ valeur, texte: enPhrase(texte) })),
    })}
${date({ nom: 'recueLe', libelle: 'Reçue le', valeur: texteDe(recu.recueLe), max: jour, erreurs })}
${zoneDeTexte({ nom: 'observations', libelle: 'Ce qu’elle dit', aide: 'Avec ses mots. Rien sur la santé.', valeur: texteDe(recu.observations), erreurs, lignes: 5, longueur: 4000 })}
${attestation({ nom: 'audition', libelle: 'Elle demande à être entendue', cochee: texteDe(recu.audition) === 'oui', facultatif: 'sans mention' })}`,
    corps: recu => ({
      voie: ou(recu, 'voie'),
      recueLe: ou(recu, 'recueLe'),
      observations: ou(recu, 'observations'),
      ...(texteDe(recu.audition) === 'oui' && { audition: true }),
    }),
  },
  {
    cle: 'entendre',
    evenement: 'ENTENDRE',
    champ: 'entendueLe',
    lien: 'Consigner l’audition',
    bouton: 'Consigner',
    chapeau: html`<p>L’audition ne raccourcit le délai de réponse que si la personne l’a demandée.</p>`,
    signe: false,
    autrement: rien,
    formulaire: ({
      recu,
      erreurs,
      jour,
    }) => html`${date({ nom: 'entendueLe', libelle: 'Entendue le', valeur: texteDe(recu.entendueLe) || jour, max: jour, erreurs })}
${zoneDeTexte({ nom: 'compteRendu', libelle: 'Ce qui a été dit', valeur: texteDe(recu.compteRendu), erreurs, lignes: 5, longueur: 4000 })}`,
    corps: recu => ({ entendueLe: ou(recu, 'entendueLe'), compteRendu: ou(recu, 'compteRendu') }),
  },
  {
    cle: 'decider',
    evenement: 'DECIDER',
    champ: 'decision',
    lien: 'Décider',
    bouton: 'Signer la décision',
    chapeau: html`<p>Vous décidez, vous seul : rien n’est rempli d’avance. Tenez compte de la situation de la personne, de la nature et de la fréquence des manquements, et de ce qui l’aidera à aboutir.</p>`,
    signe: true,
    autrement: rien,
    formulaire: ({ recu, erreurs }, s) => html`${choix({
      nom: 'decision',
      libelle: 'Votre décision',
      valeur: texteDe(recu.decision),
      erreurs,
      options: [
        { valeur: 'SANCTION', texte: s.consequence === 'SUSPENSION' ? 'Une suspension' : 'Une suppression' },
        { valeur: 'SANS_SUITE', texte: 'Aucune suite' },
      ],
    })}
${champ({ nom: 'taux', libelle: 'Taux (%), pour une sanction', valeur: texteDe(recu.taux), inputmode: 'numeric', largeur: 'courte', facultatif: 'sans mention', erreurs })}
${champ({ nom: 'mois', libelle: 'Durée (mois), pour une sanction', valeur: texteDe(recu.mois), inputmode: 'numeric', largeur: 'courte', facultatif: 'sans mention', erreurs })}
${zoneDeTexte({ nom: 'motivation', libelle: 'Motifs', aide: 'La personne les lira, et le juge aussi.', valeur: texteDe(recu.motivation), erreurs, lignes: 6, longueur: 4000 })}
${champ({ nom: 'qualite', libelle: 'Vous signez en qualité de', valeur: texteDe(recu.qualite), erreurs, longueur: 200 })}`,
    corps: recu => ({
      decision: ou(recu, 'decision'),
      taux: texteDe(recu.decision) === 'SANCTION' ? entier(recu, 'taux') : null,
      mois: texteDe(recu.decision) === 'SANCTION' ? entier(recu, 'mois') : null,
      motivation: ou(recu, 'motivation'),
      qualite: ou(recu, 'qualite'),
    }),
  },
  {
    cle: 'conformite',
    evenement: 'CONFORMER',
    champ: 'conformite',
    lien: 'Dire la remise en conformité',
    bouton: 'Dire',
    chapeau: html`<p>Ce que la personne a repris, et depuis quand. L’organisme qui a décidé en tient compte.</p>`,
    signe: false,
    autrement: rien,
    formulaire: ({ recu, erreurs }) =>
      zoneDeTexte({ nom: 'conformite', libelle: 'Ce qui a repris', valeur: texteDe(recu.conformite), erreurs, lignes: 4, longueur: 4000 }),
    corps: recu => ({ conformite: ou(recu, 'conformite') }),
  },
  {
    cle: 'lever',
    evenement: 'LEVER',
    champ: 'levee',
    lien: 'Lever la suspension, ou la maintenir',
    bouton: 'Signer',
    chapeau: html`<p>Levée, la suspension s’arrête et les sommes sont rétablies, trois mois au plus.</p>`,
    signe: true,
    autrement: s => (s.consequence === 'SUPPRESSION' ? 'Une suppression ne se lève pas ; elle peut être annulée.' : null),
    formulaire: ({ recu, erreurs }) => html`${choix({
      nom: 'levee',
      libelle: 'Votre décision',
      valeur: texteDe(recu.levee),
      erreurs,
      options: [
        { valeur: 'LEVEE', texte: 'Lever la suspension' },
        { valeur: 'MAINTIEN', texte: 'La maintenir' },
      ],
    })}
${zoneDeTexte({ nom: 'motifDeLevee', libelle: 'Pourquoi', aide: 'La personne le lira.', valeur: texteDe(recu.motifDeLevee), erreurs, lignes: 4, longueur: 4000 })}`,
    corps: recu => ({ levee: ou(recu, 'levee'), motifDeLevee: ou(recu, 'motifDeLevee') }),
  },
  {
    cle: 'rejeter',
    evenement: 'REJETER',
    champ: 'rejet',
    lien: 'Rejeter la contestation',
    bouton: 'Rejeter la contestation et signer',
    chapeau: html`<p>La décision reste. La personne lit votre réponse, et peut saisir le tribunal administratif. Si elle a raison, annulez plutôt la décision.</p>`,
    signe: true,
    autrement: s =>
      s.recours === null ? 'La personne n’a pas contesté cette décision.' : s.rejetLe === null ? null : 'Sa contestation est déjà rejetée.',
    formulaire: ({ recu, erreurs }, s) => html`${s.recours && html`<p>Ce que dit la personne : « ${s.recours} »</p>`}
${zoneDeTexte({ nom: 'rejet', libelle: 'Pourquoi', aide: 'Répondez à ce qu’elle dit : elle le lira, et le juge aussi. Vingt caractères au moins.', valeur: texteDe(recu.rejet), erreurs, lignes: 5, longueur: 4000 })}`,
    corps: recu => ({ rejet: ou(recu, 'rejet') }),
  },
  {
    cle: 'annuler',
    evenement: 'ANNULER',
    champ: 'annulation',
    lien: 'Annuler la décision',
    bouton: 'Annuler la décision',
    chapeau: html`<p>Annulée, la sanction est tenue pour n’avoir jamais été prise : après un recours, une médiation, une erreur.</p>`,
    signe: true,
    autrement: rien,
    formulaire: ({ recu, erreurs }) =>
      zoneDeTexte({ nom: 'annulation', libelle: 'Pourquoi', valeur: texteDe(recu.annulation), erreurs, lignes: 4, longueur: 4000 }),
    corps: recu => ({ annulation: ou(recu, 'annulation') }),
  },
]
