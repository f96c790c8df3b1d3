import { reponseALaContestation } from '../../../src/droit/contestation.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import { contestationEnCours, refusDeLEtatDeSanction } from '../../../src/parcours/sanction-travail/index.js'
import type { ContextePortail } from '../../contexte.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import {
  alerte,
  attestation,
  bouton,
  champ,
  enJour,
  type ErreurDeSaisie,
  formulaire,
  frise,
  html,
  type Html,
  lienBouton,
  liste,
  rendre,
  zoneDeTexte,
} from '../../interface/index.js'
import { type GenreDeLettre, lettreOuverte } from '../../lettres/index.js'
import { deroule, etatDe, horloge, mesureEnMots, ouEnEst } from '../../sanction-travail/cartes.js'
import { ouEnEstLaContestation, quiDecide, voiesDeRecours } from '../../sanction-travail/voies-de-recours.js'
import { corpsDe, detailDe, type Visite } from '../espace.js'
import { mesPieces } from '../pieces/section.js'
import { adresseDe, lireMaProcedure, lireMesProcedures, type MaProcedure } from './lire.js'

const faits: Readonly<Record<string, string>> = {
  reponse: 'Votre réponse est enregistrée. Elle est lue avant toute décision.',
  recours: 'Votre contestation est enregistrée. Qui est compétent aujourd’hui la lit ; cette page dit jusqu’à quand il peut vous répondre.',
}
const lettres: readonly (readonly [GenreDeLettre, string])[] = [
  ['notification', 'La lettre de notification'],
  ['decision', 'La décision'],
  ['levee', 'La levée'],
  ['rejet', 'Le rejet de ma contestation'],
]

/** What she meets first in her space while something is held against her, or a sanction runs. */
export async function annonceDesSanctionsDuTravail(v: Visite): Promise<Html | false> {
  const vives = (await lireMesProcedures(v)).filter(p =>
    ['CONTRADICTOIRE', 'A_DECIDER', 'DECIDEE', 'LEVEE_A_DECIDER'].includes(p.donnees.etat),
  )
  return (
    vives.length > 0 &&
    alerte(
      'attention',
      html`${vives.map(
        p => html`<p><strong>${p.donnees.decision === 'SANCTION' ? 'Une sanction est en cours' : 'Une sanction est envisagée'} sur ${p.regime.quoi === 'l’allocation' ? 'votre allocation' : 'votre revenu de remplacement'}.</strong>
${p.donnees.etat === 'CONTRADICTOIRE' && p.donnees.reponseAvant !== null && html` Vous pouvez répondre jusqu’au ${enJour(p.donnees.reponseAvant)}.`}</p>
<p>${lienBouton(adresseDe(p), 'Lire et répondre')}</p>`,
      )}`,
    )
  )
}

export const pageDUneProcedure =
  ({ horloge: maintenant }: ContextePortail) =>
  (v: Visite) =>
    montrer(v, jourDe(maintenant()))

async function montrer(v: Visite, jour: string, recu: Record<string, string> = {}, erreurs: readonly ErreurDeSaisie[] = []) {
  const p = await lireMaProcedure(v)
  const { regime, donnees: s } = p
  const { fait = '' } = v.requete.query as { fait?: string }
  const dit = horloge(s, jour)
  return rendre(
    v.reponse,
    v.session,
    {
      titre: s.decision === 'SANCTION' ? 'La sanction qui me concerne' : 'Ce qui m’est reproché',
      menu: 'espace',
      erreurs,
      ...(faits[fait] && { message: { genre: 'succes' as const, texte: faits[fait] } }),
      chapeau: html`<p>${v.nommer(s.organisation)}, sur ${regime.quoi}. ${s.decision === null ? `Rien n’est décidé : vous pouvez répondre, et être entendu. ${quiDecide(s, v.nommer)}` : 'Une personne a décidé, et dit pourquoi.'}</p>`,
      corps: html`<section aria-labelledby="ou-en-est"><h2 id="ou-en-est">Où cela en est</h2>
${s.etat === 'CONTRADICTOIRE' && s.reponseAvant !== null ? alerte('attention', html`<p>Vous pouvez répondre jusqu’au <strong>${enJour(s.reponseAvant)}</strong> inclus.</p>`) : dit && alerte('information', html`<p>${dit}</p>`)}
${s.griefs !== null && html`<h3>Ce qui vous est reproché</h3><blockquote><p>${s.griefs}</p></blockquote>`}
${ouEnEst(s, regime, v.nommer)}
<p class="boutons">${lettres.filter(([g]) => lettreOuverte(s, g)).map(([g, nom]) => lienBouton(`${adresseDe(p)}/${g}.pdf`, html`${nom} <span class="aide">(PDF accessible)</span>`))}</p></section>
${repondre(v, p, recu, erreurs)}
${mesPieces({ chemin: regime.chemin, numero: p.numero, pieces: s.piecesJointes }, refusDeLEtatDeSanction(s.etat, 'OBSERVER') === null || contestationEnCours(s) ? 'à joindre' : 'close', v.nommer)}${contester(v, p, jour, recu, erreurs)}
<section aria-labelledby="deroule"><h2 id="deroule">Ce qui s’est passé</h2>${frise(deroule(s, v.nommer))}</section>`,
    },
    erreurs.length > 0 ? 422 : 200,
  )
}

