import { type Ecran, etiquette, html, leJour, lienBouton, tableau, vide } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { aujourdHui, echeance } from '../delais.js'
import { etatDeLaDemande, listerLesDemandes, nomDeLaDemande } from '../demandes/demande.js'
import { rubrique } from '../rubriques.js'
import { etatDeLHabilitation, type Habilitation, listerLesHabilitations, nomDeLOrganisation } from './habilitation.js'

const rang = (racine: string, h: Habilitation, le: string) => [
  html`<a href="${racine}/habilitations/${h.numero}">H${h.numero} : ${h.intitule}</a>`,
  etatDeLHabilitation(h),
  h.etat === 'active' ? echeance(h.au, le) : leJour(h.etatLe ?? h.au),
  h.etat === 'active' ? html`${echeance(h.aRevoirLe, le)}${h.aRevoirLe <= le && html` ${etiquette('due', 'mauvais')}`}` : 'sans objet',
]

/** What the organisation was granted and what it asked for: everything it may read or write begins here. */
export async function habilitations(d: Demande): Promise<Ecran> {
  const [accordees, demandes] = await Promise.all([listerLesHabilitations(d), listerLesDemandes(d)])
  const le = aujourdHui(d)
  return {
    titre: 'Habilitations',
    menu: 'habilitations',
    cote: rubrique(d, 'habilitations'),
    chapeau: html`<p>Ce que votre organisation peut lire et écrire, en vertu de quel texte et jusqu’à quand. Chaque habilitation se revoit tous les six mois.</p>`,
    corps: html`<p class="boutons">${lienBouton('/administration/demandes/nouvelle', 'Demander une habilitation', 'principal')}</p>
<section aria-labelledby="accordees-titre"><h2 id="accordees-titre">Accordées</h2>
${
  accordees.length === 0
    ? vide('Aucune habilitation', html`<p>Tant qu’aucune n’est accordée, vos agents et vos applications n’ouvrent rien.</p>`)
    : tableau(
        'accordees',
        'Les plus récentes d’abord',
        ['Habilitation', 'État', 'Prend fin', 'À revoir'],
        accordees.map(h => rang('/administration', h, le)),
      )
}</section>
<section aria-labelledby="demandes-titre"><h2 id="demandes-titre">Demandes</h2>
${
  demandes.length === 0
    ? vide('Aucune demande', html`<p>Une demande se prépare en brouillon, s’envoie, puis se suit ici.</p>`)
    : tableau(
        'demandes',
        'Les plus récentes d’abord',
        ['Demande', 'État', 'Envoyée le', 'Dernier changement'],
        demandes.map(q => [
          html`<a href="/administration/demandes/${q.numero}">${nomDeLaDemande(q)}</a>`,
          etatDeLaDemande(q),
          q.soumiseLe ? leJour(q.soumiseLe) : 'pas encore',
          leJour(q.modifieeLe),
        ]),
      )
}</section>`,
  }
}

/** Every habilitation, for who instructs. */
export async function toutesLesHabilitations(d: Demande): Promise<Ecran> {
  const toutes = await listerLesHabilitations(d)
  const le = aujourdHui(d)
  return {
    titre: 'Habilitations',
    menu: 'habilitations-accordees',
    chapeau: html`<p>Ce qui a été accordé à chaque organisation. Une révocation ferme tout en quelques secondes.</p>`,
    corps: tableau(
      'accordees',
      'Les plus récentes d’abord',
      ['Habilitation', 'Organisation', 'État', 'Prend fin', 'À revoir'],
      toutes.map(h => {
        const [nom, ...reste] = rang('/instruction', h, le)
        return [nom, nomDeLOrganisation(d, h.organisation), ...reste]
      }),
    ),
  }
}
