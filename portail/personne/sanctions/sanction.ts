import { jourDe } from '../../../src/moteur/moteur.js'
import { CodeDeJusticeAdministrative, CodeDeLActionSociale } from '../../../src/droit/textes.js'
import {
  dernierJourDuJuge,
  dernierJourPourContester,
  recoursEnCours,
  silenceDuPresident,
  type Sanction,
} from '../../../src/parcours/sanction-rsa/index.js'
import { alerte, enJour, type ErreurDeSaisie, fiche, frise, type Html, html, lienBouton, rendre } from '../../interface/index.js'
import { competent, etatDeLaSanction, ficheDeLaDecision, ficheDeLaProposition } from '../../sanctions/cartes.js'
import { ceQueDitLaCaisse } from '../../sanctions/droit.js'
import { horloge as delai, resteEnMots } from '../../sanctions/echeance.js'
import { lettresDeLaSanction } from '../../sanctions/lettres.js'
import { enLignes, intituleDuManquement } from '../../sanctions/manquements.js'
import { recitDeLaProcedure } from '../../sanctions/recit.js'
import { chemins, corpsDe, detailDe, type Visite } from '../espace.js'
import { leRang, type Rang, refusees } from '../projet/lire.js'
import { mesPieces } from '../pieces/section.js'
import { formulaireDeContestation, formulaireDeReponse } from './formulaires.js'
import { filDeMesSanctions, lireMesDroits, lireMesManquements, lireMesSanctions, type Recu, reprochesDe } from './lire.js'

type Horloge = () => Date

const faits: Readonly<Record<string, string>> = {
  reponse: 'Votre réponse est enregistrée. Qui décide doit la lire avant toute décision.',
  contestation: 'Votre contestation est enregistrée. Le président du conseil départemental vous répond dans les deux mois.',
}

const enContradictoire = ({ etat }: Sanction) => etat === 'A_INSTRUIRE' || etat === 'A_TRAITER' || etat === 'CONTRADICTOIRE'
const contestable = (s: Sanction) => s.decision === 'SANCTION' && s.etat !== 'ANNULEE'
/** Once the president has answered, or kept silent for too long, only the judge is left. */
const enRecours = (s: Sanction, jour: string) => contestable(s) && s.rejetLe === null && silenceDuPresident(s, jour) === null

export const pageDeLaSanction = (horloge: Horloge) => async (v: Visite) => montrer(horloge, v, leRang(await lireMesSanctions(v), v))

async function montrer(horloge: Horloge, v: Visite, rang: Rang<Sanction>, recu: Recu = {}, erreurs: readonly ErreurDeSaisie[] = []) {
  const { numero, donnees: s } = rang
  const jour = jourDe(horloge())
  const manquements = reprochesDe(s, await lireMesManquements(v))
  const { fait = '' } = v.requete.query as { fait?: string }
  const ici = `/mon-espace/sanctions/${numero}`
  const ouverte = enContradictoire(s) && jour <= (s.reponseAvant ?? jour)
  return rendre(
    v.reponse,
    v.session,
    {
      titre: titreDe(s),
      menu: 'espace',
      fil: filDeMesSanctions,
      erreurs,
      ...(faits[fait] && { message: { genre: 'succes' as const, texte: faits[fait] } }),
      corps: html`<section aria-labelledby="maintenant"><h2 id="maintenant">Où elle en est</h2>
${maintenant(s, jour)}
${fiche([
  ['État', html`${etatDeLaSanction(s)} depuis le ${enJour(s.depuis)}`],
  ['Qui décide', competent(s, v.nommer)],
])}
${delai(s, jour)}
${lettres(s, ici)}</section>
${s.decideeLe !== null && html`<section aria-labelledby="decision"><h2 id="decision">La décision</h2>${ficheDeLaDecision(s)}</section>`}
${ceQueDitLaCaisse(await lireMesDroits(v), v.nommer, jour)}
<section aria-labelledby="reproches"><h2 id="reproches">Ce qui m’est reproché</h2>
${s.griefs && html`<p>${enLignes(s.griefs)}</p>`}
<ul>${manquements.map(m => html`<li><a href="/mon-espace/manquements/${m.numero}">${intituleDuManquement(m.donnees)}</a>, le ${enJour(m.donnees.jour)}</li>`)}</ul>
${ficheDeLaProposition(s, v.nommer)}</section>
${ouverte && formulaireDeReponse(v, rang, recu, erreurs)}
${mesPieces({ chemin: 'sanctions-rsa', numero, pieces: s.piecesJointes }, ouverte || recoursEnCours(s) ? 'à joindre' : 'close', v.nommer)}
${contestable(s) && recours(s, jour)}
${enRecours(s, jour) && formulaireDeContestation(v, rang, recu, erreurs)}
<section aria-labelledby="recit"><h2 id="recit">Ce qui s’est passé</h2>${frise(recitDeLaProcedure(s, v.nommer))}</section>`,
    },
    erreurs.length > 0 ? 422 : 200,
  )
}

function titreDe({ etat, consequence, decision }: Sanction): string {
  if (etat === 'SANS_SUITE') return 'Aucune suite n’est donnée'
  if (etat === 'LEVEE') return 'La sanction sur mon RSA est levée'
  if (etat === 'ANNULEE') return 'La sanction sur mon RSA est annulée'
  if (etat === 'ECHUE') return 'La sanction sur mon RSA est terminée'
  if (decision === 'SANCTION') return consequence === 'SUSPENSION' ? 'Mon RSA est suspendu en partie' : 'Mon RSA est supprimé'
  return 'Une sanction est envisagée sur mon RSA'
}

