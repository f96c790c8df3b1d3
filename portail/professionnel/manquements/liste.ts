import { etatDeLaSanction, viseeEnMots } from '../../sanctions/cartes.js'
import { echeanceDe, resteEnMots } from '../../sanctions/echeance.js'
import { enPhrase, intituleDuManquement, issueDuManquement } from '../../sanctions/manquements.js'
import { sensDOpportunite } from '../../../src/parcours/opportunite/index.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import { type Ecran, enJour, type Html, html, lienBouton, tableau, vide } from '../../interface/index.js'
import { nommeur } from '../dossier/donnees.js'
import type { Demande } from '../ecran.js'
import { peutEcrire } from '../ecrire.js'
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
${ceQuiEstAccorde(vise, accordees)}`,
  }
}

const ceQuiEstAccorde = ({ base }: Vise, accordees: Awaited<ReturnType<typeof lireLesOpportunites>>): Html | false =>
  accordees.length > 0 &&
  html`<section aria-labelledby="accorde"><h2 id="accorde">Les décisions d’opportunité</h2>
${tableau(
  'opportunites',
  'De la plus récente à la plus ancienne',
  ['Ce qui est accordé', 'À compter du', 'Où elle en est', 'Lettre'],
  accordees.toReversed().map(({ numero, donnees: o }) => [
    enPhrase(sensDOpportunite[o.sens]),
    enJour(o.du),
    o.retireeLe === null ? 'accordée' : html`retirée le ${enJour(o.retireeLe)}`,
    // Who reads it in brief writes to nobody.
    o.motivation === undefined
      ? 'aucune'
      : lienBouton(`${base}/opportunites/${numero}.pdf`, html`La lettre n° ${numero} <span class="aide">(PDF accessible)</span>`),
  ]),
)}</section>`

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
