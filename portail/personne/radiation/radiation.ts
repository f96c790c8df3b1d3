import { type Radiation, radiationContestee, refusDeContesterLaRadiation, refusDeLEtat } from '../../../src/parcours/radiation/index.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import type { ContextePortail } from '../../contexte.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import {
  alerte,
  bouton,
  type ErreurDeSaisie,
  formulaire,
  html,
  type Html,
  lienBouton,
  liste,
  rendre,
  zoneDeTexte,
} from '../../interface/index.js'
import { enPdf, lettreDAvertissement, lettreDeRadiation } from '../../lettres/index.js'
import { type DecisionLue, etatDeLaRadiation, etapesDeLaRadiation, ficheDeRadiation, horlogeDeLaRadiation } from '../../radiation/cartes.js'
import { type Contexte, ouEnEstLaContestation, voiesContreLaRadiation } from '../../radiation/contester.js'
import { missionLocaleParmi } from '../../radiation/referente.js'
import { chemins, lireMonIdentite, corpsDe, detailDe, type Visite } from '../espace.js'
import { mesPieces } from '../pieces/section.js'
import { envoi } from '../pages/telecharger.js'

type Procedure = { numero: number; version: number; donnees: Radiation; decisions: DecisionLue[] }
const adresse = (numero: number) => `/mon-espace/inscription/radiations/${numero}`

async function lireLesMiennes(v: Visite): Promise<Procedure[]> {
  const [{ elements }, decisions] = await Promise.all([
    v.lire<{ elements: Omit<Procedure, 'decisions'>[] }>(chemins.radiations),
    v.lire<{ elements: { donnees: Omit<DecisionLue, 'par'>; misAJour: { par: string } }[] }>(chemins.decisionsDeRadiation),
  ])
  const siennes = decisions.elements.map(({ donnees, misAJour }) => ({ ...donnees, par: misAJour.par }))
  return elements.map(e => ({ ...e, decisions: siennes.filter(x => x.radiation === e.numero) })).toReversed()
}

async function laMienne(v: Visite): Promise<Procedure> {
  const { numero } = v.requete.params as { numero: string }
  const trouvee = (await lireLesMiennes(v)).find(p => String(p.numero) === numero)
  if (!trouvee) throw new EcranRefuse(404, 'Page introuvable', 'Aucune procédure vous concernant ne porte ce numéro.')
  return trouvee
}

/** Who is competent for her that day, as the ways of appeal name them. */
async function contexteDe(v: Visite, contexte: ContextePortail): Promise<Contexte> {
  const jour = jourDe(contexte.horloge())
  const { elements } = await v.lire<{ elements: { donnees: Record<string, unknown> }[] }>(chemins.rattachements)
  const suivis = elements.map(e => e.donnees)
  return { jour, referente: missionLocaleParmi(contexte, suivis, jour), nommer: v.nommer }
}

/** What is held against her: the facts, her deadline, her answer, what is decided, and how to contest it. */
export const pageDeMaRadiation = (contexte: ContextePortail) => async (v: Visite) =>
  montrer(v, await laMienne(v), await contexteDe(v, contexte))

