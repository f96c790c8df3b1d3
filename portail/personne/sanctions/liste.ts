import { sensDOpportunite } from '../../../src/parcours/opportunite/index.js'
import { enJour, html, rendre, tableau, vide } from '../../interface/index.js'
import { etatDeLaSanction, viseeEnMots } from '../../sanctions/cartes.js'
import { enPhrase, intituleDuManquement, issueDuManquement } from '../../sanctions/manquements.js'
import { etatDeLOpportunite } from '../../sanctions/opportunite.js'
import type { Visite } from '../espace.js'
import { lireMesManquements, lireMesOpportunites, lireMesSanctions } from './lire.js'

/** All that is, or was, held against her, and what came of it. */
export async function pageDesSanctions(v: Visite) {
  const [manquements, sanctions, accordees] = await Promise.all([lireMesManquements(v), lireMesSanctions(v), lireMesOpportunites(v)])
  const { fait } = v.requete.query as { fait?: string }
  return rendre(v.reponse, v.session, {
    titre: 'Ce qui m’est reproché',
    menu: 'espace',
    fil: [{ href: '/mon-espace', texte: 'Accueil' }],
    ...(fait === 'manquement' && {
      message: { genre: 'succes' as const, texte: 'Votre réponse est enregistrée. Qui instruit ce signalement la lit.' },
    }),
    chapeau: html`<p>Quand un organisme signale que vous n’avez pas tenu une obligation, vous le lisez ici, et vous pouvez répondre. Personne n’est sanctionné sans avoir pu se faire entendre.</p>`,
    corps: html`${
      sanctions.length > 0 &&
      html`<section aria-labelledby="procedures"><h2 id="procedures">Les procédures sur mon RSA</h2>
${tableau(
  'mes-procedures',
  'De la plus récente à la plus ancienne',
  ['Procédure', 'Où elle en est', 'Mon dernier jour pour répondre'],
  sanctions
    .toReversed()
    .map(({ numero, donnees: s }) => [
      html`<a href="/mon-espace/sanctions/${numero}">${enPhrase(viseeEnMots(s))}, procédure n° ${numero}</a>`,
      etatDeLaSanction(s),
      s.etat === 'CONTRADICTOIRE' && s.reponseAvant ? enJour(s.reponseAvant) : 'aucun en cours',
    ]),
)}</section>`
    }
${
  accordees.length > 0 &&
  html`<section aria-labelledby="accorde"><h2 id="accorde">Ce qui m’est accordé</h2>
${tableau(
  'mes-decisions',
  'De la plus récente à la plus ancienne',
  ['Ce qui est accordé', 'À compter du', 'Où elle en est'],
  accordees
    .toReversed()
    .map(({ numero, donnees: o }) => [
      html`<a href="/mon-espace/opportunites/${numero}">${enPhrase(sensDOpportunite[o.sens])}, décision n° ${numero}</a>`,
      enJour(o.du),
      etatDeLOpportunite(o),
    ]),
)}</section>`
}
<section aria-labelledby="signales"><h2 id="signales">Ce qui est signalé</h2>
${
  manquements.length === 0
    ? vide('Rien ne vous est reproché', html`<p>Aucun manquement n’a été signalé.</p>`)
    : tableau(
        'mes-manquements',
        'Du plus récent au plus ancien',
        ['Ce qui est signalé', 'Faits du', 'Par', 'Où il en est'],
        manquements
          .toReversed()
          .map(({ numero, donnees: m }) => [
            html`<a href="/mon-espace/manquements/${numero}">${intituleDuManquement(m)}</a>`,
            enJour(m.jour),
            v.nommer(m.organisation),
            issueDuManquement(m),
          ]),
      )
}</section>`,
  })
}
