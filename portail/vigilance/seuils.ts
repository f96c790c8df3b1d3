import { jourDe } from '../../src/moteur/moteur.js'
import type { Genre, Horizon, Mesure } from '../../src/vigilance/index.js'
import { agir, lire } from '../administration/appel.js'
import { messageDe } from '../administration/geste.js'
import { parametre, texte } from '../administration/saisie.js'
import { EcranRefuse } from '../ecran-refuse.js'
import {
  bouton,
  champ,
  date,
  type Ecran,
  type ErreurDeSaisie,
  formulaire,
  formulaireDeFiltre,
  type Html,
  html,
  leJour,
  lienBouton,
  listeDeroulante,
  tableau,
  zoneDeTexte,
} from '../interface/index.js'
import type { Demande, Route } from '../professionnel/ecran.js'
import { genres, horizons, mesures, nomDeQui } from './mots.js'
import { enquete } from './organisations.js'
import { rubrique } from './rubriques.js'
import { type Apercu, apercu } from './signaux.js'

type Limite = {
  genre: Genre
  horizon: Horizon
  mesure: Mesure
  limite: number
  declaree: number
  suite: 'second-facteur' | 'motif' | 'arret'
  depuis: string | null
  par: string | null
  motif: string | null
}
const noms = ['quoi', 'limite', 'depuis', 'motif'] as const
/** `quoi`: `genre horizon mesure`. */
type Saisie = Readonly<Record<(typeof noms)[number], string>>
const racine = '/vigilance/seuils'

const suites = { 'second-facteur': 'le second facteur, de nouveau', motif: 'un motif écrit', arret: 'l’arrêt' } as const
const cle = (l: Pick<Limite, 'genre' | 'horizon' | 'mesure'>) => `${l.genre} ${l.horizon} ${l.mesure}`
const enClair = (l: Limite) => `${genres[l.genre]} : ${mesures[l.mesure]} ${horizons[l.horizon]}`
const lister = async (d: Demande) => (await lire<{ elements: Limite[] }>(d, '/seuils')).elements
const parties = (quoi: string) => {
  const [genre = '', horizon = '', mesure = ''] = quoi.split(' ')
  return { genre, horizon, mesure }
}

const champs = (elements: readonly Limite[], s: Saisie, erreurs: readonly ErreurDeSaisie[]): Html => html`${listeDeroulante({
  nom: 'quoi',
  libelle: 'Ce qui est compté',
  valeur: s.quoi,
  options: elements.map(l => ({ valeur: cle(l), texte: enClair(l) })),
  erreurs,
})}
${champ({ nom: 'limite', libelle: 'Limite', aide: 'Au-delà, ce qui suit s’applique aussitôt.', valeur: s.limite, inputmode: 'numeric', longueur: 6, autocomplete: 'off', largeur: 'courte', erreurs })}`

const manques = (elements: readonly Limite[], s: Saisie): ErreurDeSaisie[] => [
  ...(elements.some(l => cle(l) === s.quoi) ? [] : [{ champ: 'quoi', texte: 'Choisissez ce qui est compté.' }]),
  ...(/^[1-9]\d{0,4}$/.test(s.limite) ? [] : [{ champ: 'limite', texte: 'Écrivez un nombre, par exemple 150.' }]),
]

const page = (d: Demande, elements: readonly Limite[], s: Saisie, erreurs: readonly ErreurDeSaisie[] = [], vu?: Apercu): Ecran => ({
  titre: 'Limites qui arrêtent',
  menu: 'vigilance',
  cote: rubrique('seuils'),
  erreurs,
  ...messageDe(d, { regle: { fait: 'La limite est réglée.' } }),
  chapeau: html`<p>Personnes différentes lues par un agent ou par un programme : au-delà, la plateforme redemande le second facteur, puis un motif, puis arrête.</p>`,
  corps: html`${tableau(
    'limites',
    'En vigueur aujourd’hui',
    ['Ce qui est compté', 'Limite', 'Ce qui suit', 'Depuis', 'Par'],
    elements.map(l => [
      enClair(l),
      l.limite.toLocaleString('fr-FR'),
      suites[l.suite],
      l.depuis ? leJour(l.depuis) : 'l’origine',
      l.par ? html`${nomDeQui(l.par)}<br><span class="discret">${l.motif}</span>` : '—',
    ]),
  )}
${vu && apercu(vu)}
<section aria-labelledby="essayer"><h2 id="essayer">Essayer une limite sur les 30 derniers jours</h2>
${formulaireDeFiltre(racine, html`${champs(elements, s, erreurs)}<div class="boutons">${bouton('Essayer', 'secondaire')}</div>`, 'Essayer une limite')}</section>
${vu && enquete(d) && html`<p class="boutons">${lienBouton(`${racine}/regler?${new URLSearchParams({ quoi: s.quoi, limite: s.limite })}`, 'Régler cette limite', 'principal')}</p>`}`,
})