function montrer(v: Visite, p: Procedure, c: Contexte, recu: Record<string, string> = {}, erreurs: readonly ErreurDeSaisie[] = []) {
  const { jour } = c
  const { numero, donnees: r, decisions } = p
  const { fait = '' } = v.requete.query as { fait?: string }
  const refus = refusDeLEtat(r.etat, 'REPONDRE')
  return rendre(
    v.reponse,
    v.session,
    {
      titre: r.origine === 'SANS_DROIT' && decisions.length === 0 ? 'Avertissement' : 'Radiation de la liste',
      menu: 'inscription',
      fil: [{ href: '/mon-espace/inscription', texte: 'Mon inscription' }],
      erreurs,
      ...(faits[fait] && { message: { genre: 'succes' as const, texte: faits[fait] } }),
      corps: html`${horlogeDeLaRadiation(r, jour, 'à elle')}
<section aria-labelledby="reproche"><h2 id="reproche">Ce qui m’est reproché</h2>${ficheDeRadiation(r, v.nommer)}</section>
${
  refus === null
    ? html`<section aria-labelledby="repondre"><h2 id="repondre">Ma réponse</h2>
${formulaire(v.session, {
  action: adresse(numero),
  nom: 'Répondre',
  corps: html`<input type="hidden" name="version" value="${p.version}">${zoneDeTexte({ nom: 'observations', libelle: 'Ce que je veux faire savoir', aide: 'N’écrivez rien sur votre santé : une raison de santé se dit de vive voix. Vous pouvez aussi demander à être entendu, avec la personne de votre choix.', valeur: recu.observations ?? r.observations ?? '', longueur: 2000, erreurs })}
<p class="boutons">${bouton('Envoyer ma réponse')}</p>`,
})}</section>`
    : contester(v, p, c, recu, erreurs)
}
${mesPieces({ chemin: 'radiations', numero, pieces: r.piecesJointes }, refus === null || radiationContestee(r) ? 'à joindre' : 'close', v.nommer)}
<section aria-labelledby="etapes"><h2 id="etapes">Ce qui s’est passé</h2>${etapesDeLaRadiation(r, decisions, v.nommer)}</section>
<section aria-labelledby="lettres"><h2 id="lettres">Lettres</h2><p class="boutons">${r.origine === 'SANS_DROIT' && lienBouton(`${adresse(numero)}/avertissement.pdf`, html`L’avertissement <span class="aide">(PDF accessible)</span>`)}
${decisions.map((x, i) => lienBouton(`${adresse(numero)}/decisions/${i + 1}.pdf`, html`${titres[x.sens]} <span class="aide">(PDF accessible)</span>`))}</p></section>`,
    },
    erreurs.length > 0 ? 422 : 200,
  )
}

const faits: Readonly<Record<string, string>> = {
  reponse: 'Votre réponse est enregistrée. Qui décide doit la lire avant.',
  recours: 'Votre contestation est enregistrée. Cette page dit qui y répond, et jusqu’à quand.',
}

/** What is left to her once it is decided: where her appeal is, the ways open, and the one she takes here. */
function contester(v: Visite, p: Procedure, c: Contexte, recu: Record<string, string>, erreurs: readonly ErreurDeSaisie[]): Html {
  const { numero, donnees: r, decisions } = p
  const prononcee = decisions.findLast(x => x.sens === 'RADIATION')
  const refus = refusDeLEtat(r.etat, 'CONTESTER')
  if (refus !== null || !prononcee)
    return html`<section aria-labelledby="contester"><h2 id="contester">Répondre, contester</h2><p>${refus ?? refusDeLEtat(r.etat, 'REPONDRE')}</p></section>`
  const dite = ouEnEstLaContestation(r, decisions, c)
  const rejet = decisions.findLast(x => x.sens === 'REJET')
  return html`<section aria-labelledby="contester"><h2 id="contester">Contester la décision</h2>
${dite && alerte(refusDeContesterLaRadiation(r, c.jour) === null ? 'information' : 'attention', html`<p>${dite}${rejet && html` Pourquoi : « ${rejet.motivation} »`}</p>`)}
${liste(voiesContreLaRadiation(r, prononcee.le, c))}
${
  refusDeContesterLaRadiation(r, c.jour) === null &&
  formulaire(v.session, {
    action: `${adresse(numero)}/contestation`,
    nom: 'Contester',
    corps: html`<input type="hidden" name="version" value="${p.version}">${zoneDeTexte({ nom: 'recours', libelle: 'Ce que je conteste, et pourquoi', aide: 'N’écrivez rien sur votre santé : une raison de santé se dit de vive voix.', valeur: recu.recours ?? r.recours ?? '', longueur: 4000, erreurs })}
<p class="boutons">${bouton('Envoyer ma contestation', 'secondaire')}</p>`,
  })
}</section>`
}

