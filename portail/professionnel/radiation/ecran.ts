import { permet } from '../../../src/droit/roles.js'
import {
  quiSigne,
  type Radiation,
  refusDAvertir,
  refusDeContesterLaRadiation,
  refusDeLEtat,
  refusDeMener,
  refusDuJour,
} from '../../../src/parcours/radiation/index.js'
import { alerte, type Ecran, html, type Html, lienBouton, vide } from '../../interface/index.js'
import { etapesDeLaRadiation, ficheDeRadiation, horlogeDeLaRadiation } from '../../radiation/cartes.js'
import { ouEnEstLaContestation } from '../../radiation/contester.js'
import { piecesEnListe } from '../../pieces/en-liste.js'
import { nommeur } from '../dossier/donnees.js'
import { adresseDesPieces } from '../dossier/piece.js'
import type { Demande } from '../ecran.js'
import { peutEcrire } from '../ecrire.js'
import { papierAJoindre } from '../papiers/lien.js'
import { filDuDossier } from '../projets/lire.js'
import { actes, type NomDActe } from './actes.js'
import { lireLesRadiations, type Procedure, quiEstLa, type Visee } from './lire.js'

const faits: Readonly<Record<string, string>> = {
  avertie: 'L’avertissement est donné. La personne le lit dans son espace ; la lettre est prête.',
  proposee: 'La radiation est proposée à France Travail, qui décide.',
  entendue: 'Son audition est notée.',
  ENVISAGEE: 'La radiation envisagée lui est notifiée. Elle a dix jours pour répondre ; la lettre est prête.',
  contestee: 'Sa contestation est notée. Cette page dit jusqu’à quand lui répondre.',
  REJET: 'Sa contestation est rejetée, à votre nom. La lettre est prête.',
  RADIATION: 'La radiation est prononcée, à votre nom. La lettre est prête.',
  SANS_SUITE: 'La procédure est classée sans suite, à votre nom.',
  ANNULATION: 'La radiation est annulée, à votre nom : la personne est tenue pour n’avoir jamais quitté la liste.',
}

/** The radiation of a person: each procedure with its clock, its line, what may be done of it and by whom. */
export async function radiations(d: Demande): Promise<Ecran> {
  const visee = await lireLesRadiations(d)
  const { fait = '' } = d.requete.query as { fait?: string }
  const { nom, usager, adresse, procedures } = visee
  const refus = refusDAvertir(quiEstLa(d, visee))
  const avertit = peutEcrire(d, 'radiation', 'deposer', 'fondement', 'delai')
  const propose = peutEcrire(d, 'radiation', 'deposer', 'reference')
  return {
    titre: `Radiation : ${nom}`,
    menu: 'personnes',
    fil: filDuDossier(usager),
    ...(faits[fait] && { message: { genre: 'succes' as const, texte: faits[fait] } }),
    corps: html`${
      procedures.length === 0
        ? vide('Aucune procédure de radiation', html`<p>Personne n’a engagé de radiation contre elle.</p>`)
        : procedures.map(p => procedure(d, visee, p))
    }
${avertit && refus !== null && html`<p class="discret">${refus}</p>`}
<p class="boutons pas-imprime">${avertit && refus === null && lienBouton(`${adresse}/avertir`, 'Donner un avertissement')}${propose && lienBouton(`${adresse}/proposer`, 'Proposer une radiation à France Travail')}</p>`,
  }
}

function procedure(d: Demande, visee: Visee, p: Procedure): Html {
  const nommer = nommeur(d)
  const { numero, donnees: r, decisions } = p
  const instruit = peutEcrire(d, 'radiation', 'corriger', 'entendueLe')
  const ici = `${visee.adresse}/${numero}`
  // Whoever reads the procedure in brief is told nothing of an appeal.
  const contestation = instruit ? ouEnEstLaContestation(r as Radiation, decisions, { ...visee, nommer }) : null
  return html`<section class="carte" aria-labelledby="procedure-${numero}"><div class="carte-tete"><h2 id="procedure-${numero}">Procédure n° ${numero}</h2></div>
${horlogeDeLaRadiation(r, visee.jour, 'à l’agent')}
${contestation && alerte('information', html`<p>${contestation}</p>`)}
${ficheDeRadiation(r, nommer, piecesEnListe(r.piecesJointes, adresseDesPieces(visee.usager, 'radiations', numero), nommeur(d)))}
${decisions.length + (r.proposeeLe ? 1 : 0) > 0 && html`<h3>Ce qui s’est passé</h3>${etapesDeLaRadiation(r, decisions, nommer)}`}
${
  instruit &&
  html`${refusDeMener(r as Radiation, quiEstLa(d, visee)) === null && papierAJoindre(d, { usager: visee.usager, chemin: 'radiations', numero, reponse: r as Radiation })}
<h3>Ce qui peut être fait</h3>
<ul>${(Object.keys(actes) as NomDActe[]).map(nom => ceQuiSePeut(d, visee, p, nom))}</ul>
<h3>Lettres</h3>
<p class="boutons">${r.origine === 'SANS_DROIT' && lienBouton(`${ici}/avertissement.pdf`, html`Avertissement <span class="aide">(PDF accessible)</span>`)}
${decisions.map((x, i) => lienBouton(`${ici}/decisions/${i + 1}.pdf`, html`${titresDeLettre[x.sens]} <span class="aide">(PDF accessible)</span>`))}</p>`
}</section>`
}

const titresDeLettre = {
  ENVISAGEE: 'Radiation envisagée',
  RADIATION: 'Radiation',
  SANS_SUITE: 'Classement sans suite',
  REJET: 'Rejet de la contestation',
  ANNULATION: 'Annulation',
} as const

/** Why she may not do that today, as a sentence; null when she may. */
export function refusDeLActe(d: Demande, visee: Visee, { donnees }: Procedure, nom: NomDActe): string | null {
  // Who instructs reads all of it.
  const r = donnees as Radiation
  const { sens } = actes[nom]
  const { jour, statut, annulees } = visee
  const qui = quiEstLa(d, visee)
  const autrui = refusDeMener(r, qui)
  if (autrui) return autrui
  if (nom === 'contester')
    return (
      refusDeLEtat(r.etat, 'CONTESTER') ??
      refusDeContesterLaRadiation(r, jour) ??
      (r.recours !== null && r.recoursVoie === null ? 'Elle a contesté elle-même : ses mots restent les siens.' : null)
    )
  if (sens === null) return refusDeLEtat(r.etat, 'ENTENDRE')
  return (
    refusDuJour(r, sens, { jour, statut, sansFondement: r.reference !== null && annulees.has(r.reference) }) ??
    (permet(d.session.agent?.roles ?? [], 'sanctionner') ? null : quiSigne(qui.type))
  )
}

function ceQuiSePeut(d: Demande, visee: Visee, p: Procedure, nom: NomDActe): Html {
  const refus = refusDeLActe(d, visee, p, nom)
  return refus === null
    ? html`<li><a href="${visee.adresse}/${p.numero}/${nom}">${actes[nom].titre}</a></li>`
    : html`<li>${actes[nom].titre} <span class="discret">— pas aujourd’hui : ${refus}</span></li>`
}