const saisie = (d: Demande): Saisie => ({
  quoi: parametre(d, 'quoi'),
  limite: parametre(d, 'limite').trim(),
  depuis: jourDe(d.contexte.horloge()),
  motif: '',
})

async function seuils(d: Demande): Promise<Ecran> {
  const s = saisie(d)
  const elements = await lister(d)
  if (s.quoi === '' && s.limite === '') return page(d, elements, s)
  const erreurs = manques(elements, s)
  if (erreurs.length > 0) return page(d, elements, s, erreurs)
  const vu = await lire<Apercu>(d, `/seuils/apercu?${new URLSearchParams({ ...parties(s.quoi), limite: s.limite })}`)
  return page(d, elements, s, [], vu)
}

const reglage = (d: Demande, elements: readonly Limite[], s: Saisie, erreurs: readonly ErreurDeSaisie[] = []): Ecran => ({
  titre: 'Régler une limite qui arrête',
  menu: 'vigilance',
  fil: [{ href: racine, texte: 'Limites qui arrêtent' }],
  erreurs,
  largeur: 'lecture',
  corps: formulaire(d.session, {
    action: `${racine}/regler`,
    corps: html`${champs(elements, s, erreurs)}
${date({ nom: 'depuis', libelle: 'À compter du', valeur: s.depuis, erreurs })}
${zoneDeTexte({ nom: 'motif', libelle: 'Motif', aide: 'Il est gardé avec votre nom.', valeur: s.motif, lignes: 2, longueur: 2000, erreurs })}
<div class="boutons" id="geste">${bouton('Régler')}<a href="${racine}">Renoncer</a></div>`,
  }),
})

function exigerQuiRegle(d: Demande): void {
  if (!enquete(d))
    throw new EcranRefuse(403, 'Votre rôle ne le permet pas', 'Une limite vaut pour toutes les organisations : qui enquête la règle.')
}

async function regler(d: Demande): Promise<Ecran | { versLa: string }> {
  exigerQuiRegle(d)
  const s = Object.fromEntries(noms.map(n => [n, texte(d, n)])) as Saisie
  const elements = await lister(d)
  const erreurs = [
    ...manques(elements, s),
    ...(s.depuis === '' ? [{ champ: 'depuis', texte: 'Indiquez le jour.' }] : []),
    ...(s.motif === '' ? [{ champ: 'motif', texte: 'Dites pourquoi : le motif est gardé avec l’acte.' }] : []),
  ]
  if (erreurs.length > 0) return reglage(d, elements, s, erreurs)
  const corps = { ...parties(s.quoi), limite: Number(s.limite), depuis: s.depuis, motif: s.motif }
  const rendu = await agir(d, { verbe: 'POST', chemin: '/seuils', corps }, (pointer, detail) => ({
    champ: pointer.slice(1) || 'geste',
    texte: detail,
  }))
  return 'erreurs' in rendu ? reglage(d, elements, s, rendu.erreurs) : { versLa: `${racine}?fait=regle` }
}

export const routesDesSeuils: readonly Route[] = [
  { verbe: 'GET', chemin: racine, faire: seuils },
  {
    verbe: 'GET',
    chemin: `${racine}/regler`,
    faire: async d => {
      exigerQuiRegle(d)
      return reglage(d, await lister(d), saisie(d))
    },
  },
  { verbe: 'POST', chemin: `${racine}/regler`, faire: regler },
]
