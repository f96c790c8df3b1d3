import type { FastifyReply } from 'fastify'
import { champsEnClair } from '../../administration/echanges.js'
import { type Cible, liensDesGestes, messageDe, routesDesGestes } from '../../administration/geste.js'
import { nomDeLOrganisation } from '../../administration/habilitations/habilitation.js'
import { carte, type Ecran, enJour, etiquette, fiche, frise, html, lienBouton, lInstant, tableau, vide } from '../../interface/index.js'
import { enPdf, lettreAuxPersonnes, notificationALaCnil } from '../../lettres/index.js'
import type { Demande, Route } from '../../professionnel/ecran.js'
import { nomDeQui } from '../mots.js'
import { enquete as quiEnquete } from '../organisations.js'
import { rubrique } from '../rubriques.js'
import { champsDeLaConnaissance, connaissance, manquesDeLaConnaissance } from './connaissance.js'
import { type EnqueteEntiere, etatDeLEnquete, libelleDuFait, lireLEnquete, surQui } from './enquete.js'
import { gestesDesEnquetes as gestes } from './gestes.js'
import { enquetes, ouvrir } from './liste.js'

type Visee = Cible & { e: EnqueteEntiere }
const racine = '/vigilance/enquetes'

async function viser(d: Demande): Promise<Visee> {
  const e = await lireLEnquete(d)
  const adresse = `${racine}/${e.numero}`
  const fil = [
    { href: racine, texte: 'Enquêtes' },
    { href: adresse, texte: `Enquête ${e.numero}` },
  ]
  return { e, quoi: `enquête ${e.numero}`, adresse, menu: 'vigilance', fil, permis: e.evenements }
}

/** One investigation: where it stands, what the journal says, what was asked and answered, and what proves it. */
async function enquete(d: Demande): Promise<Ecran> {
  const cible = await viser(d)
  const { e, adresse } = cible
  const projets =
    quiEnquete(d) &&
    html`${lienBouton(`${adresse}/notification.pdf`, 'Projet de notification à la CNIL')}${lienBouton(`${adresse}/lettre.pdf`, 'Projet de lettre aux personnes')}`
  return {
    titre: `Enquête ${e.numero} : ${surQui(d, e)}`,
    menu: 'vigilance',
    fil: cible.fil.slice(0, 1),
    cote: rubrique('enquetes'),
    ...messageDe(d, { ...gestes, ouverte: { fait: 'L’enquête est ouverte : les lignes du journal sont gardées.' } }),
    corps: html`${carte({
      id: 'enquete',
      titre: 'Où elle en est',
      tete: etatDeLEnquete(e),
      corps: fiche([
        ['Organisation', nomDeLOrganisation(d, e.organisation)],
        ['Alerte', html`<a href="/vigilance/alertes/${e.alerte}">ce qui a été compté</a>`],
        ['Cet accès', e.arrete ? etiquette('arrêté', 'mauvais') : 'n’est pas arrêté'],
        ['Ouverte', html`${lInstant(e.ouverteLe)}, par ${nomDeQui(e.ouvertePar)}`],
        ['Violation connue', e.connueLe && lInstant(e.connueLe)],
        [
          'À notifier à la CNIL avant',
          e.aNotifierAvant && html`<strong>${lInstant(e.aNotifierAvant)}</strong>, ${resteAvant(e.aNotifierAvant, d.contexte.horloge())}`,
        ],
      ]),
      pied: html`<p class="boutons">${liensDesGestes(gestes, cible)}${projets}</p>`,
    })}
${laPortee(d, e)}
<section aria-labelledby="faits"><h2 id="faits">Ce qui a été fait</h2>
${e.faits.length === 0 ? html`<p class="discret">Rien encore.</p>` : frise(e.faits.toReversed().map(f => ({ le: f.le, titre: libelleDuFait(f.evenement), detail: f.texte, auteur: html`${nomDeQui(f.par)}, ${lInstant(f.le)}` })))}</section>
<section aria-labelledby="preuve"><h2 id="preuve">Preuve</h2>
<p>Les lignes gardées sont sous ce sceau du journal : rien n’y a pu changer depuis sans que cela se voie. Pour le vérifier, l’opérateur exporte le journal (<code>exporter-journal</code>), et quiconque a la clé publique le contrôle (<code>verifier-journal</code>).</p>
${fiche([
  ['Lignes scellées', nombre(Number(e.note.split('\n')[1]))],
  ['Racine du sceau', html`<code>${e.note.split('\n')[2]}</code>`],
])}</section>`,
  }
}

