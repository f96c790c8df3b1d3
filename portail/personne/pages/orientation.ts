import type { ContextePortail } from '../../contexte.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import { libellesDeLOrientation as mots, limiteDeReprise } from '../../../src/parcours/orientation/index.js'
import { enJour, enMots, etiquette, fiche, html, lienBouton, rendre, vide } from '../../interface/index.js'
import { enPdf, lettreDeSortieDuParcours, lettreDOrientation, type Quittee } from '../../lettres/index.js'
import { plusRienATenir, retourEnMots } from '../../orientation/sortie.js'
import type { JalonDeLaPersonne } from '../../../src/parcours/jalons/index.js'
import { etapes } from '../../jalons/etapes.js'
import { chemins, lireMonIdentite, type Visite } from '../espace.js'
import { envoi } from './telecharger.js'

type Donnees = Record<string, unknown>
type Rangs = { elements: { numero: number; donnees: Donnees; misAJour: { par: string; le: string } }[] }

const texte = (valeur: unknown): string | null => (typeof valeur === 'string' ? valeur : null)

async function lire(v: Visite) {
  const [orientations, decisions] = await Promise.all([v.lire<Rangs>(chemins.orientations), v.lire<Rangs>(chemins.decisions)])
  const { elements } = orientations
  const derniere = elements.at(-1)
  const ouverte = elements.findLast(o => o.donnees.etat === 'OUVERT')
  // Left together, what she was accompanied under says more than what waited beside it.
  const quittee =
    derniere?.donnees.etat === 'CLOTURE'
      ? elements.findLast(o => texte(o.donnees.entreeLe) !== null && o.donnees.sortieLe === derniere.donnees.sortieLe)
      : undefined
  const enCours = ouverte ?? quittee ?? derniere
  const decision = decisions.elements.findLast(x => x.donnees.orientation === enCours?.numero)
  const attendue = ouverte && elements.findLast(o => o.donnees.etat === 'BROUILLON' || o.donnees.etat === 'EN_ATTENTE')
  const ouvertes = elements.filter(o => o.donnees.etat === 'OUVERT')
  return { enCours, decision, attendue, ouvertes }
}

/** Her parcours goes on while somebody has to decide of her again. */
const nouvelleDecision = (
  v: Visite,
  { donnees }: Rangs['elements'][number],
  ouvertes: Rangs['elements'],
) => html`<section aria-labelledby="nouvelle-decision">
<h2 id="nouvelle-decision">Une nouvelle décision est attendue</h2>
${
  ouvertes.length > 1
    ? html`<p>Deux dossiers à votre nom ont été réunis. Vos orientations sont toutes deux en cours jusque-là : avec ${ouvertes.map(o => v.nommer(String(o.donnees.organisation))).join(', et avec ')}.</p>`
    : html`<p>Votre orientation continue jusque-là, avec le même organisme.</p>`
}
${fiche([['Qui décide', quiDecide(v, donnees)]])}</section>`

const quiDecide = (v: Visite, { competence }: Donnees): string =>
  enMots(competence, { ressource: 'orientation', champ: 'competence', nommer: v.nommer })
    .map(m => m.replace(/\.$/, ''))
    .join(' — ')

/** What she may do once she has left her parcours; nothing while she is in it. */
function suiteDeLaSortie(o: Donnees, jour: string) {
  if (o.etat !== 'CLOTURE') return ''
  const retour = retourEnMots({ motifSortie: (o.motifSortie as 'RADIATION' | null) ?? null, sortieLe: texte(o.sortieLe) }, jour)
  return html`<p>${plusRienATenir} ${retour}</p>
${quittee(o) && html`<p class="boutons">${lienBouton('/mon-espace/orientation/sortie.pdf', html`La lettre qui le dit <span class="aide">(PDF accessible)</span>`)}</p>`}`
}

/** What the letter says of a parcours she left; null of one that another decision replaced, or that goes on. */
function quittee({ etat, parcours, organisation, sortieLe, motifSortie }: Donnees): Quittee | null {
  const [le, motif] = [texte(sortieLe), texte(motifSortie) as Quittee['motifSortie'] | null]
  // She left what her return may take up again.
  if (etat !== 'CLOTURE' || le === null || motif === null || limiteDeReprise({ motifSortie: motif, sortieLe: le }) === null) return null
  return { parcours: parcours as 'PED', organisation: texte(organisation), sortieLe: le, motifSortie: motif }
}

