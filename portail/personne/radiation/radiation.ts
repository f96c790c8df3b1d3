import { type Radiation, refusDeLEtat } from '../../../src/parcours/radiation/index.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import type { ContextePortail } from '../../contexte.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import { alerte, bouton, type ErreurDeSaisie, formulaire, html, type Html, lienBouton, rendre, zoneDeTexte } from '../../interface/index.js'
import { enPdf, lettreDAvertissement, lettreDeRadiation } from '../../lettres/index.js'
import { type DecisionLue, etatDeLaRadiation, etapesDeLaRadiation, ficheDeRadiation, horlogeDeLaRadiation } from '../../radiation/cartes.js'
import { contesterLaRadiation } from '../../radiation/contester.js'
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

/** What is held against her: the facts, her deadline, her answer, what is decided, and how to contest it. */
export const pageDeMaRadiation =
  ({ horloge }: ContextePortail) =>
  async (v: Visite) =>
    montrer(v, await laMienne(v), jourDe(horloge()))

function montrer(v: Visite, p: Procedure, jour: string, recu: Record<string, string> = {}, erreurs: readonly ErreurDeSaisie[] = []) {
  const { numero, donnees: r, decisions } = p
  const { fait } = v.requete.query as { fait?: string }
  const refus = refusDeLEtat(r.etat, 'REPONDRE')
  const prononcee = decisions.findLast(x => x.sens === 'RADIATION')
  return rendre(
    v.reponse,
    v.session,
    {
      titre: r.origine === 'SANS_DROIT' && decisions.length === 0 ? 'Avertissement' : 'Radiation de la liste',
      menu: 'inscription',
      fil: [{ href: '/mon-espace/inscription', texte: 'Mon inscription' }],
      erreurs,
      ...(fait === 'reponse' && {
        message: { genre: 'succes' as const, texte: 'Votre réponse est enregistrée. Qui décide doit la lire avant.' },
      }),
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
    : html`<section aria-labelledby="contester"><h2 id="contester">Répondre, contester</h2><p>${refus}</p>
${(r.etat === 'PRONONCEE' || r.etat === 'ECHUE') && prononcee && html`<p>${contesterLaRadiation(v.nommer(prononcee.par), prononcee.le)}</p>`}</section>`
}
${mesPieces({ chemin: 'radiations', numero, pieces: r.piecesJointes }, refus === null ? 'à joindre' : 'close', v.nommer)}
<section aria-labelledby="etapes"><h2 id="etapes">Ce qui s’est passé</h2>${etapesDeLaRadiation(r, decisions, v.nommer)}</section>
<section aria-labelledby="lettres"><h2 id="lettres">Lettres</h2><p class="boutons">${r.origine === 'SANS_DROIT' && lienBouton(`${adresse(numero)}/avertissement.pdf`, html`L’avertissement <span class="aide">(PDF accessible)</span>`)}
${decisions.map((x, i) => lienBouton(`${adresse(numero)}/decisions/${i + 1}.pdf`, html`${titres[x.sens]} <span class="aide">(PDF accessible)</span>`))}</p></section>`,
    },
    erreurs.length > 0 ? 422 : 200,
  )
}

const titres = {
  ENVISAGEE: 'La radiation envisagée',
  RADIATION: 'La radiation',
  SANS_SUITE: 'Le classement sans suite',
  ANNULATION: 'L’annulation',
} as const

export const repondreALaRadiation =
  ({ horloge }: ContextePortail) =>
  async (v: Visite) => {
    const p = await laMienne(v)
    const recu = corpsDe(v.requete)
    const redire = (texte: string) => montrer(v, p, jourDe(horloge()), recu, [{ champ: 'observations', texte }])
    if ((recu.observations ?? '').length < 3) return redire('Écrivez ce que vous voulez faire savoir.')
    const { statut, corps } = await v.ecrire(
      'PATCH',
      `${chemins.maReponseALaRadiation}/${p.numero}`,
      { observations: recu.observations },
      { 'if-match': `"${recu.version}"` },
    )
    if (statut === 200) return v.reponse.redirect(`${adresse(p.numero)}?fait=reponse`, 303)
    if (statut === 412) return redire('La procédure a changé pendant que vous écriviez. Relisez-la, puis envoyez.')
    throw new EcranRefuse(statut === 409 ? 409 : 400, 'Votre réponse n’a pas été enregistrée', detailDe(corps))
  }

export const lettreDeMaRadiation =
  ({ horloge }: ContextePortail) =>
  async (v: Visite) => {
    const [{ donnees: r, decisions }, moi] = await Promise.all([laMienne(v), lireMonIdentite(v)])
    const { rang } = v.requete.params as { rang?: string }
    const decision = decisions[Number(rang) - 1]
    const a = envoi(moi, v, horloge())
    const lettre =
      rang === undefined ? r.origine === 'SANS_DROIT' && lettreDAvertissement(r, a) : decision && lettreDeRadiation(r, decision, a)
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