/** What is left of the seventy-two hours, or for how long they are past. */
function resteAvant(terme: string, instant: Date): string {
  const heures = Math.floor(Math.abs(Date.parse(terme) - instant.getTime()) / 3_600_000)
  const dites = heures === 0 ? 'moins d’une heure' : `${heures} ${heures > 1 ? 'heures' : 'heure'}`
  return Date.parse(terme) > instant.getTime() ? `il reste ${dites}` : `dépassé depuis ${dites}`
}

const nombre = (n: number) => n.toLocaleString('fr-FR')

const champsDits = (d: Demande, { code, champs }: EnqueteEntiere['portee']['echanges'][number]) =>
  champs.map(c => champsEnClair(d, code, [c]))

const laPortee = (
  d: Demande,
  { portee: p, du, au }: EnqueteEntiere,
) => html`<section aria-labelledby="portee"><h2 id="portee">Ce que le journal en dit</h2>
${fiche([
  ['Période gardée', html`${lInstant(du)} – ${lInstant(au)}`],
  ['Lignes du journal', nombre(p.lignes)],
  ['Personnes dont des données ont été lues', nombre(p.personnes)],
  ['Première et dernière lecture', p.premier && p.dernier && html`${lInstant(p.premier)} – ${lInstant(p.dernier)}`],
])}
${
  p.echanges.length === 0
    ? vide('Aucune donnée lue', html`<p>Le journal ne montre aucune lecture par cet accès sur la période.</p>`)
    : html`${tableau(
        'echanges',
        'Par échange',
        ['Échange', 'Personnes', 'Données'],
        p.echanges.map(e => [html`${e.finalite}<br><code>${e.code}</code>`, nombre(e.personnes), champsDits(d, e).join(', ')]),
      )}
${tableau(
  'jours',
  'Jour après jour',
  ['Jour', 'Personnes'],
  p.jours.map(j => [enJour(j.jour), nombre(j.personnes)]),
)}`
}</section>`

const projet =
  (nom: string, ecrire: typeof notificationALaCnil) =>
  async (d: Demande): Promise<FastifyReply> => {
    const { portee, ...e } = await lireLEnquete(d)
    const organisation = nomDeLOrganisation(d, e.organisation)
    const echanges = portee.echanges.map(x => ({ ...x, champs: champsDits(d, x) }))
    const lettre = ecrire({ ...portee, ...e, echanges, organisation, etablieLe: d.contexte.horloge().toISOString() })
    return d.reponse
      .type('application/pdf')
      .headers({ 'content-disposition': `attachment; filename="${nom}-${e.numero}.pdf"`, 'cache-control': 'no-store' })
      .send(enPdf(lettre, d.contexte.horloge()))
  }

export const routesDesEnquetes: readonly Route[] = [
  { verbe: 'GET', chemin: racine, faire: enquetes },
  { verbe: 'POST', chemin: racine, acte: 'enqueter', faire: ouvrir },
  { verbe: 'GET', chemin: `${racine}/:numero`, faire: enquete },
  { verbe: 'GET', chemin: `${racine}/:numero/notification.pdf`, acte: 'enqueter', faire: projet('notification', notificationALaCnil) },
  { verbe: 'GET', chemin: `${racine}/:numero/lettre.pdf`, acte: 'enqueter', faire: projet('lettre', lettreAuxPersonnes) },
  ...routesDesGestes(`${racine}/:numero`, {
    gestes,
    viser,
    champs: (d, _, evenement, erreurs) => evenement === 'qualifier' && champsDeLaConnaissance(d, erreurs),
    manques: (d, evenement) => (evenement === 'qualifier' ? manquesDeLaConnaissance(d) : []),
    acte: ({ e }, evenement, motif, d) => ({
      chemin: `/enquetes/${e.numero}/evenements`,
      corps: { evenement, motif, ...(evenement === 'qualifier' && connaissance(d)) },
    }),
  }),
]
