import type { Manquement } from '../../../src/parcours/manquement/index.js'
import { manquesAvantDeSanctionner, type Sanction } from '../../../src/parcours/sanction-rsa/index.js'
import { alerte, type Ecran, fiche, frise, type Html, html, leJour, lienBouton, liste } from '../../interface/index.js'
import { baremeExplique, competent, etatDeLaSanction, ficheDeLaDecision, ficheDeLaProposition } from '../../sanctions/cartes.js'
import { ceQueDitLaCaisse } from '../../sanctions/droit.js'
import { horloge } from '../../sanctions/echeance.js'
import { enLignes, intituleDuManquement, issueDuManquement } from '../../sanctions/manquements.js'
import { recitDeLaProcedure } from '../../sanctions/recit.js'
import { lettresDeLaSanction } from '../../sanctions/lettres.js'
import { memeManquementAilleurs } from '../../procedures-en-double.js'
import { piecesEnListe } from '../../pieces/en-liste.js'
import { nommeur } from '../dossier/donnees.js'
import { adresseDesPieces } from '../dossier/piece.js'
import { papierAJoindre, piecesDeLaReponse } from '../papiers/lien.js'
import type { Demande } from '../ecran.js'
import { aujourdHuiDe, ouverturesDe } from './actes.js'
import {
  filDesSanctions,
  legitimesDe,
  leRang,
  lireLesDroits,
  lireLesManquements,
  lireLesSanctions,
  type Rang,
  type Vise,
  viser,
} from './lire.js'

const faits: Readonly<Record<string, string>> = {
  ouverte: 'La procédure est ouverte. Rien n’est décidé.',
  saisie: 'Le département s’est saisi de cette proposition.',
  notifier: 'C’est notifié. La personne le lit dans son espace ; son délai pour répondre court à partir d’aujourd’hui.',
  recueillir: 'La réponse de la personne est notée. Elle est lue avant toute décision.',
  audition: 'L’audition est notée.',
  avis: 'L’avis de l’équipe est noté.',
  decider: 'La décision est prise, sous votre nom. La personne la lit avec ses motifs et ses voies de recours.',
  conformite: 'C’est signalé au département, qui décide de la levée.',
  levee: 'C’est décidé, sous votre nom. La personne le lit.',
  rejeter: 'Le recours est rejeté, sous votre nom. La personne lit pourquoi, et comment saisir le juge.',
  annuler: 'La décision est annulée. La personne et sa caisse le savent.',
}

/** One procedure: where it is, who is competent, what is missing now, what may be done, and all that happened. */
export async function procedure(d: Demande): Promise<Ecran> {
  const vise = await viser(d)
  const [sanctions, manquements, droits] = await Promise.all([
    lireLesSanctions(d, vise),
    lireLesManquements(d, vise),
    lireLesDroits(d, vise),
  ])
  const rang = leRang(sanctions, d)
  const s = rang.donnees
  const nommer = nommeur(d)
  const { fait = '' } = d.requete.query as { fait?: string }
  // Who only accompanies her reads what was concluded, not what was held against her nor why.
  const entiere = s.raisons !== undefined
  return {
    titre: `Procédure n° ${rang.numero} : ${vise.nom}`,
    menu: 'personnes',
    fil: filDesSanctions(vise),
    ...(faits[fait] && { message: { genre: 'succes' as const, texte: faits[fait] } }),
    corps: html`<section aria-labelledby="maintenant"><h2 id="maintenant">Où elle en est</h2>
${fiche([
  ['État', html`${etatDeLaSanction(s)} depuis le ${leJour(s.depuis)}`],
  ['Qui décide', entiere && competent(s, nommer)],
])}
${horloge(s, aujourdHuiDe(d))}
${entiere && enDouble(rang, sanctions, manquements)}
${entiere && manques(d, s, manquements)}
${gestes(d, vise, rang)}</section>
${entiere && html`<section aria-labelledby="proposition"><h2 id="proposition">Ce qui est envisagé, et pourquoi</h2>${ficheDeLaProposition(s, nommer)}${lesManquements(vise, s, manquements)}${s.griefs && html`<h3>Ce qui lui est notifié</h3><p>${enLignes(s.griefs)}</p>`}</section>`}
${pieces(d, vise, rang)}
${s.decideeLe !== null && html`<section aria-labelledby="decision"><h2 id="decision">La décision</h2>${ficheDeLaDecision(s)}</section>`}
${entiere && ceQueDitLaCaisse(droits, nommer, aujourdHuiDe(d))}
${entiere && lettres(vise, rang)}
${entiere && s.decideeLe === null && baremeExplique(s)}
${entiere && html`<section aria-labelledby="recit"><h2 id="recit">Ce qui s’est passé</h2>${frise(recitDeLaProcedure(s, nommer))}</section>`}`,
  }
}