/** What she needs to know first: whether something is decided, her delay, what she may do. */
function maintenant(s: Sanction, jour: string): Html {
  if (s.etat === 'CONTRADICTOIRE' && s.reponseAvant !== null)
    return jour <= s.reponseAvant
      ? alerte(
          'attention',
          html`<p><strong>Vous pouvez répondre jusqu’au ${enJour(s.reponseAvant)}, ${resteEnMots(s.reponseAvant, jour)}.</strong> Rien n’est décidé. Vous pouvez écrire, ou demander à être entendu, avec l’aide de la personne de votre choix.</p>`,
        )
      : alerte(
          'information',
          html`<p>Votre délai pour répondre est passé depuis le ${enJour(s.reponseAvant)}. La décision n’est pas prise. Vous pouvez encore parler à votre référent, et un recours sera possible.</p>`,
        )
  if (enContradictoire(s))
    return alerte(
      'information',
      html`<p>Une sanction est proposée, rien n’est décidé. Quand elle vous sera notifiée, vous aurez un délai pour répondre ; vous pouvez aussi le faire dès maintenant.</p>`,
    )
  if ((s.etat === 'DECIDEE' || s.etat === 'LEVEE_A_TRAITER') && s.consequence === 'SUSPENSION')
    return alerte(
      'information',
      html`<p>Reprendre vos démarches peut mettre fin à la suspension avant son terme, et vous rétablir ce qui a été suspendu. Parlez-en à votre référent.</p>`,
    )
  return html``
}

const lettres = (s: Sanction, ici: string): Html | false => {
  const siennes = lettresDeLaSanction(s)
  return (
    siennes.length > 0 &&
    html`<p class="boutons">${siennes.map(({ nom, libelle }) => html`${lienBouton(`${ici}/${nom}.pdf`, html`${libelle} <span class="aide">(PDF accessible)</span>`)} `)}</p>`
  )
}

const recours = (s: Sanction, jour: string, silence = silenceDuPresident(s, jour)): Html =>
  html`<section aria-labelledby="pas-d-accord"><h2 id="pas-d-accord">Si je ne suis pas d’accord</h2>
${
  s.rejetLe === null
    ? html`<p>Vous pouvez contester cette décision devant le président du conseil départemental, ici ou par courrier, jusqu’au ${enJour(dernierJourPourContester(s) ?? s.depuis)} (${CodeDeLActionSociale.L262_47.cite}). Sans réponse dans les deux mois, ou si la réponse ne vous convient pas, vous pouvez ensuite saisir le tribunal administratif.</p>`
    : html`<p>Le président du conseil départemental a rejeté votre recours le ${enJour(s.rejetLe)}. Vous pouvez saisir le tribunal administratif jusqu’au ${enJour(dernierJourDuJuge(s.rejetLe))} (${CodeDeJusticeAdministrative.R421_1.cite}), sans avocat, sur www.telerecours.fr.</p>`
}
${silence !== null && alerte('attention', html`<p>Le président du conseil départemental n’a pas répondu avant le ${enJour(silence)} inclus : votre recours est tenu pour rejeté depuis ce jour-là (${CodeDeLActionSociale.L262_47.cite}). Vous pouvez saisir le tribunal administratif jusqu’au ${enJour(dernierJourDuJuge(silence))} (${CodeDeJusticeAdministrative.R421_1.cite}), sans avocat, sur www.telerecours.fr.</p>`)}
${s.recours !== null && html`<p>Vous l’avez contestée${s.recoursLe && ` le ${enJour(s.recoursLe)}`} : « ${s.recours} »</p>`}</section>`

async function envoyer(horloge: Horloge, v: Visite, fait: 'reponse' | 'contestation', dit: Record<string, unknown>, premier: string) {
  const rang = leRang(await lireMesSanctions(v), v)
  const recu = corpsDe(v.requete)
  if (Object.keys(dit).length === 0)
    return montrer(horloge, v, rang, recu, [{ champ: premier, texte: 'Écrivez ce que vous avez à dire, ou demandez à être entendu.' }])
  const { statut, corps } = await v.ecrire('PATCH', `${chemins.maSanction}/${rang.numero}`, dit, { 'if-match': `"${recu.version ?? ''}"` })
  if (statut === 200) return v.reponse.redirect(`/mon-espace/sanctions/${rang.numero}?fait=${fait}`, 303)
  const dites = refusees(corps, champ => (champ in dit ? champ : premier))
  const changee = 'La procédure a changé pendant que vous écriviez. Votre texte est gardé : relisez, puis envoyez de nouveau.'
  return montrer(horloge, v, rang, recu, dites.length > 0 ? dites : [{ champ: premier, texte: statut === 412 ? changee : detailDe(corps) }])
}

export const repondreALaSanction = (horloge: Horloge) => (v: Visite) => {
  const { observations = '', audition = '', assistance = '' } = corpsDe(v.requete)
  return envoyer(
    horloge,
    v,
    'reponse',
    {
      ...(observations !== '' && { observations }),
      ...(audition !== '' && { audition: audition === 'oui' }),
      ...(assistance !== '' && { assistance }),
    },
    'observations',
  )
}

export const contesterLaSanction = (horloge: Horloge) => (v: Visite) => {
  const { recours: texte = '' } = corpsDe(v.requete)
  return envoyer(horloge, v, 'contestation', { ...(texte !== '' && { recours: texte }) }, 'recours')
}
