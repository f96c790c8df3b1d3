import type { DelegationDOrientation } from '../../../src/parcours/orientation/index.js'
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
  tableau,
  vide,
} from '../../interface/index.js'
import { acteurs, type CodeActeur } from '../../../src/droit/acteurs.js'
import { delegatairesDeLaDecision } from '../../../src/droit/parametres/orientation.js'
import { auJour } from '../../../src/droit/parametres/parametre.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import type { Demande, Route } from '../../professionnel/ecran.js'
import { agir, lire } from '../appel.js'
import { nomDeLAgent } from '../actes/acte.js'
import { aujourdHui, etatsDansLeTemps as etats } from '../delais.js'
import { messageDe } from '../geste.js'
import { nomDeLOrganisation } from '../habilitations/habilitation.js'
import { rubrique } from '../rubriques.js'
import { parametre, texte } from '../saisie.js'

const racine = '/administration/delegations'
const chemin = '/delegations-d-orientation'
const fil = [{ href: racine, texte: 'Délégations de l’orientation' }]
const faits = {
  declaree: { fait: 'La délégation est déclarée. Ce qui attend une décision change de file dès son premier jour.' },
  terminee: { fait: 'La délégation est terminée à ce jour. Ensuite, votre organisation décide de nouveau.' },
}

const lister = async (d: Demande): Promise<DelegationDOrientation[]> =>
  (await lire<{ elements: DelegationDOrientation[] }>(d, chemin)).elements
const sorte = (d: Demande): CodeActeur | undefined =>
  acteurs.find(a => a.code === d.contexte.habilitations.organisation(d.session.organisation)?.type)?.code
/** To whom this organisation may delegate, as kinds of organisation: nobody, for most. */
const delegataires = (d: Demande) => {
  const type = sorte(d)
  return (type && auJour(delegatairesDeLaDecision, aujourdHui(d))[type]) ?? []
}

async function delegations(d: Demande): Promise<Ecran> {
  const elements = await lister(d)
  const donne = delegataires(d).length > 0
  const terminable = (x: DelegationDOrientation) => donne && x.organisation === d.session.organisation && x.etat !== 'terminee'
  return {
    titre: 'Délégations de l’orientation',
    menu: 'habilitations',
    cote: rubrique(d, 'delegations'),
    ...messageDe(d, faits),
    chapeau: html`<p>Le président du conseil départemental décide de l’orientation des bénéficiaires du RSA. Il peut déléguer cette décision à France Travail (code du travail, art. L. 5411-5-1). À La Réunion, France Travail décide et peut le déléguer à la caisse d’allocations familiales (code de l’action sociale et des familles, art. R. 522-2).</p>`,
    corps: html`${donne && html`<p class="boutons">${lienBouton(`${racine}/nouvelle`, 'Déclarer une délégation', 'principal')}</p>`}
${
  elements.length === 0
    ? vide('Aucune délégation', html`<p>${donne ? 'Votre organisation décide elle-même.' : 'Personne ne vous a délégué sa décision.'}</p>`)
    : tableau(
        'delegations',
        'Les plus récentes d’abord',
        ['De', 'À', 'Du', 'Au', 'État', 'Acte', 'Déclarée par', ...(donne ? ['Terminer'] : [])],
        elements.map(x => {
          const [mot, ton] = etats[x.etat]
          return [
            nomDeLOrganisation(d, x.organisation),
            nomDeLOrganisation(d, x.delegataire ?? 'FT'),
            leJour(x.du),
            x.au ? leJour(x.au) : 'sans terme',
            etiquette(mot, ton),
            x.acte,
            x.declareePar ? nomDeLAgent(x.declareePar) : '',
            ...(donne
              ? [
                  terminable(x) &&
                    html`<a href="${racine}/${x.du}/terminer">Terminer<span class="a-entendre"> la délégation du ${leJour(x.du)}</span></a>`,
                ]
              : []),
          ]
        }),
      )
}`,
  }
}

type Saisie = Readonly<Record<'delegataire' | 'du' | 'au' | 'acte', string>>

const page = (d: Demande, s: Saisie, erreurs: readonly ErreurDeSaisie[] = []): Ecran => ({
  titre: 'Déclarer une délégation de l’orientation',
  menu: 'habilitations',
  fil,
  erreurs,
  largeur: 'lecture',
  chapeau:
    sorte(d) === 'FT'
      ? html`<p>À compter du premier jour, la caisse décide à votre place pour les bénéficiaires du RSA de son territoire. Son délai de six semaines court de l’ouverture du droit, ou de son transfert.</p>`
      : html`<p>À compter du premier jour, France Travail décide à la place du président du conseil départemental. Une proposition complète ouvre alors le parcours ; elle se modifie et se conteste comme toute décision.</p>`,
  corps: formulaire(d.session, {
    action: `${racine}/nouvelle`,
    corps: html`${champ({ nom: 'delegataire', libelle: 'À qui', aide: sorte(d) === 'FT' ? 'Le code de la caisse d’allocations familiales de La Réunion.' : 'Le code de l’organisation : la loi ne permet que France Travail, FT.', valeur: s.delegataire, longueur: 40, autocomplete: 'off', erreurs })}
${champ({ nom: 'acte', libelle: 'Délibération ou convention', aide: 'Ce sur quoi la délégation repose, avec sa date. Les personnes concernées peuvent le demander.', valeur: s.acte, longueur: 300, autocomplete: 'off', erreurs })}
<div class="rangee">${date({ nom: 'du', libelle: 'Premier jour', valeur: s.du, erreurs })}
${date({ nom: 'au', libelle: 'Dernier jour', valeur: s.au, facultatif: 'facultatif', erreurs })}</div>
<div class="boutons" id="geste">${bouton('Déclarer la délégation')}<a href="${racine}">Renoncer</a></div>`,
  }),
})

