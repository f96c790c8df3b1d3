import { type ActiviteEcarteeLue, libellesDesActivites, typesAuJour } from '../../../src/parcours/activites/index.js'
import {
  alerte,
  bouton,
  champ,
  date,
  type Ecran,
  type ErreurDeSaisie,
  etiquette,
  formulaire,
  html,
  leJour,
  lienBouton,
  listeDeroulante,
  tableau,
  vide,
} from '../../interface/index.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import type { Demande, Route } from '../../professionnel/ecran.js'
import { agir, lire } from '../appel.js'
import { aujourdHui, etatsDansLeTemps as etats } from '../delais.js'
import { messageDe } from '../geste.js'
import { rubrique } from '../rubriques.js'
import { parametre, texte } from '../saisie.js'

const racine = '/administration/activites-ecartees'
const chemin = '/activites-ecartees'
const fil = [{ href: racine, texte: 'Activités écartées' }]
const faits = {
  ecartee: { fait: 'L’activité est écartée. Qui la déclare lira votre acte, et pourra en choisir une autre.' },
  readmise: { fait: 'L’activité sera de nouveau admise après ce jour.' },
}
const lister = async (d: Demande) => (await lire<{ elements: ActiviteEcarteeLue[] }>(d, chemin)).elements

async function ecartees(d: Demande): Promise<Ecran> {
  const elements = await lister(d)
  return {
    titre: 'Activités écartées',
    menu: 'habilitations',
    cote: rubrique(d, 'activites-ecartees'),
    ...messageDe(d, faits),
    chapeau: html`<p>La loi demande des heures d’activité et n’en dresse pas la liste (code du travail, art. L. 5411-6). Votre organisation peut ne pas en admettre certaines, par un acte et pour un temps.</p>`,
    corps: html`<p class="boutons">${lienBouton(`${racine}/nouvelle`, 'Écarter une activité', 'principal')}</p>
${
  elements.length === 0
    ? vide('Aucune activité écartée', html`<p>Votre organisation admet tout ce que la plateforme propose.</p>`)
    : tableau(
        'ecartees',
        'Les plus récentes d’abord',
        ['Activité', 'Du', 'Au', 'État', 'Acte', 'Admettre'],
        elements.map(x => {
          const [mot, ton] = etats[x.etat]
          return [
            x.libelle,
            leJour(x.du),
            x.au ? leJour(x.au) : 'sans terme',
            etiquette(mot, ton),
            x.acte,
            x.etat !== 'terminee' &&
              html`<a href="${racine}/${x.type}/${x.du}/admettre">Admettre de nouveau<span class="a-entendre"> : ${x.libelle}</span></a>`,
          ]
        }),
      )
}`,
  }
}

type Saisie = Readonly<Record<'type' | 'du' | 'au' | 'acte', string>>
const page = (d: Demande, s: Saisie, erreurs: readonly ErreurDeSaisie[] = []): Ecran => ({
  titre: 'Écarter une activité',
  menu: 'habilitations',
  fil,
  erreurs,
  largeur: 'lecture',
  chapeau: html`<p>Elle ne comptera plus dans les heures des personnes que vous accompagnez. Ce qui est déjà déclaré ne change pas.</p>`,
  corps: formulaire(d.session, {
    action: `${racine}/nouvelle`,
    corps: html`${listeDeroulante({
      nom: 'type',
      libelle: 'Quelle activité',
      valeur: s.type,
      erreurs,
      options: Object.entries(typesAuJour(aujourdHui(d)).types).flatMap(([valeur, t]) =>
        t.refus === null ? [{ valeur, texte: t.libelle }] : [],
      ),
    })}
${champ({ nom: 'acte', libelle: 'Délibération ou décision', aide: 'Ce sur quoi cela repose, avec sa date : les personnes le lisent.', valeur: s.acte, longueur: 300, autocomplete: 'off', erreurs })}
<div class="rangee">${date({ nom: 'du', libelle: 'Premier jour', valeur: s.du, erreurs })}
${date({ nom: 'au', libelle: 'Dernier jour', valeur: s.au, facultatif: 'facultatif', erreurs })}</div>
<div class="boutons" id="geste">${bouton('Écarter cette activité')}<a href="${racine}">Renoncer</a></div>`,
  }),
})

