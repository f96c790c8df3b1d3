import { carte, type Ecran, enJour, etiquette, fiche, html, leJour } from '../../interface/index.js'
import type { Demande, Route } from '../../professionnel/ecran.js'
import { nomDeLAgent } from '../actes/acte.js'
import type { Cote } from '../cote.js'
import { aujourdHui, echeance } from '../delais.js'
import { tableauxDesLignes } from '../echanges.js'
import { type Cible, liensDesGestes, messageDe, routesDesGestes } from '../geste.js'
import { parametre } from '../saisie.js'
import { gestesDesHabilitations } from './gestes.js'
import { etatDeLHabilitation, type HabilitationEntiere, lireLHabilitation, nomDeLOrganisation } from './habilitation.js'

const cibleDe = (cote: Cote, h: HabilitationEntiere): Cible & { numero: number } => ({
  numero: h.numero,
  quoi: `H${h.numero}`,
  adresse: `${cote.racine}/habilitations/${h.numero}`,
  fil: [cote.habilitations, { href: `${cote.racine}/habilitations/${h.numero}`, texte: `H${h.numero}` }],
  menu: cote.menus.habilitations,
  permis: h.evenements,
})

/** One habilitation: what was granted, line by line, as the declaration said it that day, and what has changed since. */
const habilitation =
  (cote: Cote) =>
  async (d: Demande): Promise<Ecran> => {
    const h = await lireLHabilitation(d, parametre(d, 'numero'))
    const cible = cibleDe(cote, h)
    const le = aujourdHui(d)
    const changees = h.lignes.filter(l => l.aChange).length
    return {
      titre: `H${h.numero} : ${h.intitule}`,
      menu: cible.menu,
      fil: cible.fil.slice(0, 1),
      ...messageDe(d, gestesDesHabilitations),
      corps: html`${carte({
        id: 'habilitation',
        titre: nomDeLOrganisation(d, h.organisation),
        tete: etatDeLHabilitation(h),
        corps: fiche([
          ['En vigueur depuis le', leJour(h.du)],
          [h.etat === 'active' ? 'Prend fin' : 'Devait prendre fin', h.etat === 'active' ? echeance(h.au, le) : leJour(h.au)],
          [
            'Revue',
            h.etat === 'active' && html`à faire ${echeance(h.aRevoirLe, le)}${h.aRevoirLe <= le && html` ${etiquette('due', 'mauvais')}`}`,
          ],
          ['Dernière revue', html`${leJour(h.revueLe)}${h.revuePar && `, par ${nomDeLAgent(h.revuePar)}`}`],
          ['Appels', `${h.quotaParSeconde.toLocaleString('fr-FR')} par seconde, toutes applications ensemble`],
          ['Convention', h.convention !== null && `C${h.convention}`],
          ['Accordée', `le ${enJour(h.delivreeLe)} par ${nomDeLAgent(h.delivreePar)}`],
          ['Demande', html`<a href="${cote.racine}/demandes/${h.demande}">D${h.demande}</a>`],
          ['Fin', h.etatLe && `le ${enJour(h.etatLe)}${h.etatPar ? ` par ${nomDeLAgent(h.etatPar)}` : ''}`],
          ['Pourquoi', h.motif],
        ]),
        pied: h.evenements.length > 0 && html`<p class="boutons">${liensDesGestes(gestesDesHabilitations, cible)}</p>`,
      })}
<section aria-labelledby="ouvre"><h2 id="ouvre">Ce qu’elle ouvre</h2>
<p>${h.lignes.length === 1 ? 'Un échange' : `${h.lignes.length} échanges`}, tels que la déclaration les disait le jour où l’habilitation a été accordée. Rien d’autre.</p>
${changees > 0 && html`<p>${changees === 1 ? 'Un échange a changé' : `${changees} échanges ont changé`} depuis : rouvrez l’habilitation pour la mettre à jour.</p>`}
${tableauxDesLignes(
  d,
  'lignes',
  h.lignes.map(l => ({ ...l, note: l.aChange && etiquette('a changé depuis', 'attente') })),
)}</section>`,
    }
  }

export const routesDesHabilitations = (cote: Cote): Route[] => [
  { verbe: 'GET', chemin: `${cote.racine}/habilitations/:numero`, acte: cote.acte, faire: habilitation(cote) },
  ...routesDesGestes(
    `${cote.racine}/habilitations/:numero`,
    {
      gestes: gestesDesHabilitations,
      viser: async d => cibleDe(cote, await lireLHabilitation(d, parametre(d, 'numero'))),
      acte: ({ numero }, evenement, motif) => ({
        chemin: `/habilitations/${numero}/evenements`,
        corps: { evenement, ...(motif && { motif }) },
      }),
      apres: (_, { adresse }, geste, fait) => ({
        versLa: geste === 'rouvrir' ? `${cote.racine}/demandes/${String(fait.demande)}/modifier` : `${adresse}?fait=${geste}`,
      }),
    },
    cote.acte,
  ),
]
