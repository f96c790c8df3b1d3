import type { Outil } from '../../../src/droit/outils.js'
import { permet } from '../../../src/droit/roles.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import { bouton, type Ecran, enJour, formulaire, type Html, html, vide } from '../../interface/index.js'
import { travauxDAdministration } from '../../administration/travail.js'
import { questionsDEnquete, violationsANotifier } from '../../vigilance/travail.js'
import type { Demande } from '../ecran.js'
import { enPrenom } from '../dossier/personne.js'
import { champDesNoms } from '../recherche/formulaires.js'
import { travauxAFaire } from './a-faire.js'
import { personnesArrivees } from './arrivees.js'
import { decisionsSansReponse } from './caisses.js'
import { contestationsEnAttente } from './contestations.js'
import { fichiersARevoir } from './fichiers.js'
import { identitesATrancher } from './identites.js'
import type { SourceDeTravail, Travail } from './travail.js'

const sources: readonly SourceDeTravail[] = [
  travauxAFaire,
  decisionsSansReponse,
  contestationsEnAttente,
  identitesATrancher,
  personnesArrivees,
  fichiersARevoir,
  questionsDEnquete,
  violationsANotifier,
  ...travauxDAdministration,
]

const jours = (de: string, a: string) => Math.round((Date.parse(a) - Date.parse(de)) / 86_400_000)

function echeance(avant: string, aujourdHui: string): Html {
  const reste = jours(aujourdHui, avant)
  const dit =
    reste < 0
      ? `en retard de ${-reste} ${reste === -1 ? 'jour' : 'jours'}`
      : reste === 0
        ? 'aujourd’hui'
        : reste === 1
          ? 'demain'
          : `dans ${reste} jours`
  return html`<p class="echeance${reste <= 3 && ' proche'}"><span>À faire avant le <time datetime="${avant}">${enJour(avant)}</time></span> <strong>${dit}</strong></p>`
}

const tache = (
  t: Travail,
  aujourdHui: string,
): Html => html`<li class="tache"><div class="tache-corps"><h3><a href="${t.href}">${t.titre}</a></h3><p>${t.detail}</p></div>
<div class="tache-suite">${t.avant && echeance(t.avant, aujourdHui)}<p class="tache-action" aria-hidden="true">${t.action} →</p></div></li>`

/** The day’s work: what awaits the agent, the nearest deadline first, and the way to anybody’s file. */
export async function accueil(d: Demande): Promise<Ecran> {
  const outilOuvert = (outil: Outil) => d.contexte.habilitations.outilOuvert(d.session.organisation, outil)
  const siennes = sources.filter(s => (s.outil === undefined || outilOuvert(s.outil)) && s.pour(d))
  const travaux = (await Promise.all(siennes.map(s => s.lire(d)))).flat().toSorted((a, b) => (a.avant ?? '9').localeCompare(b.avant ?? '9'))
  const aujourdHui = jourDe(d.contexte.horloge())
  const peutChercher = permet(d.session.agent?.roles ?? [], 'lister') && outilOuvert('recherche')
  const roles = d.session.agent?.roles ?? []
  return {
    titre: `Bonjour ${enPrenom(d.session.agent?.prenom ?? '')}`,
    menu: 'accueil',
    corps: html`${
      peutChercher &&
      html`<section class="recherche-directe" aria-labelledby="chercher"><h2 id="chercher">Chercher une personne</h2>
${formulaire(d.session, { action: '/professionnel/recherche', corps: html`<input type="hidden" name="par" value="noms">${champDesNoms()}<div class="boutons">${bouton('Chercher')}<a href="/professionnel/recherche">Par numéro</a></div>`, nom: 'Chercher une personne' })}</section>`
    }
<section aria-labelledby="travail"><h2 id="travail">Ce qui vous attend</h2>
${
  travaux.length > 0
    ? html`<ul class="taches">${travaux.map(t => tache(t, aujourdHui))}</ul>`
    : vide(
        'Rien n’attend',
        html`<p>${permet(roles, 'lister') ? 'Ni travail à faire, ni contestation, ni identité douteuse, ni nouvelle personne, ni fichier à revoir.' : permet(roles, 'enqueter') ? 'Aucune violation n’est à notifier. Les alertes et les enquêtes sont dans « Vigilance ».' : siennes.some(s => s.outil === undefined) ? 'Ni compte, ni habilitation à revoir, ni demande qui attende une réponse de vous.' : 'Aucune tâche n’est ouverte à vos rôles ici.'}</p>`,
      )
}</section>`,
  }
}
