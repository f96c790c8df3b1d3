import { carte, type Ecran, fiche, html, leJour, lienBouton, tableau, vide } from '../../interface/index.js'
import type { Demande, Route } from '../../professionnel/ecran.js'
import { nomDeLAgent } from '../actes/acte.js'
import { type Cote, demandeur } from '../cote.js'
import { aujourdHui } from '../delais.js'
import { type Cible, type Gestes, liensDesGestes, messageDe, routesDesGestes } from '../geste.js'
import { nomDeLOrganisation } from '../habilitations/habilitation.js'
import { rubrique } from '../rubriques.js'
import { parametre } from '../saisie.js'
import { type Convention, etatDeLaConvention, lireLaConvention, listerLesConventions } from './convention.js'
import { ecrire, formulaireDeConvention } from './ecrire.js'

const gestes: Gestes = {
  signer: {
    bouton: 'Signer',
    titre: quoi => `Signer la convention ${quoi}`,
    suite: 'Vous engagez votre organisation, sous votre nom. La convention prend effet quand toutes les parties ont signé.',
    fait: 'Votre organisation a signé.',
  },
  denoncer: {
    bouton: 'Dénoncer',
    titre: quoi => `Dénoncer la convention ${quoi}`,
    suite:
      'Les habilitations fondées sur cette convention cessent en quelques secondes, pour toutes ses parties. Cela ne se reprend pas : il faudra en signer une autre.',
    poids: 'danger',
    fait: 'La convention est dénoncée. Ce qui s’appuyait sur elle est fermé.',
  },
}

const parties = (d: Demande, c: Convention): string => c.parties.map(p => nomDeLOrganisation(d, p.organisation)).join(', ')

const conventions =
  (cote: Cote) =>
  async (d: Demande): Promise<Ecran> => {
    const elements = await listerLesConventions(d)
    const le = aujourdHui(d)
    return {
      titre: 'Conventions',
      menu: cote.menus.conventions,
      ...(cote === demandeur && { cote: rubrique(d, 'conventions') }),
      chapeau: html`<p>Les accords entre organisations sur lesquels une habilitation peut s’appuyer. Quand une partie dénonce, ce qui s’appuyait sur l’accord se ferme.</p>`,
      corps: html`<p class="boutons">${lienBouton(`${cote.racine}/conventions/nouvelle`, 'Écrire une convention', 'principal')}</p>
${
  elements.length === 0
    ? vide(
        'Aucune convention',
        html`<p>${cote === demandeur ? 'Votre organisation n’est partie à aucune convention.' : 'Aucune convention n’est écrite.'}</p>`,
      )
    : tableau(
        'conventions',
        'Les plus récentes d’abord',
        ['Convention', 'Parties', 'État', 'À compter du'],
        elements.map(c => [
          html`<a href="${cote.racine}/conventions/${c.numero}">C${c.numero} : ${c.intitule}</a>`,
          parties(d, c),
          etatDeLaConvention(c, le),
          leJour(c.du),
        ]),
      )
}`,
    }
  }

function cibleDe(d: Demande, cote: Cote, c: Convention): Cible & { numero: number } {
  const sienne = c.parties.find(p => p.organisation === d.session.organisation)
  const permis = !sienne || cote !== demandeur ? [] : sienne.signeeLe === null ? ['signer'] : sienne.denonceeLe === null ? ['denoncer'] : []
  const adresse = `${cote.racine}/conventions/${c.numero}`
  return {
    numero: c.numero,
    quoi: `C${c.numero}`,
    adresse,
    menu: cote.menus.conventions,
    fil: [
      { href: `${cote.racine}/conventions`, texte: 'Conventions' },
      { href: adresse, texte: `C${c.numero}` },
    ],
    permis,
  }
}

const convention =
  (cote: Cote) =>
  async (d: Demande): Promise<Ecran> => {
    const c = await lireLaConvention(d, parametre(d, 'numero'))
    const cible = cibleDe(d, cote, c)
    return {
      titre: `C${c.numero} : ${c.intitule}`,
      menu: cible.menu,
      fil: cible.fil.slice(0, 1),
      ...messageDe(d, { ...gestes, ecrite: { fait: 'La convention est écrite. Chaque partie doit maintenant la signer.' } }),
      corps: html`${carte({
        id: 'convention',
        titre: 'L’accord',
        tete: etatDeLaConvention(c, aujourdHui(d)),
        corps: fiche([
          ['Objet', c.objet],
          ['Texte et annexes', c.adresse && html`<a href="${c.adresse}" rel="noreferrer">${c.adresse}</a>`],
          ['À compter du', leJour(c.du)],
          ['Jusqu’au', c.au ? leJour(c.au) : 'dénonciation'],
        ]),
        pied: cible.permis.length > 0 && html`<p class="boutons">${liensDesGestes(gestes, cible)}</p>`,
      })}
${tableau(
  'parties',
  'Les parties',
  ['Organisation', 'Signée', 'Dénoncée'],
  c.parties.map(p => [
    nomDeLOrganisation(d, p.organisation),
    p.signeeLe ? html`le ${leJour(p.signeeLe)} par ${nomDeLAgent(p.signeePar ?? '')}` : 'pas encore',
    p.denonceeLe ? html`le ${leJour(p.denonceeLe)}` : 'non',
  ]),
)}`,
    }
  }

/** See, write, sign, denounce: an agreement between parties, from both sides of the counter. */
export const routesDesConventions = (cote: Cote): Route[] => [
  { verbe: 'GET', chemin: `${cote.racine}/conventions`, acte: cote.acte, faire: conventions(cote) },
  { verbe: 'GET', chemin: `${cote.racine}/conventions/nouvelle`, acte: cote.acte, faire: formulaireDeConvention(cote) },
  { verbe: 'POST', chemin: `${cote.racine}/conventions/nouvelle`, acte: cote.acte, faire: ecrire(cote) },
  { verbe: 'GET', chemin: `${cote.racine}/conventions/:numero`, acte: cote.acte, faire: convention(cote) },
  ...routesDesGestes(
    `${cote.racine}/conventions/:numero`,
    {
      gestes,
      viser: async d => cibleDe(d, cote, await lireLaConvention(d, parametre(d, 'numero'))),
      acte: ({ numero }, evenement) => ({ chemin: `/conventions/${numero}/evenements`, corps: { evenement } }),
    },
    cote.acte,
  ),
]