const titres = {
  ENVISAGEE: 'La radiation envisagée',
  RADIATION: 'La radiation',
  SANS_SUITE: 'Le classement sans suite',
  REJET: 'Le rejet de ma contestation',
  ANNULATION: 'L’annulation',
} as const

/** Sends one act of hers, on the version she read. */
const agir = (fait: 'reponse' | 'recours', champ: 'observations' | 'recours') => (contexte: ContextePortail) => async (v: Visite) => {
  const p = await laMienne(v)
  const recu = corpsDe(v.requete)
  const redire = async (texte: string) => montrer(v, p, await contexteDe(v, contexte), recu, [{ champ, texte }])
  if ((recu[champ] ?? '').length < 3) return redire('Écrivez ce que vous voulez faire savoir.')
  const { statut, corps } = await v.ecrire(
    'PATCH',
    `${chemins.maReponseALaRadiation}/${p.numero}`,
    { [champ]: recu[champ] },
    { 'if-match': `"${recu.version}"` },
  )
  if (statut === 200) return v.reponse.redirect(`${adresse(p.numero)}?fait=${fait}`, 303)
  if (statut === 412) return redire('La procédure a changé pendant que vous écriviez. Relisez-la, puis envoyez.')
  if (statut === 422) return redire(detailDe(corps))
  throw new EcranRefuse(statut === 409 ? 409 : 400, 'Votre réponse n’a pas été enregistrée', detailDe(corps))
}
export const repondreALaRadiation = agir('reponse', 'observations')
export const contesterMaRadiation = agir('recours', 'recours')

export const lettreDeMaRadiation = (contexte: ContextePortail) => async (v: Visite) => {
  const { horloge } = contexte
  const [{ donnees: r, decisions }, moi, { referente }] = await Promise.all([laMienne(v), lireMonIdentite(v), contexteDe(v, contexte)])
  const { rang } = v.requete.params as { rang?: string }
  const decision = decisions[Number(rang) - 1]
  const a = envoi(moi, v, horloge())
  const lettre =
    rang === undefined
      ? r.origine === 'SANS_DROIT' && lettreDAvertissement(r, a)
      : decision && lettreDeRadiation(r, decision, { ...a, referente })
  if (!lettre) throw new EcranRefuse(404, 'Page introuvable', 'Aucune lettre ne porte ce numéro.')
  return v.reponse
    .type('application/pdf')
    .headers({ 'content-disposition': 'attachment; filename="lettre.pdf"', 'cache-control': 'no-store' })
    .send(enPdf(lettre, horloge()))
}

/** Her procedures, where she reads of her registration. */
export async function mesRadiations(v: Visite): Promise<Html | false> {
  const siennes = await lireLesMiennes(v)
  return (
    siennes.length > 0 &&
    html`<section aria-labelledby="radiations"><h2 id="radiations">Ce qui m’est reproché</h2>
<ul>${siennes.map(p => html`<li><a href="${adresse(p.numero)}">${p.donnees.origine === 'SANS_DROIT' ? 'Avertissement' : 'Radiation proposée'} n° ${p.numero}</a> ${etatDeLaRadiation(p.donnees)}</li>`)}</ul></section>`
  )
}

/** What she meets first in her space while she may answer. */
export async function annonceDeLaRadiation(v: Visite): Promise<Html | false> {
  const ouverte = (await lireLesMiennes(v)).find(p => refusDeLEtat(p.donnees.etat, 'REPONDRE') === null)
  return (
    ouverte !== undefined &&
    alerte(
      'attention',
      html`<p><strong>${ouverte.donnees.origine === 'SANS_DROIT' ? v.nommer(ouverte.donnees.proposeePar) : 'France Travail'} vous a écrit, et vous pouvez répondre.</strong></p>
<p>${lienBouton(adresse(ouverte.numero), 'Lire ce qui m’est reproché, et répondre')}</p>`,
    )
  )
}