/** Her orientation in her own words: which, why, who decided, and the letter that says so. */
export const pageDeLOrientation =
  ({ horloge }: ContextePortail) =>
  async (v: Visite) => {
    const [{ enCours, decision, attendue, ouvertes }, jalons] = await Promise.all([
      lire(v),
      v.lire<{ elements: JalonDeLaPersonne[] }>(chemins.jalons),
    ])
    const o = enCours?.donnees
    const decidee = decision?.donnees
    return rendre(v.reponse, v.session, {
      titre: 'Mon orientation',
      menu: 'orientation',
      chapeau: html`<p>L’orientation dit quel accompagnement vous est proposé, et quel organisme vous suit. Un outil propose ; une personne compétente décide.</p>`,
      corps: !o
        ? vide(
            'Vous n’avez pas encore d’orientation',
            html`<p>Elle commence avec vos réponses à quelques questions, que recueille un professionnel.</p>`,
          )
        : html`<section aria-labelledby="ou-j-en-suis"><h2 id="ou-j-en-suis">Où j’en suis</h2>
${fiche([
  ['État', etiquette(mots.libellesDesEtats[o.etat as 'OUVERT'], o.etat === 'OUVERT' ? 'bon' : 'attente')],
  [
    o.etat === 'OUVERT' || texte(o.entreeLe) !== null ? 'Parcours' : 'Parcours proposé',
    o.parcours === 'IND' ? 'à déterminer : il manque des réponses' : mots.libellesDesParcours[o.parcours as 'PED'],
  ],
  ['Organisme', texte(o.organisation) === null ? mots.libellesDesOrganismes[o.organisme as 'IND'] : v.nommer(String(o.organisation))],
  ['Depuis le', texte(o.entreeLe) !== null && enJour(String(o.entreeLe))],
  ['Ma situation sera revue au plus tard le', o.etat !== 'CLOTURE' && texte(o.reexamenLe) !== null && enJour(String(o.reexamenLe))],
  ['Terminée le', texte(o.sortieLe) !== null && enJour(String(o.sortieLe))],
  ['Parce que', texte(o.motifSortie) !== null && mots.libellesDesSorties[o.motifSortie as 'RADIATION']],
  ['Qui décide', (o.etat === 'BROUILLON' || o.etat === 'EN_ATTENTE') && quiDecide(v, o)],
])}${suiteDeLaSortie(o, jourDe(horloge()))}</section>
${attendue && nouvelleDecision(v, attendue, ouvertes)}
${
  decision &&
  decidee &&
  html`<section aria-labelledby="decision"><h2 id="decision">La décision</h2>
${fiche([
  ['Décidée par', `${v.nommer(decision.misAJour.par)}, le ${enJour(String(decidee.date))}`],
  ['Au titre de', texte(decidee.autorite)],
  ['Sens', mots.libellesDesSens[decidee.sens as 'ACCEPTEE']],
  ['Ce qui était proposé', decidee.sens === 'REFUSEE' && mots.libellesDesParcours[decidee.parcoursPropose as 'PED']],
  ['Raison', texte(decidee.motifRefus) !== null && mots.libellesDesMotifs[decidee.motifRefus as 'AUTRE']],
  ['Ce qui m’est dit', texte(decidee.commentaire)],
])}
<p class="boutons">${lienBouton('/mon-espace/orientation.pdf', html`La lettre <span class="aide">(PDF accessible)</span>`)}</p></section>`
}
${o.etat !== 'CLOTURE' && etapes(jalons.elements, v.nommer)}
<section aria-labelledby="pourquoi"><h2 id="pourquoi">Pourquoi cette proposition</h2>
<p>Mes réponses, et la règle qu’elles ont suivie, sont avec <a href="/mon-espace/donnees">mes données</a>. Si une réponse est fausse, je peux la contester là.</p>
<p><a href="/documentation/algorithme-d-orientation">Comment l’outil propose une orientation : toutes ses règles</a></p></section>`,
    })
  }

/** The decision as it is notified: what, by whom, why, and what she may do. */
export const orientationEnPdf =
  ({ horloge }: ContextePortail) =>
  async (v: Visite) => {
    const [{ enCours, decision }, moi] = await Promise.all([lire(v), lireMonIdentite(v)])
    if (!enCours || !decision) return v.reponse.redirect('/mon-espace/orientation', 303)
    const pdf = enPdf(
      lettreDOrientation(
        { orientation: enCours.donnees, decision: decision.donnees, par: decision.misAJour.par },
        envoi(moi, v, horloge()),
      ),
      horloge(),
    )
    return v.reponse
      .type('application/pdf')
      .headers({ 'content-disposition': 'attachment; filename="mon-orientation.pdf"', 'cache-control': 'no-store' })
      .send(pdf)
  }

/** That her parcours ended, why, and what her return does of it. */
export const sortieEnPdf =
  ({ horloge }: ContextePortail) =>
  async (v: Visite) => {
    const [{ enCours }, moi] = await Promise.all([lire(v), lireMonIdentite(v)])
    const fin = enCours && quittee(enCours.donnees)
    if (!fin) return v.reponse.redirect('/mon-espace/orientation', 303)
    return v.reponse
      .type('application/pdf')
      .headers({ 'content-disposition': 'attachment; filename="fin-de-mon-orientation.pdf"', 'cache-control': 'no-store' })
      .send(enPdf(lettreDeSortieDuParcours(fin, envoi(moi, v, horloge())), horloge()))
  }