/** Her answer, as long as nothing is decided; late as well, for nobody decides without reading her. */
const repondre = (v: Visite, p: MaProcedure, recu: Record<string, string>, erreurs: readonly ErreurDeSaisie[]): Html | false => {
  const { donnees: s } = p
  return (
    refusDeLEtatDeSanction(s.etat, 'OBSERVER') === null &&
    html`<section aria-labelledby="repondre"><h2 id="repondre">Répondre</h2>
<p>Dites ce qui s’est passé, et pourquoi : un motif légitime se cherche d’abord. Vous pouvez demander à être entendu, avec la personne de votre choix.</p>
${formulaire(v.session, {
  action: `${adresseDe(p)}/reponse`,
  corps: html`<input type="hidden" name="version" value="${p.version}">
${zoneDeTexte({ nom: 'observations', libelle: 'Mes observations', aide: 'N’écrivez rien sur votre santé : dites-le de vive voix.', valeur: recu.observations ?? s.observations, erreurs, lignes: 5, longueur: 4000 })}
${attestation({ nom: 'audition', libelle: 'Je demande à être entendu', cochee: recu.audition === 'oui' || s.audition === true, facultatif: 'sans mention' })}
${champ({ nom: 'assistance', libelle: 'Je viendrai avec', valeur: recu.assistance ?? s.assistance, facultatif: 'facultatif', longueur: 200 })}
<p class="boutons">${bouton('Envoyer ma réponse')}</p>`,
})}</section>`
  )
}

const contester = (
  v: Visite,
  p: MaProcedure,
  jour: string,
  recu: Record<string, string>,
  erreurs: readonly ErreurDeSaisie[],
): Html | false => {
  const { donnees: s, regime } = p
  const reponse = reponseALaContestation(s, jour)
  const dite = ouEnEstLaContestation(s, jour, v.nommer)
  return (
    s.decision === 'SANCTION' &&
    html`<section aria-labelledby="contester"><h2 id="contester">Contester la décision</h2>
${dite && alerte(reponse?.genre === 'silence' ? 'attention' : 'information', html`<p>${dite}${s.rejet && html` Pourquoi : « ${s.rejet} »`}</p>`)}
${liste(voiesDeRecours(s, regime, jour, v.nommer))}
${s.consequence === 'SUSPENSION' && (s.etat === 'DECIDEE' || s.etat === 'LEVEE_A_DECIDER') && html`<p>Si vous reprenez ce qui vous est demandé, dites-le à votre référent : la suspension peut être levée, et les sommes versées.</p>`}
${
  (reponse === null || reponse.genre === 'attendue') &&
  refusDeLEtatDeSanction(s.etat, 'CONTESTER') === null &&
  formulaire(v.session, {
    action: `${adresseDe(p)}/recours`,
    corps: html`<input type="hidden" name="version" value="${p.version}">
${zoneDeTexte({ nom: 'recours', libelle: 'Ce que je conteste, et pourquoi', valeur: recu.recours ?? s.recours, erreurs, lignes: 5, longueur: 4000 })}
<p class="boutons">${bouton('Envoyer ma contestation', 'secondaire')}</p>`,
  })
}</section>`
  )
}

/** Sends one act of hers, on the version she read. */
const agir =
  (acte: 'reponse' | 'recours', corpsDeLActe: (recu: Record<string, string>) => Record<string, unknown>) =>
  ({ horloge: maintenant }: ContextePortail) =>
  async (v: Visite) => {
    const p = await lireMaProcedure(v)
    const recu = corpsDe(v.requete)
    const champDit = acte === 'reponse' ? 'observations' : 'recours'
    const redire = (texte: string) => montrer(v, jourDe(maintenant()), recu, [{ champ: champDit, texte }])
    if ((recu[champDit] ?? '').length < 3) return redire('Écrivez ce que vous voulez dire.')
    const chemin = `/api/v1/reponse-de-la-personne/${p.regime.chemin}/moi/${p.numero}`
    const { statut, corps } = await v.ecrire('PATCH', chemin, corpsDeLActe(recu), { 'if-match': `"${recu.version}"` })
    if (statut === 200) return v.reponse.redirect(`${adresseDe(p)}?fait=${acte}`, 303)
    if (statut === 412) return redire('La procédure a changé pendant que vous écriviez : relisez-la d’abord.')
    if (statut === 422 || statut === 409) return redire(detailDe(corps))
    throw new EcranRefuse(400, 'Votre réponse n’a pas été envoyée', detailDe(corps))
  }
export const repondreALaProcedure = agir('reponse', r => ({
  observations: r.observations,
  ...(r.audition === 'oui' && { audition: true }),
  ...(r.assistance && { assistance: r.assistance }),
}))
export const contesterLaSanctionDuTravail = agir('recours', r => ({ recours: r.recours }))

/** All of them, of the past as well. */
export async function pageDeMesProcedures(v: Visite) {
  const siennes = await lireMesProcedures(v)
  return rendre(v.reponse, v.session, {
    titre: 'Sanctions sur mon revenu de remplacement ou mon allocation',
    menu: 'espace',
    corps:
      siennes.length === 0
        ? html`<p>Rien ne vous est reproché.</p>`
        : html`<ul class="cartes">${siennes.map(p => html`<li><h2 class="h3">${mesureEnMots(p.donnees.consequence, p.donnees.tauxPropose, p.donnees.moisProposes)}</h2><p>${etatDe(p.donnees)} depuis le ${enJour(p.donnees.depuis)}</p><p>${lienBouton(adresseDe(p), 'Lire')}</p></li>`)}</ul>`,
  })
}