const manques = (s: Saisie): ErreurDeSaisie[] => [
  ...(s.type === '' ? [{ champ: 'type', texte: 'Choisissez une activité.' }] : []),
  ...(s.acte.length < 3 ? [{ champ: 'acte', texte: 'Dites sur quoi cela repose.' }] : []),
  ...(s.du === '' ? [{ champ: 'du', texte: 'Indiquez le premier jour.' }] : []),
]
const dire = (parDefaut: string) => (pointer: string, detail: string) => ({ champ: pointer.split('/')[1] || parDefaut, texte: detail })

async function ecarter(d: Demande): Promise<Ecran | { versLa: string }> {
  const s: Saisie = { type: texte(d, 'type'), du: texte(d, 'du'), au: texte(d, 'au'), acte: texte(d, 'acte') }
  const fautes = manques(s)
  if (fautes.length > 0) return page(d, s, fautes)
  const rendu = await agir(d, { verbe: 'POST', chemin, corps: { ...s, au: s.au || null } }, dire('type'))
  return 'erreurs' in rendu ? page(d, s, rendu.erreurs) : { versLa: `${racine}?fait=ecartee` }
}

async function fin(d: Demande, au = aujourdHui(d), erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const [type, du] = [parametre(d, 'type'), parametre(d, 'du')]
  const visee = (await lister(d)).find(x => x.type === type && x.du === du && x.etat !== 'terminee')
  if (!visee) throw new EcranRefuse(404, 'Rien à cette adresse', 'Cette activité n’est pas écartée, ou ne l’est plus.')
  return {
    titre: `Admettre de nouveau : ${libellesDesActivites[visee.type]}`,
    menu: 'habilitations',
    fil,
    erreurs,
    largeur: 'lecture',
    corps: html`${alerte('information', html`<p>Après son dernier jour, elle compte de nouveau. Ce qui a été refusé entre-temps peut être déclaré encore.</p>`)}
${formulaire(d.session, {
  action: `${racine}/${type}/${du}/admettre`,
  corps: html`${date({ nom: 'au', libelle: 'Dernier jour où elle est écartée', aide: 'Hier au plus tôt.', valeur: au, erreurs })}
<div class="boutons" id="geste">${bouton('Admettre de nouveau')}<a href="${racine}">Renoncer</a></div>`,
})}`,
  }
}

async function readmettre(d: Demande): Promise<Ecran | { versLa: string }> {
  const au = texte(d, 'au')
  if (au === '') return fin(d, '', [{ champ: 'au', texte: 'Indiquez le dernier jour.' }])
  const vers = `${chemin}/${encodeURIComponent(parametre(d, 'type'))}/${encodeURIComponent(parametre(d, 'du'))}/evenements`
  const rendu = await agir(d, { verbe: 'POST', chemin: vers, corps: { evenement: 'readmettre', au } }, dire('au'))
  return 'erreurs' in rendu ? fin(d, au, rendu.erreurs) : { versLa: `${racine}?fait=readmise` }
}

/** What the organisation does not admit for the weekly hours, by which act, and until when. */
export const routesDesActivitesEcartees: readonly Route[] = [
  { verbe: 'GET', chemin: racine, acte: 'souscrire', faire: ecartees },
  {
    verbe: 'GET',
    chemin: `${racine}/nouvelle`,
    acte: 'souscrire',
    faire: async d => page(d, { type: '', du: aujourdHui(d), au: '', acte: '' }),
  },
  { verbe: 'POST', chemin: `${racine}/nouvelle`, acte: 'souscrire', faire: ecarter },
  { verbe: 'GET', chemin: `${racine}/:type/:du/admettre`, acte: 'souscrire', faire: d => fin(d) },
  { verbe: 'POST', chemin: `${racine}/:type/:du/admettre`, acte: 'souscrire', faire: readmettre },
]