async function formulaireDeDelegation(d: Demande): Promise<Ecran> {
  if (delegataires(d).length === 0)
    throw new EcranRefuse(404, 'Rien à cette adresse', 'Seuls un conseil départemental et France Travail délèguent cette décision.')
  return page(d, { delegataire: sorte(d) === 'CD' ? 'FT' : '', du: aujourdHui(d), au: '', acte: '' })
}

const manques = (s: Saisie): ErreurDeSaisie[] => [
  ...(s.delegataire === '' ? [{ champ: 'delegataire', texte: 'Dites à qui la décision est déléguée.' }] : []),
  ...(s.acte.length < 3 ? [{ champ: 'acte', texte: 'Dites sur quoi la délégation repose.' }] : []),
  ...(s.du === '' ? [{ champ: 'du', texte: 'Indiquez le premier jour.' }] : []),
]
const dire = (parDefaut: string) => (pointer: string, detail: string) => ({ champ: pointer.split('/')[1] || parDefaut, texte: detail })

async function declarer(d: Demande): Promise<Ecran | { versLa: string }> {
  const s: Saisie = { delegataire: texte(d, 'delegataire'), du: texte(d, 'du'), au: texte(d, 'au'), acte: texte(d, 'acte') }
  const fautes = manques(s)
  if (fautes.length > 0) return page(d, s, fautes)
  const rendu = await agir(d, { verbe: 'POST', chemin, corps: { ...s, au: s.au || null } }, dire('du'))
  return 'erreurs' in rendu ? page(d, s, rendu.erreurs) : { versLa: `${racine}?fait=declaree` }
}

async function fin(d: Demande, au = aujourdHui(d), erreurs: readonly ErreurDeSaisie[] = []): Promise<Ecran> {
  const du = parametre(d, 'du')
  const visee = (await lister(d)).find(x => x.du === du && x.organisation === d.session.organisation && x.etat !== 'terminee')
  if (!visee) throw new EcranRefuse(404, 'Rien à cette adresse', 'Cette délégation n’existe pas, ou elle est déjà terminée.')
  return {
    titre: 'Terminer la délégation de l’orientation',
    menu: 'habilitations',
    fil,
    erreurs,
    largeur: 'lecture',
    corps: html`${alerte('information', html`<p>Après son dernier jour, votre organisation décide de nouveau. Ce qui a été décidé le reste.${sorte(d) === 'CD' && ' Un département ne décide que tant que ses six semaines courent.'}</p>`)}
${formulaire(d.session, {
  action: `${racine}/${du}/terminer`,
  corps: html`${date({ nom: 'au', libelle: 'Dernier jour', aide: 'Hier au plus tôt.', valeur: au, erreurs })}
<div class="boutons" id="geste">${bouton('Terminer la délégation', 'danger')}<a href="${racine}">Renoncer</a></div>`,
})}`,
  }
}

async function terminer(d: Demande): Promise<Ecran | { versLa: string }> {
  const au = texte(d, 'au')
  if (au === '') return fin(d, '', [{ champ: 'au', texte: 'Indiquez le dernier jour.' }])
  const acte = {
    verbe: 'POST' as const,
    chemin: `${chemin}/${encodeURIComponent(parametre(d, 'du'))}/evenements`,
    corps: { evenement: 'terminer', au },
  }
  const rendu = await agir(d, acte, dire('au'))
  return 'erreurs' in rendu ? fin(d, au, rendu.erreurs) : { versLa: `${racine}?fait=terminee` }
}

/** See, declare, end: who decides of the orientation in place of the président du conseil départemental. */
export const routesDesDelegations: readonly Route[] = [
  { verbe: 'GET', chemin: racine, acte: 'souscrire', faire: delegations },
  { verbe: 'GET', chemin: `${racine}/nouvelle`, acte: 'souscrire', faire: formulaireDeDelegation },
  { verbe: 'POST', chemin: `${racine}/nouvelle`, acte: 'souscrire', faire: declarer },
  { verbe: 'GET', chemin: `${racine}/:du/terminer`, acte: 'souscrire', faire: d => fin(d) },
  { verbe: 'POST', chemin: `${racine}/:du/terminer`, acte: 'souscrire', faire: terminer },
]