const enDouble = (rang: Rang<Sanction>, sanctions: readonly Rang<Sanction>[], manquements: readonly Rang<Manquement>[]): Html | false => {
  const dit = memeManquementAilleurs(rang, sanctions, new Map(manquements.map(m => [m.numero, m.donnees])))
  return dit !== false && alerte('attention', html`<p>${dit}</p>`)
}

/** What still stands before a sanction, while one may be decided. */
function manques(d: Demande, s: Sanction, manquements: readonly Rang<Manquement>[]): Html | false {
  if (s.etat !== 'A_TRAITER' && s.etat !== 'CONTRADICTOIRE') return false
  const dits = manquesAvantDeSanctionner(s, { jour: aujourdHuiDe(d), legitimes: legitimesDe(s, manquements) })
  return dits.length === 0
    ? alerte('information', html`<p>Rien ne manque : la décision peut être prise, dans un sens ou dans l’autre.</p>`)
    : alerte('attention', html`<p>Aucune sanction ne peut encore être décidée :</p>${liste(dits.map(m => m.detail))}`)
}

function gestes(d: Demande, { base }: Vise, { numero, donnees: s }: Rang<Sanction>): Html {
  const ouvertures = ouverturesDe(d, s)
  const ouverts = ouvertures.filter(o => o.refus === null)
  const fermes = ouvertures.filter(o => o.refus !== null)
  return html`${ouverts.length > 0 && html`<p class="boutons pas-imprime">${ouverts.map(({ nom, acte }, i) => lienBouton(`${base}/sanctions/${numero}/${nom}`, acte.libelle, i === 0 && nom !== 'annuler' ? 'principal' : 'secondaire'))}</p>`}
${fermes.length > 0 && html`<details class="pas-imprime"><summary>Ce que vous ne pouvez pas faire, et pourquoi</summary><ul>${fermes.map(({ acte, refus }) => html`<li>${acte.libelle} : ${refus}</li>`)}</ul></details>`}`
}

const lesManquements = ({ base }: Vise, { manquements }: Sanction, tous: readonly Rang<Manquement>[]): Html =>
  html`<h3>Sur quoi elle repose</h3>
<ul>${manquements.map(({ manquement }) => {
    const m = tous.find(x => x.numero === manquement)?.donnees
    return html`<li><a href="${base}/manquements/${manquement}">${m ? intituleDuManquement(m) : `Manquement n° ${manquement}`}</a>${m && html`, ${leJour(m.jour)} ${issueDuManquement(m)}`}</li>`
  })}</ul>`

const pieces = (d: Demande, { usager }: Vise, { numero, donnees: s }: Rang<Sanction>): Html | false => {
  const jointes = piecesEnListe(s.piecesJointes, adresseDesPieces(usager, 'sanctions-rsa', numero), nommeur(d))
  return piecesDeLaReponse(jointes, papierAJoindre(d, { usager, chemin: 'sanctions-rsa', numero, reponse: s }))
}

const lettres = ({ base }: Vise, { numero, donnees }: Rang<Sanction>): Html | false => {
  const siennes = lettresDeLaSanction(donnees)
  return (
    siennes.length > 0 &&
    html`<section aria-labelledby="lettres"><h2 id="lettres">Les lettres</h2>
<p class="boutons">${siennes.map(({ nom, libelle }) => html`${lienBouton(`${base}/sanctions/${numero}/${nom}.pdf`, html`${libelle} <span class="aide">(PDF accessible)</span>`)} `)}</p></section>`
  )
}
