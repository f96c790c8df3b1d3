import { etatDeLaSanction, viseeEnMots } from '../../sanctions/cartes.js'
import { echeanceDe, resteEnMots } from '../../sanctions/echeance.js'
import { enPhrase, intituleDuManquement, issueDuManquement } from '../../sanctions/manquements.js'
import { etatDeLOpportunite } from '../../sanctions/opportunite.js'
import { sensDOpportunite } from '../../../src/parcours/opportunite/index.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import { type Ecran, enJour, type Html, html, lienBouton, tableau, vide } from '../../interface/index.js'
import { nommeur } from '../dossier/donnees.js'
import type { Demande } from '../ecran.js'
import { peutEcrire } from '../ecrire.js'
import { refusDeSigner } from '../opportunites/ouvertures.js'
import { filDesSanctions, lireLesManquements, lireLesOpportunites, lireLesSanctions, type Vise, viser } from '../sanctions/lire.js'

const faits: Readonly<Record<string, string>> = {
  signale: 'Le signalement est fait. La personne le lit dans son espace, et peut répondre ; qui l’instruit le trouve dans sa file.',
  retire: 'Le signalement est retiré. La personne le lit.',
}

/** What was reported of the person, and the procedures that came of it. */
export async function manquements(d: Demande): Promise<Ecran> {
  const vise = await viser(d)
  const [signales, sanctions, accordees] = await Promise.all([
    lireLesManquements(d, vise),
    lireLesSanctions(d, vise),
    lireLesOpportunites(d, vise),
  ])
  const { fait = '' } = d.requete.query as { fait?: string }
  const nommer = nommeur(d)
  return {
    titre: `Manquements et sanctions : ${vise.nom}`,
    menu: 'personnes',
    fil: filDesSanctions(vise).slice(0, 2),
    ...(faits[fait] && { message: { genre: 'succes' as const, texte: faits[fait] } }),
    chapeau: html`<p>Un manquement se signale avec les faits ; un motif légitime se cherche d’abord. Aucune sanction ne se prend d’elle-même : la personne est entendue, puis quelqu’un d’habilité décide et signe.</p>`,
    corps: html`<section aria-labelledby="signales"><h2 id="signales">Ce qui est signalé</h2>
${
  signales.length === 0
    ? vide('Aucun manquement n’est signalé', html`<p>Rien n’est reproché à cette personne.</p>`)
    : tableau(
        'manquements',
        'Du plus récent au plus ancien',
        ['Manquement', 'Faits du', 'Signalé par', 'Où il en est'],
        signales
          .toReversed()
          .map(({ numero, donnees: m }) => [
            html`<a href="${vise.base}/manquements/${numero}">${intituleDuManquement(m)}</a>`,
            enJour(m.jour),
            nommer(m.organisation),
            issueDuManquement(m),
          ]),
      )
}
<p class="boutons pas-imprime">${peutEcrire(d, 'manquement', 'deposer') && lienBouton(`${vise.base}/manquements/nouveau`, 'Signaler un manquement', 'principal')}</p></section>
${lesProcedures(d, vise, sanctions)}
${ceQuiEstAccorde(d, vise, accordees)}`,
  }
}

const ceQuiEstAccorde = (d: Demande, { base }: Vise, accordees: Awaited<ReturnType<typeof lireLesOpportunites>>): Html | false => {
  const decide = peutEcrire(d, 'decisionDOpportunite', 'deposer')
  const refus = decide ? refusDeSigner(d) : null
  return (
    (decide || accordees.length > 0) &&
    html`<section aria-labelledby="accorde"><h2 id="accorde">Les décisions d’opportunité</h2>
${
  accordees.length === 0
    ? html`<p class="non-renseigne">Rien n’est accordé au-delà de la règle.</p>`
    : tableau(
        'opportunites',
        'De la plus récente à la plus ancienne',
        ['Ce qui est accordé', 'À compter du', 'Où elle en est'],
        accordees
          .toReversed()
          .map(({ numero, donnees: o }) => [
            html`<a href="${base}/opportunites/${numero}">${enPhrase(sensDOpportunite[o.sens])}, décision n° ${numero}</a>`,
            enJour(o.du),
            etatDeLOpportunite(o),
          ]),
      )
}
${decide && refus === null && html`<p class="boutons pas-imprime">${lienBouton(`${base}/opportunites/nouvelle`, 'Prendre une décision d’opportunité')}</p>`}
${refus !== null && html`<details class="pas-imprime"><summary>Ce que vous ne pouvez pas faire, et pourquoi</summary><p>${refus}</p></details>`}</section>`
  )
}

function lesProcedures(d: Demande, { base }: Vise, sanctions: Awaited<ReturnType<typeof lireLesSanctions>>): Html {
  const jour = jourDe(d.contexte.horloge())
  return html`<section aria-labelledby="procedures"><h2 id="procedures">Les procédures de sanction du RSA</h2>
${
  sanctions.length === 0
    ? html`<p class="non-renseigne">Aucune procédure n’est ouverte.</p>`
    : tableau(
        'sanctions',
        'De la plus récente à la plus ancienne',
        ['Procédure', 'Où elle en est', 'Depuis le', 'Échéance'],
        sanctions.toReversed().map(({ numero, donnees: s }) => {
          const echeance = echeanceDe(s)
          return [
            html`<a href="${base}/sanctions/${numero}">Procédure n° ${numero} : ${enPhrase(viseeEnMots(s))}</a>`,
            etatDeLaSanction(s),
            enJour(s.depuis),
            echeance === null ? 'aucune' : html`${enJour(echeance.auPlusTard)}, ${resteEnMots(echeance.auPlusTard, jour)}`,
          ]
        }),
      )
}
<p class="boutons pas-imprime">${peutEcrire(d, 'sanctionRsa', 'deposer') && lienBouton(`${base}/sanctions/nouvelle`, 'Ouvrir une procédure')}</p></section>`
}
