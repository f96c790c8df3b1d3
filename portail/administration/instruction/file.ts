import { jourDe } from '../../../src/moteur/moteur.js'
import { type Ecran, type Html, html, leJour, tableau, vide } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { aujourdHui, echeance } from '../delais.js'
import { type DemandeDHabilitation, etatDeLaDemande, listerLesDemandes, nomDeLaDemande } from '../demandes/demande.js'
import { nomDeLOrganisation } from '../habilitations/habilitation.js'

const lien = (q: DemandeDHabilitation): Html => html`<a href="/instruction/demandes/${q.numero}">${nomDeLaDemande(q)}</a>`

/** What awaits whoever instructs, the oldest first; then what awaits the organisations; then what is settled. */
export async function fileDInstruction(d: Demande): Promise<Ecran> {
  const toutes = await listerLesDemandes(d)
  const le = aujourdHui(d)
  const dans = (...etats: DemandeDHabilitation['etat'][]) => toutes.filter(q => etats.includes(q.etat))
  const aInstruire = dans('soumise').toSorted((a, b) => (a.soumiseLe ?? '').localeCompare(b.soumiseLe ?? ''))
  const chezElles = dans('modifications-demandees')
  const closes = dans('validee', 'refusee', 'archivee').slice(0, 20)
  return {
    titre: 'Demandes à instruire',
    menu: 'instruction',
    chapeau: html`<p>Une demande se lit entière, avec ce qu’elle change à ce que l’organisation tient déjà. Vous l’accordez, la refusez en disant pourquoi, ou demandez ce qui manque.</p>`,
    corps: html`<section aria-labelledby="a-instruire-titre"><h2 id="a-instruire-titre">À instruire</h2>
${
  aInstruire.length === 0
    ? vide('Rien à instruire', html`<p>Toutes les demandes envoyées ont reçu une réponse.</p>`)
    : tableau(
        'a-instruire',
        'La plus ancienne d’abord',
        ['Demande', 'Organisation', 'Objet', 'Attend'],
        aInstruire.map(q => [
          lien(q),
          nomDeLOrganisation(d, q.organisation),
          q.rouvre === null ? 'nouvelle' : `rouvre H${q.rouvre}`,
          echeance(q.soumiseLe === null ? le : jourDe(new Date(q.soumiseLe)), le),
        ]),
      )
}</section>
${
  chezElles.length > 0 &&
  html`<section aria-labelledby="chez-elles-titre"><h2 id="chez-elles-titre">Chez les organisations</h2>${tableau(
    'chez-elles',
    'Modifications demandées',
    ['Demande', 'Organisation', 'Depuis le'],
    chezElles.map(q => [lien(q), nomDeLOrganisation(d, q.organisation), leJour(q.modifieeLe)]),
  )}</section>`
}
${
  closes.length > 0 &&
  html`<section aria-labelledby="closes-titre"><h2 id="closes-titre">Closes</h2>${tableau(
    'closes',
    'Les vingt dernières',
    ['Demande', 'Organisation', 'État', 'Le'],
    closes.map(q => [lien(q), nomDeLOrganisation(d, q.organisation), etatDeLaDemande(q), leJour(q.modifieeLe)]),
  )}</section>`
}`,
  }
}
