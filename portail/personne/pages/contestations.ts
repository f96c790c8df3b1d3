import type { Contestation } from '../../../src/personnes/index.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import {
  bouton,
  carte,
  enJour,
  etiquette,
  fiche,
  formulaire,
  html,
  type Html,
  leJour,
  lienBouton,
  rendre,
  vide,
} from '../../interface/index.js'
import { chemins, type Contestations, detailDe, type Visite } from '../espace.js'

// biome-ignore format: a table is read in columns
const etats: Readonly<Record<Contestation['etat'], { mots: string; ton: 'attente' | 'bon' | 'mauvais' | 'fini' }>> = {
  'recue':     { mots: 'reçue',      ton: 'attente' },
  'en-examen': { mots: 'en examen',  ton: 'attente' },
  'acceptee':  { mots: 'acceptée',   ton: 'bon' },
  'refusee':   { mots: 'refusée',    ton: 'mauvais' },
  'retiree':   { mots: 'retirée',    ton: 'fini' },
}
export const motsDuConstat: Readonly<Record<Contestation['constat'], string>> = {
  inexacte: 'Elle est fausse',
  incomplete: 'Il y manque quelque chose',
  perimee: 'Elle n’est plus à jour',
  'autre-personne': 'Elle concerne quelqu’un d’autre',
}

const une = (v: Visite, c: Contestation): Html => {
  const ouverte = c.etat === 'recue' || c.etat === 'en-examen'
  return carte({
    id: `c-${c.id}`,
    titre: html`${c.libelle} <span class="discret">${c.intitule}</span>`,
    tete: etiquette(etats[c.etat].mots, etats[c.etat].ton),
    corps: html`${fiche([
      ['Ce que vous dites', html`${motsDuConstat[c.constat]}. « ${c.explication} »`],
      ['Déposée', leJour(c.deposeeLe)],
      ['Réponse due', ouverte && html`au plus tard le ${leJour(c.aRepondreAvant)}`],
      ['Réponse', c.reponse && html`« ${c.reponse} »`],
      ['Donnée par', c.reponduePar && html`${v.nommer(c.reponduePar.organisation)}, le ${enJour(c.miseAJourLe)}`],
    ])}
${c.etat === 'refusee' && html`<p class="discret">Vous pouvez saisir la CNIL, ou le tribunal administratif, si cette réponse ne vous satisfait pas.</p>`}`,
    pied:
      ouverte &&
      formulaire(v.session, {
        action: `/mon-espace/contestations/${c.id}/retrait`,
        nom: `Retirer la contestation : ${c.libelle}`,
        corps: bouton(html`Retirer<span class="a-entendre"> la contestation : ${c.libelle}</span>`, 'secondaire'),
      }),
  })
}

const faits: Readonly<Record<string, string>> = {
  depot: 'Votre contestation est enregistrée. Ceux qui lisent cette donnée le savent déjà ; une réponse vous est due dans le mois.',
  retrait: 'Votre contestation est retirée.',
}

export async function pageDesContestations(v: Visite) {
  const [ouvertes, closes] = await Promise.all([
    v.lire<Contestations>(`${chemins.contestations}?etat=ouvertes&limite=100`),
    v.lire<Contestations>(`${chemins.contestations}?etat=closes&limite=100`),
  ])
  const fait = faits[(v.requete.query as { fait?: string }).fait ?? '']
  return rendre(v.reponse, v.session, {
    titre: 'Mes contestations',
    menu: 'contestations',
    chapeau: html`<p>Vous contestez une donnée : ceux qui la lisent en sont avertis, ceux qui l’écrivent vous répondent dans le mois (RGPD, art. 12 et 16).</p>`,
    ...(fait ? { message: { genre: 'succes', texte: fait } as const } : {}),
    corps: html`${
      ouvertes.elements.length === 0
        ? vide(
            'Aucune contestation en attente',
            html`<p>Une donnée vous semble fausse ? Ouvrez vos données, et contestez-la.</p>`,
            lienBouton('/mon-espace/donnees', 'Voir mes données'),
          )
        : ouvertes.elements.map(c => une(v, c))
    }
${closes.elements.length > 0 && html`<section aria-labelledby="closes"><h2 id="closes">Closes</h2>${closes.elements.map(c => une(v, c))}</section>`}`,
  })
}

export async function retirer(v: Visite) {
  const { id } = v.requete.params as { id: string }
  const { statut, corps } = await v.ecrire('POST', `${chemins.contestations}/${encodeURIComponent(id)}/retrait`, {})
  if (statut === 200) return v.reponse.redirect('/mon-espace/contestations?fait=retrait', 303)
  throw new EcranRefuse(statut === 422 ? 409 : 404, 'Cette contestation ne peut plus être retirée', detailDe(corps))
}
